"""Prices stated as formulas: the shapes that filings use."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.extraction.price_formulas import find_formula
from core.terms.price_formula import FixedPrice, LesserOf, PercentOfMarket, PriceFormula
from tests.core.extraction.passages import reading_of


def usd(amount: str) -> FixedPrice:
    return FixedPrice(Decimal(amount))


def market(percent: str, reference: str, days: int | None = None) -> PercentOfMarket:
    return PercentOfMarket(Decimal(percent), reference, days)


def formula_in(text: str) -> PriceFormula | None:
    reading = reading_of(f"{text}\n\nNothing follows.\n")
    found = find_formula(reading, reading.figures.sentences)
    return found.value if found is not None else None


SHAPES = {
    "lesser of a price and a percentage": (
        ("The notes are convertible at the lesser of $2.40 and 80% of the average of the three "
        "lowest closing prices of our common stock during the thirty (30) trading days before."),
        LesserOf((usd("2.40"), market("80", "average of the three lowest closing prices", 30))),
    ),
    "percentage of a market price": (
        ("The notes are convertible at 85% of the volume weighted average price of our common "
        "stock for the five trading days before conversion."),
        market("85", "volume weighted average price", 5),
    ),
    "percentage of one day's price": (
        "The exercise price is equal to 110% of the closing price on May 1, 2003.",
        market("110", "closing price on May 1, 2003"),
    ),
    "lesser of listed prices": (
        ("The shares convert at a price equal to the lesser of:\n\n   * $1.10; or\n\n   * 80% of "
        "the average of the five lowest closing prices over the twenty (20) trading days before."),
        LesserOf((usd("1.10"), market("80", "average of the five lowest closing prices", 20))),
    ),
    "lower of lettered prices, the percentage spelled": (
        ("The conversion price is the lower of (a) $1.00 and (b) seventy-five percent (75%) of "
        "the average closing bid price for the ten consecutive trading days before conversion."),
        LesserOf((usd("1.00"), market("75", "average closing bid price", 10))),
    ),
    "the percentage first": (
        ("The note is convertible at the lesser of (i) 70% of the lowest trading price during the "
        "twenty trading days before the conversion date and (ii) $0.05."),
        LesserOf((market("70", "lowest trading price", 20), usd("0.05"))),
    ),
    "lesser of two days' prices": (
        ("The conversion price of the notes is the lesser of 75% of the closing bid price of our "
        "common stock on March 12, 2004 and the closing bid price on the date of conversion."),
        LesserOf(
            (
                market("75", "closing bid price of our common stock on March 12, 2004"),
                market("100", "closing bid price on the date of conversion"),
            )
        ),
    ),
    "whichever is less": (
        "The conversion price is equal to $2.40 or 80% of the market price, whichever is less.",
        LesserOf((usd("2.40"), market("80", "market price"))),
    ),
    "the lowest of three": (
        ("The notes convert at the lowest of $3.00, $2.50 and 90% of the average of the closing "
        "prices during the ten days before."),
        LesserOf(
            (usd("3.00"), usd("2.50"), market("90", "average of the closing prices", 10))
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "formula"), SHAPES.values(), ids=SHAPES.keys())
def test_shapes(text: str, formula: PriceFormula) -> None:
    assert formula_in(text) == formula


@pytest.mark.parametrize(
    "text",
    [
        "The notes convert at a conversion price of $0.40 per share.",
        "Holders receive the lesser of $5 and 80% of the average market price.",
        "The fee is 7% of the average price of the shares sold.",
        "The conversion price is the greater of $0.50 and 80% of the average closing price.",
        (
            "The conversion price is the greater of (a) $0.05 and (b) the lesser of $1.00 and 80% "
            "of the average closing price."
        ),
        "We make pumps.",
    ],
    ids=["fixed", "no price", "a fee", "a floor", "a floor under a lesser", "no formula"],
)
def test_what_is_no_formula_that_can_be_said(text: str) -> None:
    assert formula_in(text) is None


def test_a_formula_over_a_list_cites_all_of_it() -> None:
    text, _formula = SHAPES["lesser of listed prices"]
    reading = reading_of(f"{text}\n")
    found = find_formula(reading, reading.figures.sentences)
    assert found is not None
    assert found.citation.quote.startswith("The shares convert at")
    assert found.citation.quote.endswith("trading days before.")
