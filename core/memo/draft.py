"""What every section of a memo is written from: the review, the passages cited so far, the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from core.judgement.events import Status
from core.memo.passages import Passages
from core.tieout.finding import Finding, Severity, Verdict

if TYPE_CHECKING:
    from datetime import date

    from core.judgement.review import Review

_SEVERITIES = list(Severity)


@dataclass(frozen=True)
class Draft:
    """A memo in the making; sections add to `passages` in the order in which they are written."""

    review: Review
    made_on: date
    passages: Passages = field(default_factory=Passages)

    def afresh(self) -> Draft:
        """The same memo with nothing cited yet."""
        return Draft(self.review, self.made_on)

    @cached_property
    def findings(self) -> Findings:
        """The findings in the order in which the memo tells them."""
        return sort_findings(self.review)


@dataclass(frozen=True)
class Findings:
    """Findings by what becomes of them in the memo, each with its number there."""

    breaks: tuple[Finding, ...]
    untestable: tuple[Finding, ...]
    dismissed: tuple[Finding, ...]
    ties: tuple[Finding, ...]

    @cached_property
    def all(self) -> tuple[Finding, ...]:
        """Every finding in the order of the memo."""
        return (*self.breaks, *self.untestable, *self.dismissed, *self.ties)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(finding): number for number, finding in enumerate(self.all, start=1)}

    def number(self, finding: Finding) -> int:
        """The number of one of these findings, from 1."""
        return self._numbers[id(finding)]

    def key(self, finding: Finding) -> str:
        """The name of the place where one of these findings is told."""
        return f"finding-{self.number(finding)}"


def sort_findings(review: Review) -> Findings:
    """Breaks by severity, then what is open, what was dismissed, and what ties."""
    by_fate: dict[str, list[Finding]] = {"breaks": [], "open": [], "dismissed": [], "ties": []}
    for finding in review.findings:
        by_fate[_fate(review, finding)].append(finding)
    by_fate["breaks"].sort(key=lambda finding: _SEVERITIES.index(finding.severity))
    return Findings(*(tuple(found) for found in by_fate.values()))


def _fate(review: Review, finding: Finding) -> str:
    if review.status_of(finding.path) is Status.REJECTED:
        return "dismissed"
    if finding.verdict is Verdict.BREAKS:
        return "breaks"
    return "open" if finding.verdict is Verdict.UNTESTABLE else "ties"
