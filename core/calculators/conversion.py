"""Conversion of an amount into shares at a fixed price."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.calculators.derivation import Derivation, Step, operand
from core.calculators.inputs import not_negative, positive
from core.calculators.rounding import divide, to_cents, whole_shares
from core.terms.units import Unit, show

if TYPE_CHECKING:
    from core.calculators.inputs import NumberInput


def shares_at_fixed_price(
    amount: NumberInput, price: NumberInput, factor: NumberInput = 1
) -> Derivation:
    """Whole shares that an amount converts into, the fraction paid in cash.

    Args:
        amount: Dollars that convert, at least zero.
        price: Conversion price in dollars a share, more than zero.
        factor: A multiple that the document applies to the count, more than zero; usually 1.

    Returns:
        The result in whole shares, rounded down; the cash for the fraction, half-up to the cent
        at the conversion price, stands in the notes.

    Raises:
        UserError: An input is out of its range.

    Source:
        A clause of the form "convertible at a conversion rate of $n per share; the Company must
        pay cash for any fractional shares".
    """
    dollars = not_negative("amount", amount)
    at = positive("conversion price", price)
    multiple = positive("factor", factor)
    exact = divide(dollars * multiple, at)
    shares = whole_shares(exact)
    cash = to_cents((exact - shares) * at)
    formula = f"{show(dollars, Unit.USD)} ÷ {show(at, Unit.USD)}"
    operands = [
        operand("amount", amount, Unit.USD),
        operand("conversion price", price, Unit.USD),
    ]
    if multiple != 1:
        formula += f" × {multiple:f}"
        operands.append(operand("factor", factor, Unit.COUNT))
    formula += f" = {_few_places(exact)}"
    step = Step("Shares on conversion", formula, tuple(operands), exact, Unit.SHARES)
    notes = ["Rounded down to whole shares."]
    if exact != shares:
        notes.append(f"Cash for the fraction at the conversion price: {show(cash, Unit.USD)}.")
    return Derivation("conversion.fixed_price", shares, Unit.SHARES, (step,), tuple(notes))


def _few_places(number: Decimal) -> str:
    """A count with at most two decimal places, which is how the work is shown."""
    whole = number == number.to_integral_value()
    return f"{number:,.0f}" if whole else f"{number:,.2f}"
