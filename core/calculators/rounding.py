"""Rounding as the calculators do it: once, at the end, by the rule that each one names."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

CENT = Decimal("0.01")
_DIGITS = 60


def divide(amount: Decimal, by: Decimal) -> Decimal:
    """A quotient to sixty digits, more than any share count or price can tell apart.

    Raises:
        ZeroDivisionError: `by` is zero.
    """
    if by == 0:
        raise ZeroDivisionError("division by zero")
    with localcontext() as context:
        context.prec = _DIGITS
        return amount / by


def to_cents(amount: Decimal) -> Decimal:
    """Dollars half-up to the cent."""
    return _quantized(amount, CENT)


def whole_shares(exact: Decimal) -> int:
    """Whole shares; the fraction is dropped."""
    return int(exact.to_integral_value(ROUND_FLOOR))


def to_places(number: Decimal, places: int) -> Decimal:
    """A number half-up to so many decimal places."""
    return _quantized(number, Decimal(1).scaleb(-places))


def _quantized(number: Decimal, unit: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = _DIGITS
        return number.quantize(unit, ROUND_HALF_UP)


def places_of(number: Decimal) -> int:
    """How many decimal places a number is printed with."""
    return max(0, -int(number.as_tuple().exponent))


def trimmed(number: Decimal) -> Decimal:
    """The same number without zeros behind its last decimal, for showing a product."""
    return number.normalize() + 0 if number == number.to_integral_value() else number.normalize()
