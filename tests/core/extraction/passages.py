"""Passages of invented filings, read as a document of a kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.document.model import DocumentKind
from core.document.reader import read_document
from core.extraction.extract import extract_terms
from core.extraction.reading import Reading
from core.figures.reader import read_figures
from core.terms.cited import Absent, Cited
from core.terms.terms import Terms

PROSPECTUS = DocumentKind.PROSPECTUS
AGREEMENT = DocumentKind.REGISTRATION_RIGHTS_AGREEMENT

HEAD = (
    "REGISTRATION RIGHTS AGREEMENT\n\n"
    "This Agreement is made and entered into as of May 7, 2003, by and among Harbor Pump Works,\n"
    "Inc., an Oregon corporation (the “Company”), and the investors named below.\n\n"
)
"""The front of an agreement, for passages that only have sections."""


def reading_of(text: str, kind: DocumentKind = PROSPECTUS) -> Reading:
    """A passage as rules see it."""
    document = replace(read_document(text.encode(), "passage.txt"), kind=kind)
    return Reading(document, read_figures(document))


def terms_of(text: str, kind: DocumentKind = PROSPECTUS) -> Terms:
    """Everything that a passage says."""
    reading = reading_of(text, kind)
    return extract_terms(reading.document, reading.figures)


def value(term: Any) -> Any:
    """What was read, None where nothing was; of a list what each of its items says."""
    if isinstance(term, tuple):
        return [value(item) for item in term]
    if isinstance(term, Absent):
        return None
    assert isinstance(term, Cited)
    return term.value


def values(record: Any, *fields: str) -> dict[str, Any]:
    """Some fields of a record."""
    return {field: value(getattr(record, field)) for field in fields}
