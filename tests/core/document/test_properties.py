"""What holds of every document, whatever it was read from."""

from __future__ import annotations

import itertools
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, reject

from core.document.reader import read_document
from core.document.sections import read_sections
from core.errors import UserError
from tests.core.document.strategies import pages, sources, submissions, texts

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from core.document.model import Document


def read(raw: bytes) -> Document:
    """The document in these bytes; bytes that hold none are of no interest here."""
    try:
        return read_document(raw, "it")
    except UserError:
        reject()


def printed(text: str) -> str:
    return "".join(text.split())


@given(sources)
def test_reading_gives_a_document_or_a_sentence(raw: bytes) -> None:
    with suppress(UserError):
        read_document(raw, "it")


@given(sources)
def test_the_text_of_a_block_is_that_of_its_pieces(raw: bytes) -> None:
    document = read(raw)
    for block in document.blocks:
        pieces = "".join(document.text[piece.start : piece.end] for piece in block.pieces)
        assert printed(block.text) == printed(pieces)
        assert block.text == " ".join(block.text.split())


@given(sources)
def test_blocks_are_numbered_in_the_order_of_their_starts(raw: bytes) -> None:
    document = read(raw)
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    assert [block.index for block in document.blocks] == list(range(len(starts)))


@given(sources)
def test_nothing_printed_is_in_no_block_or_in_two(raw: bytes) -> None:
    document = read(raw)
    covered = sorted(piece for block in document.blocks for piece in block.pieces)
    inside = "".join(document.text[piece.start : piece.end] for piece in covered)
    assert printed(inside) == printed(document.text)


@given(sources)
def test_a_quote_stands_in_the_lines_it_names(raw: bytes) -> None:
    document = read(raw)
    lines = document.text.split("\n")
    for block in document.blocks:
        citation = document.cite(block.span)
        first, last = citation.lines
        assert citation.quote in " ".join("\n".join(lines[first - 1 : last]).split())


@given(sources)
def test_pages_follow_one_another_and_leave_nothing_out(raw: bytes) -> None:
    document = read(raw)
    assert document.pages
    edges = [document.pages[0].span.start, *(page.span.end for page in document.pages)]
    assert edges[0] == 0
    assert edges[-1] == len(document.text)
    assert [page.span.start for page in document.pages] == edges[:-1]
    assert [page.number for page in document.pages] == list(range(1, len(edges)))


@given(sources)
def test_every_character_of_a_block_is_located_where_it_stands(raw: bytes) -> None:
    document = read(raw)
    for block in document.blocks:
        for at, character in enumerate(block.text):
            if character != " ":
                span = document.locate(block, at, at + 1)
                assert document.text[span.start : span.end] == character


@given(sources)
def test_the_characters_of_a_cell_stand_in_its_span_in_order(raw: bytes) -> None:
    document = read(raw)
    tables = [block.table for block in document.blocks if block.table is not None]
    for row in (row for table in tables for row in (*table.header, *table.rows)):
        for cell in row:
            if cell.span is None:
                assert cell.text == ""
                continue
            there = iter(document.text[cell.span.start : cell.span.end])
            assert all(character in there for character in printed(cell.text))


@given(sources)
def test_every_row_of_a_table_has_a_cell_for_every_column(raw: bytes) -> None:
    for block in read(raw).blocks:
        if block.table is not None:
            rows = (*block.table.header, *block.table.rows)
            assert {len(row) for row in rows} == {block.table.width}


@given(texts)
def test_sections_lie_inside_the_document_in_order(text: str) -> None:
    document = read(text.encode())
    sections = read_sections(document)
    starts = [section.span.start for section in sections]
    assert starts == sorted(starts)
    for before, after in itertools.pairwise(sections):
        assert before.span.covers(after.span) or before.span.end <= after.span.start
    assert all(section.span.end <= len(document.text) for section in sections)


@pytest.mark.parametrize("source", [texts, pages, submissions], ids=["text", "html", "submission"])
def test_the_strategies_make_documents(source: SearchStrategy[str]) -> None:
    """So that the properties above are held against documents, not against refusals alone."""
    found: list[int] = []

    @given(source)
    def collect(raw: str) -> None:
        with suppress(UserError):
            found.append(len(read_document(raw.encode(), "it").blocks))

    collect()
    assert len(found) >= 20
    assert max(found) >= 5
