"""The section on what the reviewer did: corrections, notes, flags, dismissals, with times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph

from core.judgement.events import Action, Status, standing
from core.memo import fonts
from core.memo.flowables import heading, marked
from core.memo.grids import Grid, Row, grid
from core.memo.marks import Mark
from core.memo.markup import coloured, count_of, faced, link, plain, shortened
from core.memo.styles import AREA, BODY, CELL, GREY, HEAD, LINK, MARKED, META, SECTION, TEXT_WIDTH

if TYPE_CHECKING:
    from datetime import datetime

    from reportlab.platypus import Flowable

    from core.memo.draft import Draft

KEY = "judgement"
_WHEN = 102.0
_TERM = 128.0
_VALUE = (TEXT_WIDTH - _WHEN - _TERM) / 2


def judgement_pages(draft: Draft) -> list[Flowable]:
    """What the reviewer decided, in full; one sentence where nothing was."""
    title = "Reviewer’s notes and corrections"
    story = heading(title, AREA, KEY, (0, title))
    story.append(Paragraph(progress_sentence(draft), BODY))
    story += _corrections(draft)
    story += _notes(draft)
    story += _listed(draft, "Flagged", Mark.FLAG, flagged_paths(draft))
    story += _dismissals(draft)
    return story


def progress_sentence(draft: Draft) -> str:
    """How far the review has come."""
    review = draft.review
    judged = review.judgements.values()
    statuses = [one.status for one in judged]
    parts = [
        f"{review.decided:,} of {count_of(len(review.to_decide), 'value')} and findings decided"
    ]
    for status, word in ((Status.CORRECTED, "correction"), (Status.REJECTED, "dismissal")):
        if status in statuses:
            parts.append(count_of(statuses.count(status), word))
    if any(one.note for one in judged):
        parts.append(count_of(sum(bool(one.note) for one in judged), "note"))
    return "; ".join(parts) + "."


def flagged_paths(draft: Draft) -> list[str]:
    """What the reviewer flagged, in the order of the flags."""
    return [path for path, one in draft.review.judgements.items() if one.flagged]


def noted_paths(draft: Draft) -> list[str]:
    """What the reviewer noted something on, in the order in which it was first judged."""
    return [path for path, one in draft.review.judgements.items() if one.note]


def name_markup(draft: Draft, path: str) -> str:
    """What a path is about, in words; a finding is a link to where it is told."""
    for finding in draft.findings.all:
        if finding.path == path:
            number = draft.findings.number(finding)
            words = f"Finding {number}"
            return f"{link(words, draft.findings.key(finding), LINK)}, {plain(finding.title)}"
    entry = draft.review.entries_by_path.get(path)
    if entry is None:  # judged under an earlier reading of the same document
        return f"{plain(path)} (no longer found)"
    if entry.record in {"Offering", "Agreement"}:
        return plain(entry.label)
    if entry.label == "Heading":
        return f"Risk factor “{plain(shortened(entry.record, 70))}”"
    return f"{plain(shortened(entry.record, 50))}, {plain(entry.label)}"


def _moments(draft: Draft, action: Action) -> dict[str, datetime]:
    """When each path last met an action that still stands."""
    return {one.path: one.at for one in standing(draft.review.events) if one.action is action}


def _when(at: datetime | None) -> str:
    if at is None:
        return ""
    zone = f" {at.tzname()}" if at.tzname() else ""
    return f"{at:%Y-%m-%d %H:%M}{zone}"


def _corrections(draft: Draft) -> list[Flowable]:
    judgements = draft.review.judgements
    paths = [path for path, one in judgements.items() if one.status is Status.CORRECTED]
    if not paths:
        return []
    moments = _moments(draft, Action.CORRECT)
    story = heading("Corrections", SECTION, f"{KEY}-corrections", (1, "Corrections"))
    titles = ("Term", "Extracted", "Corrected to", "When")
    rows = [_correction(draft, path, _when(moments.get(path))) for path in paths]
    head = [Paragraph(title, HEAD) for title in titles]
    return [*story, grid(Grid((_TERM, _VALUE, _VALUE, _WHEN), rows, head))]


def _correction(draft: Draft, path: str, when: str) -> Row:
    entry = draft.review.entries_by_path.get(path)
    extracted = entry.shown if entry else "no longer found"
    corrected = faced(plain(draft.review.judgement(path).corrected), fonts.SANS_STRONG)
    markups = (name_markup(draft, path), plain(extracted), corrected)
    return [*(Paragraph(markup, CELL) for markup in markups), Paragraph(when, META)]


def _notes(draft: Draft) -> list[Flowable]:
    paths = noted_paths(draft)
    if not paths:
        return []
    moments = _moments(draft, Action.NOTE)
    story = heading("Notes", SECTION, f"{KEY}-notes", (1, "Notes"), room=60)
    for path in paths:
        note = plain(draft.review.judgement(path).note, fonts.SERIF)
        story.append(_remark(draft, path, Mark.NOTE, (note, _when(moments.get(path)))))
    return story


def _remark(draft: Draft, path: str, mark: Mark, said: tuple[str, str]) -> Flowable:
    """`Term — what was said  when`."""
    words, when = said
    about = faced(name_markup(draft, path), fonts.SERIF_STRONG)
    time = f' <font name="{fonts.SANS}" size="7.4">{coloured(when, GREY)}</font>' if when else ""
    return marked(f"{about}{f': {words}' if words else ''}{time}", MARKED, mark)


def _listed(draft: Draft, title: str, mark: Mark, paths: list[str]) -> list[Flowable]:
    if not paths:
        return []
    moments = _moments(draft, Action.FLAG)
    story = heading(title, SECTION, f"{KEY}-{title.lower()}", (1, title), room=60)
    return [*story, *(_remark(draft, one, mark, ("", _when(moments.get(one)))) for one in paths)]


def _dismissals(draft: Draft) -> list[Flowable]:
    judgements = draft.review.judgements
    paths = [path for path, one in judgements.items() if one.status is Status.REJECTED]
    if not paths:
        return []
    moments = _moments(draft, Action.REJECT)
    story = heading("Dismissed", SECTION, f"{KEY}-dismissed", (1, "Dismissed"), room=60)
    for path in paths:
        reason = plain(judgements[path].reason, fonts.SERIF)
        story.append(_remark(draft, path, Mark.CROSS, (reason, _when(moments.get(path)))))
    return story
