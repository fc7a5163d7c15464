"""How many shares a security converts into at prices around its own, each computed by core."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.calculators.conversion import shares_at_fixed_price

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.tieout.finding import Finding

_CONVERSION = "conversion.fixed_price"
_FROM, _TO, _STEPS = Decimal("0.4"), Decimal("2.4"), 60  # of the price that the document uses


@dataclass(frozen=True, slots=True)
class Curve:
    """Shares by price, and the point that the document uses.

    Attributes:
        points: Price in dollars and whole shares, by rising price.
        price: The price that the document uses.
        shares: What that price gives.
        price_words: The price as it is written.
    """

    points: tuple[tuple[Decimal, int], ...]
    price: Decimal
    shares: int
    price_words: str


def curve_of(findings: Iterable[Finding]) -> Curve | None:
    """The curve of the first conversion among the findings; None where there is none."""
    for finding in findings:
        work = finding.derivation
        if work.calculator == _CONVERSION and len(work.steps[-1].operands) >= 2:
            amount, price, *factor = work.steps[-1].operands
            return _curve(
                _exact(amount.value),
                _exact(price.value),
                _exact(factor[0].value) if factor else Decimal(1),
                price.shown,
            )
    return None


def _curve(amount: Decimal, price: Decimal, factor: Decimal, words: str) -> Curve:
    width = (_TO - _FROM) / _STEPS
    prices = [price * (_FROM + width * at) for at in range(_STEPS + 1)]
    return Curve(
        points=tuple((one, _shares(amount, one, factor)) for one in prices),
        price=price,
        shares=_shares(amount, price, factor),
        price_words=words,
    )


def _shares(amount: Decimal, price: Decimal, factor: Decimal) -> int:
    result = shares_at_fixed_price(amount, price, factor).result
    assert isinstance(result, int)
    return result


def _exact(value: object) -> Decimal:
    assert isinstance(value, (Decimal, int))
    return Decimal(value)
