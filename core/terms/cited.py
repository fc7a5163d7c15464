"""A value and the place that it was read from, or the absence of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from core.document.model import Citation

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Cited(Generic[T_co]):
    """A typed value that was read from a passage; it cannot be built without one.

    Attributes:
        value: What the passage says, typed.
        citation: The passage.
        also: Other passages of the document that say the same.
        alternatives: Readings that the resolver did not choose, best first.
        rule: The name of the rule that read it.
    """

    value: T_co
    citation: Citation
    also: tuple[Citation, ...] = ()
    alternatives: tuple[Cited[T_co], ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        if self.value is None or self.citation is None:
            raise ValueError("a cited value needs both a value and the passage it was read from")


class Absence(StrEnum):
    """Why there is no value."""

    NOT_STATED = "not_stated"  # the place where it would stand was read; it is not there
    NOT_FOUND = "not_found"  # nothing was recognised; it may be there
    NOT_APPLICABLE = "not_applicable"  # such a record has no such term: a warrant, its principal


@dataclass(frozen=True, slots=True)
class Absent:
    """No value, and why; `looked_at` is the passage where one would stand."""

    reason: Absence
    looked_at: Citation | None = None


NOT_FOUND = Absent(Absence.NOT_FOUND)
NOT_APPLICABLE = Absent(Absence.NOT_APPLICABLE)

Term: TypeAlias = Cited[T_co] | Absent


def not_stated(looked_at: Citation | None = None) -> Absent:
    """The document was read where the value would stand, and does not give it."""
    return Absent(Absence.NOT_STATED, looked_at)
