"""The review on the desk with what the views ask of it: places, related findings, standing."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.judgement.events import Status
from core.terms.cited import Cited
from core.tieout.finding import Verdict
from gui.glyphs import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.document.model import Citation, Document, Span
    from core.judgement.events import Event
    from core.judgement.review import Review
    from core.terms.terms import Entry
    from core.tieout.finding import Finding

VERDICT_MARKS = {
    Verdict.BREAKS: Mark.CROSS,
    Verdict.UNTESTABLE: Mark.QUESTION,
    Verdict.TIES: Mark.TICK,
    Verdict.ROUNDS: Mark.TICK,
}
_WORST_FIRST = (Mark.CROSS, Mark.QUESTION, Mark.TICK, Mark.NEW)
_STATUS_MARKS = {
    Status.CONFIRMED: Mark.TICK,
    Status.CORRECTED: Mark.PENCIL,
    Status.REJECTED: Mark.CROSS,
}
_FINDING_WORDS = {
    Mark.CROSS: "does not recompute",
    Mark.QUESTION: "cannot be recomputed",
    Mark.TICK: "recomputes",
    Mark.NEW: "new",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value or a finding stands, as a mark and in words.

    Attributes:
        mark: The shape to paint.
        words: The same for a tooltip and for reading out.
        decided: Whether the reviewer has decided; False where the mark is only proposed.
        flagged: Whether the reviewer flagged it.
        note: The reviewer's note.
    """

    mark: Mark
    words: str
    decided: bool = False
    flagged: bool = False
    note: str = ""


_NOTHING_YET = Standing(Mark.NEW, "new")


@dataclass(frozen=True, slots=True)
class Relation:
    """A finding about a value: the one that it recomputes, or one that it computes with."""

    finding: Finding
    is_stated: bool = False

    @property
    def mark(self) -> Mark:
        """What it says of the value: a break is laid to the stated figure, not to the others."""
        mark = VERDICT_MARKS[self.finding.verdict]
        return mark if self.is_stated or mark is Mark.TICK else Mark.NEW


class OpenReview:
    """A review and the relations between its values and its findings.

    Built where the document is read, off the main thread; `with_events` shares all of it.
    `source` is what the document was read from, for its pages and for the rest of a submission.
    """

    def __init__(
        self,
        review: Review,
        source: bytes = b"",
        on_paths: dict[str, tuple[Relation, ...]] | None = None,
    ) -> None:
        self.review = review
        self.source = source
        self._on_paths = _relate(review) if on_paths is None else on_paths

    def with_events(self, events: Iterable[Event]) -> OpenReview:
        """The same reading under another list of events."""
        return OpenReview(self.review.with_events(tuple(events)), self.source, self._on_paths)

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.review.document

    @property
    def entries(self) -> dict[str, Entry]:
        """Every term, by its path."""
        return self.review.entries_by_path

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Every finding, by its path."""
        return {finding.path: finding for finding in self.review.findings}

    def findings_on(self, path: str) -> tuple[Finding, ...]:
        """The findings that recompute the value of a path or compute with it."""
        return tuple(relation.finding for relation in self._on_paths.get(path, ()))

    def citation(self, path: str) -> Citation | None:
        """The passage to show for a value or for a finding: where its figure is stated."""
        finding = self.findings.get(path)
        if finding is not None:
            return finding.citations[-1] if finding.citations else None
        entry = self.entries.get(path)
        if entry is None:
            return None
        if isinstance(entry.term, Cited):
            return entry.term.citation
        return entry.term.looked_at

    def standing(self, path: str) -> Standing:
        """Where a path stands: the reviewer's decision, else what recomputing showed.

        A finding keeps the mark of its verdict whatever is decided: a confirmed break is a break.
        """
        judgement = self.review.judgement(path)
        mark = self._proposed(path)
        words = _FINDING_WORDS[mark]
        if judgement.is_decided:
            words = "dismissed" if judgement.status is Status.REJECTED else judgement.status.value
            if judgement.status is Status.REJECTED and judgement.reason:
                words = f"dismissed: {judgement.reason}"
            if path not in self.findings:
                mark = _STATUS_MARKS[judgement.status]
        return Standing(
            mark, words, judgement.is_decided, flagged=judgement.flagged, note=judgement.note
        )

    def worst(self, paths: Iterable[str]) -> Standing:
        """One standing for several paths: what breaks first, then open, new, and the rest."""
        standings = [self.standing(path) for path in paths]
        undecided = [one for one in standings if not one.decided]
        for mark in (Mark.CROSS, Mark.QUESTION):
            for one in undecided:
                if one.mark is mark:
                    return one
        if undecided:
            ties = all(one.mark is Mark.TICK for one in undecided)
            return undecided[0] if ties else _NOTHING_YET
        return standings[0] if standings else _NOTHING_YET

    def _proposed(self, path: str) -> Mark:
        finding = self.findings.get(path)
        if finding is not None:
            return VERDICT_MARKS[finding.verdict]
        return _worst({relation.mark for relation in self._on_paths.get(path, ())})


def _worst(marks: set[Mark]) -> Mark:
    """The mark that most needs a look; NEW where there is none."""
    return next((mark for mark in _WORST_FIRST if mark in marks), Mark.NEW)


def _relate(review: Review) -> dict[str, tuple[Relation, ...]]:
    """For each value the findings that recompute it or compute with it.

    A finding is about a value when it cites a place inside the value's passage for the very same
    value, as an operand or as what is stated.
    """
    uses = sorted(_uses(review.findings), key=lambda use: use.span)
    starts = [use.span.start for use in uses]
    related: dict[str, tuple[Relation, ...]] = {}
    for entry in review.entries:
        if not isinstance(entry.term, Cited):
            continue
        span = entry.term.citation.span
        near = uses[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        found = {use.relation.finding.path: use.relation for use in near if use.is_of(entry)}
        if found:
            related[entry.path] = tuple(found.values())
    return related


@dataclass(frozen=True, slots=True)
class _Use:
    """One place that a finding cites, and what it reads there."""

    span: Span
    value: object  # an operand's value, or the stated figure as printed
    relation: Relation

    def is_of(self, entry: Entry) -> bool:
        """Whether it is the value of a term whose passage it stands in."""
        assert isinstance(entry.term, Cited)
        if not entry.term.citation.span.covers(self.span):
            return False
        return self.value == (entry.shown if self.relation.is_stated else entry.term.value)


def _uses(findings: Iterable[Finding]) -> Iterator[_Use]:
    for finding in findings:
        for operand in finding.derivation.operands:
            if operand.citation is not None:
                yield _Use(operand.citation.span, operand.value, Relation(finding))
        if finding.citations:
            stated = Relation(finding, is_stated=True)
            yield _Use(finding.citations[-1].span, finding.stated, stated)
