"""The names of a table's rows, beside its figures when the source is scrolled to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.models.row_names import RowNames

if TYPE_CHECKING:
    from core.document.model import Document
    from gui.panels.source_text import SourceText
    from gui.theme import Theme


class RowNamesStrip(QWidget):
    """Lies over the left edge of the text, on the lines of tables alone."""

    def __init__(self, text: SourceText, theme: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._theme = theme
        self._names: RowNames | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        text.updateRequest.connect(lambda *_: self.update())
        text.horizontalScrollBar().valueChanged.connect(self.follow)

    def show_document(self, document: Document | None) -> None:
        """Take over the tables of another document."""
        self._names = RowNames(document) if document else None
        self.follow()

    def follow(self) -> None:
        """Lie where the text is, if it is scrolled to the right at all."""
        shown = self._names is not None and self._text.horizontalScrollBar().value() > 0
        if shown:
            seen = self._text.viewport().geometry()
            self.setGeometry(QRect(seen.topLeft(), seen.size()))
            self.raise_()
        self.setVisible(shown)

    def names_in_view(self) -> list[tuple[str, QRect]]:
        """What is painted: the name of each line in view, and where."""
        most = self.width() // 2
        metrics = self._text.fontMetrics()
        shown = []
        for line, place in self._text.lines_in_view():
            name = self._names.of_line(line) if self._names else None
            if name is not None:
                name = name.expandtabs().rstrip()
                wide = min(metrics.horizontalAdvance(name), most)
                room = wide + self._theme.px(14) if name else 0
                shown.append((name, QRect(0, place.top(), room, place.height())))
        return shown

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names on the ground of the text, so that figures go under them."""
        painter = QPainter(self)
        painter.setFont(self._text.font())
        named = self.names_in_view()
        widest = max((place.width() for _name, place in named), default=0)
        inset = self._text.document().documentMargin()
        for name, place in named:
            strip = QRect(0, place.top(), widest, place.height())
            painter.fillRect(strip, self._theme.colour("card"))
            painter.setPen(self._theme.colour("hairline"))
            painter.drawLine(strip.topRight(), strip.bottomRight())
            painter.setPen(self._theme.colour("text"))
            painter.setClipRect(strip.adjusted(0, 0, -2, 0))
            baseline = place.top() + self._text.fontMetrics().ascent()
            painter.drawText(QPointF(inset, baseline), name)
            painter.setClipping(False)
        painter.end()
