"""Percentage of a class."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.calculators.derivation import Derivation, Step, operand
from core.calculators.inputs import not_negative, positive
from core.calculators.rounding import divide, to_places
from core.terms.units import Unit

if TYPE_CHECKING:
    from core.calculators.inputs import NumberInput

_HUNDRED = Decimal(100)
_PLACES_SHOWN = 3


def percentage_of_class(
    shares: NumberInput, outstanding: NumberInput, places: int = 1
) -> Derivation:
    """What part of a class a number of shares is.

    Args:
        shares: Shares held or offered, at least zero.
        outstanding: Shares of the class outstanding, more than zero.
        places: Decimal places of the result; prospectuses print one.

    Returns:
        The percentage in percent, half-up to `places`; the step keeps it unrounded.

    Raises:
        UserError: An input is out of its range.

    Source:
        A statement of the form "n shares constitute p% of our outstanding common stock".
    """
    part = not_negative("number of shares", shares)
    whole = positive("number of shares outstanding", outstanding)
    percent = divide(part * _HUNDRED, whole)
    shown = to_places(percent, max(_PLACES_SHOWN, places))
    step = Step(
        "Part of the class",
        f"{part:,f} ÷ {whole:,f} = {shown:f}%",
        (
            operand("shares", shares, Unit.SHARES),
            operand("shares outstanding", outstanding, Unit.SHARES),
        ),
        percent,
        Unit.PERCENT,
    )
    result = to_places(percent, places)
    return Derivation("ownership.percentage_of_class", result, Unit.PERCENT, (step,))
