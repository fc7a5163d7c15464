"""What each kind of figure looks like, and what it says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.figures.model import FigureKind, PartialDate, Period
from core.figures.reader import read_figures
from tests.core.document.reading import read

NOTHING: list[tuple[str, Any, str]] = []


def figures_in(text: str) -> list[tuple[str, Any, str]]:
    """Kind, value and printed text of every figure of a sentence."""
    document = read(f"We say {text} here.\n")
    return [(figure.kind.value, figure.value, figure.text) for figure in read_figures(document).all]


def one(kind: str, value: Any, text: str) -> list[tuple[str, Any, str]]:
    return [(kind, value, text)]


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("$2,500", "2500"),
        ("$ 3.50", "3.50"),
        ("$.001", "0.001"),
        ("$0.3147", "0.3147"),
        ("$1,234,567.89", "1234567.89"),
        ("$1.1 trillion", "1100000000000"),
        ("$4 billion", "4000000000"),
        ("$1.5 Million", "1500000"),
        ("$25.0 thousand", "25000"),
        ("$100M", "100000000"),
        ("$1.2bn", "1200000000"),
        ("US$5 million", "5000000"),
        ("U.S. $5", "5"),
        ("$(0.12)", "-0.12"),
        ("$ (1,234)", "-1234"),
    ],
)
def test_money(text: str, dollars: str) -> None:
    assert figures_in(text) == one("money", Decimal(dollars), text)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("15.1%", "15.1"),
        ("4.99%", "4.99"),
        (".5%", "0.5"),
        ("100 %", "100"),
        ("7 percent", "7"),
        ("7 per cent", "7"),
        ("five percent", "5"),
        ("five percent (5%)", "5"),
        ("Twenty-Five Percent (25%)", "25"),
        ("6 3/4%", "6.75"),
        ("6-3/4%", "6.75"),
        ("6 11/16%", "6.6875"),
        ("1/2%", "0.5"),
        ("6¾%", "6.75"),
        ("½%", "0.5"),
        ("1999%", "1999"),
    ],
)
def test_percent(text: str, percent: str) -> None:
    assert figures_in(text) == one("percent", Decimal(percent), text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("October 16, 2002", date(2002, 10, 16)),
        ("MARCH 4, 2003", date(2003, 3, 4)),
        ("Sept. 5, 2001", date(2001, 9, 5)),
        ("May 3rd, 2004", date(2004, 5, 3)),
        ("30th day of March, 2003", date(2003, 3, 30)),
        ("4th day of July 2001", date(2001, 7, 4)),
        ("16 October 2002", date(2002, 10, 16)),
        ("10/16/2002", date(2002, 10, 16)),
        ("10/16/02", date(2002, 10, 16)),
        ("1/2/51", date(1951, 1, 2)),
        ("February 29, 2004", date(2004, 2, 29)),
    ],
)
def test_dates(text: str, day: date) -> None:
    assert figures_in(text) == one("date", day, text)


@pytest.mark.parametrize(
    ("text", "parts", "shown"),
    [
        ("August ___, 2002", (2002, 8, None), "2002-08-__"),
        ("January [●], 2025", (2025, 1, None), "2025-01-__"),
        ("____ day of ______, 2004", (2004, None, None), "2004-__-__"),
        ("____________, 2005", (2005, None, None), "2005-__-__"),
        ("[●], 2024", (2024, None, None), "2024-__-__"),
        ("March 2003", (2003, 3, None), "2003-03-__"),
        ("March, 2003", (2003, 3, None), "2003-03-__"),
        ("May 1", (None, 5, 1), "____-05-01"),
        ("December 31", (None, 12, 31), "____-12-31"),
        ("February 30, 2003", (2003, 2, None), "2003-02-__"),
    ],
)
def test_partial_dates(text: str, parts: tuple[int | None, ...], shown: str) -> None:
    value = PartialDate(*parts)
    assert figures_in(text) == one("date", value, text)
    assert str(value) == shown


@pytest.mark.parametrize("text", ["on May 1.", "on May 1, or later", "by May 1; then"])
def test_a_day_before_a_stop(text: str) -> None:
    assert figures_in(text) == one("date", PartialDate(None, 5, 1), "May 1")


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("20 days", 20, "day"),
        ("twenty (20) days", 20, "day"),
        ("thirty days", 30, "day"),
        ("90-day", 90, "day"),
        ("ninety (90) calendar days", 90, "day"),
        ("five (5) business days", 5, "business day"),
        ("10 consecutive trading days", 10, "trading day"),
        ("30 business or trading days", 30, "trading day"),
        ("six weeks", 6, "week"),
        ("eighteen months", 18, "month"),
        ("two quarters", 2, "quarter"),
        ("one (1) year", 1, "year"),
        ("two-year", 2, "year"),
    ],
)
def test_periods(text: str, count: int, unit: str) -> None:
    assert figures_in(text) == one("period", Period(count, unit), text)


def test_a_period_in_words() -> None:
    assert str(Period(1, "day")) == "1 day"
    assert str(Period(5, "business day")) == "5 business days"


@pytest.mark.parametrize(
    ("text", "shares", "printed"),
    [
        ("2,500,000 shares of common stock", 2500000, "2,500,000"),
        ("268.97 shares of preferred stock", Decimal("268.97"), "268.97"),
        ("one hundred shares", 100, "one hundred"),
        ("150,000 additional restricted shares", 150000, "150,000"),
        ("3,000 Series B units", 3000, "3,000"),
        ("10 ADSs", 10, "10"),
        ("1999 shares", 1999, "1999"),
        ("25,000,000 American Depositary Shares", 25000000, "25,000,000"),
    ],
)
def test_shares(text: str, shares: object, printed: str) -> None:
    assert figures_in(text) == one("shares", shares, printed)


def test_shares_in_words_and_in_digits() -> None:
    assert figures_in("one hundred thousand (100,000) shares") == [
        ("number", Decimal(100000), "one hundred thousand"),
        ("shares", 100000, "100,000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Section 2(11)",
        "Section 5.1(a)(ii)",
        "Sections 4 through 6",
        "Rule 424(b)(3)",
        "Regulation 14A",
        "Form 10-K",
        "Form S-3",
        "8-K",
        "page 8",
        "page F-12",
        "pages 4 and 5",
        "F-3",
        "S-4",
        "Item 5.02",
        "Exhibit 10.1",
        "Article 12",
        "Note 5",
        "Schedule 13D",
        "Release No. 33-8176",
        "Suite 200",
        "333-999417",
        "333-999417-01",
        "(555) 010-9933",
        "1-555-010-0199",
        "5:00",
        "401(k)",
    ],
)
def test_references_count_nothing(text: str) -> None:
    assert figures_in(text) == one("reference", text, text)


@pytest.mark.parametrize(
    ("text", "code"), [("Salem, OR 97301", "97301"), ("Washington, D.C. 20549", "20549")]
)
def test_postal_codes(text: str, code: str) -> None:
    assert figures_in(text) == one("reference", code, code)


@pytest.mark.parametrize(
    ("text", "year"), [("fiscal 2002", 2002), ("in 1999", 1999), ("the Act of 1934,", 1934)]
)
def test_years(text: str, year: int) -> None:
    assert figures_in(text) == one("year", year, str(year))


@pytest.mark.parametrize(
    ("text", "blank"), [("of _____", "_____"), ("$_____", "_____"), ("of [●]", "[●]")]
)
def test_blanks(text: str, blank: str) -> None:
    assert figures_in(text) == one("blank", blank, blank)


@pytest.mark.parametrize(
    ("text", "number", "printed"),
    [
        ("7.5", "7.5", "7.5"),
        ("1,000", "1000", "1,000"),
        ("2,002", "2002", "2,002"),
        ("2002.5", "2002.5", "2002.5"),
        ("3 million", "3000000", "3 million"),
        ("a factor of three", "3", "three"),
    ],
)
def test_numbers(text: str, number: str, printed: str) -> None:
    assert figures_in(text) == one("number", Decimal(number), printed)


@pytest.mark.parametrize(
    "text",
    [
        "that it may be so in March or in May",
        "24/7",
        "50/50",
        "one or more of them",
        "1st and 2nd",
        "a one-for-ten split",
        "Series A-1B",
        "COVID-19x",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures_in(text) == NOTHING


@pytest.mark.parametrize("text", ["may 5, 2003", "13/45/2002", "31/12/2002"])
def test_what_is_no_date(text: str) -> None:
    assert "date" not in [kind for kind, _value, _text in figures_in(text)]


@pytest.mark.parametrize("text", ["0 1/0%", "0 0/0%", "1/0%"])
def test_nothing_is_divided_by_zero(text: str) -> None:
    assert all(value == 0 for _kind, value, _text in figures_in(text))


def test_the_number_of_a_paragraph_counts_nothing() -> None:
    document = read("4.1 We owe $5 to 3 banks.\n")
    kinds = [figure.kind for figure in read_figures(document).all]
    assert kinds == [FigureKind.REFERENCE, FigureKind.MONEY, FigureKind.NUMBER]


def test_page_numbers_are_no_figures() -> None:
    document = read("We owe $5.\n\n   12\n<PAGE>\nWe owe $6.\n\n   13\n<PAGE>\n")
    assert [figure.text for figure in read_figures(document).all] == ["$5", "$6"]
