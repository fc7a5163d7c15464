"""All terms of one document, and one walk over them for screen, memo, JSON and store."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from core.terms.agreement import Agreement
from core.terms.cited import Absence, Absent, Cited
from core.terms.holder import Holder
from core.terms.indemnity import IndemnityProvision
from core.terms.offering import Offering
from core.terms.registration_right import RegistrationRight
from core.terms.risk_factor import RiskFactor
from core.terms.security import Security
from core.terms.units import Unit, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.document.model import Citation

Record = (
    Offering | Security | Holder | RiskFactor | IndemnityProvision | RegistrationRight | Agreement
)


class Area(StrEnum):
    """The parts of a review, by the names that the exported JSON uses."""

    OFFERING = "offering"
    SECURITIES = "securities"
    HOLDERS = "holders"
    RISK_FACTORS = "risk_factors"
    INDEMNIFICATION = "indemnification"
    REGISTRATION_RIGHTS = "registration_rights"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class Terms:
    """What one document says. `offering` is None for an agreement, `agreement` for the rest."""

    offering: Offering | None = None
    securities: tuple[Security, ...] = ()
    holders: tuple[Holder, ...] = ()
    risk_factors: tuple[RiskFactor, ...] = ()
    indemnification: tuple[IndemnityProvision, ...] = ()
    registration_rights: tuple[RegistrationRight, ...] = ()
    agreement: Agreement | None = None
    problems: tuple[Problem, ...] = ()

    def records(self, area: Area) -> tuple[Record, ...]:
        """The records of one area, in the document's order."""
        found = getattr(self, area.value)
        if found is None:
            return ()
        return found if isinstance(found, tuple) else (found,)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that extraction met and could not settle, for a person to look at."""

    sentence: str
    citation: Citation | None = None


ABSENCE_IN_WORDS = {
    Absence.NOT_STATED: "not stated",
    Absence.NOT_FOUND: "not found",
    Absence.NOT_APPLICABLE: "does not apply",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One term in its place: what a row of the screen or of the memo shows.

    Attributes:
        path: A name for it that survives a new reading of the same document.
        area: Which part of the review it belongs to.
        record: The title of the record that holds it ("8% Senior Secured Notes").
        label: What a person calls the term.
        group: The heading that it stands under, or "".
        unit: What its value counts.
        term: The value with its place, or its absence.
        choices: The closed set of values, for a CHOICE.
    """

    path: str
    area: Area
    record: str
    label: str
    group: str
    unit: Unit
    term: Cited[Any] | Absent
    choices: type[StrEnum] | None = None

    @property
    def shown(self) -> str:
        """The value as a person reads it, or the absence in words."""
        if isinstance(self.term, Absent):
            return ABSENCE_IN_WORDS[self.term.reason]
        return show(self.term.value, self.unit)


def title_of(record: Record) -> str:
    """What a person would call a record: a name, a heading, who protects whom."""
    if isinstance(record, RiskFactor):
        return record.heading.value
    if isinstance(record, (Security, Holder)):
        return _shown(record.name, Unit.NAME)
    if isinstance(record, RegistrationRight):
        return f"{_shown(record.kind, Unit.CHOICE).capitalize()} registration"
    if isinstance(record, IndemnityProvision):
        return _provision_title(record)
    return "Offering" if isinstance(record, Offering) else "Agreement"


def _provision_title(provision: IndemnityProvision) -> str:
    if isinstance(provision.indemnitor, Cited):
        indemnitor = show(provision.indemnitor.value, Unit.CHOICE)
        protected = ", ".join(show(role.value, Unit.CHOICE) for role in provision.indemnitees)
        return f"{indemnitor.capitalize()} protects {protected or 'others'}"
    if isinstance(provision.contribution, Cited):
        return "Contribution"
    if isinstance(provision.commission_position, Cited):
        return "Position of the Commission"
    return "Procedure"


def _shown(value: Cited[Any] | Absent, unit: Unit) -> str:
    return show(value.value, unit) if isinstance(value, Cited) else "unnamed"


def walk(terms: Terms, areas: Iterable[Area] = tuple(Area)) -> Iterator[Entry]:
    """Every term of every record, in the order of the types' declarations."""
    for area in areas:
        for key, record in keyed(terms, area):
            yield from entries_of(record, area, key)


def keyed(terms: Terms, area: Area) -> Iterator[tuple[str, Record]]:
    """The records of an area, each with a key from what it says, not from its position.

    Two records that say the same get "-2", "-3" behind the key, in the document's order.
    """
    seen: dict[str, int] = {}
    for record in terms.records(area):
        key = _key(record)
        seen[key] = seen.get(key, 0) + 1
        yield (key if seen[key] == 1 else f"{key}-{seen[key]}"), record


def _key(record: Record) -> str:
    words = title_of(record)
    if isinstance(record, IndemnityProvision) and isinstance(record.section, Cited):
        words = f"{record.section.value} {words}"
    slug = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
    if len(slug) <= 48:
        return slug
    return f"{slug[:40].rstrip('-')}-{hashlib.sha256(slug.encode()).hexdigest()[:7]}"


def entries_of(record: Record, area: Area, key: str) -> Iterator[Entry]:
    """The terms of one record as entries; a list gives one entry an item."""
    base = area.value if area in {Area.OFFERING, Area.AGREEMENT} else f"{area.value}/{key}"
    title = title_of(record)
    if isinstance(record, RiskFactor):
        yield Entry(base, area, title, "Heading", "", Unit.TEXT, record.heading)
        return
    for declared in fields(record):
        meta = declared.metadata
        value = getattr(record, declared.name)
        items = value if isinstance(value, tuple) else (value,)
        for number, item in enumerate(items, start=1):
            suffix = f"/{number}" if isinstance(value, tuple) else ""
            yield Entry(
                path=f"{base}/{declared.name}{suffix}",
                area=area,
                record=title,
                label=meta["label"],
                group=meta["group"],
                unit=meta["unit"],
                term=item,
                choices=meta["choices"],
            )
