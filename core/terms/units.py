"""Units of the terms: how a value is written for a person, for JSON, and read from typing."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from core.errors import UserError
from core.figures.dates import DATE, MONTHS, read_date
from core.terms.cited import NOT_FOUND, Absent
from core.terms.price_formula import PriceFormula


class Unit(StrEnum):
    """What a term's value counts, or what kind of words it holds."""

    TEXT = "text"
    NAME = "name"
    CHOICE = "choice"
    FLAG = "flag"
    DATE = "date"
    USD = "usd"
    SHARES = "shares"
    QUANTITY = "quantity"  # of instruments, may be fractional: 268.97 preferred shares
    PERCENT = "percent"
    DAYS = "days"
    COUNT = "count"
    PAGE = "page"
    FORMULA = "formula"


def term(
    label: str,
    unit: Unit,
    group: str = "",
    choices: type[StrEnum] | None = None,
    *,
    unset: Absent = NOT_FOUND,
) -> Any:  # noqa: ANN401
    """Declare a term of a type: its label, unit and group are all that screen and memo need.

    Args:
        label: What a person calls it.
        unit: What its value counts.
        group: The heading that it stands under.
        choices: The closed set of values, for a CHOICE.
        unset: What it is where nothing was said of it.
    """
    return field(
        default=unset,
        metadata={"label": label, "unit": unit, "group": group, "choices": choices},
    )


def terms_list(
    label: str, unit: Unit, group: str = "", choices: type[StrEnum] | None = None
) -> Any:  # noqa: ANN401
    """Declare a list of terms of one kind, empty where none was read."""
    return field(
        default=(), metadata={"label": label, "unit": unit, "group": group, "choices": choices}
    )


def show(value: object, unit: Unit) -> str:
    """A value as a person reads it: `$0.3147`, `2,707,960`, `15.1%`, `October 16, 2002`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{MONTHS[value.month - 1].capitalize()} {value.day}, {value.year}"
    if isinstance(value, PriceFormula):
        return value.in_words()
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, (int, Decimal)):
        return _show_number(Decimal(value), unit)
    return str(value)


def _show_number(number: Decimal, unit: Unit) -> str:
    if unit is Unit.USD:
        sign = "−" if number < 0 else ""
        return f"{sign}${number.copy_abs():,f}"
    if unit is Unit.PERCENT:
        return f"{number:f}%"
    if unit is Unit.PAGE:
        return f"{number:f}"
    if unit is Unit.DAYS:
        return f"{number:,f} day" if number == 1 else f"{number:,f} days"
    return f"{number:,f}"


def to_json(value: object) -> Any:  # noqa: ANN401 - JSON has no one type
    """A value as the exported JSON writes it: decimals as strings, dates in ISO form."""
    if isinstance(value, PriceFormula):
        return value.to_json()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return value


_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-?\.\d+")


def parse(text: str, unit: Unit, choices: type[StrEnum] | None = None) -> object:
    """What a person typed for a term, as its value.

    Raises:
        UserError: The text does not say such a value; the sentence says what would.
    """
    typed = text.strip()
    if not typed:
        raise UserError("Nothing was typed.", "Type the value as the document states it.")
    if unit is Unit.CHOICE and choices is not None:
        return _parse_choice(typed, choices)
    if unit is Unit.FLAG:
        return _parse_flag(typed)
    if unit is Unit.DATE:
        return _parse_date(typed)
    if unit in {Unit.USD, Unit.PERCENT, Unit.QUANTITY}:
        return _parse_decimal(typed, unit)
    if unit in {Unit.SHARES, Unit.DAYS, Unit.COUNT, Unit.PAGE}:
        return _parse_whole(typed, unit)
    return typed


def _parse_choice(typed: str, choices: type[StrEnum]) -> StrEnum:
    wanted = typed.casefold().replace(" ", "_")
    for choice in choices:
        if choice.value == wanted:
            return choice
    allowed = ", ".join(choice.value.replace("_", " ") for choice in choices)
    raise UserError(f"“{typed}” is not one of the values of this term.", f"Use one of: {allowed}.")


def _parse_flag(typed: str) -> bool:
    if typed.casefold() in {"yes", "y", "true"}:
        return True
    if typed.casefold() in {"no", "n", "false"}:
        return False
    raise UserError(f"“{typed}” is neither yes nor no.", "Type yes or no.")


_TYPED_DATE = re.compile(DATE, re.IGNORECASE)


def _parse_date(typed: str) -> date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed):
        try:
            return date.fromisoformat(typed)
        except ValueError:
            raise _no_date(typed) from None
    found = read_date(typed) if _TYPED_DATE.fullmatch(typed) else None
    if not isinstance(found, date):
        raise _no_date(typed)
    return found


def _no_date(typed: str) -> UserError:
    return UserError(
        f"“{typed}” is not a whole date.", "Type it as October 16, 2002 or as 2002-10-16."
    )


_SIGNS = {Unit.USD: r"\$", Unit.PERCENT: r"\s*(?:%|percent)$", Unit.DAYS: r"\s*days?$"}


def _parse_decimal(typed: str, unit: Unit) -> Decimal:
    """The number typed; only the sign of its own unit may stand with it."""
    bare = typed.replace("−", "-")
    if unit in _SIGNS:
        bare = re.sub(_SIGNS[unit], "", bare, count=1, flags=re.IGNORECASE).strip()
    if _NUMBER.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    example = {Unit.USD: "$0.3147", Unit.PERCENT: "15.1%", Unit.QUANTITY: "268.97"}
    shown = example.get(unit, "2,707,960" if unit is Unit.SHARES else "45")
    raise UserError(f"“{typed}” is not a number.", f"Type digits only, for example {shown}.")


def _parse_whole(typed: str, unit: Unit) -> int:
    number = _parse_decimal(typed, unit)
    if number != number.to_integral_value():
        raise UserError(f"“{typed}” is not a whole number.", "Type it without a fraction.")
    if number < 0:
        raise UserError(f"“{typed}” is less than zero.", "Type a number of zero or more.")
    return int(number)
