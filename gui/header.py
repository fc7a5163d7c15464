"""What is open, how far its review has come, and the one button that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from core.document.model import DocumentKind
from core.terms.cited import Cited
from gui.widgets.part_chip import PartChip

if TYPE_CHECKING:
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.theme import Theme

_CHIPS_FROM = (780, 900, 1040)  # the window's width from which each chip is shown


class Header(QWidget):
    """Issuer, kind, file number and date, the progress, and the way to the memo."""

    memo_requested = Signal()
    part_requested = Signal(object)  # FilingPart of the submission that is open

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Open document")
        self._title = _Shortened()
        self._title.setObjectName("issuer")
        self._chips = [QLabel() for _ in _CHIPS_FROM]
        self.parts = PartChip()
        self.parts.chosen.connect(self.part_requested)
        self._reviewed = QLabel()
        self._reviewed.setObjectName("secondary")
        self.bar = ProgressLine(theme)
        self.memo_button = QPushButton("Save memo…")
        self.memo_button.setObjectName("primary")
        self.memo_button.setToolTip("Write the review as a PDF memo (Ctrl+S)")
        self.memo_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.memo_button.clicked.connect(self.memo_requested)
        self._lay_out()
        self._on_closed()
        desk.review_opened.connect(self._show)
        desk.review_changed.connect(self._show)
        desk.review_closed.connect(self._on_closed)

    @property
    def title_text(self) -> str:
        """The issuer or title in full, however much of it there is room for."""
        return self._title.whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave chips out where there is no room."""
        super().resizeEvent(event)
        self._show_chips(event.size().width())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        for chip in self._chips:
            chip.setObjectName("chip")
            row.addWidget(chip)
        row.addWidget(self.parts)
        row.addStretch(1000)
        row.addWidget(self._reviewed)
        row.addWidget(self.bar)
        row.addWidget(self.memo_button)

    def _show(self, work: OpenReview) -> None:
        review = work.review
        self._title.set_text(review.title)
        for chip, words in zip(self._chips, _chip_words(work), strict=True):
            chip.setText(words)
        self.parts.show_document(work.document)
        total = len(review.to_decide)
        self._reviewed.setText(f"Reviewed <b>{review.decided:,}</b> of {total:,}")
        self.bar.set_share(review.decided / total if total else 0.0)
        self.memo_button.setEnabled(True)
        for part in (self._reviewed, self.bar, self.memo_button):
            part.show()
        self._show_chips(self.width())

    def _on_closed(self) -> None:
        self._title.set_text("Tickmark")
        self.parts.show_document(None)
        for part in (*self._chips, self._reviewed, self.bar, self.memo_button):
            part.hide()

    def _show_chips(self, width: int) -> None:
        for chip, least in zip(self._chips, _CHIPS_FROM, strict=True):
            chip.setVisible(bool(chip.text()) and width >= self._theme.px(least))
        if self.memo_button.isVisibleTo(self):
            self.bar.setVisible(width >= self._theme.px(680))


class ProgressLine(QWidget):
    """A thin bar that is full when everything is decided."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Share of the review that is decided")

    def set_share(self, share: float) -> None:
        """Fill a share from 0 to 1."""
        self._share = share
        self.setAccessibleDescription(f"{share:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and thin."""
        return QSize(self._theme.px(132), self._theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groove and what is done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(self.rect())
        round_end = groove.height() / 2
        painter.setBrush(self._theme.colour("hairline"))
        painter.drawRoundedRect(groove, round_end, round_end)
        if self._share > 0:
            done = QRectF(groove)
            done.setWidth(max(groove.width() * self._share, groove.height()))
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(done, round_end, round_end)
        painter.end()


class _Shortened(QLabel):
    """One line that ends in an ellipsis where it has no room."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(60)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 8, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - 4
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room))


def _chip_words(work: OpenReview) -> tuple[str, str, str]:
    """Kind with the rule it is filed under, file number, date."""
    shown = {}
    for name in ("offering/filing_rule", "offering/registration_number", "offering/date",
                 "agreement/date"):  # fmt: skip
        entry = work.entries.get(name)
        stands = entry is not None and (
            isinstance(entry.term, Cited) or work.review.judgement(name).corrected
        )
        shown[name] = work.review.shown(entry) if stands and entry is not None else ""
    kind = work.document.kind
    words = "No disclosure document" if kind is DocumentKind.OTHER else kind.words
    rule = shown["offering/filing_rule"]
    return (
        f"{words} · Rule {rule}" if rule else words,
        shown["offering/registration_number"],
        shown["offering/date"] or shown["agreement/date"],
    )
