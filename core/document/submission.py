"""EDGAR full submissions: the documents inside, and which of them is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOCUMENT = re.compile(r"^\s*<DOCUMENT>\s*$", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(
    r"^\s*<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\n<]*)", re.IGNORECASE | re.MULTILINE
)
_TEXT = re.compile(r"<TEXT>\s*?\n?", re.IGNORECASE)
_TEXT_END = re.compile(r"\n?\s*</TEXT>", re.IGNORECASE)
_ENCODED = re.compile(r"^begin \d{3} \S", re.MULTILINE)
_DATA_TYPES = ("GRAPHIC", "ZIP", "EXCEL", "XML", "JSON", "EX-101", "EX-27", "EX-FILING FEES")


@dataclass(frozen=True, slots=True)
class SubmissionPart:
    """One document of a submission: its type ("424B5", "EX-10.2"), number, name and text."""

    type: str
    sequence: int
    filename: str
    body: str


def split_submission(text: str) -> tuple[SubmissionPart, ...]:
    """The readable documents of a submission; pictures and data files are left out."""
    starts = [match.start() for match in _DOCUMENT.finditer(text)]
    parts = []
    for number, start in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(text)
        part = _read_part(text[start:end], number)
        if part is not None:
            parts.append(part)
    return tuple(parts)


def _read_part(chunk: str, number: int) -> SubmissionPart | None:
    opening = _TEXT.search(chunk)
    if opening is None:
        return None
    header = {
        found.group(1).upper(): found.group(2).strip()
        for found in _HEADER.finditer(chunk, 0, opening.start())
    }
    kind = header.get("TYPE", "")
    closing = _TEXT_END.search(chunk, opening.end())
    body = chunk[opening.end() : closing.start() if closing else len(chunk)]
    if kind.upper().startswith(_DATA_TYPES) or _ENCODED.search(body[:300]) or not body.strip():
        return None
    sequence = header.get("SEQUENCE", "")
    return SubmissionPart(
        type=kind,
        sequence=int(sequence) if sequence.isdecimal() else number,
        filename=header.get("FILENAME", ""),
        body=_without_wrappers(body),
    )


def _without_wrappers(body: str) -> str:
    """The document without the tags that EDGAR puts around XBRL and PDF."""
    return re.sub(r"^\s*</?(XBRL|PDF)>\s*$", "", body, flags=re.IGNORECASE | re.MULTILINE)


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
