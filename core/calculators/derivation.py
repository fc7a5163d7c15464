"""An answer with its steps: what every calculator and every check returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from core.terms.cited import Cited
from core.terms.units import Unit, show

if TYPE_CHECKING:
    from core.document.model import Citation

Quantity: TypeAlias = Decimal | int | date


@dataclass(frozen=True, slots=True)
class Operand:
    """A number that goes into a step; without a citation it is the reviewer's own."""

    name: str
    value: Quantity
    unit: Unit
    citation: Citation | None = None

    @property
    def shown(self) -> str:
        """The value as a person reads it."""
        return show(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of work: `formula` has the numbers in it, `result` is unrounded."""

    label: str
    formula: str
    operands: tuple[Operand, ...]
    result: Quantity
    unit: Unit

    @property
    def shown(self) -> str:
        """The result as a person reads it."""
        return show(self.result, self.unit)


@dataclass(frozen=True, slots=True)
class Derivation:
    """An answer, the steps that lead to it, and the reading that was chosen.

    Attributes:
        calculator: The id of the calculator or check that made it.
        result: The answer, rounded as the calculator's docstring says.
        unit: What the answer counts.
        steps: In order; the last one's result, rounded, is `result`.
        notes: The reading chosen, roundings, results under another reading.
    """

    calculator: str
    result: Quantity
    unit: Unit
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The answer as a person reads it."""
        return show(self.result, self.unit)

    @property
    def operands(self) -> tuple[Operand, ...]:
        """Every operand of every step, in order."""
        return tuple(operand for step in self.steps for operand in step.operands)


def operand(name: str, given: Cited[Any] | Quantity, unit: Unit) -> Operand:
    """An operand from a cited value or from a bare number, which is then the reviewer's."""
    if isinstance(given, Cited):
        return Operand(name, given.value, unit, given.citation)
    return Operand(name, given, unit)
