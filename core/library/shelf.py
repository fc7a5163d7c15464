"""A document's line on the shelf: what it is called, and how far its review has come."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.document.model import DocumentFormat, DocumentKind
from core.errors import UserError
from core.judgement.events import UNTOUCHED, Judgement, Status
from core.library.rows import time_of
from core.terms.units import Unit, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.library.rows import Row

_ISSUER = "offering/issuer"
_FILE_NUMBER = "offering/registration_number"
_TITLES = (_ISSUER, "agreement/title")
_DATES = ("offering/date", "agreement/date")

HEADING_PATHS = (*_TITLES, _FILE_NUMBER, *_DATES)
"""The terms that name a document."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One document of the library.

    Attributes:
        sha256: Of its bytes, in hexadecimal; the document's identity.
        name: The file's name when it was last opened.
        title: The issuer, or the agreement's title, or the file's name, as corrected.
        issuer: As corrected; empty where none was found or the reviewer rejected it.
        file_number: The registration number, likewise.
        date: The date that the document bears, as corrected; None where it is not whole.
        kind: What the document is.
        format: What its bytes were.
        added_at: When it was first opened, in UTC.
        opened_at: When it was last opened, in UTC.
        decided: How many of `to_decide` the reviewer has decided.
        to_decide: How many values and findings ask for a decision.
    """

    sha256: str
    name: str
    title: str
    issuer: str
    file_number: str
    date: date | None
    kind: DocumentKind
    format: DocumentFormat
    added_at: datetime
    opened_at: datetime
    decided: int
    to_decide: int


def shelved_of(row: Row) -> Shelved:
    """A document's line from its row."""
    return Shelved(
        sha256=row["sha256"],
        name=row["name"],
        title=row["title"],
        issuer=row["issuer"],
        file_number=row["file_number"],
        date=date.fromisoformat(row["date"]) if row["date"] else None,
        kind=DocumentKind(row["kind"]),
        format=DocumentFormat(row["format"]),
        added_at=time_of(row["added_at"]),
        opened_at=time_of(row["opened_at"]),
        decided=row["decided"],
        to_decide=row["to_decide"],
    )


def heading_columns(name: str, terms: Iterable[Row], judged: Mapping[str, Judgement]) -> Row:
    """What a document is called, from the terms of `HEADING_PATHS` as the reviewer left them."""
    found = {row["path"]: row for row in terms}
    shown = {path: _standing(path, found, judged) for path in HEADING_PATHS}
    day = next((day for path in _DATES if (day := _day(path, found, judged))), None)
    return {
        "title": next((shown[path] for path in _TITLES if shown[path]), name),
        "issuer": shown[_ISSUER],
        "file_number": shown[_FILE_NUMBER],
        "date": day.isoformat() if day else None,
    }


def _corrected(path: str, judged: Mapping[str, Judgement]) -> str:
    judgement = judged.get(path, UNTOUCHED)
    return judgement.corrected if judgement.status is Status.CORRECTED else ""


def _standing(path: str, found: Mapping[str, Row], judged: Mapping[str, Judgement]) -> str:
    if judged.get(path, UNTOUCHED).status is Status.REJECTED:
        return ""
    extracted = found[path]["shown"] if path in found else ""
    return _corrected(path, judged) or extracted


def _day(path: str, found: Mapping[str, Row], judged: Mapping[str, Judgement]) -> date | None:
    """A whole date as it stands, else None: "August ___, 2002" names no day."""
    typed = _corrected(path, judged)
    try:
        if typed:
            day = parse(typed, Unit.DATE)
            return day if isinstance(day, date) else None
        return date.fromisoformat(json.loads(found[path]["value"])) if path in found else None
    except (UserError, ValueError):
        return None
