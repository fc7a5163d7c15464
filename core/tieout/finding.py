"""A finding: one relation that the document states, recomputed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.calculators.derivation import Derivation
    from core.document.model import Citation


class Verdict(StrEnum):
    """What recomputing showed."""

    TIES = "ties"
    ROUNDS = "rounds"  # equal within the rounding that the document prints
    BREAKS = "breaks"
    UNTESTABLE = "untestable"


class FindingKind(StrEnum):
    """What kind of relation it is."""

    SUM = "sum"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    PERCENTAGE = "percentage"
    PER_SHARE = "per_share"
    TABLE_FOOTING = "table_footing"
    BALANCE = "balance"
    NAME = "name"
    DATE_ORDER = "date_order"
    PAGE_REFERENCE = "page_reference"
    SECTION_REFERENCE = "section_reference"
    DEFINED_TERM = "defined_term"
    CROSS_DOCUMENT = "cross_document"


class Severity(StrEnum):
    """How much a break matters to a reader of the document."""

    MATERIAL = "material"
    MINOR = "minor"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation, recomputed; shown whether it ties or not.

    Attributes:
        check: Stable id of the check, such as `securities.sum`.
        title: A few words that name the relation.
        stated: The figure as the document states it, as printed.
        computed: The figure as recomputed, written in the same manner.
        message: What was checked and what came out, in one sentence for a person.
        derivation: The work; its operands carry their citations.
        citations: Every operand's place, then the stated figure's.
    """

    check: str
    kind: FindingKind
    verdict: Verdict
    severity: Severity
    title: str
    stated: str
    computed: str
    message: str
    derivation: Derivation
    citations: tuple[Citation, ...]

    @property
    def formula(self) -> str:
        """The work on one line, with the numbers in it."""
        return "; ".join(step.formula for step in self.derivation.steps)

    @property
    def path(self) -> str:
        """A name for it that survives a new reading of the same document."""
        place = self.citations[-1].span.start if self.citations else 0
        return f"findings/{self.check}/{place}"
