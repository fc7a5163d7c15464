"""The three calculators: exact answers, their steps, and the sentences for bad numbers."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core.calculators
import core.tieout
from core.calculators.conversion import shares_at_fixed_price
from core.calculators.derivation import Derivation, Operand, operand
from core.calculators.ownership import percentage_of_class
from core.calculators.rounding import (
    divide,
    places_of,
    to_cents,
    to_places,
    trimmed,
    whole_shares,
)
from core.calculators.warrants import proceeds_of_warrants
from core.errors import UserError
from core.terms.cited import Cited
from core.terms.units import Unit
from tests.core.document.reading import read

PLACE = (_document := read("A price of $0.60 a share.\n")).cite(_document.blocks[0].span)

dollars = st.decimals("0", "1000000000", places=2)
prices = st.decimals("0.0001", "1000", places=4)
shares = st.integers(0, 10**10)


# Conversion --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "price", "factor", "result", "cash"),
    [
        ("1260000", "0.60", "1", 2_100_000, None),
        ("26897", "0.3147", "1", 85_468, "$0.22"),
        ("26897", "0.3147", "3", 256_406, "$0.03"),
        ("100", "0.3", "3", 1_000, None),
        ("0", "0.40", "1", 0, None),
        ("0.39", "0.40", "1", 0, "$0.39"),
        ("100", "7", "1", 14, "$2.00"),
    ],
)
def test_conversion(amount: str, price: str, factor: str, result: int, cash: str | None) -> None:
    work = shares_at_fixed_price(Decimal(amount), Decimal(price), Decimal(factor))
    assert work.result == result
    assert isinstance(work.result, int)
    assert work.unit is Unit.SHARES
    assert work.notes[0] == "Rounded down to whole shares."
    paid = [note for note in work.notes if note.startswith("Cash for the fraction")]
    assert paid == ([f"Cash for the fraction at the conversion price: {cash}."] if cash else [])


def test_conversion_shows_its_work() -> None:
    work = shares_at_fixed_price(Cited(Decimal(26897), PLACE), Cited(Decimal("0.3147"), PLACE), 3)
    (step,) = work.steps
    assert step.formula == "$26,897 ÷ $0.3147 × 3 = 256,406.10"
    assert [(o.name, o.shown, o.citation) for o in work.operands] == [
        ("amount", "$26,897", PLACE),
        ("conversion price", "$0.3147", PLACE),
        ("factor", "3", None),
    ]
    assert work.shown == "256,406"
    assert step.shown.startswith("256,406.1010486177")


@given(dollars, prices)
def test_shares_and_cash_are_worth_what_was_converted(amount: Decimal, price: Decimal) -> None:
    work = shares_at_fixed_price(amount, price)
    assert isinstance(work.result, int)
    noted = re.search(r"price: \$([\d,.]+)\.$", work.notes[-1])
    cash = Decimal(noted.group(1).replace(",", "")) if noted else Decimal(0)
    assert abs(work.result * price + cash - amount) <= Decimal("0.005")
    assert cash <= to_cents(price)


@given(dollars, prices, prices)
def test_a_lower_price_never_gives_fewer_shares(
    amount: Decimal, one: Decimal, two: Decimal
) -> None:
    low, high = sorted((one, two))
    more, fewer = shares_at_fixed_price(amount, low), shares_at_fixed_price(amount, high)
    assert int(str(more.result)) >= int(str(fewer.result))


@given(dollars, prices, st.integers(1, 12))
def test_a_factor_multiplies_before_rounding(amount: Decimal, price: Decimal, factor: int) -> None:
    assert (
        shares_at_fixed_price(amount, price, factor).result
        == shares_at_fixed_price(amount * factor, price).result
    )


# Proceeds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("warrants", "result", "formula"),
    [
        ([(150_000, "0.925")], "138750.00", "150,000 × $0.925 = $138,750"),
        ([(3, "0.335")], "1.01", "3 × $0.335 = $1.005"),
        ([(0, "1")], "0.00", "0 × $1 = $0"),
        ([(100, "1.50"), (200, "2.005")], "551.00", "$150 + $401 = $551"),
    ],
)
def test_proceeds(warrants: list[tuple[int, str]], result: str, formula: str) -> None:
    work = proceeds_of_warrants([(count, Decimal(price)) for count, price in warrants])
    assert str(work.result) == result
    assert work.unit is Unit.USD
    assert work.steps[-1].formula == formula


def test_every_warrant_has_its_step_and_the_sum_one_of_its_own() -> None:
    work = proceeds_of_warrants([(100, Decimal("1.50")), (200, Decimal(2)), (1, Decimal(3))])
    assert [step.label for step in work.steps] == ["Proceeds"] * 3 + ["All warrants"]
    assert [step.result for step in work.steps] == [150, 400, 3, 553]


warrants = st.lists(st.tuples(shares, prices), min_size=1, max_size=5)


@given(warrants)
def test_proceeds_are_the_sum_of_their_parts(several: list[tuple[int, Decimal]]) -> None:
    exact = sum((count * price for count, price in several), Decimal(0))
    assert proceeds_of_warrants(several).result == to_cents(exact)
    assert proceeds_of_warrants(several[::-1]).result == to_cents(exact)


@given(warrants, st.tuples(shares, prices))
def test_one_more_warrant_never_lowers_the_proceeds(
    several: list[tuple[int, Decimal]], more: tuple[int, Decimal]
) -> None:
    before, after = proceeds_of_warrants(several), proceeds_of_warrants([*several, more])
    assert Decimal(str(after.result)) >= Decimal(str(before.result))


# Percentage --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "places", "result", "formula"),
    [
        (3_013_888, 24_318_450, 1, "12.4", "3,013,888 ÷ 24,318,450 = 12.393%"),
        (1, 8, 1, "12.5", "1 ÷ 8 = 12.500%"),
        (125, 1000, 0, "13", "125 ÷ 1,000 = 12.500%"),
        (1, 3, 5, "33.33333", "1 ÷ 3 = 33.33333%"),
        (0, 5, 1, "0.0", "0 ÷ 5 = 0.000%"),
        (5, 4, 1, "125.0", "5 ÷ 4 = 125.000%"),
    ],
)
def test_percentage(part: int, whole: int, places: int, result: str, formula: str) -> None:
    work = percentage_of_class(part, whole, places)
    assert str(work.result) == result
    assert work.steps[0].formula == formula
    assert work.unit is Unit.PERCENT


@given(st.integers(1, 10**12), st.data())
def test_a_part_is_between_nothing_and_all(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    result = percentage_of_class(part, whole).result
    assert isinstance(result, Decimal)
    assert 0 <= result <= 100


@given(st.integers(1, 10**12), st.data(), st.integers(0, 6))
def test_a_percentage_is_within_half_its_last_place(
    whole: int, data: st.DataObject, places: int
) -> None:
    part = data.draw(st.integers(0, whole))
    work = percentage_of_class(part, whole, places)
    exact = work.steps[-1].result
    assert isinstance(exact, Decimal)
    assert isinstance(work.result, Decimal)
    assert abs(work.result - exact) <= Decimal(5).scaleb(-places - 1)
    assert places_of(work.result) == places


@given(st.integers(1, 10**9), st.data())
def test_a_part_and_the_rest_are_all(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    halves = [percentage_of_class(n, whole).steps[-1].result for n in (part, whole - part)]
    assert to_places(sum((Decimal(str(half)) for half in halves), Decimal(0)), 20) == 100


# Bad numbers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (
            lambda: shares_at_fixed_price(-1, 1),
            "The amount is -1; it must not be less than zero.",
        ),
        (
            lambda: shares_at_fixed_price(1, 0),
            "The conversion price is 0; it must be more than zero.",
        ),
        (
            lambda: shares_at_fixed_price(1, Decimal("-0.40")),
            "The conversion price is -0.40; it must be more than zero.",
        ),
        (
            lambda: shares_at_fixed_price(1, 1, 0),
            "The factor is 0; it must be more than zero.",
        ),
        (
            lambda: proceeds_of_warrants([(-5, 1)]),
            "The number of shares is -5; it must not be less than zero.",
        ),
        (
            lambda: proceeds_of_warrants([(1, 1), (5, 0)]),
            "The exercise price is 0; it must be more than zero.",
        ),
        (lambda: proceeds_of_warrants([]), "No warrants were given."),
        (
            lambda: percentage_of_class(-1, 5),
            "The number of shares is -1; it must not be less than zero.",
        ),
        (
            lambda: percentage_of_class(1, Cited(0, PLACE)),
            "The number of shares outstanding is 0; it must be more than zero.",
        ),
    ],
)
def test_numbers_out_of_range_are_told(work: Any, sentence: str) -> None:
    with pytest.raises(UserError) as told:
        work()
    assert told.value.sentence == sentence


# Rounding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rounded", "expected"),
    [
        (to_cents(Decimal("0.005")), "0.01"),
        (to_cents(Decimal("0.0049")), "0.00"),
        (to_cents(Decimal(10) ** 30), "1" + "0" * 30 + ".00"),
        (to_places(Decimal("12.25"), 1), "12.3"),
        (to_places(Decimal("-12.25"), 1), "-12.3"),
        (whole_shares(Decimal("9.999")), "9"),
        (places_of(Decimal("15.10")), "2"),
        (places_of(Decimal("1E+2")), "0"),
        (trimmed(Decimal("401.000")), "401"),
        (trimmed(Decimal("1.2500")), "1.25"),
        (trimmed(Decimal("1E+3")), "1000"),
        (divide(Decimal(1), Decimal(3)), "0." + "3" * 60),
    ],
)
def test_rounding(rounded: object, expected: str) -> None:
    assert str(rounded) == expected


def test_division_by_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        divide(Decimal(1), Decimal(0))


# Derivations -------------------------------------------------------------------------------------


def test_a_bare_number_is_the_reviewers_own() -> None:
    assert operand("price", Decimal("0.60"), Unit.USD).citation is None
    assert operand("price", Cited(Decimal("0.60"), PLACE), Unit.USD).citation is PLACE
    assert Operand("price", Decimal("0.60"), Unit.USD).shown == "$0.60"


DERIVATIONS: list[Derivation] = [
    shares_at_fixed_price(26897, Decimal("0.3147")),
    proceeds_of_warrants([(100, Decimal("1.50")), (200, Decimal("0.005"))]),
    percentage_of_class(1, 3),
]


@pytest.mark.parametrize("work", DERIVATIONS, ids=[work.calculator for work in DERIVATIONS])
def test_the_last_step_rounded_is_the_answer(work: Derivation) -> None:
    exact = Decimal(str(work.steps[-1].result))
    answer = Decimal(str(work.result))
    assert abs(exact - answer) < 1
    assert all(" = " in step.formula for step in work.steps)


# No float ----------------------------------------------------------------------------------------


def modules() -> list[Path]:
    folders = [Path(package.__path__[0]) for package in (core.calculators, core.tieout)]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


@pytest.mark.parametrize("module", modules(), ids=[path.name for path in modules()])
def test_money_is_never_a_float(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Name) and node.id == "float"), node.lineno
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        assert not (isinstance(node, ast.Attribute) and node.attr == "float"), node.lineno


def test_there_are_modules_to_hold_this_against() -> None:
    assert {path.name for path in modules()} >= {"conversion.py", "warrants.py", "ownership.py"}
