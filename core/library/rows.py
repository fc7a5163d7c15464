"""Terms, findings and events as rows of the library, and events back from them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from core.judgement.events import Action, Event
from core.terms.cited import Cited
from core.terms.units import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.calculators.derivation import Derivation, Operand, Step
    from core.document.model import Citation
    from core.judgement.review import Review
    from core.terms.terms import Entry
    from core.tieout.finding import Finding

Row: TypeAlias = dict[str, Any]

_NO_PLACE: Row = dict.fromkeys(("quote", "start", "end", "first_line", "last_line", "page"))


def time_text(moment: datetime) -> str:
    """A moment as the library writes it: ISO 8601 in UTC, to the microsecond.

    All are of one length, so that their order as text is their order in time.

    Raises:
        ValueError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def time_of(text: str) -> datetime:
    """The moment that `time_text` wrote, in UTC."""
    return datetime.fromisoformat(text)


def term_rows(document: int, review: Review) -> Iterator[Row]:
    """One row an entry, numbered from 1 in the review's order."""
    for number, entry in enumerate(review.entries, start=1):
        yield {"document": document, "number": number, **_term(entry)}


def _term(entry: Entry) -> Row:
    term = entry.term
    # Of an absent term the place where it would stand is kept; `absence` tells the two apart.
    citation = term.citation if isinstance(term, Cited) else term.looked_at
    return {
        "path": entry.path,
        "area": entry.area.value,
        "record": entry.record,
        "label": entry.label,
        "unit": entry.unit.value,
        "value": _json(to_json(term.value)) if isinstance(term, Cited) else None,
        "shown": entry.shown,
        "absence": None if isinstance(term, Cited) else term.reason.value,
        **(_place(citation) if citation else _NO_PLACE),
    }


def further_place_rows(document: int, review: Review) -> Iterator[Row]:
    """One row for each further place at which the document says the same."""
    for term, entry in enumerate(review.entries, start=1):
        also = entry.term.also if isinstance(entry.term, Cited) else ()
        for number, citation in enumerate(also, start=1):
            yield {"document": document, "term": term, "number": number, **_place(citation)}


def _place(citation: Citation) -> Row:
    return {
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
        "first_line": citation.lines[0],
        "last_line": citation.lines[1],
        "page": citation.page,
    }


def finding_rows(document: int, review: Review) -> Iterator[Row]:
    """One row a finding, numbered from 1 in the review's order."""
    for number, finding in enumerate(review.findings, start=1):
        yield {"document": document, "number": number, **_finding(finding)}


def _finding(finding: Finding) -> Row:
    return {
        "path": finding.path,
        "check_id": finding.check,
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "title": finding.title,
        "stated": finding.stated,
        "computed": finding.computed,
        "message": finding.message,
        "derivation": _json(_derivation(finding.derivation)),
        "citations": _json([_place(citation) for citation in finding.citations]),
    }


def _derivation(derivation: Derivation) -> Row:
    return {
        "calculator": derivation.calculator,
        "result": to_json(derivation.result),
        "unit": derivation.unit.value,
        "steps": [_step(step) for step in derivation.steps],
        "notes": list(derivation.notes),
    }


def _step(step: Step) -> Row:
    return {
        "label": step.label,
        "formula": step.formula,
        "operands": [_operand(operand) for operand in step.operands],
        "result": to_json(step.result),
        "unit": step.unit.value,
    }


def _operand(operand: Operand) -> Row:
    return {
        "name": operand.name,
        "value": to_json(operand.value),
        "unit": operand.unit.value,
        "citation": _place(operand.citation) if operand.citation else None,
    }


def _json(value: object) -> str:
    # Values of `core.figures`, such as a date with its day left blank, write themselves as text.
    return json.dumps(value, ensure_ascii=False, default=str)


def event_row(document: int, event: Event) -> Row:
    """One event as a row."""
    return {
        "document": document,
        "number": event.number,
        "path": event.path,
        "action": event.action.value,
        "payload": event.payload,
        "at": time_text(event.at),
    }


def event_of(row: Row) -> Event:
    """One event back from its row, its time in UTC."""
    return Event(
        number=row["number"],
        path=row["path"],
        action=Action(row["action"]),
        payload=row["payload"],
        at=time_of(row["at"]),
    )
