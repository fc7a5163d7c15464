"""Phrases over marked sentences, and the way back to what is printed."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from core.document.reader import read_document
from core.errors import UserError
from core.figures.phrase import Phrase
from core.figures.reader import read_figures
from tests.core.document.reading import read
from tests.core.document.strategies import sources

if TYPE_CHECKING:
    from core.figures.phrase import Match

ANY = Phrase("{money|shares|percent|date|period|number|year|reference|blank:it}")

TEXT = """\
     On October 16, 2002 we sold 1,000 shares of our common stock
at $0.40 per share, or 15.1% of the class. We shall file within
thirty (30) days. A  further   price applies after August ___, 2002.
"""


def matches(pattern: str, text: str = TEXT, **how: bool) -> list[Match]:
    figures = read_figures(read(text))
    return list(Phrase(pattern, **how).find(figures, figures.sentences))


def test_slots_give_figures_with_their_values() -> None:
    (match,) = matches(
        r"on {date:day} we sold {shares:count} shares[^.]* at {money:price} per share"
    )
    assert match.whole_date("day") == date(2002, 10, 16)
    assert match.count("count") == 1000
    assert match.amount("price") == Decimal("0.40")
    assert match.figure("price").text == "$0.40"


def test_words_are_given_as_printed() -> None:
    (match,) = matches(r"sold (?P<what>{shares} shares of our common stock) at")
    assert match.words("what") == "1,000 shares of our common stock"
    assert match.words() == "sold 1,000 shares of our common stock at"


def test_citing_a_match_a_slot_and_the_sentence() -> None:
    (match,) = matches(r"common stock at {money:price}")
    assert match.cite().quote == "common stock at $0.40"
    assert match.cite().lines == (1, 2)
    assert match.cite("price").quote == "$0.40"
    sentence = match.cite_sentence()
    assert sentence.quote.startswith("On October 16, 2002")
    assert sentence.quote.endswith("of the class.")


def test_a_space_matches_any_white_space_and_an_optional_one_also_none() -> None:
    assert len(matches(r"further price applies")) == 1
    assert len(matches(r"of the class ?\.")) == 1
    assert len(matches(r"of the class \.")) == 0


def test_case_matters_only_when_asked_for() -> None:
    assert len(matches("ON {date}")) == 1
    assert matches("ON {date}", match_case=True) == []


def test_a_count_is_shares_or_a_number() -> None:
    text = "We issued 1,000 shares to 12 holders, $5 and 3%.\n"
    assert [match.count("n") for match in matches("{count:n}", text)] == [1000, 12]


def test_a_count_with_a_fraction_is_none() -> None:
    (match,) = matches("{count:n}", "We issued 268.97 shares.\n")
    assert match.count("n") is None
    assert match.amount("n") == Decimal("268.97")


def test_a_date_with_blanks_is_no_whole_date() -> None:
    found = matches(r"(?:on|after) {date:day}")
    assert [match.whole_date("day") for match in found] == [date(2002, 10, 16), None]


def test_a_slot_that_took_no_part() -> None:
    (match,) = matches(r"{money:price} per share|{percent:rate} of the market")
    assert match.has("price")
    assert not match.has("rate")
    with pytest.raises(KeyError, match="rate"):
        match.figure("rate")


def test_digits_of_a_figure_are_never_matched() -> None:
    assert matches(r"\d") == []


def test_search_gives_the_first_place_of_a_sentence() -> None:
    figures = read_figures(read(TEXT))
    first, second, third = figures.sentences
    assert Phrase("{money:price}").search(figures, first) is not None
    assert Phrase("{money:price}").search(figures, second) is None
    assert third.text.startswith("A further price")


def test_a_mark_that_the_document_prints_is_no_figure() -> None:
    (match,) = matches("{money:price}", "A price of \ue000 and \ue005 is not $5.\n")
    assert match.words("price") == "$5"


def test_figures_inside_a_span_and_sentences_of_a_block() -> None:
    figures = read_figures(read("We owe $5. We own $6.\n\nWe want $7.\n"))
    first, second = figures.document.blocks
    assert [figure.text for figure in figures.inside(first.span)] == ["$5", "$6"]
    assert [sentence.text for sentence in figures.sentences_of(first)] == [
        "We owe $5.",
        "We own $6.",
    ]
    assert [s.text for s in figures.sentences_in(second.span)] == ["We want $7."]


def test_a_sentence_does_not_end_inside_a_figure() -> None:
    figures = read_figures(read("We owe them >U.S. $5 and more. Then we stop.\n"))
    assert [sentence.text for sentence in figures.sentences] == [
        "We owe them >U.S. $5 and more.",
        "Then we stop.",
    ]


@given(sources)
def test_every_figure_is_found_by_its_mark_with_its_own_words_and_place(raw: bytes) -> None:
    try:
        document = read_document(raw, "it")
    except UserError:
        return
    figures = read_figures(document)
    found = list(ANY.find(figures, figures.sentences))
    assert tuple(match.figure("it") for match in found) == figures.all
    for match in found:
        figure = match.figure("it")
        assert match.words("it") == figure.text
        assert match.cite("it").span == figure.span
        assert document.blocks[figure.block].text[figure.first : figure.last] == figure.text


@given(sources)
def test_no_figure_lies_across_the_end_of_a_sentence(raw: bytes) -> None:
    try:
        document = read_document(raw, "it")
    except UserError:
        return
    for sentence in read_figures(document).sentences:
        for figure in sentence.figures:
            assert sentence.first <= figure.first < figure.last <= sentence.last


@given(sources)
def test_figures_are_in_reading_order_and_do_not_overlap(raw: bytes) -> None:
    try:
        document = read_document(raw, "it")
    except UserError:
        return
    found = read_figures(document).all
    for before, after in itertools.pairwise(found):
        assert (before.block, before.last) <= (after.block, after.first) or (
            before.block < after.block
        )
