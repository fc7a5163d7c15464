"""The document's text, read only, with its lines numbered and its findings marked beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from core.document.model import Span
from gui.glyphs import TONES, Mark, draw_mark
from gui.models.text_map import TextMap
from gui.panels.row_names import RowNamesStrip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QHelpEvent, QMouseEvent

    from core.document.model import Document
    from gui.theme import Theme

_EVERY = 5  # lines from one printed number to the next
_MOST_MATCHES = 1000
_COLUMNS = 80
_LONGEST_SET = 200  # characters that a line set in columns may have, tables included


class SourceText(QPlainTextEdit):
    """Shows a document; lights one passage of it and the matches of a search."""

    mark_clicked = Signal(int)  # the line
    view_moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._map = TextMap("")
        self._passage: Span | None = None
        self._matches: Sequence[Span] = ()
        self._longest_line = 0
        self.marks: Mapping[int, tuple[Mark, str]] = {}
        self.setObjectName("source")
        self.setAccessibleName("Source")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCenterOnScroll(True)
        self._margin = _Margin(self, theme)
        self.row_names = RowNamesStrip(self, theme)
        self.updateRequest.connect(lambda *_: self._margin.update())
        self.verticalScrollBar().valueChanged.connect(self.view_moved)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_document(self, document: Document | None) -> None:
        """Show another document from its beginning."""
        self._passage, self._matches, self.marks = None, (), {}
        self._map = TextMap(document.text if document else "")
        self._longest_line = _longest_line(document) if document else 0
        self._choose_wrapping()
        self.setPlainText(self._map.shown)
        self.row_names.show_document(document)
        self._light()
        self.place_margin()

    def set_marks(self, marks: Mapping[int, tuple[Mark, str]]) -> None:
        """Mark lines, each with a shape and the words for its tooltip."""
        self.marks = marks
        self._margin.update()

    def light(self, passage: Span | None, *, scroll: bool = True) -> None:
        """Light one passage and bring it to the middle."""
        self._passage = passage
        self._light()
        self._margin.update()
        if passage is not None and scroll:
            self.centre_on(passage)

    def centre_on(self, span: Span) -> None:
        """Bring a span to the middle of the view."""
        cursor = self.textCursor()
        cursor.setPosition(self._map.to_qt(span.start))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._show_columns(span)

    def show_matches(self, matches: Sequence[Span]) -> None:
        """Light what a search found."""
        self._matches = matches[:_MOST_MATCHES]
        self._light()

    @property
    def passage_text(self) -> str:
        """The text that is lit, as the view holds it."""
        if self._passage is None:
            return ""
        return self._cursor(self._passage).selectedText().replace("\u2029", "\n")

    @property
    def passage(self) -> Span | None:
        """The span that is lit."""
        return self._passage

    def chosen(self) -> Span | None:
        """The span that a person has selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return Span(
            self._map.from_qt(cursor.selectionStart()), self._map.from_qt(cursor.selectionEnd())
        )

    def margin_width(self) -> int:
        """Room for the largest line number and a mark."""
        digits = max(4, len(str(self.blockCount())))
        px = self._theme.px
        return self.fontMetrics().horizontalAdvance("9") * digits + px(34)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin as high as the text."""
        super().resizeEvent(event)
        self._choose_wrapping()
        self.place_margin()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the margin when the type changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_margin"):
            self.place_margin()

    def place_margin(self) -> None:
        """Give the margin its width and height."""
        width = self.margin_width()
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.contentsRect()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))
        self.row_names.follow()

    def lines_in_view(self) -> list[tuple[int, QRect]]:
        """The 1-based lines that are in view, each with the place of its first row."""
        lines = []
        block: QTextBlock = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > self.viewport().height():
                break
            row = self.fontMetrics().lineSpacing()
            lines.append((block.blockNumber() + 1, QRect(0, round(place.top()), 1, row)))
            block = block.next()
        return lines

    def passage_lines(self) -> range:
        """The lines of the passage that is lit."""
        if self._passage is None:
            return range(0)
        first, last = self._map.qt_span(self._passage)
        document = self.document()
        start = document.findBlock(first).blockNumber() + 1
        return range(start, document.findBlock(last - 1).blockNumber() + 2)

    def _choose_wrapping(self) -> None:
        """Wrap lines, but for a text that was set in columns and has room for 80 of them."""
        room = QFontMetricsF(self.font()).horizontalAdvance("0" * _COLUMNS)
        keeps = self._longest_line <= _LONGEST_SET and self.viewport().width() >= room
        modes = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(modes.NoWrap if keeps else modes.WidgetWidth)

    def _show_columns(self, span: Span) -> None:
        """Stand at the first column where the span can be seen from there, else at its end."""
        bar = self.horizontalScrollBar()
        cursor = self._cursor(span)
        ends = [self.cursorRect(cursor).right()]
        cursor.setPosition(self._map.to_qt(span.start))
        ends.append(self.cursorRect(cursor).right())
        beyond = max(ends) + bar.value() - self.viewport().width() + self._theme.px(24)
        bar.setValue(max(0, beyond))

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        first, last = self._map.qt_span(span)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _light(self) -> None:
        lit = []
        if self._passage is not None:
            lit.append(_lit(self._cursor(self._passage), self._theme.colour("cited")))
        found = self._theme.colour("found")
        lit.extend(_lit(self._cursor(match), found) for match in self._matches)
        self.setExtraSelections(lit)

    def _on_theme_changed(self) -> None:
        font = self._theme.mono(12)
        self.setFont(font)
        self.setTabStopDistance(8 * self.fontMetrics().horizontalAdvance(" "))
        self._light()
        self.place_margin()


def _lit(cursor: QTextCursor, colour: QColor) -> QTextEdit.ExtraSelection:
    """What a cursor selects, on a ground of a colour."""
    look = QTextCharFormat()
    look.setBackground(colour)
    selection = QTextEdit.ExtraSelection()
    selection.format = look
    selection.cursor = cursor
    return selection


def _longest_line(document: Document) -> int:
    """The most characters that a line holds."""
    starts = (*document.line_starts, len(document.text))
    return max((end - start for start, end in pairwise(starts)), default=0)


class _Margin(QWidget):
    """Line numbers and marks, painted beside the text that is in view."""

    def __init__(self, text: SourceText, theme: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._theme = theme
        self.setAccessibleName("Line numbers and marks of findings")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as the largest number and a mark."""
        return QSize(self._text.margin_width(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what stands beside the lines in view."""
        painter = QPainter(self)
        self._paint_ground(painter)
        painter.setFont(self._theme.mono(11))
        lit = self._text.passage_lines()
        side = self._theme.px(15)
        for line, place in self._text.lines_in_view():
            if line % _EVERY == 0 or line == lit.start:
                self._paint_number(painter, line, place)
            if line in self._text.marks:
                mark, _words = self._text.marks[line]
                spot = QRectF(
                    self.width() - side - self._theme.px(4), place.top(), side, place.height()
                )
                draw_mark(painter, spot, mark, self._theme.ink(TONES[mark]))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the finding beside the line in hand."""
        line = self._line_at(round(event.position().y()))
        if line in self._text.marks:
            self._text.mark_clicked.emit(line)

    def event(self, event: QEvent) -> bool:
        """Say what a mark stands for."""
        if event.type() == QEvent.Type.ToolTip:
            self._show_hint(event)  # type: ignore[arg-type]
            return True
        return super().event(event)

    def _show_hint(self, event: QHelpEvent) -> None:
        line = self._line_at(event.pos().y())
        words = self._text.marks.get(line, (Mark.NEW, ""))[1]
        QToolTip.showText(event.globalPos(), words, self)

    def _line_at(self, y: int) -> int:
        for line, place in reversed(self._text.lines_in_view()):
            if place.top() <= y:
                return line
        return 0

    def _paint_ground(self, painter: QPainter) -> None:
        """Fill the margin down into the round corner of the card."""
        painter.fillRect(self.rect(), self._theme.colour("card"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, -9, 9, 0), 7, 7)

    def _paint_number(self, painter: QPainter, line: int, place: QRect) -> None:
        painter.setPen(self._theme.colour("secondary"))
        room = QRect(0, place.top(), self.width() - self._theme.px(24), place.height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line)
        )
