"""Every rule reads its own example, and the resolver chooses among what rules read."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from core.extraction.offering import RULES, extract_offering
from core.extraction.rule import Rule, RuleBook, resolve
from core.terms.cited import NOT_FOUND, Absence, Absent, Cited
from core.terms.offering import Offering
from tests.core.extraction.passages import reading_of

IDS = [rule.name for rule in RULES.rules]


@pytest.mark.parametrize("rule", RULES.rules, ids=IDS)
def test_a_rule_reads_its_example(rule: Rule) -> None:
    reading = reading_of(rule.example)
    found = next(rule.find(reading), None)
    assert found is not None, "the rule reads nothing in its example"
    assert found.value == rule.expected
    assert type(found.value) is type(rule.expected)
    first, last = found.citation.lines
    lines = reading.document.text.split("\n")[first - 1 : last]
    assert found.citation.quote in " ".join("\n".join(lines).split())


@pytest.mark.parametrize("rule", RULES.rules, ids=IDS)
def test_the_example_alone_gives_the_term(rule: Rule) -> None:
    term = getattr(extract_offering(reading_of(rule.example)), rule.field)
    assert isinstance(term, Cited)
    assert term.value == rule.expected


@pytest.mark.parametrize("rule", RULES.rules, ids=IDS)
def test_a_rule_says_what_it_reads(rule: Rule) -> None:
    assert (rule.find.__doc__ or "").strip()
    assert rule.field in {field.name for field in fields(Offering)}
    assert 0 < rule.weight <= 100


@pytest.mark.parametrize("rule", RULES.rules, ids=IDS)
def test_a_rule_reads_nothing_where_nothing_stands(rule: Rule) -> None:
    text = "We make pumps and sell them to farms.\n\nThe river is wide. The hills are green.\n"
    assert list(rule.find(reading_of(text))) == []


def test_rules_have_names_of_their_own() -> None:
    assert len(set(IDS)) == len(IDS)


# Choosing ----------------------------------------------------------------------------------------


TEXT = "One says ten. Two says ten. Three says eleven. Four says twelve.\n"
READING = reading_of(TEXT)


def reads(value: object, quote: str) -> Cited[object]:
    block = READING.document.blocks[0]
    first = block.text.index(quote)
    return Cited(value, READING.cite_words(block, first, first + len(quote)))


def test_the_greater_weight_is_chosen_and_the_rest_are_kept() -> None:
    chosen = resolve([
        (50, reads(12, "Four")),
        (90, reads(10, "Two")),
        (50, reads(11, "Three")),
        (50, reads(12, "twelve")),
    ])  # fmt: skip
    assert isinstance(chosen, Cited)
    assert chosen.value == 10
    assert [other.value for other in chosen.alternatives] == [11, 12]


def test_of_equal_weight_the_first_place_is_chosen() -> None:
    chosen = resolve([(50, reads(12, "Four")), (50, reads(11, "Three"))])
    assert isinstance(chosen, Cited)
    assert chosen.value == 11


def test_the_same_value_elsewhere_is_a_further_place() -> None:
    chosen = resolve([(50, reads(10, "Two")), (90, reads(10, "One")), (10, reads(10, "One says"))])
    assert isinstance(chosen, Cited)
    assert [place.quote for place in chosen.also] == ["Two"]
    assert chosen.alternatives == ()


def test_the_case_of_letters_makes_no_other_value() -> None:
    chosen = resolve([(90, reads("ALDER", "One")), (50, reads("Alder", "Two"))])
    assert isinstance(chosen, Cited)
    assert (chosen.value, len(chosen.also), chosen.alternatives) == ("ALDER", 1, ())


def test_without_a_reading_a_term_is_absent() -> None:
    place = READING.cite_block(READING.document.blocks[0])
    assert resolve([]) == NOT_FOUND
    assert resolve([], place) == Absent(Absence.NOT_STATED, place)


def test_a_book_names_what_it_reads_by_field_and_rule() -> None:
    book = RuleBook("test")

    @book.rule("date", weight=10, example="", expected=date(2003, 5, 7))
    def _says(_reading: object):  # type: ignore[no-untyped-def]  # noqa: ANN202
        yield reads(date(2003, 5, 7), "One")

    assert book.fields() == ("date",)
    ((weight, cited),) = book.read("date", READING)
    assert (weight, cited.rule, cited.value) == (10, "test.date.says", date(2003, 5, 7))
    assert book.read("market", READING) == []
