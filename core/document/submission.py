"""EDGAR full submissions: the header, the documents inside, and which of them is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.document.model import Filing, FilingPart

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = re.compile(
    r"^\s*<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\n<]*)", re.IGNORECASE | re.MULTILINE
)
_LONGEST_PART_HEADER = 4_000
_WRAPPER = re.compile(r"</?(?:XBRL|PDF)>", re.IGNORECASE)
_ENCODED = re.compile(r"^begin \d{3} \S", re.MULTILINE)
_DATA_TYPES = ("GRAPHIC", "ZIP", "EXCEL", "XML", "JSON", "EX-101", "EX-27", "EX-FILING FEES")


@dataclass(frozen=True, slots=True)
class SubmissionPart:
    """One document of a submission: its type ("424B5", "EX-10.2"), number, name and text.

    `start` and `end` are where it stands in the submission, its own tags included.
    """

    type: str
    sequence: int
    filename: str
    description: str
    body: str
    start: int
    end: int


def split_submission(text: str) -> tuple[SubmissionPart, ...]:
    """The readable documents of a submission; pictures and data files are left out."""
    starts = sorted(_tags(text, "<DOCUMENT>"))
    parts = []
    for number, start in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(text)
        part = _read_part(text, (start, end), number)
        if part is not None:
            parts.append(part)
    return tuple(parts)


def _read_part(text: str, place: tuple[int, int], number: int) -> SubmissionPart | None:
    first, last = place
    opening = next(_tags(text, "<TEXT>", first, min(last, first + _LONGEST_PART_HEADER)), -1)
    if opening < 0:
        return None
    header = {
        found.group(1).upper(): found.group(2).strip()
        for found in _HEADER.finditer(text, first, opening)
    }
    kind = header.get("TYPE", "")
    closing = next(_tags(text, "</TEXT>", opening, last), last)
    body = text[opening + len("<TEXT>") : closing]
    body = body.removeprefix("\n").removesuffix("\n")
    if kind.upper().startswith(_DATA_TYPES) or _ENCODED.search(body[:300]) or not body.strip():
        return None
    sequence = header.get("SEQUENCE", "")
    return SubmissionPart(
        type=kind,
        sequence=int(sequence) if sequence.isdecimal() else number,
        filename=header.get("FILENAME", ""),
        description=header.get("DESCRIPTION", ""),
        body=_without_wrappers(body),
        start=place[0],
        end=place[1],
    )


def _tags(text: str, tag: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a tag starts a line, in capitals or small letters as EDGAR writes them.

    Found without a pattern, for a pattern would hold the interpreter over megabytes of text.
    """
    end = len(text) if end is None else end
    for written in (tag, tag.lower()):
        at = text.find(written, start, end)
        while at >= 0:
            if not text[text.rfind("\n", 0, at) + 1 : at].strip():
                yield at
            at = text.find(written, at + 1, end)


def _without_wrappers(body: str) -> str:
    """The document without the tags that EDGAR puts around XBRL and PDF, at its two ends."""
    edge = 200
    if len(body) <= 2 * edge:
        return _WRAPPER.sub("", body)
    return _WRAPPER.sub("", body[:edge]) + body[edge:-edge] + _WRAPPER.sub("", body[-edge:])


def choose_main(parts: tuple[SubmissionPart, ...]) -> SubmissionPart:
    """The document that the submission is about.

    That is the first one, unless it only carries another: a report on Form 8-K that files an
    agreement or a prospectus as its exhibit is read for the exhibit that speaks
    most of rights, the longest of several.
    """
    first = parts[0]
    if first.type.upper().startswith("8-K"):
        carried = [
            p for p in parts if p.type.upper().startswith(("EX-1", "EX-4", "EX-10", "EX-99"))
        ]
        if carried:
            return max(carried, key=_carries_rights)
    return first


def _carries_rights(part: SubmissionPart) -> tuple[int, int]:
    """How much of what a reviewer looks for stands in an exhibit; then its length."""
    words = re.findall(r"(?i)indemnif|registration rights|registrable", part.body)
    return min(len(words), 20), len(part.body)


_ENTRY = re.compile(r"^[ \t]*([A-Z][A-Z ]{3,40}):[ \t]+(\S[^\n]*)$", re.MULTILINE)
_LONGEST_HEADER = 60_000


def read_filing(text: str, parts: tuple[SubmissionPart, ...], read: SubmissionPart) -> Filing:
    """The submission's header, the documents that it holds, and which of them was read."""
    end = parts[0].start if parts else len(text)
    entries: dict[str, str] = {}
    for found in _ENTRY.finditer(text, 0, min(end, _LONGEST_HEADER)):
        entries.setdefault(found.group(1), found.group(2).strip())
    return Filing(
        form=entries.get("CONFORMED SUBMISSION TYPE", ""),
        accession=entries.get("ACCESSION NUMBER", ""),
        issuer=entries.get("COMPANY CONFORMED NAME", ""),
        cik=entries.get("CENTRAL INDEX KEY", ""),
        file_number=entries.get("SEC FILE NUMBER", ""),
        filed_on=_day(entries.get("FILED AS OF DATE", "")),
        parts=tuple(
            FilingPart(part.sequence, part.type, part.filename, part.description) for part in parts
        ),
        read=read.sequence,
    )


def _day(digits: str) -> date | None:
    """A date of the header, "20250331"; None where it is none."""
    found = re.match(r"(\d{4})(\d{2})(\d{2})$", digits)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def only_part(text: str, sequence: int) -> str | None:
    """The submission with one of its documents alone, None where it has none of that number.

    The header stays, so that an exhibit opened by itself still says which filing it is of.
    """
    parts = split_submission(text)
    chosen = next((part for part in parts if part.sequence == sequence), None)
    if chosen is None:
        return None
    return text[: parts[0].start] + text[chosen.start : chosen.end].rstrip() + "\n"
