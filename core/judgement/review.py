"""A review: what was read, what was found, and what the reviewer made of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from core.judgement.events import UNTOUCHED, Event, Judgement, Status, fold
from core.terms.cited import NOT_APPLICABLE, Cited
from core.terms.terms import Area, Entry, walk

if TYPE_CHECKING:
    from core.document.model import Document
    from core.figures.model import Figures
    from core.terms.terms import Terms
    from core.tieout.finding import Finding


@dataclass(frozen=True)
class Review:
    """One document under review; a new one is made for every event, nothing is changed in place."""

    document: Document
    figures: Figures
    terms: Terms
    findings: tuple[Finding, ...]
    events: tuple[Event, ...] = field(default=())

    @cached_property
    def judgements(self) -> dict[str, Judgement]:
        """The fold of the events, by path."""
        return fold(self.events)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every term of the document, in order; those that its record cannot have left out."""
        return tuple(entry for entry in walk(self.terms) if entry.term is not NOT_APPLICABLE)

    @cached_property
    def entries_by_path(self) -> dict[str, Entry]:
        """Every term by its path."""
        return {entry.path: entry for entry in self.entries}

    def entries_in(self, area: Area) -> tuple[Entry, ...]:
        """The terms of one area."""
        return tuple(entry for entry in self.entries if entry.area is area)

    def judgement(self, path: str) -> Judgement:
        """What the reviewer made of one path."""
        return self.judgements.get(path, UNTOUCHED)

    def status_of(self, path: str) -> Status:
        """Where one path stands."""
        return self.judgement(path).status

    def shown(self, entry: Entry) -> str:
        """A term's value as it stands: the reviewer's correction, else what was extracted."""
        judgement = self.judgement(entry.path)
        return judgement.corrected if judgement.status is Status.CORRECTED else entry.shown

    @cached_property
    def to_decide(self) -> tuple[str, ...]:
        """Paths that ask for a decision: every value that was found, every finding."""
        found = [entry.path for entry in self.entries if isinstance(entry.term, Cited)]
        return (*found, *(finding.path for finding in self.findings))

    @property
    def decided(self) -> int:
        """How many of `to_decide` have been decided."""
        return sum(self.judgement(path).is_decided for path in self.to_decide)

    @property
    def title(self) -> str:
        """The issuer, or the agreement's title, or the file's name."""
        for path in ("offering/issuer", "agreement/title"):
            entry = self.entries_by_path.get(path)
            if entry is not None and self._stands(entry):
                return self.shown(entry)
        return self.document.name

    def _stands(self, entry: Entry) -> bool:
        """Whether an entry has a value that the reviewer has not rejected."""
        status = self.status_of(entry.path)
        if status is Status.REJECTED:
            return False
        return isinstance(entry.term, Cited) or status is Status.CORRECTED

    def with_events(self, events: tuple[Event, ...]) -> Review:
        """The same reading under another list of events."""
        return replace(self, events=events)
