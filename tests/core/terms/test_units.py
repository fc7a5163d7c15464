"""Values as a person reads and types them, and as the JSON writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from core.terms.indemnity import CarveOut, Role
from core.terms.price_formula import FixedPrice, LesserOf, PercentOfMarket, PriceFormula
from core.terms.units import Unit, parse, show, to_json

LESSER = LesserOf(
    (FixedPrice(Decimal("2.40")), PercentOfMarket(Decimal(80), "average closing price", 10))
)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal("0.3147"), Unit.USD, "$0.3147"),
        (Decimal("1234567.80"), Unit.USD, "$1,234,567.80"),
        (Decimal("-12.5"), Unit.USD, "−$12.5"),
        (Decimal("1E+3"), Unit.USD, "$1,000"),
        (2707960, Unit.SHARES, "2,707,960"),
        (Decimal("268.97"), Unit.QUANTITY, "268.97"),
        (Decimal("15.1"), Unit.PERCENT, "15.1%"),
        (1, Unit.DAYS, "1 day"),
        (45, Unit.DAYS, "45 days"),
        (1500, Unit.PAGE, "1500"),
        (1500, Unit.COUNT, "1,500"),
        (date(2002, 10, 6), Unit.DATE, "October 6, 2002"),
        (True, Unit.FLAG, "yes"),
        (False, Unit.FLAG, "no"),
        (Role.DIRECTOR_OR_OFFICER, Unit.CHOICE, "director or officer"),
        ("Harbor Pump Works, Inc.", Unit.NAME, "Harbor Pump Works, Inc."),
        (LESSER, Unit.FORMULA, "lesser of $2.40 and 80% of the average closing price over 10 days"),
    ],
)
def test_shown(value: object, unit: Unit, shown: str) -> None:
    assert show(value, unit) == shown


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("0.3147"), "0.3147"),
        (Decimal("1E+3"), "1000"),
        (date(2002, 10, 6), "2002-10-06"),
        (Role.COMPANY, "company"),
        (True, True),
        (12, 12),
        ("words", "words"),
        (FixedPrice(Decimal("0.40")), {"kind": "fixed", "usd": "0.40"}),
        (
            PercentOfMarket(Decimal(80), "closing price"),
            {"kind": "percent_of_market", "percent": "80", "reference": "closing price"},
        ),
        (
            LESSER,
            {
                "kind": "lesser_of",
                "of": [
                    {"kind": "fixed", "usd": "2.40"},
                    {
                        "kind": "percent_of_market",
                        "percent": "80",
                        "reference": "average closing price",
                        "window_days": 10,
                    },
                ],
            },
        ),
    ],
)
def test_as_json(value: object, written: object) -> None:
    assert to_json(value) == written


def test_a_formula_says_how_it_is_written() -> None:
    with pytest.raises(NotImplementedError):
        PriceFormula().in_words()
    with pytest.raises(NotImplementedError):
        PriceFormula().to_json()


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("$0.3147", Unit.USD, Decimal("0.3147")),
        (" .5 ", Unit.USD, Decimal("0.5")),
        ("−$5", Unit.USD, Decimal(-5)),
        ("15.1 %", Unit.PERCENT, Decimal("15.1")),
        ("15 percent", Unit.PERCENT, Decimal(15)),
        ("2,707,960", Unit.SHARES, 2707960),
        ("100.0", Unit.SHARES, 100),
        ("45 Days", Unit.DAYS, 45),
        ("october 16, 2002", Unit.DATE, date(2002, 10, 16)),
        ("10/16/2002", Unit.DATE, date(2002, 10, 16)),
        ("2002-10-16", Unit.DATE, date(2002, 10, 16)),
        ("Y", Unit.FLAG, True),
        ("No", Unit.FLAG, False),
        ("Any words", Unit.TEXT, "Any words"),
    ],
)
def test_typed(typed: str, unit: Unit, value: object) -> None:
    found = parse(typed, unit)
    assert found == value
    assert type(found) is type(value)


def test_typed_choices() -> None:
    assert parse("Director or Officer", Unit.CHOICE, Role) is Role.DIRECTOR_OR_OFFICER
    assert parse("director_or_officer", Unit.CHOICE, Role) is Role.DIRECTOR_OR_OFFICER


@pytest.mark.parametrize(
    ("typed", "unit", "sentence", "remedy"),
    [
        ("", Unit.TEXT, "Nothing was typed.", "Type the value as the document states it."),
        ("  ", Unit.USD, "Nothing was typed.", "Type the value as the document states it."),
        ("ten", Unit.USD, "“ten” is not a number.", "Type digits only, for example $0.3147."),
        ("1,00", Unit.USD, "“1,00” is not a number.", "Type digits only, for example $0.3147."),
        ("5%", Unit.USD, "“5%” is not a number.", "Type digits only, for example $0.3147."),
        ("1e5", Unit.USD, "“1e5” is not a number.", "Type digits only, for example $0.3147."),
        ("NaN", Unit.PERCENT, "“NaN” is not a number.", "Type digits only, for example 15.1%."),
        ("$5", Unit.PERCENT, "“$5” is not a number.", "Type digits only, for example 15.1%."),
        ("$5", Unit.SHARES, "“$5” is not a number.", "Type digits only, for example 2,707,960."),
        ("5.5", Unit.SHARES, "“5.5” is not a whole number.", "Type it without a fraction."),
        ("-5", Unit.SHARES, "“-5” is less than zero.", "Type a number of zero or more."),
        ("x", Unit.DAYS, "“x” is not a number.", "Type digits only, for example 45."),
        ("maybe", Unit.FLAG, "“maybe” is neither yes nor no.", "Type yes or no."),
        (
            "October 2002",
            Unit.DATE,
            "“October 2002” is not a whole date.",
            "Type it as October 16, 2002 or as 2002-10-16.",
        ),
        (
            "2002-13-01",
            Unit.DATE,
            "“2002-13-01” is not a whole date.",
            "Type it as October 16, 2002 or as 2002-10-16.",
        ),
        (
            "February 30, 2003",
            Unit.DATE,
            "“February 30, 2003” is not a whole date.",
            "Type it as October 16, 2002 or as 2002-10-16.",
        ),
    ],
)
def test_what_cannot_be_read_is_told(typed: str, unit: Unit, sentence: str, remedy: str) -> None:
    with pytest.raises(UserError) as told:
        parse(typed, unit)
    assert (told.value.sentence, told.value.remedy) == (sentence, remedy)


def test_a_value_that_is_none_of_the_choices() -> None:
    with pytest.raises(UserError, match="“trustee” is not one of the values") as told:
        parse("trustee", Unit.CHOICE, Role)
    assert told.value.remedy.startswith("Use one of: company, holder, purchaser,")


amounts = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12))
counts = st.integers(0, 10**12)
VALUES: dict[Unit, st.SearchStrategy[Any]] = {
    Unit.USD: amounts,
    Unit.PERCENT: amounts,
    Unit.QUANTITY: amounts,
    Unit.SHARES: counts,
    Unit.DAYS: counts,
    Unit.COUNT: counts,
    Unit.PAGE: counts,
    Unit.DATE: st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    Unit.FLAG: st.booleans(),
    Unit.TEXT: st.text(min_size=1).filter(lambda text: text == text.strip()),
}


@pytest.mark.parametrize("unit", VALUES)
def test_what_is_shown_can_be_typed(unit: Unit) -> None:
    @given(VALUES[unit])
    def there_and_back(value: object) -> None:
        assert parse(show(value, unit), unit) == value

    there_and_back()


@pytest.mark.parametrize("choice", [*Role, *CarveOut])
def test_every_choice_that_is_shown_can_be_typed(choice: Role | CarveOut) -> None:
    assert parse(show(choice, Unit.CHOICE), Unit.CHOICE, type(choice)) is choice


@given(st.text(), st.sampled_from(Unit))
def test_typing_gives_a_value_or_a_sentence(typed: str, unit: Unit) -> None:
    told = UserError("It was read.", "Nothing is to be done.")
    try:
        value = parse(typed, unit, Role if unit is Unit.CHOICE else None)
    except UserError as fault:
        value, told = "not read", fault
    assert value is not None
    assert told.sentence.endswith(".")
    assert told.remedy.endswith(".")
