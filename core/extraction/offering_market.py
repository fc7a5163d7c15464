"""The market for the shares: where they trade, by what symbol, at what last price."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from core.extraction.offering_book import rule
from core.extraction.reading import amounts, dates
from core.figures.phrase import Phrase
from core.terms.cited import Cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.extraction.reading import Reading


@rule(
    "market",
    weight=90,
    example="Our common stock is traded on the OTC Bulletin Board under the symbol HPWK.",
    expected="OTC Bulletin Board",
)
def _traded_on(reading: Reading) -> Iterator[Cited[str]]:
    """The words “traded on the X under the symbol Y” on the cover."""
    for match in reading.find(_TRADED_ON, reading.cover):
        yield Cited(match.words("market").strip(" ,"), match.cite())


@rule(
    "symbol",
    weight=90,
    example="Our common stock is traded on the OTC Bulletin Board under the symbol HPWK.",
    expected="HPWK",
)
def _under_symbol(reading: Reading) -> Iterator[Cited[str]]:
    """The symbol of that sentence."""
    for match in reading.find(_TRADED_ON, reading.cover):
        yield Cited(match.words("symbol").rstrip("."), match.cite())


_TRADED_ON = Phrase(
    r"(?i:traded|listed|quoted|quotation|listing|trades|trading) (?i:on|through|in) (?i:the )?"
    r"(?P<market>(?:[Tt]he )?[A-Z][\w /.&,’'-]{2,70}?),?(?: \([^()]{2,40}\))?,? "
    r"(?i:under the)(?i: trading| ticker)? (?i:symbol),? "
    r"[\"“‘']{0,2}(?P<symbol>[A-Z][A-Z.:]{0,9}[A-Z]|[A-Z])\b",
    match_case=True,
)


@rule(
    "last_price_usd",
    weight=90,
    example="On May 1, 2002, the closing sale price of our common stock was $1.45.",
    expected=Decimal("1.45"),
)
def _last_price(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “On DATE, the closing price of our common stock was $n” on the cover."""
    for phrase in (_PRICE_ON, _PRICE_THEN_DATE):
        yield from amounts(reading.find(phrase, reading.cover), "price")


@rule(
    "last_price_date",
    weight=90,
    example="The last reported sale price of our common stock on May 1, 2002 was $1.45 per share.",
    expected=date(2002, 5, 1),
)
def _last_price_on(reading: Reading) -> Iterator[Cited[date]]:
    """The date of that sentence."""
    for phrase in (_PRICE_ON, _PRICE_THEN_DATE):
        yield from dates(reading.find(phrase, reading.cover), "date")


_PRICE_NAME = r"the (?:closing|last|reported)[\w ]{0,30}?(?:price|bid)s?"
_PRICE_ON = Phrase(
    rf"on {{date:date}},? {_PRICE_NAME}[^.$]{{0,140}}? (?:was|of) {{money|number:price}}"
)
_PRICE_THEN_DATE = Phrase(
    rf"{_PRICE_NAME}[^.$]{{0,140}}? on {{date:date}},? (?:was|of) {{money|number:price}}"
)
