"""A term's value as the memo prints it: as it stands, with its citations and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.judgement.events import Status
from core.memo import fonts
from core.memo.marks import words_of
from core.memo.markup import coloured, faced, plain
from core.memo.styles import AMBER, GREY
from core.terms.cited import Absence, Absent, Cited
from core.terms.units import Unit, show

if TYPE_CHECKING:
    from core.judgement.review import Review
    from core.memo.draft import Draft
    from core.terms.terms import Entry

_ALTERNATIVES = 3


def is_bare_absence(review: Review, entry: Entry) -> bool:
    """Whether a term is absent and the reviewer has left it at that."""
    return isinstance(entry.term, Absent) and entry.path not in review.judgements


def stands(review: Review, entry: Entry) -> bool:
    """Whether a term has a value that the reviewer has not rejected."""
    status = review.status_of(entry.path)
    if status is Status.REJECTED:
        return False
    return status is Status.CORRECTED or isinstance(entry.term, Cited)


def absence_of(entry: Entry) -> str:
    """Why a term has no value, in words; the term must be absent."""
    if not isinstance(entry.term, Absent):
        raise TypeError(f"{entry.path} has a value")
    return absence_markup(entry.term.reason)


def value_markup(draft: Draft, entry: Entry, label: str = "", face: str = fonts.SANS) -> str:
    """The value as it stands, with superscripts that lead to its passages.

    Args:
        draft: The memo in the making.
        entry: The term.
        label: What the passages are cited for; the term's label when empty.
        face: The face that the value is set in.
    """
    return uncited_markup(draft.review, entry, face) + citation_markup(draft, entry, label)


def uncited_markup(review: Review, entry: Entry, face: str = fonts.SANS) -> str:
    """The value as it stands, struck through where it was rejected, or its absence in words."""
    status = review.status_of(entry.path)
    if isinstance(entry.term, Absent) and status is not Status.CORRECTED:
        return absence_markup(entry.term.reason)
    markup = plain(_capital(entry, review.shown(entry)), face)
    return f"<strike>{markup}</strike>" if status is Status.REJECTED else markup


def _capital(entry: Entry, shown: str) -> str:
    """Words of a closed set begin a cell, so they take a capital; the document's own do not."""
    return f"{shown[:1].upper()}{shown[1:]}" if entry.unit in {Unit.CHOICE, Unit.FLAG} else shown


def absence_markup(reason: Absence) -> str:
    """`not stated` in grey, `not found` slanted, in amber, with a question mark.

    A term that does not apply prints nothing.
    """
    if reason is Absence.NOT_APPLICABLE:
        return ""
    if reason is Absence.NOT_STATED:
        return coloured("not stated", GREY)
    return coloured(faced("not found&nbsp;(?)", fonts.SANS_ITALIC), AMBER)


def citation_markup(draft: Draft, entry: Entry, label: str = "") -> str:
    """Superscripts for where a term was read, or for where it would stand."""
    used_for = label or entry.label
    if isinstance(entry.term, Cited):
        draft.passages.say_also(entry.term.citation, entry.term.also)
        return draft.passages.cite([entry.term.citation], used_for)
    looked_at = entry.term.looked_at
    return draft.passages.cite([looked_at] if looked_at else [], f"{used_for} (not there)")


def remarks_markup(draft: Draft, entry: Entry) -> list[str]:
    """Small lines under a value: what was extracted, other readings, why rejected, the note."""
    judgement = draft.review.judgement(entry.path)
    lines = [small(line) for line in _readings(draft, entry)]
    if judgement.reason and judgement.status is Status.REJECTED:
        lines.append(small(f"reason: {plain(judgement.reason)}"))
    if judgement.note:
        note = faced(plain(judgement.note, fonts.SERIF_ITALIC), fonts.SERIF_ITALIC)
        lines.append(small(f"Note: {note}"))
    return lines


def _readings(draft: Draft, entry: Entry) -> list[str]:
    lines = []
    if draft.review.status_of(entry.path) is Status.CORRECTED:
        lines.append(f"extracted: {plain(entry.shown)}")
    if isinstance(entry.term, Cited):
        for other in entry.term.alternatives[:_ALTERNATIVES]:
            cited = draft.passages.cite([other.citation], f"{entry.label}, another reading")
            lines.append(f"also read: {plain(show(other.value, entry.unit))}{cited}")
    return lines


def small(markup: str) -> str:
    """Markup in the small grey of remarks."""
    return f'<font size="7.4">{coloured(markup, GREY)}</font>'


def state_markup(review: Review, path: str) -> str:
    """What the reviewer did with a path, in words; "" where nothing was done."""
    return plain(words_of(review.judgement(path)))
