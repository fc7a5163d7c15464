"""The risk factors to read: headings at the left, the body of the one in hand at the right."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from core.document.model import BlockKind, Span
from core.terms.terms import Area
from gui.models.risk_model import RISK_ROLE, RiskModel, RiskRow, figures_of
from gui.tabs.tab import Tab, heading, quiet
from gui.widgets.answer_box import AnswerBox
from gui.widgets.hair_splitter import HairSplitter
from gui.widgets.risk_list import RiskList

if TYPE_CHECKING:
    from core.document.model import Block
    from core.figures.model import Figure
    from core.terms.risk_factor import RiskFactor
    from gui.desk import Desk, Question
    from gui.open_review import OpenReview
    from gui.theme import Theme

_NONE = "No risk factors were found in this document."


class RiskFactorsTab(Tab):
    """Every figure in a body leads to its place in the source."""

    title = "Risk Factors"
    areas = (Area.RISK_FACTORS,)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.risks = RiskModel(self)
        self.list = RiskList(self.risks, theme)
        self._none = quiet(_NONE)
        self._title = heading()
        self.body = QTextBrowser()
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.clicked.connect(self._on_clicked)
        self.body.anchorClicked.connect(self._on_figure_clicked)
        desk.selection_changed.connect(self._on_selection_changed)
        desk.question_asked.connect(self._on_question_asked)
        theme.changed.connect(self._on_theme_changed)

    def count(self, work: OpenReview) -> int | None:
        """The number of risk factors."""
        return len(work.review.terms.risk_factors)

    def fill(self, work: OpenReview, *, is_new: bool) -> None:
        """See `Tab`."""
        self.risks.set_work(work, is_new=is_new)
        has_any = bool(work.review.terms.risk_factors)
        self._none.setVisible(not has_any)
        self._split.setVisible(has_any)
        if is_new:
            self._show_body(self.risks.first())
            self._on_selection_changed(self.desk.selected)

    def _lay_out(self) -> None:
        self.body.setObjectName("reading")
        self.body.setAccessibleName("Body of the risk factor in hand")
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setOpenLinks(False)
        self._title.setContentsMargins(4, 0, 8, 4)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(4, 14, 8, 8)
        column.addWidget(self._title)
        column.addWidget(self.body, 1)
        left = QWidget()
        holder = QVBoxLayout(left)
        holder.setContentsMargins(10, 8, 2, 8)
        holder.addWidget(self.list)
        self._split = HairSplitter(self.theme, left, right, (50, 50))
        self._none.setContentsMargins(16, 16, 16, 0)
        self.column.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._split, 1)

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = current.data(RISK_ROLE) if current.isValid() else None
        if isinstance(row, RiskRow):
            self._show_body(current)
            self.desk.select(row.path)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(RISK_ROLE)
        if isinstance(row, RiskRow):
            self.desk.select(row.path)

    def _on_selection_changed(self, path: str) -> None:
        index = self.risks.index_of(path)
        if not index.isValid():
            self.list.clearSelection()
            self.list.selectionModel().clearCurrentIndex()
            return
        if self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _on_question_asked(self, question: Question) -> None:
        index = self.risks.index_of(question.path)
        if index.isValid() and not question.taken and self.isVisible():
            question.taken = True
            self.list.scrollTo(index)
            AnswerBox(question, self.list, lambda: self.list.visualRect(index))

    def _on_figure_clicked(self, link: QUrl) -> None:
        work = self.desk.work
        start, _, end = link.fragment().partition("-")
        if work is not None:
            self.desk.cite(work.document.cite(Span(int(start), int(end))))

    def _on_theme_changed(self) -> None:
        self._show_body(self.list.currentIndex() if self.desk.selected else self.risks.first())

    def _show_body(self, index: QModelIndex) -> None:
        row = index.data(RISK_ROLE) if index.isValid() else None
        work = self.desk.work
        if not isinstance(row, RiskRow) or work is None:
            self._title.setText("")
            self.body.clear()
            return
        self._title.setText(row.heading)
        self.body.document().setDefaultStyleSheet(
            f"p {{ margin: 0 0 {self.theme.px(10)}px 0; line-height: 112%; }}"
            f"a {{ color: {self.theme.colours.accent}; text-decoration: none; }}"
        )
        self.body.setHtml("".join(body_paragraphs(work, row.risk)))


def body_paragraphs(work: OpenReview, risk: RiskFactor) -> list[str]:
    """The body between heading and end as HTML, its figures linked to their spans."""
    figures = figures_of(work, risk)
    cited = risk.heading.citation
    paragraphs = []
    first = work.document.block_at(cited.span.end - 1)
    if first is not None and first.span.end > cited.span.end and first.text.startswith(cited.quote):
        paragraphs.append(f"<p>{_linked(first, figures, len(cited.quote))}</p>")
    if risk.passage.span.end <= cited.span.end:
        return paragraphs
    blocks = work.document.blocks_in(Span(cited.span.end, risk.passage.span.end))
    text = (block for block in blocks if block.kind is not BlockKind.FURNITURE)
    return [*paragraphs, *(f"<p>{_linked(block, figures)}</p>" for block in text)]


def _linked(block: Block, figures: tuple[Figure, ...], start: int = 0) -> str:
    """A block's text from a character on, each figure a link to its span."""
    parts = []
    done = start
    for figure in figures:
        if figure.block != block.index or figure.first < done:
            continue
        parts.append(escape(block.text[done : figure.first]))
        span = figure.span
        shown = escape(block.text[figure.first : figure.last])
        parts.append(f'<a href="#{span.start}-{span.end}">{shown}</a>')
        done = figure.last
    parts.append(escape(block.text[done:]))
    return "".join(parts).strip()
