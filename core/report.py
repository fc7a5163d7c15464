"""A review in a few lines, for people at a command line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.terms.cited import Cited
from core.terms.terms import Area
from core.tieout.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.judgement.review import Review

_MARKS = {Verdict.BREAKS: "✕", Verdict.UNTESTABLE: "?", Verdict.ROUNDS: "✓", Verdict.TIES: "✓"}


def report(review: Review) -> Iterator[str]:
    """What was read and found: a title, counts by area, every finding with its place."""
    document = review.document
    pages = f"{len(document.pages)} pages, " if document.pages else ""
    yield f"{review.title}: {document.kind.words}, {pages}{document.line_count} lines"
    for area in Area:
        entries = review.entries_in(area)
        if entries:
            stated = sum(isinstance(entry.term, Cited) for entry in entries)
            records = len(review.terms.records(area))
            yield f"  {area.value.replace('_', ' ')}: {stated} terms in {records}"
    for finding in review.findings:
        yield f"  {_MARKS[finding.verdict]} {finding.title}, {finding.citations[-1].place}"
        yield f"      {finding.message}"
    verdicts = Counter(_MARKS[finding.verdict] for finding in review.findings)
    yield "  " + ", ".join(f"{mark} {verdicts[mark]}" for mark in ("✕", "?", "✓"))
