"""Review to JSON: the names and units that other programs rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from core.judgement.events import Status
from core.memo.saving import save_whole
from core.memo.sheets import Sheet, parse_correction, sheets
from core.terms.cited import Absent, Cited
from core.terms.risk_factor import RiskFactor
from core.terms.terms import Area
from core.terms.units import Unit, to_json

if TYPE_CHECKING:
    from pathlib import Path

    from core.document.model import Citation, Document
    from core.judgement.events import Judgement
    from core.judgement.review import Review
    from core.terms.terms import Entry, Problem
    from core.tieout.finding import Finding

SCHEMA = 1


def write_json(review: Review, path: Path) -> None:
    """Write a review as JSON in UTF-8, whole or not at all.

    Raises:
        UserError: The file cannot be written, or a correction cannot be used.
    """
    text = json.dumps(review_json(review), indent=2, ensure_ascii=False)
    # A file name may hold bytes that are no text; as halves of pairs they have no UTF-8 form.
    save_whole(path, f"{text}\n".encode("utf-8", errors="replace"))


def review_json(review: Review) -> dict[str, Any]:
    """A review as plain values.

    Decimals are strings without signs or separators, percentages in percent, dates in ISO form;
    an absent value is null. Lines are 1-based and both ends inclusive. A value is what stands:
    the correction where there is one, null where the reviewer rejected it.

    Raises:
        UserError: A correction no longer reads as a value of its term.
    """
    return {
        "schema": SCHEMA,
        "document": _document(review.document),
        **{area.value: _area(review, area) for area in Area},
        "tables": {
            "dilution": {},
            "capitalization": [],
            "underwriting": [],
            "price_range": [],
            "financial_data": [],
        },
        "findings": [_finding(review, finding) for finding in review.findings],
        "absences": _absences(review),
        "judgements": {path: _judged(one) for path, one in review.judgements.items()},
        "problems": [_problem(problem) for problem in review.terms.problems],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "sha256": document.sha256,
        "format": document.format.value,
        "kind": document.kind.value,
        "pages": len(document.pages) or None,
        "lines": line_count(document),
        "characters": len(document.text),
    }


def line_count(document: Document) -> int:
    """The lines of the canonical text; the end of the last line begins no further one."""
    return len(document.text.split("\n")) - (not document.text or document.text.endswith("\n"))


def _area(review: Review, area: Area) -> Any:  # noqa: ANN401 - one record or a list of them
    records = [_record(review, sheet) for sheet in sheets(review, area)]
    if area in {Area.OFFERING, Area.AGREEMENT}:
        return records[0] if records else {}
    return records


def _record(review: Review, sheet: Sheet) -> dict[str, Any]:
    if isinstance(sheet.record, RiskFactor):
        return _risk_factor(review, sheet, sheet.record)
    return {
        field.name: _terms(review, sheet.terms[field.name], is_list=field.is_list)
        for field in sheet.declared
    }


def _terms(review: Review, entries: tuple[Entry, ...], *, is_list: bool) -> Any:  # noqa: ANN401
    values = [_term(review, entry) for entry in entries]
    return values if is_list else values[0]


def _risk_factor(review: Review, sheet: Sheet, factor: RiskFactor) -> dict[str, Any]:
    group = factor.group
    return {
        "heading": _term(review, sheet.entry("heading")),
        "group": _cited(group, to_json(group.value)) if isinstance(group, Cited) else None,
        "category": factor.category.value,
        "lines": list(factor.passage.lines),
        **_page(factor.passage),
    }


def _term(review: Review, entry: Entry) -> dict[str, Any] | None:
    judgement = review.judgement(entry.path)
    if judgement.status is Status.CORRECTED:
        return _corrected(entry, judgement.corrected)
    if isinstance(entry.term, Absent):
        return None
    value = to_json(entry.term.value)
    if judgement.status is Status.REJECTED:
        return {**_cited(entry.term, None, "rejected"), "extracted": value}
    status = "confirmed" if judgement.status is Status.CONFIRMED else "extracted"
    return _cited(entry.term, value, status)


def _corrected(entry: Entry, typed: str) -> dict[str, Any]:
    """What the reviewer put; without quote and lines where the document gave nothing to cite."""
    value = to_json(parse_correction(entry, typed))
    if entry.unit is Unit.FORMULA:
        value = {"kind": "other", "text": value}
    if isinstance(entry.term, Absent):
        return {"value": value, "status": "corrected", "extracted": None}
    extracted = to_json(entry.term.value)
    return {**_cited(entry.term, value, "corrected"), "extracted": extracted}


def _cited(term: Cited[Any], value: object, status: str = "extracted") -> dict[str, Any]:
    cited = {"value": value, **_citation(term.citation), "status": status}
    if term.also:
        cited["also"] = [list(citation.lines) for citation in term.also]
    return cited


def _citation(citation: Citation) -> dict[str, Any]:
    return {"quote": citation.quote, "lines": list(citation.lines), **_page(citation)}


def _page(citation: Citation) -> dict[str, Any]:
    label = citation.page
    is_number = label is not None and label.isascii() and label.isdigit()
    return {"page": int(label or 0) if is_number else None, "page_label": label}


def _finding(review: Review, finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "path": finding.path,
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "status": review.status_of(finding.path).value,
        "title": finding.title,
        "stated": finding.stated,
        "computed": finding.computed,
        "formula": finding.formula,
        "message": finding.message,
        "citations": [_finding_citation(review, citation) for citation in finding.citations],
    }


def _finding_citation(review: Review, citation: Citation) -> dict[str, Any]:
    """Lines count those of this document, so a passage of another one says which it is."""
    own = citation.document == review.document.sha256
    return {**_citation(citation), **({} if own else {"sha256": citation.document})}


def _absences(review: Review) -> dict[str, str]:
    return {
        entry.path: entry.term.reason.value
        for entry in review.entries
        if isinstance(entry.term, Absent)
    }


def _judged(judgement: Judgement) -> dict[str, Any]:
    return {
        "status": judgement.status.value,
        "corrected": judgement.corrected or None,
        "flagged": judgement.flagged,
        "note": judgement.note or None,
        "reason": judgement.reason or None,
        "at": judgement.at.isoformat() if judgement.at else None,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    cited = _citation(problem.citation) if problem.citation else {}
    return {"sentence": problem.sentence, **cited}
