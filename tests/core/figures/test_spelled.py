"""Numbers in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.figures.spelled import SPELLED, value_of_words

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int, *, with_and: bool = False) -> str:
    """A whole number in words, as an agreement writes it."""
    for size, word in (
        (10**9, "billion"),
        (10**6, "million"),
        (1_000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if with_and and rest and rest < 100 else " "
            tail = joint + spell(rest, with_and=with_and) if rest else ""
            return f"{spell(head, with_and=with_and)} {word}{tail}"
    if number < 20:
        return _SMALL[number]
    tens, units = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[units]}" if units else "")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two million seven hundred thousand", 2_700_000),
        ("Forty-Five", 45),
        ("one hundred and one", 101),
        ("hundred", 100),
        ("thousand", 1_000),
        ("twenty thousand five hundred", 20_500),
    ],
)
def test_values(words: str, value: int) -> None:
    assert value_of_words(words) == value


@given(st.integers(0, 999_999_999_999), st.booleans())
@example(number=1_000_001, with_and=True)
def test_what_is_spelled_reads_back(number: int, with_and: bool) -> None:
    words = spell(number, with_and=with_and)
    assert value_of_words(words) == number
    assert re.fullmatch(SPELLED, words)


@given(st.integers(0, 999_999))
def test_case_does_not_matter(number: int) -> None:
    words = spell(number)
    assert value_of_words(words.upper()) == value_of_words(words.title()) == number


@given(st.integers(1, 9_999))
def test_a_spelled_period_agrees_with_its_digits(number: int) -> None:
    from core.figures.model import Period
    from core.figures.reader import read_figures
    from tests.core.document.reading import read

    document = read(f"The Company shall file it within {spell(number)} ({number}) days of it.\n")
    (figure,) = read_figures(document).all
    assert figure.value == Period(number, "day")
    assert figure.text == f"{spell(number)} ({number}) days"
