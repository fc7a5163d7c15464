"""Documents read from a text in the test, and what a test asks of their blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.document.reader import read_document

if TYPE_CHECKING:
    from core.document.model import Document, Table


def read(source: str | bytes, name: str = "filing.txt") -> Document:
    """The document in a text or in bytes."""
    return read_document(source if isinstance(source, bytes) else source.encode(), name)


def kinds(document: Document) -> list[tuple[str, str]]:
    """Kind and text of every block that is no page furniture."""
    blocks = ((block.kind.value, block.text) for block in document.blocks)
    return [(kind, text) for kind, text in blocks if kind != "furniture"]


def furniture(document: Document) -> list[str]:
    """What stands on the pages but not in the text."""
    return [block.text for block in document.blocks if block.kind.value == "furniture"]


def labels(document: Document) -> list[str | None]:
    """The label of every page."""
    return [page.label for page in document.pages]


def only_table(document: Document) -> Table:
    """The one table of a document."""
    (table,) = (block.table for block in document.blocks if block.table is not None)
    return table


def grid(table: Table) -> tuple[list[list[str]], list[list[str]]]:
    """Header rows and body rows, each cell as its text."""
    header = [[cell.text for cell in row] for row in table.header]
    return header, [[cell.text for cell in row] for row in table.rows]
