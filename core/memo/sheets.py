"""One record of an area with its terms by field name: what memo and JSON both walk."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.judgement.events import Status
from core.terms.cited import Cited
from core.terms.terms import Area, entries_of, keyed, title_of
from core.terms.units import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.judgement.review import Review
    from core.terms.terms import Entry, Record


@dataclass(frozen=True, slots=True)
class Declared:
    """A field as its type declares it: the name in JSON, and the words for a person."""

    name: str
    label: str
    group: str
    is_list: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record's terms by field name, in the type's order; a list has one entry an item."""

    area: Area
    key: str
    record: Record
    title: str
    declared: tuple[Declared, ...]
    terms: dict[str, tuple[Entry, ...]]

    def entry(self, name: str) -> Entry:
        """The term of a field that is no list."""
        return self.terms[name][0]


def sheets(review: Review, area: Area) -> Iterator[Sheet]:
    """The records of an area, in the document's order."""
    for key, record in keyed(review.terms, area):
        declared = tuple(_declared(record))
        terms: dict[str, list[Entry]] = {field.name: [] for field in declared}
        depth = 1 if area in {Area.OFFERING, Area.AGREEMENT} else 2
        for entry in entries_of(record, area, key):
            steps = entry.path.split("/")
            terms[steps[depth] if len(steps) > depth else "heading"].append(entry)
        held = {name: tuple(entries) for name, entries in terms.items()}
        yield Sheet(area, key, record, title_of(record), declared, held)


def _declared(record: Record) -> Iterator[Declared]:
    for field in fields(record):
        meta = field.metadata
        is_list = isinstance(getattr(record, field.name), tuple)
        yield Declared(field.name, meta.get("label", ""), meta.get("group", ""), is_list)


def standing_value(review: Review, entry: Entry) -> Any:  # noqa: ANN401 - of the entry's unit
    """The value as it stands: the correction, parsed, else what was extracted.

    None where the term is absent, or where the reviewer rejected what was extracted.

    Raises:
        UserError: A correction no longer reads as a value of its term.
    """
    judgement = review.judgement(entry.path)
    if judgement.status is Status.CORRECTED:
        return parse_correction(entry, judgement.corrected)
    if judgement.status is Status.REJECTED or not isinstance(entry.term, Cited):
        return None
    return entry.term.value


def parse_correction(entry: Entry, typed: str) -> object:
    """A correction as a value of its term.

    Raises:
        UserError: It does not read as one; the sentence names the term.
    """
    try:
        return parse(typed, entry.unit, entry.choices)
    except UserError as fault:
        raise UserError(
            f"The correction of “{entry.label}” cannot be used: {fault.sentence}",
            "Correct the value again, then repeat what you did.",
            f"{entry.path}: {typed!r}",
        ) from fault
