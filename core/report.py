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
_DISCLOSED = {
    Area.OFFERING: "offering",
    Area.SECURITIES: "securities",
    Area.RISK_FACTORS: "risk factors",
    Area.INDEMNIFICATION: "indemnification terms",
}
_AGREED = {
    Area.AGREEMENT: "terms of the agreement itself",
    Area.INDEMNIFICATION: "indemnification terms",
    Area.REGISTRATION_RIGHTS: "registration rights",
}


def report(review: Review) -> Iterator[str]:
    """What was read and found: a title, counts by area, what is missing, every finding."""
    document = review.document
    pages = f"{_counted(len(document.pages), 'page')}, " if document.pages else ""
    lines = _counted(document.line_count, "line")
    yield f"{review.title}: {document.kind.words}, {pages}{lines}"
    for area in Area:
        found = _terms_found(review, area)
        if found:
            records = len(review.terms.records(area))
            yield f"  {area.value.replace('_', ' ')}: {_counted(found, 'term')} in {records}"
    if missing := _missing(review):
        yield f"  {missing}"
    for finding in review.findings:
        yield f"  {_MARKS[finding.verdict]} {finding.title}, {finding.citations[-1].place}"
        yield f"      {finding.message}"
    verdicts = Counter(_MARKS[finding.verdict] for finding in review.findings)
    yield "  " + ", ".join(f"{mark} {verdicts[mark]}" for mark in ("✕", "?", "✓"))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _terms_found(review: Review, area: Area) -> int:
    return sum(isinstance(entry.term, Cited) for entry in review.entries_in(area))


def _missing(review: Review) -> str:
    """What such a document would have and this one does not, as a sentence; "" for nothing."""
    kind = review.document.kind
    expected = _AGREED if kind.is_agreement else _DISCLOSED
    names = [name for area, name in expected.items() if not _terms_found(review, area)]
    if not names:
        return ""
    listed = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    if kind.value != "other":
        return f"No {listed} were found."
    return (
        f"No {listed} were found: "
        "the text does not open as a prospectus, registration statement or agreement does."
    )
