"""Registration rights: who may ask for registration, and the days that follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.terms.cited import Term
from core.terms.indemnity import Role
from core.terms.units import Unit, term


class RightKind(StrEnum):
    """What sets the registration off."""

    DEMAND = "demand"
    PIGGYBACK = "piggyback"
    SHELF = "shelf"
    MANDATORY = "mandatory"


@dataclass(frozen=True)
class RegistrationRight:
    """One right. Days are of the kind that the agreement names; the event's day is not counted."""

    kind: Term[RightKind] = term("Kind", Unit.CHOICE, choices=RightKind)
    threshold: Term[str] = term("Who may demand", Unit.TEXT)
    response_days: Term[int] = term("Holders respond within", Unit.DAYS)
    filing_days_min: Term[int] = term("File no earlier than", Unit.DAYS)
    filing_days_max: Term[int] = term("File no later than", Unit.DAYS)
    effectiveness_days: Term[int] = term("Effective no later than", Unit.DAYS)
    keep_effective: Term[str] = term("Kept effective", Unit.TEXT)
    number_of_demands: Term[int] = term("Number of demands", Unit.COUNT)
    lockout_days: Term[int] = term("Not within", Unit.DAYS)
    delay_days: Term[int] = term("May be delayed", Unit.DAYS)
    expenses_paid_by: Term[Role] = term("Expenses paid by", Unit.CHOICE, choices=Role)
    cutback: Term[str] = term("Cutback", Unit.TEXT)
