"""The selling stockholder table: every row, numbers to the right, a total where it is honest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from core.memo import fonts
from core.memo.flowables import heading
from core.memo.grids import PADDING, Grid, Row, grid
from core.memo.markup import count_of, faced, plain
from core.memo.sheets import Declared, Sheet, sheets, standing_value
from core.memo.styles import (
    AREA,
    CELL,
    CELL_RIGHT,
    HEAD,
    HEAD_RIGHT,
    META,
    SMALL,
    TEXT_WIDTH,
    TOTAL,
    TOTAL_RIGHT,
)
from core.memo.values import (
    absence_of,
    is_bare_absence,
    remarks_markup,
    small,
    state_markup,
    uncited_markup,
)
from core.terms.cited import Cited
from core.terms.terms import Area, Entry
from core.terms.units import Unit

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from core.document.model import Citation
    from core.memo.draft import Draft

KEY = "holders"
_NARROW = 55.0
_NAME = 120.0
_NAMES = 4  # before a footnote
_ROW_LINES = 8  # a row's passage may run over so many lines, else its cells are cited one by one


def holder_pages(draft: Draft) -> list[Flowable]:
    """The table and its footnotes; empty where the document has none."""
    rows = list(sheets(draft.review, Area.HOLDERS))
    if not rows:
        return []
    story = heading("Selling stockholders", AREA, KEY, (0, "Selling stockholders"), room=140)
    columns = _columns(draft, rows)
    story.append(grid(_table(draft, rows, columns)))
    story += _absent_columns(rows, columns)
    story += _footnotes(draft, rows)
    return story


def _columns(draft: Draft, rows: list[Sheet]) -> list[Declared]:
    """The numeric columns that at least one row fills."""
    return [
        field
        for field in rows[0].declared
        if not field.is_list
        and field.name != "name"
        and any(not is_bare_absence(draft.review, row.entry(field.name)) for row in rows)
    ]


def _table(draft: Draft, rows: list[Sheet], columns: list[Declared]) -> Grid:
    totals = [_total(draft, rows, one) for one in columns]
    widths = _widths(draft, rows, columns, totals)
    head = [Paragraph("Name", HEAD), *(Paragraph(plain(one.label), HEAD_RIGHT) for one in columns)]
    return Grid(
        (TEXT_WIDTH - sum(widths), *widths),
        [_row(draft, row, columns) for row in rows],
        head,
        _total_row(len(rows), totals),
    )


def _widths(
    draft: Draft, rows: list[Sheet], columns: list[Declared], totals: list[int | None]
) -> list[float]:
    """Each column as wide as its widest number, which is never cut, within what the page has."""
    widest = (TEXT_WIDTH - _NAME) / max(len(columns), 1)
    return [
        min(max(_widest(draft, rows, column, total), _NARROW), widest)
        for column, total in zip(columns, totals, strict=True)
    ]


def _widest(draft: Draft, rows: list[Sheet], column: Declared, total: int | None) -> float:
    shown = [draft.review.shown(row.entry(column.name)) for row in rows]
    longest = max((f"{total:,}" if total else "", *shown), key=len)
    return float(stringWidth(longest, TOTAL.fontName, TOTAL.fontSize)) + 2 * PADDING + 1


def _row(draft: Draft, row: Sheet, columns: list[Declared]) -> Row:
    name = row.entry("name")
    cited = draft.passages.cite(_row_citations(draft, row, columns), row.title)
    shown = uncited_markup(draft.review, name) + cited
    cells = [_cell(draft, row.entry(one.name)) for one in columns]
    lines = [shown, *_remarks(draft, [name, *(row.entry(one.name) for one in columns)])]
    return [Paragraph("<br/>".join(lines), CELL), *cells]


def _cell(draft: Draft, entry: Entry) -> Paragraph:
    return Paragraph(uncited_markup(draft.review, entry), CELL_RIGHT)


def _remarks(draft: Draft, entries: list[Entry]) -> list[str]:
    """What the reviewer did with a row's cells, under the name, as the cells are too narrow."""
    lines = []
    for entry in entries:
        words = state_markup(draft.review, entry.path)
        remarks = [*([words] if words else []), *remarks_markup(draft, entry)]
        if remarks:
            lines.append(small(f"{plain(entry.label)}: {'; '.join(remarks)}"))
    return lines


def _row_citations(draft: Draft, row: Sheet, columns: list[Declared]) -> list[Citation]:
    """One passage for the whole row where its cells stand together, else each cell's own."""
    terms = [row.entry(name).term for name in ("name", *(one.name for one in columns))]
    cited = [term.citation for term in terms if isinstance(term, Cited)]
    document = draft.review.document
    if not cited or any(one.document != document.sha256 for one in cited):
        return cited
    span = cited[0].span
    for one in cited[1:]:
        span = span.join(one.span)
    first, last = document.lines_of(span)
    return [document.cite(span)] if last - first < _ROW_LINES else cited


def _total_row(rows: int, totals: list[int | None]) -> Row | None:
    """Sums of the share columns in which every row has a number; None where there is none."""
    if rows == 1 or all(total is None for total in totals):
        return None
    cells = ["" if total is None else f"{total:,}" for total in totals]
    label = f"Total of {count_of(rows, 'row')}, computed"
    return [Paragraph(label, TOTAL), *(Paragraph(cell, TOTAL_RIGHT) for cell in cells)]


def _total(draft: Draft, rows: list[Sheet], column: Declared) -> int | None:
    entries = [row.entry(column.name) for row in rows]
    if entries[0].unit is not Unit.SHARES:
        return None
    values = [standing_value(draft.review, entry) for entry in entries]
    return None if None in values else sum(values)


def _absent_columns(rows: list[Sheet], columns: list[Declared]) -> list[Flowable]:
    missing = [
        f"{plain(field.label)}: {absence_of(rows[0].entry(field.name))}"
        for field in rows[0].declared
        if not field.is_list and field.name != "name" and field not in columns
    ]
    return [Paragraph(f"In no row — {'; '.join(missing)}.", META)] if missing else []


def _footnotes(draft: Draft, rows: list[Sheet]) -> list[Flowable]:
    """Each footnote once, with the holders whose rows bear it."""
    holders: dict[str, list[str]] = {}
    first: dict[str, Entry] = {}
    for row in rows:
        for entry in row.terms["notes"]:
            holders.setdefault(entry.shown, []).append(row.title)
            first.setdefault(entry.shown, entry)
    if not holders:
        return []
    story: list[Flowable] = [Paragraph("<br/>Footnotes of the table", META)]
    for text, names in holders.items():
        entry = first[text]
        cited = ""
        if isinstance(entry.term, Cited):
            cited = draft.passages.cite([entry.term.citation], f"Footnote, {names[0]}")
        who = faced(plain(_listed(names), fonts.SERIF_STRONG), fonts.SERIF_STRONG)
        story.append(Paragraph(f"{who}: {plain(text, fonts.SERIF)}{cited}", SMALL))
    return story


def _listed(names: list[str]) -> str:
    """Each name once, the first few of them."""
    once = list(dict.fromkeys(names))
    more = f" and {len(once) - _NAMES} more" if len(once) > _NAMES else ""
    return "; ".join(once[:_NAMES]) + more
