"""Tables of real filings cell by cell, by a list drawn up from the filings.

A cell is given as it is printed, its footnote marks behind it; leading dots are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.corpus.structure.reading import absent, filing, part_of, rows

if TYPE_CHECKING:
    from core.document.model import Cell, Document, Table

pytestmark = [pytest.mark.corpus, absent]

TABLES = rows("tables.json")


def document_of(row: dict[str, Any]) -> Document:
    """The document that holds a table: the one read of a filing, or a part named by its type."""
    return part_of(row["file"], row["part"]) if "part" in row else filing(row["file"])


def found(row: dict[str, Any]) -> Table:
    """The first table with a row whose name opens with some words."""
    return next(
        block.table
        for block in document_of(row).blocks
        if block.table and any(cells[0].text.startswith(row["holds"]) for cells in block.table.rows)
    )


def as_printed(cell: Cell) -> str:
    marks = (mark if mark.startswith("*") else f"({mark})" for mark in cell.marks)
    return cell.text + "".join(marks)


@pytest.mark.parametrize("row", TABLES, ids=[f"{r['file']}-{r['holds']}" for r in TABLES])
def test_a_table_is_read_cell_by_cell(row: dict[str, Any]) -> None:
    table = found(row)
    assert [[as_printed(cell) for cell in cells] for cells in table.rows] == row["rows"]
    assert list(table.titles()) == row["titles"]


@pytest.mark.parametrize("row", TABLES, ids=[f"{r['file']}-{r['holds']}" for r in TABLES])
def test_every_cell_stands_at_its_place(row: dict[str, Any]) -> None:
    document = document_of(row)
    table = found(row)
    for cell in (cell for cells in table.rows for cell in cells if cell.span):
        quoted = document.quote(cell.span).replace(" ", "")
        assert cell.text[:1] in quoted
        assert quoted.startswith(cell.text.split()[0])


def test_the_list_is_long_enough() -> None:
    ascii_tables = [row for row in TABLES if row["file"].endswith(".txt")]
    assert len(ascii_tables) >= 6
    assert len(TABLES) - len(ascii_tables) >= 6
