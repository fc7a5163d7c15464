"""Proceeds of warrants when all are exercised for cash."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.calculators.derivation import Derivation, Step, operand
from core.calculators.inputs import NumberInput, not_negative, positive
from core.calculators.rounding import to_cents, trimmed
from core.errors import UserError
from core.terms.units import Unit, show


def proceeds_of_warrants(warrants: Sequence[tuple[NumberInput, NumberInput]]) -> Derivation:
    """Dollars that the issuer receives if every warrant is exercised for cash.

    Args:
        warrants: Shares and exercise price in dollars a share of each warrant.

    Returns:
        The sum of shares times price, half-up to the cent.

    Raises:
        UserError: There is no warrant, a share count is negative, or a price is not positive.

    Source:
        A clause of the form "we will receive up to an aggregate of $n if all of the warrants are
        exercised".
    """
    if not warrants:
        raise UserError("No warrants were given.", "Give the shares and price of at least one.")
    steps = [_one_warrant(shares, price) for shares, price in warrants]
    total = sum((step.result for step in steps if isinstance(step.result, Decimal)), Decimal(0))
    if len(steps) > 1:
        parts = " + ".join(show(trimmed(Decimal(str(s.result))), Unit.USD) for s in steps)
        formula = f"{parts} = {show(trimmed(total), Unit.USD)}"
        operands = tuple(operand(step.label, step.result, Unit.USD) for step in steps)
        steps.append(Step("All warrants", formula, operands, total, Unit.USD))
    return Derivation("warrants.proceeds", to_cents(total), Unit.USD, tuple(steps))


def _one_warrant(shares: NumberInput, price: NumberInput) -> Step:
    count = not_negative("number of shares", shares)
    at = positive("exercise price", price)
    product = count * at
    formula = f"{count:,f} × {show(at, Unit.USD)} = {show(trimmed(product), Unit.USD)}"
    operands = (
        operand("shares", shares, Unit.SHARES),
        operand("exercise price", price, Unit.USD),
    )
    return Step("Proceeds", formula, operands, product, Unit.USD)
