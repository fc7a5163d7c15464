"""Selling stockholders: the table's rows, its columns told apart by what their headers say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from core.figures.model import FigureKind
from core.terms.cited import Absent, Cited, not_stated
from core.terms.holder import Holder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.model import Block, Cell, Citation, Table
    from core.extraction.reading import Reading

_SECTION = r"selling (?:stock|share|security|securities|unit) ?holders?|registered holders"
_TOTAL = re.compile(r"(?i)^(?:sub)?totals?\b|^all (?:selling|other)|^name\b|^selling \w+holders?$")
_ZERO = re.compile(r"-0-|[-–—]{1,3}|0+(?:\.0+)?\s*%?|none|nil", re.IGNORECASE)
_STAR = re.compile(r"\*{1,2}\s*%?|less than 1\s?%|<\s*1\s?%?", re.IGNORECASE)
_NOTE = re.compile(r"^\(?(\d{1,2}|\*{1,2})\)?[.\s]\s*(?=\S)")
_FEWEST_COLUMNS = 3


def extract_holders(reading: Reading) -> tuple[Holder, ...]:
    """The rows of the selling stockholder tables, in order; total rows are left out."""
    holders: list[Holder] = []
    notes = _footnotes(reading)
    for block in _tables(reading):
        assert block.table is not None
        columns = _columns(block.table)
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
    notes: dict[str, Cited[str]],
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
    marks = [mark for cell in row for mark in cell.marks]
    resolved = tuple(notes[mark] for mark in dict.fromkeys(marks) if mark in notes)
    return Holder(
        name=Cited(name.text.rstrip(" ,"), reading.document.cite(name.span)),
        notes=resolved,
        **terms,
    )


def _entry(
    reading: Reading, cell: Cell, field: str, row: Citation
) -> Cited[int] | Cited[str] | Absent:
    """The value of one cell: shares as a number, a percentage as its digits or "<1"."""
    if cell.span is None:
        return not_stated(row)
    citation = reading.document.cite(cell.span)
    is_percent = field.startswith("percent")
    if is_percent and _STAR.fullmatch(cell.text or "*"):
        return Cited("<1", citation)
    if _ZERO.fullmatch(cell.text):
        return Cited("0", citation) if is_percent else Cited(0, citation)
    for figure in reading.figures.inside(cell.span):
        if is_percent and figure.kind in {FigureKind.PERCENT, FigureKind.NUMBER}:
            return Cited(f"{figure.value:f}", citation)
        if not is_percent and figure.kind in {
            FigureKind.NUMBER,
            FigureKind.SHARES,
            FigureKind.YEAR,
        }:
            return Cited(int(str(figure.value).split(".")[0]), citation)
    return not_stated(citation)


def _footnotes(reading: Reading) -> dict[str, Cited[str]]:
    """The notes below the table by their marks."""
    section = reading.section(_SECTION)
    notes: dict[str, Cited[str]] = {}
    for block in reading.document.blocks_in(section.span) if section else ():
        if block.table is None and (found := _NOTE.match(block.text)):
            words = block.text[found.end() :].strip()
            notes.setdefault(found.group(1), Cited(words, reading.cite_block(block)))
    return notes
