"""The source beside the work: where it stands, the way back, its outline and a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu

from core.judgement.events import Status
from gui.glyphs import Mark
from gui.models.trail import Trail
from gui.open_review import VERDICT_MARKS
from gui.panels.find_bar import FindBar
from gui.panels.outline import Outline
from gui.panels.source_text import SourceText
from gui.panels.source_views import SourceViews
from gui.widgets.card import Card, flat_button, hairline

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from core.document.model import Citation, Span
    from core.tieout.finding import Finding
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.settings import Settings
    from gui.theme import Theme

_RANK = {Mark.CROSS: 2, Mark.QUESTION: 1, Mark.TICK: 0}


class SourcePanel(Card):
    """Follows the desk to the passage of whatever is in hand."""

    moved = Signal()  # the way back or forward may have opened or closed
    use_requested = Signal(str)  # the words that a person selected, for the value in hand

    def __init__(self, desk: Desk, theme: Theme, settings: Settings) -> None:
        super().__init__("Source")
        self._desk = desk
        self.text = SourceText(theme)
        self.views = SourceViews(self.text, theme, settings)
        self.find_bar = FindBar()
        self.find_bar.hide()
        self._place = QLabel()
        self._place.setObjectName("secondary")
        self.trail = Trail()
        self.outline = Outline(theme, self)
        self.setMinimumWidth(320)
        self._lay_out()
        self._connect()

    def begin_search(self) -> None:
        """Open the search."""
        self.find_bar.begin()

    def go(self, by: int) -> None:
        """Go back by -1 or forward by +1 on the way through the source."""
        scrolled = self.text.verticalScrollBar().value()
        self.trail.leave(scrolled)
        stop = self.trail.step(by)
        if stop is None:
            return
        self.views.light(stop.passage, scroll=False)
        self.text.verticalScrollBar().setValue(stop.scrolled)
        self._say_place()
        self.moved.emit()

    def show_span(self, span: Span) -> None:
        """Light a passage in the middle, and remember the way."""
        if span == self.text.passage:
            self.views.centre_on(span)
            return
        self.trail.leave(self.text.verticalScrollBar().value())
        self.views.light(span)
        self.trail.arrive(span, self.text.verticalScrollBar().value())
        self._say_place()
        self.moved.emit()

    def _lay_out(self) -> None:
        self.head.addWidget(self._place)
        self.head.addStretch(1)
        self.head.addWidget(self.views.switch)
        self.back_button = flat_button("←", "Back (Alt+Left)", lambda: self.go(-1))
        self.forward_button = flat_button("→", "Forward (Alt+Right)", lambda: self.go(1))
        self.outline_button = flat_button("Outline", "Outline of the document", self._show_outline)
        for button in (
            self.back_button,
            self.forward_button,
            self.outline_button,
            flat_button("Find", "Find in the source", self.begin_search),
        ):
            self.head.addWidget(button)
        self.body.addWidget(hairline())
        self.body.addWidget(self.find_bar)
        self.body.addWidget(self.views, 1)
        self.body.setContentsMargins(1, 1, 1, 1)

    def _connect(self) -> None:
        self._desk.review_opened.connect(self._on_opened)
        self._desk.review_changed.connect(self._on_changed)
        self._desk.review_closed.connect(self._on_closed)
        self._desk.place_requested.connect(self._on_place_requested)
        self.find_bar.found.connect(self.views.show_matches)
        self.find_bar.stepped.connect(self.views.centre_on)
        self.find_bar.left.connect(self.views.give_focus)
        self.text.mark_clicked.connect(self._on_mark_clicked)
        self.text.view_moved.connect(self._say_place)
        self.views.view_moved.connect(self._say_place)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._show_menu)
        self.outline.chosen.connect(self.show_span)
        self.moved.connect(self._on_moved)

    def _on_opened(self, work: OpenReview) -> None:
        self.text.show_document(work.document)
        self.views.open(work)
        self.text.set_marks(_marks(work))
        self._begin(work.document.text)
        blocks = work.document.blocks
        self.outline.set_headings([b for b in blocks if b.is_heading])

    def _on_changed(self, work: OpenReview) -> None:
        self.text.set_marks(_marks(work))

    def _on_closed(self) -> None:
        self.text.show_document(None)
        self.views.open(None)
        self.outline.set_headings([])
        self._begin("")

    def _begin(self, text: str) -> None:
        self.find_bar.hide()
        self.find_bar.set_text(text)
        self.trail = Trail()
        self._say_place()
        self.moved.emit()

    def _on_place_requested(self, citation: Citation) -> None:
        self.show_span(citation.span)

    def _on_mark_clicked(self, line: int) -> None:
        work = self._desk.work
        if work is not None:
            found = _finding_at(work, line)
            if found is not None:
                self._desk.select(found.path)

    def _on_moved(self) -> None:
        self.back_button.setEnabled(self.trail.can_go_back)
        self.forward_button.setEnabled(self.trail.can_go_forward)

    def _say_place(self) -> None:
        work = self._desk.work
        if work is None:
            self._place.setText("")
            return
        on_pages = self.views.page_words()
        if on_pages:
            self._place.setText(f"page {on_pages}")
            return
        passage = self.text.passage
        line = work.document.line_at(passage.start) if passage else self._top_line()
        page = work.document.page_at(work.document.line_starts[line - 1])
        label = f"page {page.label} · " if page and page.label else ""
        self._place.setText(f"{label}line {line:,}")

    def _top_line(self) -> int:
        work = self._desk.work
        lines = len(work.document.line_starts) if work else 1
        return min(self.text.firstVisibleBlock().blockNumber() + 1, lines)

    def _show_outline(self) -> None:
        self.outline.open_under(self.outline_button)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction("Copy")
        copy.setEnabled(self.text.chosen() is not None)
        copy.triggered.connect(self.text.copy)
        chosen, work = self.text.chosen(), self._desk.work
        entry = work.entries.get(self._desk.selected) if work else None
        if chosen is not None and work is not None and entry is not None:
            words = work.document.quote(chosen)
            use = menu.addAction(f"Use for “{entry.label}”…")
            use.triggered.connect(lambda: self.use_requested.emit(words))
        menu.exec(self.text.viewport().mapToGlobal(at))


def _marks(work: OpenReview) -> dict[int, tuple[Mark, str]]:
    """The worst mark of every line that a finding cites, with the findings' titles."""
    marks: dict[int, tuple[Mark, str]] = {}
    for finding in work.review.findings:
        if work.review.status_of(finding.path) is Status.REJECTED:
            continue
        mark = VERDICT_MARKS[finding.verdict]
        for line in {citation.lines[0] for citation in finding.citations}:
            before = marks.get(line)
            if before is None or _RANK.get(mark, 0) > _RANK.get(before[0], 0):
                marks[line] = (mark, finding.title)
    return marks


def _finding_at(work: OpenReview, line: int) -> Finding | None:
    """The finding that the mark at a line stands for."""
    cited = [
        finding
        for finding in work.review.findings
        if any(citation.lines[0] == line for citation in finding.citations)
    ]
    ranked = sorted(cited, key=lambda f: -_RANK.get(VERDICT_MARKS[f.verdict], 0))
    return ranked[0] if ranked else None
