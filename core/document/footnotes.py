"""The notes below a table, by the marks that its cells bear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.document.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.model import Block, Cell, Document, Span

_OPENING = re.compile(
    r"(?:\((\d{1,2}|[a-z]|\*{1,2})\)|(\d{1,2}|[a-z])[.)]|(\*{1,2})|(\d{1,2}))\s*(?=\S)"
)
_WITHIN = re.compile(r"(?<=[.;:)”\"])\s\((\d{1,2}|[a-z])\)\s(?=\S)")
_REACH = 3  # blocks that are no notes, between a table and its notes or between two of them


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note: its mark, its words without the mark, and where in a block they stand.

    Attributes:
        mark: As its cells bear it, without brackets: "1", "a", "*".
        text: White space collapsed.
        block: The block that holds it.
        first: Where the words start in the block's flat text, inclusive.
        last: Where they end there, exclusive.
    """

    mark: str
    text: str
    block: Block
    first: int
    last: int

    def span(self, document: Document) -> Span:
        """Its place in the canonical text."""
        return document.locate(self.block, self.first, self.last)


def marks_of(block: Block) -> frozenset[str]:
    """The marks that the cells of a block's table bear."""
    table = block.table
    rows = (*table.header, *table.rows) if table is not None else ()
    return frozenset(mark for row in rows for cell in row for mark in cell.marks)


def footnotes_of(document: Document, block: Block) -> dict[str, Footnote]:
    """The notes of a table by their marks, those alone that its cells bear.

    They stand below it, or below the tables in which it goes on. A note may run over several
    blocks; it is given by the first.
    """
    wanted = marks_of(block)
    notes: dict[str, Footnote] = {}
    others = 0
    for below in document.blocks[block.index + 1 :]:
        if others > _REACH or len(notes) == len(wanted):
            break
        if below.kind is BlockKind.FURNITURE:
            continue
        if below.is_heading or (below.table is not None and notes):
            break
        found = [note for note in _notes_in(below) if note.mark in wanted]
        others = 0 if found else others + (below.table is None)
        for note in found:
            notes.setdefault(note.mark, note)
    return notes


def _notes_in(block: Block) -> Iterator[Footnote]:
    """The notes of a block: it opens with one, and more may follow in it, counted on."""
    opening = _OPENING.match(block.text) if block.table is None else None
    if opening is None:
        return
    mark = next(filter(None, opening.groups()))
    first = opening.end()
    for found in _WITHIN.finditer(block.text, first):
        if not _follows(mark, found.group(1)):
            continue
        yield _note(mark, block, first, found.start())
        mark, first = found.group(1), found.end()
    yield _note(mark, block, first, len(block.text))


def _follows(mark: str, other: str) -> bool:
    if mark.isdecimal() and other.isdecimal():
        return int(other) == int(mark) + 1
    return len(mark) == len(other) == 1 and ord(other) == ord(mark) + 1


def _note(mark: str, block: Block, first: int, last: int) -> Footnote:
    return Footnote(mark, block.text[first:last], block, first, last)


def notes_of(cells: Sequence[Cell], notes: dict[str, Footnote]) -> tuple[Footnote, ...]:
    """The notes that cells refer to, in the order of their marks along the row."""
    marks = dict.fromkeys(mark for cell in cells for mark in cell.marks)
    return tuple(notes[mark] for mark in marks if mark in notes)
