"""Inputs of the calculators: a bare number or a cited one, and the sentences for bad ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

from core.errors import UserError
from core.terms.cited import Cited

NumberInput: TypeAlias = Decimal | int | Cited[Any]
"""A number as given: the reviewer's own, or one read from a document with its place."""


def number(given: NumberInput) -> Decimal:
    """The number itself, exact."""
    value = given.value if isinstance(given, Cited) else given
    return value if isinstance(value, Decimal) else Decimal(value)


def positive(name: str, given: NumberInput) -> Decimal:
    """A number greater than zero.

    Raises:
        UserError: It is zero or less.
    """
    value = number(given)
    if value <= 0:
        raise UserError(f"The {name} is {value:f}; it must be more than zero.")
    return value


def not_negative(name: str, given: NumberInput) -> Decimal:
    """A number of at least zero.

    Raises:
        UserError: It is less.
    """
    value = number(given)
    if value < 0:
        raise UserError(f"The {name} is {value:f}; it must not be less than zero.")
    return value
