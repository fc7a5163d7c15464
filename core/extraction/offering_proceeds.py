"""Prices and proceeds: of the shares offered, and of warrants if all are exercised."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.extraction.offering_book import rule
from core.extraction.reading import amounts
from core.figures.model import FigureKind
from core.figures.phrase import Phrase
from core.terms.cited import Cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.document.model import Block, Span
    from core.extraction.reading import Reading


@rule(
    "warrant_proceeds_usd",
    weight=90,
    example="We will receive up to an aggregate of $64,800 if all of the warrants are exercised.",
    expected=Decimal(64800),
)
def _if_all_warrants(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “up to an aggregate of $n if all of the warrants are exercised”."""
    yield from amounts(reading.find(_IF_ALL), "amount")
    yield from amounts(reading.find(_IF_ALL_FIRST), "amount")


@rule(
    "warrant_proceeds_usd",
    weight=50,
    example=(
        "We will receive up to $64,800 from the sale of common stock upon exercise of warrants."
    ),
    expected=Decimal(64800),
)
def _upon_exercise(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “receive up to $n … upon exercise of the warrants”."""
    yield from amounts(reading.find(_UPON_EXERCISE), "amount")


_IF_ALL = Phrase(
    r"(?:up to )?(?:an aggregate (?:of|amount of) )?(?:up to )?{money:amount}[^.;]{0,60}? if "
    r"(?:all|the)[^.;]{0,80}? (?:warrants?|options?)[^.;]{0,40}? exercised"
)
_IF_ALL_FIRST = Phrase(
    r"(?:if|upon) (?:all|the)[^.;]{0,80}? (?:warrants?|options?)[^.;]{0,40}? exercised[^.;]{0,60}?,"
    r"[^.;$]{0,40}? receive (?:up to )?(?:an aggregate of )?(?:up to )?{money:amount}"
)
_UPON_EXERCISE = Phrase(
    r"receive (?:up to )?(?:an aggregate of )?{money:amount}[^.;]{0,120}? exercise of (?:all )?"
    r"(?:of )?(?:the |these )?(?:[\w-]+ ){0,2}warrants"
)


@rule(
    "price_per_share_usd",
    weight=90,
    example="We are offering 1,000 shares at an offering price of $2.41 per share.",
    expected=Decimal("2.41"),
)
def _price_in_sentence(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “at an offering price of $n per share” on the cover."""
    yield from amounts(reading.find(_OFFERING_PRICE, reading.cover), "price")


_OFFERING_PRICE = Phrase(
    r"(?:public )?offering price (?:of|is) {money:price} per (?:share|unit|ads)"
)


def _cover_tables(reading: Reading) -> Iterator[Block]:
    for block in reading.document.blocks_in(reading.cover):
        if block.table is not None:
            yield block


def _row_amounts(reading: Reading, label: str) -> Iterator[list[tuple[Decimal, Span]]]:
    """The amounts, left to right, of rows of the cover's tables whose name matches a pattern."""
    for block in _cover_tables(reading):
        assert block.table is not None
        for row in block.table.rows:
            if not row or not re.search(label, row[0].text, re.IGNORECASE):
                continue
            spans = [cell.span for cell in row[1:] if cell.span is not None]
            found = [
                (_decimal(figure.value), figure.span)
                for span in spans
                for figure in reading.figures.inside(span)
                if figure.kind in {FigureKind.MONEY, FigureKind.NUMBER}
            ]
            if found:
                yield found


def _in_table(reading: Reading, label: str, *, total: bool) -> Iterator[Cited[Decimal]]:
    for row in _row_amounts(reading, label):
        if total and len(row) < 2:
            continue
        value, span = row[-1 if total else 0]
        yield Cited(value, reading.document.cite(span))


_PRICE_ROW = r"^(?:initial )?(?:public )?offering price|price to public"
_TABLE_EXAMPLE = (
    "                                  Per Share         Total\n"
    "                                  ---------      -----------\n"
    "Public offering price               $10.00        $5,000,000\n"
    "Underwriting discount                $0.70          $350,000\n"
    "Proceeds, before expenses, to us     $9.30        $4,650,000\n"
)


@rule("price_per_share_usd", weight=80, example=_TABLE_EXAMPLE, expected=Decimal("10.00"))
def _price_in_table(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The cover table's row for the offering price, first column."""
    yield from _in_table(reading, _PRICE_ROW, total=False)


@rule(
    "aggregate_offering_usd",
    weight=90,
    example="PROSPECTUS SUPPLEMENT\n\nUp to $13,504,438\n\nCommon Stock",
    expected=Decimal(13504438),
)
def _amount_in_heading(reading: Reading) -> Iterator[Cited[Decimal]]:
    """A line of the cover that is an amount and nothing else."""
    yield from amounts(reading.find(_ONLY_AMOUNT, reading.cover), "amount")


@rule(
    "aggregate_offering_usd",
    weight=70,
    example=(
        "We may sell shares having an aggregate offering price of up to $13,504,438 from now on."
    ),
    expected=Decimal(13504438),
)
def _aggregate_price(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “aggregate offering price of up to $n” on the cover."""
    yield from amounts(reading.find(_AGGREGATE, reading.cover), "amount")


_ONLY_AMOUNT = Phrase(r"^(?:up to )?{money:amount}$")
_AGGREGATE = Phrase(
    r"aggregate (?:offering|gross sales|sales|purchase) (?:price|proceeds) (?:of "
    r")?(?:up to )?{money:amount}"
)


@rule("aggregate_offering_usd", weight=80, example=_TABLE_EXAMPLE, expected=Decimal(5000000))
def _aggregate_in_table(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The cover table's row for the offering price, last column."""
    yield from _in_table(reading, _PRICE_ROW, total=True)


@rule("underwriting_discount_usd", weight=80, example=_TABLE_EXAMPLE, expected=Decimal(350000))
def _discount_in_table(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The cover table's row for discounts or agent's fees, last column."""
    yield from _in_table(reading, r"discount|placement agent.{0,3} fee|commission", total=True)


@rule("proceeds_to_issuer_usd", weight=80, example=_TABLE_EXAMPLE, expected=Decimal(4650000))
def _proceeds_in_table(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The cover table's row for proceeds, last column."""
    yield from _in_table(reading, r"^(?:net )?proceeds", total=True)


def _decimal(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))
