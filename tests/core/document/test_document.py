"""The document as such: spans, lines, pages, blocks and citations."""

from __future__ import annotations

import pytest

from core.document.model import Citation, Span, Table, flatten
from tests.core.document.reading import read

TEXT = "Alder Pumps\n\nThe price  is\n$5 a share.\n\nThe end.\n"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_a_span_holds_at_least_one_character(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="at least one character"):
        Span(start, end)


def test_spans_hold_overlap_and_join() -> None:
    assert len(Span(2, 6)) == 4
    assert Span(2, 6).covers(Span(2, 6))
    assert not Span(2, 6).covers(Span(2, 7))
    assert Span(2, 6).overlaps(Span(5, 9))
    assert not Span(2, 6).overlaps(Span(6, 9))
    assert Span(5, 9).join(Span(2, 6)) == Span(2, 9)


def test_a_citation_quotes_at_least_one_character() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        Citation("0" * 64, Span(0, 1), "", (1, 1), None)


def test_citing() -> None:
    document = read(TEXT)
    citation = document.cite(Span(TEXT.index("price"), TEXT.index(" a share")))
    assert citation.quote == "price is $5"
    assert citation.lines == (3, 4)
    assert citation.page is None
    assert citation.place == "lines 3–4"
    assert citation.document == document.sha256
    assert document.cite(document.blocks[0].span).place == "line 1"


def test_blocks_by_place() -> None:
    document = read(TEXT)
    first, second, third = document.blocks
    assert document.block_at(0) is first
    assert document.block_at(third.span.start - 1) is second
    assert document.block_at(len(TEXT)) is third
    assert list(document.blocks_in(second.span)) == [second]
    assert list(document.blocks_in(Span(0, len(TEXT)))) == [first, second, third]
    assert read("\n\n Late.\n").block_at(0) is None


def test_words_of_a_block_are_located_over_line_ends() -> None:
    document = read(TEXT)
    block = document.blocks[1]
    assert block.text == "The price is $5 a share."
    first = block.text.index("is $5")
    span = document.locate(block, first, first + len("is $5"))
    assert document.text[span.start : span.end] == "is\n$5"


@pytest.mark.parametrize(
    ("parts", "flat"),
    [
        (["a  b", " c "], "a b c"),
        (["non-", "profit"], "non-profit"),
        (["pages 4 -", "6"], "pages 4 - 6"),
        (["5-", "6"], "5- 6"),
        (["", "a", "", "b"], "a b"),
        ([], ""),
    ],
)
def test_flat_text(parts: list[str], flat: str) -> None:
    assert flatten(parts) == flat


def test_an_empty_table_has_no_titles() -> None:
    assert Table((), ()).titles() == ()
    assert Table((), ()).width == 0
