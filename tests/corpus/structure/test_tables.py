"""Tables of real filings cell by cell, by a list drawn up from the filings.

A cell is given as it is printed, its footnote marks behind it; leading dots are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.corpus.structure.reading import absent, filing, rows

if TYPE_CHECKING:
    from core.document.model import Cell, Table

pytestmark = [pytest.mark.corpus, absent]

TABLES = rows("tables.json")


def found(name: str, opening: str) -> Table:
    """The first table with a row whose name opens with some words."""
    return next(
        block.table
        for block in filing(name).blocks
        if block.table and any(row[0].text.startswith(opening) for row in block.table.rows)
    )


def as_printed(cell: Cell) -> str:
    marks = (mark if mark.startswith("*") else f"({mark})" for mark in cell.marks)
    return cell.text + "".join(marks)


@pytest.mark.parametrize("row", TABLES, ids=[f"{r['file']}-{r['holds']}" for r in TABLES])
def test_a_table_is_read_cell_by_cell(row: dict[str, Any]) -> None:
    table = found(row["file"], row["holds"])
    assert [[as_printed(cell) for cell in cells] for cells in table.rows] == row["rows"]
    assert list(table.titles()) == row["titles"]


@pytest.mark.parametrize("row", TABLES, ids=[f"{r['file']}-{r['holds']}" for r in TABLES])
def test_every_cell_stands_at_its_place(row: dict[str, Any]) -> None:
    document = filing(row["file"])
    table = found(row["file"], row["holds"])
    for cell in (cell for cells in table.rows for cell in cells if cell.span):
        quoted = document.quote(cell.span).replace(" ", "")
        assert cell.text[:1] in quoted
        assert quoted.startswith(cell.text.split()[0])


def test_the_list_is_long_enough() -> None:
    ascii_tables = [row for row in TABLES if row["file"].endswith(".txt")]
    assert len(ascii_tables) >= 6
    assert len(TABLES) - len(ascii_tables) >= 6
