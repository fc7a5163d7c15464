"""A filing set in fixed width or printed to PDF reads as its HTML does.

Words are compared without case, accents and punctuation, those of a table cell by cell: column
headings column by column, then the rows. Page furniture and footnote marks of cells are left out.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pytest

from core.document.model import BlockKind
from core.document.sentences import split_sentences
from tests.corpus.structure.reading import FILINGS, absent, filing

if TYPE_CHECKING:
    from core.document.model import Block, Document, Table

pytestmark = [pytest.mark.corpus, absent]

SYMBOLS = ("®", "™", "(r)", "(tm)")
LONGEST_SECTION_HEADING = 200
LEAST_RATIO = 0.995
ITALIC = ("unless the context otherwise requires",)  # a sentence of text, set in italics in HTML
TEXT_TABLES = [
    ("acurx_s1_2023", "Armistice Capital"),
    ("xtant_s3_2021", "Tom Higgins"),
    ("ensysce_424b5_2025", "Proceeds to us"),
    ("ensysce_424b5_2025", "Dilution per share"),
    ("curis_424b5_2025", "Proceeds, before expenses"),
    ("curis_424b5_2025", "Proceeds to us, before expenses"),
    ("curis_424b5_2025", "Dilution per share"),
    ("ess_424b5_2025", "Dilution per share"),
]
PDF_TABLES = [
    ("xtant_s3_2021", "Tom Higgins"),
    ("xtant_s3_2021", "Common Stock, par value"),
    ("ensysce_424b5_2025", "Proceeds to us"),
    ("ensysce_424b5_2025", "Dilution per share"),
    ("curis_424b5_2025", "Proceeds, before expenses"),
    ("curis_424b5_2025", "Proceeds to us, before expenses"),
    ("curis_424b5_2025", "Dilution per share"),
]


def names(suffix: str) -> list[str]:
    return sorted(f"twins/{path.name}" for path in FILINGS.glob(f"twins/*{suffix}"))


def words(text: str) -> list[str]:
    folded = text.casefold()
    for symbol in SYMBOLS:
        folded = folded.replace(symbol, " ")
    plain = unicodedata.normalize("NFKD", folded)
    return re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))


def original(name: str) -> Document:
    return filing(name.removeprefix("twins/").rsplit(".", 1)[0] + ".htm")


def table_words(table: Table) -> list[str]:
    cells = [*table.titles(), *(cell.text for row in table.rows for cell in row)]
    return [word for cell in cells for word in words(cell)]


@cache
def document_words(document: Document) -> tuple[str, ...]:
    found: list[str] = []
    for block in document.blocks:
        if block.kind is not BlockKind.FURNITURE:
            found += table_words(block.table) if block.table else words(block.text)
    return tuple(found)


def section_headings(document: Document) -> list[str]:
    """Headings of one sentence: legends of a cover, printed bold or in capitals, open nothing."""
    return [
        " ".join(words(block.text))
        for block in document.blocks
        if block.is_heading and is_section_heading(block)
    ]


def is_section_heading(block: Block) -> bool:
    return len(block.text) <= LONGEST_SECTION_HEADING and len(split_sentences(block.text)) == 1


@pytest.mark.parametrize("name", [*names(".txt"), *names(".pdf")])
def test_the_words_are_the_same_in_the_same_order(name: str) -> None:
    one, other = document_words(original(name)), document_words(filing(name))
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    assert matcher.ratio() >= LEAST_RATIO


def not_in(headings: list[str], others: list[str]) -> list[str]:
    """Headings that are no heading among the others, and not a run of several of them."""
    run = f" {' '.join(others)} "
    return [heading for heading in headings if f" {heading} " not in run]


@pytest.mark.parametrize("name", [*names(".txt"), *names(".pdf")])
def test_the_section_headings_are_the_same(name: str) -> None:
    one, other = section_headings(original(name)), section_headings(filing(name))
    missing = [heading for heading in not_in(one, other) if not heading.startswith(ITALIC)]
    assert missing == []
    assert [h for h in not_in(other, one) if not is_line_of_centred_block(name, h)] == []


def is_line_of_centred_block(name: str, heading: str) -> bool:
    """Whether HTML sets it in one block with the lines around it, as an address is."""
    blocks = (block for block in original(name).blocks if block.centred)
    return any(heading in " ".join(words(block.text)) for block in blocks)


def table_with(document: Document, name: str) -> list[list[list[str]]]:
    """The rows of the first table that names something, each cell as its words."""
    opening = words(name)
    for block in document.blocks:
        if block.table is None:
            continue
        rows = [[words(cell.text) for cell in row] for row in block.table.rows]
        if any(row[0][: len(opening)] == opening for row in rows):
            return rows
    return []


def filled(rows: list[list[list[str]]]) -> list[list[str]]:
    """Rows without empty cells; each cell as its letters, for a twin may lose a line's space."""
    return [["".join(cell) for cell in row if cell] for row in rows if any(row)]


@pytest.mark.parametrize(
    ("twin", "row"),
    [(f"twins/{name}.txt", row) for name, row in TEXT_TABLES]
    + [(f"twins/{name}.pdf", row) for name, row in PDF_TABLES],
)
def test_the_cells_of_a_table_are_the_same(twin: str, row: str) -> None:
    expected = table_with(original(twin), row)
    assert expected
    assert filled(table_with(filing(twin), row)) == filled(expected)
