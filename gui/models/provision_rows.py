"""The indemnity provisions as rows, as arrows of a diagram, and what they are silent on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.terms.cited import Absence, Absent, Cited
from core.terms.terms import Area
from gui.models.record_model import RecordRow, by_field, entries_by_prefix

if TYPE_CHECKING:
    from core.terms.terms import Entry
    from gui.open_review import OpenReview


@dataclass(frozen=True, slots=True)
class Protection:
    """One arrow: who protects whom, under which section, up to what."""

    path: str
    indemnitor: str
    indemnitees: tuple[str, ...]
    label: str

    @property
    def words(self) -> str:
        """The arrow read out."""
        protected = ", ".join(self.indemnitees) or "others"
        return f"{self.indemnitor} protects {protected}" + (f", {self.label}" if self.label else "")


@dataclass(frozen=True, slots=True)
class Silence:
    """What one provision was read for and does not say; each term with its path."""

    title: str
    terms: tuple[tuple[str, str], ...]


def provision_rows(work: OpenReview) -> list[RecordRow]:
    """One row a provision."""
    return [
        _row(work, prefix, entries)
        for prefix, entries in entries_by_prefix(work, Area.INDEMNIFICATION).items()
    ]


def protections(work: OpenReview) -> list[Protection]:
    """The provisions that name who protects."""
    found = []
    for entries in entries_by_prefix(work, Area.INDEMNIFICATION).values():
        fields = by_field(entries)
        indemnitor = next(iter(fields.get("indemnitor", ())), None)
        if indemnitor is not None and isinstance(indemnitor.term, Cited):
            protected = fields.get("indemnitees", [])
            found.append(
                Protection(
                    path=indemnitor.path,
                    indemnitor=_capital(work.review.shown(indemnitor)),
                    indemnitees=tuple(work.review.shown(entry) for entry in protected),
                    label=_section_and_cap(work, fields),
                )
            )
    return found


def silences(work: OpenReview) -> list[Silence]:
    """What the text was read for and does not state, by provision and right."""
    found = []
    for area in (Area.INDEMNIFICATION, Area.REGISTRATION_RIGHTS):
        for entries in entries_by_prefix(work, area).values():
            silent = tuple(
                (entry.label, entry.path) for entry in entries if _is_silent(work, entry)
            )
            if silent:
                section = _shown(work, by_field(entries), "section")
                title = f"{entries[0].record}, {section}" if section else entries[0].record
                found.append(Silence(title, silent))
    return found


def _is_silent(work: OpenReview, entry: Entry) -> bool:
    absent = isinstance(entry.term, Absent) and entry.term.reason is Absence.NOT_STATED
    return absent and not work.review.judgement(entry.path).corrected


def _row(work: OpenReview, prefix: str, entries: list[Entry]) -> RecordRow:
    fields = by_field(entries)
    cited = [entry for entry in entries if isinstance(entry.term, Cited)]
    chief = next((e for e in cited if e.path.endswith("/indemnitor")), (cited or entries)[0])
    return RecordRow(
        prefix=prefix,
        path=chief.path,
        title=entries[0].record,
        detail=_section_and_cap(work, fields),
        number="",
        standing=work.worst(entry.path for entry in cited),
    )


def _section_and_cap(work: OpenReview, fields: dict[str, list[Entry]]) -> str:
    parts = []
    section = _shown(work, fields, "section")
    if section:
        parts.append(f"section {section}")
    cap, amount = _shown(work, fields, "cap"), _shown(work, fields, "cap_usd")
    if amount or cap:
        none = cap == "none"
        parts.append("no cap stated" if none and not amount else f"up to {amount or cap}")
    several = _shown(work, fields, "several_not_joint")
    if several:
        parts.append("several, not joint" if several == "yes" else "joint")
    contribution = _shown(work, fields, "contribution")
    if contribution:
        parts.append(f"contribution by {contribution.replace('both', 'benefits and fault')}")
    return " · ".join(parts)


def _shown(work: OpenReview, fields: dict[str, list[Entry]], name: str) -> str:
    for entry in fields.get(name, []):
        if isinstance(entry.term, Cited):
            return work.review.shown(entry)
    return ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
