"""Tables of the memo: hairlines, repeated heads, and rows that never outgrow a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Paragraph, Table, TableStyle

from core.memo import fonts
from core.memo.styles import HAIRLINE, INK, SHADE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.platypus import Flowable

Row = list[Any]  # paragraphs, other flowables or "", one a column
_TALLEST = 250.0  # points; taller rows go on in a row of their own
PADDING = 4.0  # left and right of a cell


@dataclass(frozen=True)
class Grid:
    """A table to be: widths in points, an optional head that repeats, rows."""

    widths: Sequence[float]
    rows: list[Row] = field(default_factory=list)
    head: Row | None = None
    total: Row | None = None
    lines: bool = True  # a hairline under every row
    tight: bool = False  # rows with little space over and under them


def grid(made: Grid) -> Table:
    """The table; its rows are split so that none is taller than a page."""
    heads = [made.head] if made.head else []
    totals = [made.total] if made.total else []
    pieces = [_pieces(row, made.widths) for row in (*made.rows, *totals)]
    ends = [len(heads) + end - 1 for end in accumulate(len(piece) for piece in pieces)]
    rows = [*heads, *(row for piece in pieces for row in piece)]
    style = [*_base(), *(_ruled(ends) if made.lines else ())]
    if made.tight:
        style += [("TOPPADDING", (0, 0), (-1, -1), 1.6), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4)]
    if made.head:
        style.append(("LINEBELOW", (0, 0), (-1, 0), 0.8, INK))
        style.append(("VALIGN", (0, 0), (-1, 0), "BOTTOM"))
    if made.total:
        style.append(("LINEABOVE", (0, -len(pieces[-1])), (-1, -len(pieces[-1])), 0.8, INK))
    table = Table(rows, colWidths=list(made.widths), repeatRows=len(heads), hAlign="LEFT")
    table.setStyle(TableStyle(style))
    table.spaceBefore, table.spaceAfter = 2, 8
    return table


def _base() -> list[tuple[Any, ...]]:
    return [
        # reportlab's own default is a font that is not embedded
        ("FONTNAME", (0, 0), (-1, -1), fonts.SANS),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
    ]


def _ruled(ends: Iterable[int]) -> list[tuple[Any, ...]]:
    return [("LINEBELOW", (0, end), (-1, end), 0.4, HAIRLINE) for end in ends]


def _pieces(row: Row, widths: Sequence[float]) -> list[Row]:
    """A row, or the rows that it takes so that none is taller than `_TALLEST`."""
    columns = [_cell_pieces(cell, width) for cell, width in zip(row, widths, strict=True)]
    count = max(len(column) for column in columns)
    return [[column[at] if at < len(column) else "" for column in columns] for at in range(count)]


def _cell_pieces(cell: Any, width: float) -> list[Any]:  # noqa: ANN401 - what a cell holds
    pieces = []
    rest = cell
    while isinstance(rest, Paragraph):
        _, height = rest.wrap(width - 2 * PADDING, 100_000)
        split = rest.split(width - 2 * PADDING, _TALLEST) if height > _TALLEST else [rest]
        pieces.append(split[0])
        rest = split[1] if len(split) > 1 else None
    return pieces or [cell]


def panel(rows: Iterable[Flowable], width: float, colour: object, indent: float = 0) -> Table:
    """Lines of work on a light ground with a coloured edge; it may be split between lines."""
    lines = [piece for row in rows for piece in _cell_pieces(row, width - 14)]
    table = Table([["", line] for line in lines], colWidths=[indent, width - indent], hAlign="LEFT")
    last = len(lines) - 1
    table.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), fonts.SANS),
                ("BACKGROUND", (1, 0), (1, -1), SHADE),
                ("LINEBEFORE", (1, 0), (1, -1), 1.6, colour),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("LEFTPADDING", (1, 0), (1, -1), 9),
                ("RIGHTPADDING", (0, 0), (-1, -1), 5),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ("TOPPADDING", (0, 0), (-1, 0), 5),
                ("BOTTOMPADDING", (0, last), (-1, last), 6),
            ]
        )
    )
    table.spaceBefore, table.spaceAfter = 2, 7
    return table
