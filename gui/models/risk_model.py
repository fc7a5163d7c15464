"""The risk factors as a reading list: groups, numbers, headings, categories, pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from core.figures.model import FigureKind
from core.terms.cited import Cited
from core.terms.terms import Area
from core.terms.units import Unit, show
from gui.models.entry_model import Heading, place_of
from gui.models.rows import Index, RowsModel

if TYPE_CHECKING:
    from core.figures.model import Figure
    from core.terms.risk_factor import RiskFactor
    from gui.open_review import OpenReview, Standing

RISK_ROLE = Qt.ItemDataRole.UserRole
_COUNTED = {
    FigureKind.MONEY,
    FigureKind.SHARES,
    FigureKind.PERCENT,
    FigureKind.DATE,
    FigureKind.PERIOD,
    FigureKind.NUMBER,
}


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk factor as it is painted."""

    path: str
    number: int
    heading: str
    detail: str
    place: str
    standing: Standing
    risk: RiskFactor


def figures_of(work: OpenReview, risk: RiskFactor) -> tuple[Figure, ...]:
    """The figures that a risk factor's heading and body cite."""
    inside = work.review.figures.inside(risk.passage.span)
    return tuple(figure for figure in inside if figure.kind in _COUNTED)


class RiskModel(RowsModel[Heading | RiskRow]):
    """The risk factors in the document's order, under the headings of their groups."""

    captions = (Heading,)

    def set_work(self, work: OpenReview, *, is_new: bool) -> None:
        """Show another review's risk factors, or the same under other judgements."""
        self._show(_rows(work), is_new=is_new)

    def index_of(self, path: str) -> QModelIndex:
        """The row of a path."""
        return self._index_where(lambda row: isinstance(row, RiskRow) and row.path == path)

    def first(self) -> QModelIndex:
        """The first risk factor."""
        return self._index_where(lambda row: isinstance(row, RiskRow))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role == RISK_ROLE:
            return row
        if isinstance(row, Heading):
            texts = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return row.text if role in texts else None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.number}. {row.heading}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = f"{row.number}. {row.heading}, {row.detail}, {row.place}, {row.standing.words}"
            return f"{words}, flagged" if row.standing.flagged else words
        if role == Qt.ItemDataRole.ToolTipRole:
            note = f"\nNote: {row.standing.note}" if row.standing.note else ""
            return f"{row.heading}\n{row.standing.words}{note}"
        return None


def _rows(work: OpenReview) -> list[Heading | RiskRow]:
    entries = work.review.entries_in(Area.RISK_FACTORS)
    rows: list[Heading | RiskRow] = []
    group = ""
    for number, (entry, risk) in enumerate(
        zip(entries, work.review.terms.risk_factors, strict=True), start=1
    ):
        under = risk.group.value if isinstance(risk.group, Cited) else ""
        if under != group:
            group = under
            rows.append(Heading(group or "Other risks"))
        count = len(figures_of(work, risk))
        figures = f"{count} figure" if count == 1 else f"{count} figures"
        category = show(risk.category, Unit.CHOICE)
        rows.append(
            RiskRow(
                path=entry.path,
                number=number,
                heading=work.review.shown(entry),
                detail=f"{category.capitalize()} · {figures}" if count else category.capitalize(),
                place=place_of(risk.heading.citation),
                standing=work.standing(entry.path),
                risk=risk,
            )
        )
    return rows
