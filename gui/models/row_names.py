"""Which characters of a line name the row of a table: those before its second column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.document.model import Block, Document, Table

_SHORTEST = 3  # characters; a narrower first column holds marks, not names


class RowNames:
    """The names of a document's tables, each table looked at when one of its lines is seen."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._widths: dict[int, int] = {}

    def of_line(self, line: int) -> str | None:
        """The text before the second column of a 1-based line; None outside of tables."""
        starts, text = self._document.line_starts, self._document.text
        if line > len(starts):
            return None
        start = starts[line - 1]
        end = starts[line] - 1 if line < len(starts) else len(text)
        block = self._document.block_at(max(start, end - 1))
        if block is None or block.table is None or block.span.end <= start:
            return None
        width = self._width_of(block, block.table)
        return _before(text[start:end], width) if width >= _SHORTEST else None

    def _width_of(self, block: Block, table: Table) -> int:
        if block.index not in self._widths:
            self._widths[block.index] = _second_column(self._document, table)
        return self._widths[block.index]


def _before(line: str, width: int) -> str:
    """The first characters of a line, without a title of the next column that runs into them."""
    name = line[:width]
    if name[-1:].strip() and line[width : width + 1].strip():
        return name.rpartition("  ")[0]
    return name


def _second_column(document: Document, table: Table) -> int:
    """How many characters stand before the leftmost figure; 0 where rows are not lines."""
    places = []
    for row in table.rows:
        spans = [cell.span for cell in row if cell.span is not None]
        if len(spans) > 1 and row[0].span is not None:
            lines = {document.line_at(span.start) for span in spans}
            if len(lines) == len(spans):  # every cell on a line of its own
                return 0
            places += [
                span.start - document.line_starts[document.line_at(span.start) - 1]
                for span in spans[1:]
            ]
    return min(places, default=0)
