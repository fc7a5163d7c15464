"""Selling stockholders: the table's rows, its columns told apart by what their headers say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.document.footnotes import footnotes_of, notes_of
from core.figures.entries import EntryKind, read_entry
from core.figures.phrase import Phrase
from core.terms.cited import Absent, Cited, not_stated
from core.terms.holder import Holder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.footnotes import Footnote
    from core.document.model import Block, Cell, Citation, Table
    from core.extraction.reading import Reading

_SECTION = r"selling (?:stock|share|security|securities|unit) ?holders?|registered holders"
_TOTAL = re.compile(r"(?i)^(?:sub)?totals?\b|^all (?:selling|other)|^name\b|^selling \w+holders?$")
_ISSUABLE = Phrase(
    r"{count:shares} (?:[\w’'.-]+ ){0,8}?(?:issuable|issued|obtainable) upon (?:[\w’']+ ){0,4}?"
    r"(?:exercise|conversion)"
)
_FEWEST_COLUMNS = 3


def extract_holders(reading: Reading) -> tuple[Holder, ...]:
    """The rows of the selling stockholder tables, in order; total rows are left out."""
    holders: list[Holder] = []
    for block in _tables(reading):
        assert block.table is not None
        columns = _columns(block.table)
        notes = footnotes_of(reading.document, block)
        for row in block.table.rows:
            holder = _holder(reading, row, columns, notes)
            if holder is not None:
                holders.append(holder)
    return tuple(holders)


def _tables(reading: Reading) -> Iterator[Block]:
    for section in reading.sections:
        if not re.search(_SECTION, section.title, re.IGNORECASE) or len(section.title) > 80:
            continue
        for block in reading.document.blocks_in(section.span):
            if block.table is not None and block.table.width >= _FEWEST_COLUMNS:
                fields = set(_columns(block.table).values())
                if "shares_offered" in fields and len(fields) >= 2:
                    yield block


def _columns(table: Table) -> dict[int, str]:
    """Which column holds which term; the first column is the name.

    A percentage whose header says nothing of the offering is that of the shares to its left.
    """
    columns: dict[int, str] = {}
    for column, title in enumerate(table.titles()):
        words = " ".join(title.casefold().split())
        field = _field_of_title(words)
        if field is None and _is_percentage(words):
            beside = columns.get(column - 1, "")
            field = {"shares_before": "percent_before", "shares_after": "percent_after"}.get(beside)
        if column > 0 and field is not None and field not in columns.values():
            columns[column] = field
    return columns


def _is_percentage(words: str) -> bool:
    return "%" in words or "percent" in words


def _field_of_title(words: str) -> str | None:
    """The term that a column's header names, None where it is another."""
    percent = _is_percentage(words)
    after = bool(re.search(r"\bafter\b|following (?:the|this)|upon completion", words))
    if percent:
        if after:
            return "percent_after"
        return "percent_before" if re.search(r"before|prior|owned|beneficial", words) else None
    if after:
        return "shares_after"
    if re.search(r"issuable|underlying|upon conversion|upon exercise", words):
        return "shares_underlying"
    if re.search(
        r"offered|registered|to be sold|may be sold|included|being sold|covered|hereby", words
    ):
        return "shares_offered"
    if re.search(r"before|prior|owned|beneficial|held", words):
        return "shares_before"
    return None


def _holder(
    reading: Reading,
    row: Sequence[Cell],
    columns: dict[int, str],
    notes: dict[str, Footnote],
) -> Holder | None:
    name = row[0]
    filled = [at for at in columns if at < len(row) and row[at].text]
    if name.span is None or not filled or _TOTAL.search(name.text):
        return None
    spans = [cell.span for cell in row if cell.span is not None]
    citation = reading.document.cite(spans[0].join(spans[-1]))
    terms: dict[str, Any] = {
        field: _entry(reading, row[column], field, citation)
        for column, field in columns.items()
        if column < len(row)
    }
    own = notes_of(row, notes)
    if "shares_underlying" not in terms and (underlying := _underlying(reading, own)) is not None:
        terms["shares_underlying"] = underlying
    return Holder(
        name=Cited(name.text.rstrip(" ,"), reading.document.cite(name.span)),
        notes=tuple(
            Cited(note.text, reading.document.cite(note.span(reading.document))) for note in own
        ),
        **terms,
    )


def _underlying(reading: Reading, notes: Sequence[Footnote]) -> Cited[int] | None:
    """The shares that a note of a row says are still to be issued, where it says so once.

    The last note that says so decides: those before it may be shared with other rows.
    """
    for note in reversed(notes):
        place = note.span(reading.document)
        found = _ISSUABLE.find(reading.figures, reading.figures.sentences_of(note.block))
        said = [match for match in found if place.covers(match.figure("shares").span)]
        if said:
            count = said[0].count("shares") if len(said) == 1 else None
            return Cited(count, said[0].cite()) if count is not None else None
    return None


def _entry(
    reading: Reading, cell: Cell, field: str, row: Citation
) -> Cited[int] | Cited[str] | Absent:
    """The value of one cell: shares as a number, a percentage as its digits or "<1"."""
    if cell.span is None:
        return not_stated(row)
    citation = reading.document.cite(cell.span)
    entry = read_entry(cell, reading.figures)
    if field.startswith("percent"):
        if entry.kind is EntryKind.LESS:
            return Cited("<1", citation)
        if entry.kind in {EntryKind.PERCENT, EntryKind.NUMBER, EntryKind.NIL}:
            return Cited(f"{entry.value:f}", citation)
    elif entry.kind in {EntryKind.NUMBER, EntryKind.NIL}:
        assert isinstance(entry.value, Decimal)
        return Cited(int(entry.value), citation)
    return not_stated(citation)
