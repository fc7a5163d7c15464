"""Findings as a tree: each relation a row, under it the sentence and the work, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from core.tieout.finding import Severity
from gui.glyphs import Mark
from gui.models.entry_model import place_of
from gui.models.rows import Index
from gui.open_review import VERDICT_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.document.model import Citation
    from core.tieout.finding import Finding
    from gui.open_review import OpenReview, Standing

NODE_ROLE = Qt.ItemDataRole.UserRole
SHOWN_MARKS = (Mark.CROSS, Mark.QUESTION, Mark.TICK)
_SEVERITIES = tuple(Severity)
_NAMES = ("finding", "nothing stated", "nothing computed", "no place", "the work")


class Column(IntEnum):
    """The columns of the findings."""

    TITLE = 0
    STATED = 1
    COMPUTED = 2
    PLACE = 3
    UNFOLD = 4


class Line(IntEnum):
    """What a line under a finding is."""

    SENTENCE = 0
    STEP = 1
    OPERAND = 2
    NOTE = 3


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as it is painted."""

    finding: Finding
    standing: Standing
    place: str

    @property
    def stated(self) -> str:
        """What the document states."""
        return self.finding.stated

    @property
    def computed(self) -> str:
        """What was computed."""
        return self.finding.computed


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One line of the work: a sentence, a step, an operand with its place, a note."""

    kind: Line
    text: str
    stated: str = ""
    computed: str = ""
    citation: Citation | None = None

    @property
    def place(self) -> str:
        """The operand's place, as short as it can be said."""
        return place_of(self.citation)


def work_lines(finding: Finding) -> tuple[WorkLine, ...]:
    """The sentence and the derivation of a finding, as lines."""
    lines = [WorkLine(Line.SENTENCE, finding.message)]
    for step in finding.derivation.steps:
        lines.append(WorkLine(Line.STEP, f"{step.label}: {step.formula}"))
        lines.extend(
            WorkLine(Line.OPERAND, operand.name, stated=operand.shown, citation=operand.citation)
            for operand in step.operands
        )
    if finding.citations and finding.stated:
        lines.append(
            WorkLine(Line.OPERAND, "stated", finding.stated, citation=finding.citations[-1])
        )
    lines.extend(WorkLine(Line.NOTE, words) for words in finding.derivation.notes)
    return tuple(lines)


class FindingModel(QAbstractItemModel):
    """The findings that are let through, what breaks first, then what is open, then what ties."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: OpenReview | None = None
        self._ordered: tuple[Finding, ...] = ()
        self._shown_marks = set(SHOWN_MARKS)
        self._rows: list[FindingRow] = []
        self._lines: dict[str, tuple[WorkLine, ...]] = {}

    def open(self, work: OpenReview | None) -> None:
        """Show the findings of another review."""
        self._work = work
        self._ordered = tuple(sorted(work.review.findings, key=_urgency)) if work else ()
        self._shown_marks = set(SHOWN_MARKS)
        self._fill()

    @property
    def places(self) -> set[str]:
        """Every place that the findings name, as it is shown."""
        return {place_of(cited) for finding in self._ordered for cited in finding.citations}

    def set_work(self, work: OpenReview) -> None:
        """Show the same findings under other judgements; what is unfolded stays so."""
        self._work = work
        self._lines.clear()
        self._rows = [self._row(row.finding) for row in self._rows]
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.UNFOLD)
            self.dataChanged.emit(self.index(0, 0), last)

    def let_through(self, marks: Iterable[Mark]) -> None:
        """Show only the findings of these marks."""
        self._shown_marks = set(marks)
        self._fill()

    def count(self, mark: Mark) -> int:
        """How many findings bear a mark, shown or not."""
        return sum(VERDICT_MARKS[finding.verdict] is mark for finding in self._ordered)

    def index_of(self, path: str) -> QModelIndex:
        """The row of a finding, no valid index where it is not shown."""
        for at, row in enumerate(self._rows):
            if row.finding.path == path:
                return self.index(at, 0)
        return QModelIndex()

    def node(self, index: Index) -> FindingRow | WorkLine:
        """What a row shows."""
        if not index.parent().isValid():
            return self._rows[index.row()]
        return self._lines_of(self._rows[index.parent().row()])[index.row()]

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """See `QAbstractItemModel`."""
        if parent is None or not parent.isValid():
            return self.createIndex(row, column, 0)
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: Index | None = None) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`; a line's id is its finding's row + 1."""
        if index is None:
            return super().parent()
        inner = index.internalId()
        return self.createIndex(inner - 1, 0, 0) if inner else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """See `QAbstractItemModel`."""
        if parent is None or not parent.isValid():
            return len(self._rows)
        if parent.internalId() or parent.column():
            return 0
        return len(self._lines_of(self._rows[parent.row()]))

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002
        """See `QAbstractItemModel`."""
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(node, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _text(node, Column(index.column())) or _NAMES[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _hint(node)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", "stated", "computed", "", "")[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        self._lines.clear()
        self._rows = [
            self._row(finding)
            for finding in self._ordered
            if VERDICT_MARKS[finding.verdict] in self._shown_marks
        ]
        self.endResetModel()

    def _row(self, finding: Finding) -> FindingRow:
        assert self._work is not None
        path = finding.path
        return FindingRow(finding, self._work.standing(path), place_of(self._work.citation(path)))

    def _lines_of(self, row: FindingRow) -> tuple[WorkLine, ...]:
        path = row.finding.path
        if path not in self._lines:
            self._lines[path] = work_lines(row.finding)
        return self._lines[path]


def _urgency(finding: Finding) -> tuple[int, int]:
    """The order of the panel: verdict, then severity, then as checked."""
    mark = VERDICT_MARKS[finding.verdict]
    return SHOWN_MARKS.index(mark), _SEVERITIES.index(finding.severity)


def _text(node: FindingRow | WorkLine, column: Column) -> str:
    if column is Column.STATED:
        return node.stated
    if column is Column.COMPUTED:
        return node.computed
    if column is Column.PLACE:
        return node.place
    if column is Column.UNFOLD:
        return ""
    if isinstance(node, WorkLine):
        return node.text
    return f"{node.finding.title}, {node.standing.words}"


def _hint(node: FindingRow | WorkLine) -> str:
    if isinstance(node, FindingRow):
        note = f"\nNote: {node.standing.note}" if node.standing.note else ""
        return f"{node.finding.message}{note}"
    return f"“{node.citation.quote[:300]}”\n{node.citation.place}" if node.citation else ""
