"""Terms as rows: what a sheet or a card shows of each, with its place and standing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from core.judgement.events import Status
from core.terms.cited import Absence, Absent, Cited
from gui.models.rows import Index, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.model import Citation
    from core.terms.terms import Entry
    from gui.open_review import OpenReview, Standing

ROW_ROLE = Qt.ItemDataRole.UserRole


class Says(IntEnum):
    """In what manner a row's value is written."""

    VALUE = 0
    NOT_STATED = 1
    NOT_FOUND = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's heading; cannot be taken in hand."""

    text: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Stands for the terms without a value until a person asks for them."""

    not_stated: tuple[str, ...]
    not_found: tuple[str, ...]
    is_open: bool

    @property
    def lines(self) -> tuple[tuple[Says, str], ...]:
        """What the row says, a line for each kind of absence."""
        if self.is_open:
            return ((Says.NOT_STATED, "Hide what is not stated or not found"),)
        both = ((Says.NOT_STATED, "Not stated", self.not_stated),
                (Says.NOT_FOUND, "Not found", self.not_found))  # fmt: skip
        return tuple(
            (says, f"{words}: {' · '.join(labels)}") for says, words, labels in both if labels
        )

    @property
    def text(self) -> str:
        """What the row says, in one."""
        return "; ".join(words for _says, words in self.lines)


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term as it is painted.

    Attributes:
        path: What a judgement of it is about.
        label: The term's name.
        repeats: Whether the row above has the same name, which is then not painted again.
        value: The value as it stands.
        says: Whether it is a value or an absence.
        extracted: What was extracted, where a correction or a dismissal replaces it.
        place: "p. 6" or "line 363".
        standing: Its mark.
        hint: The tooltip.
    """

    path: str
    label: str
    repeats: bool
    value: str
    says: Says
    extracted: str
    place: str
    standing: Standing
    hint: str


Row = Heading | Fold | TermRow


def place_of(citation: Citation | None) -> str:
    """A passage's place as short as it can be said."""
    if citation is None:
        return ""
    return f"p. {citation.page}" if citation.page else f"line {citation.lines[0]}"


def hint_of(citation: Citation | None, standing: Standing, entry: Entry) -> str:
    """What a tooltip says of a value: the quote, its place, its standing, other places."""
    if citation is None:
        return standing.words.capitalize()
    quote = citation.quote if len(citation.quote) < 300 else f"{citation.quote[:297]}…"
    lines = [f"“{quote}”", f"{citation.place} · {standing.words}"]
    if isinstance(entry.term, Cited) and entry.term.also:
        lines.append("Also: " + "; ".join(place.place for place in entry.term.also[:6]))
    if standing.note:
        lines.append(f"Note: {standing.note}")
    return "\n".join(lines)


def term_row(work: OpenReview, entry: Entry, *, repeats: bool = False) -> TermRow:
    """One term as a row."""
    judgement = work.review.judgement(entry.path)
    is_corrected = judgement.status is Status.CORRECTED
    says = Says.VALUE
    if isinstance(entry.term, Absent) and not is_corrected:
        stated = entry.term.reason is Absence.NOT_STATED
        says = Says.NOT_STATED if stated else Says.NOT_FOUND
    citation = work.citation(entry.path)
    standing = work.standing(entry.path)
    is_dismissed = judgement.status is Status.REJECTED
    return TermRow(
        path=entry.path,
        label=entry.label,
        repeats=repeats,
        value=standing.words if is_dismissed else work.review.shown(entry),
        says=says,
        extracted=entry.shown if is_corrected or is_dismissed else "",
        place=place_of(citation),
        standing=standing,
        hint=hint_of(citation, standing, entry),
    )


class EntryModel(RowsModel[Row]):
    """The terms of one record or group as rows, headings and a fold among them."""

    captions = (Heading,)

    def __init__(self, *, grouped: bool = False, folded: bool = False) -> None:
        super().__init__()
        self._grouped = grouped
        self._folded = folded
        self._fold_open = False
        self._work: OpenReview | None = None
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, work: OpenReview | None, entries: Sequence[Entry]) -> None:
        """Show other terms."""
        self._work = work
        self._entries = tuple(entries)
        self._fold_open = False
        self._show(self._lay_out(), is_new=True)

    def set_work(self, work: OpenReview) -> None:
        """Show the same terms under other judgements."""
        self._work = work
        rows = self._lay_out()
        self._show(rows, is_new=len(rows) != len(self._rows))

    def toggle_fold(self) -> None:
        """Show or hide the terms without a value."""
        self._fold_open = not self._fold_open
        self._show(self._lay_out(), is_new=True)

    def row_of(self, path: str) -> int | None:
        """The row that shows a path, if one does."""
        for at, row in enumerate(self._rows):
            if isinstance(row, TermRow) and row.path == path:
                return at
        return None

    def holds(self, path: str) -> bool:
        """Whether a path is among the terms, shown or folded away."""
        return any(entry.path == path for entry in self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.label}: {row.value}" if isinstance(row, TermRow) else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._read_out(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, TermRow):
            return row.hint
        return None

    def _read_out(self, row: Row) -> str:
        if not isinstance(row, TermRow):
            return row.text
        parts = [f"{row.label}: {row.value}", row.place, row.standing.words]
        if row.standing.flagged:
            parts.append("flagged")
        if row.extracted:
            parts.append(f"extracted {row.extracted}")
        if row.standing.note:
            parts.append(f"note: {row.standing.note}")
        return ", ".join(part for part in parts if part)

    def _lay_out(self) -> list[Row]:
        if self._work is None:
            return []
        hidden = [entry for entry in self._entries if self._is_hidden(entry)]
        rows: list[Row] = []
        group = label = ""
        for entry in self._entries:
            if entry in hidden and not self._fold_open:
                continue
            if self._grouped and entry.group != group:
                group = entry.group
                rows.append(Heading(group))
            rows.append(term_row(self._work, entry, repeats=entry.label == label))
            label = entry.label
        if hidden:
            rows.append(_fold(hidden, is_open=self._fold_open))
        return rows

    def _is_hidden(self, entry: Entry) -> bool:
        """Whether the fold covers a term: without a value, and not touched by the reviewer."""
        if not self._folded or not isinstance(entry.term, Absent) or self._work is None:
            return False
        judgement = self._work.review.judgement(entry.path)
        return not (judgement.is_decided or judgement.flagged or judgement.note)


def _fold(hidden: list[Entry], *, is_open: bool) -> Fold:
    labels: dict[Absence, list[str]] = {absence: [] for absence in Absence}
    for entry in hidden:
        if isinstance(entry.term, Absent):
            labels[entry.term.reason].append(entry.label)
    return Fold(tuple(labels[Absence.NOT_STATED]), tuple(labels[Absence.NOT_FOUND]), is_open)
