"""The first page: who, what, when, the key terms, what does not tie, what the reviewer says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import PageBreak, Paragraph, Spacer

from core.memo import fonts
from core.memo.appendix import FILE_KEY, length_of
from core.memo.finding_pages import KEY as FINDINGS_KEY
from core.memo.finding_pages import tally
from core.memo.flowables import Contents, MarkedParagraph, Progress, Rule, height_of, marked
from core.memo.grids import Grid, Row, grid
from core.memo.judgement_pages import KEY as JUDGEMENT_KEY
from core.memo.judgement_pages import flagged_paths, name_markup, noted_paths
from core.memo.key_terms import key_terms
from core.memo.marks import OF_VERDICT, Mark
from core.memo.markup import as_sentence, coloured, faced, link, plain, shortened
from core.memo.styles import (
    CELL,
    EYEBROW,
    FIRST_TEXT_HEIGHT,
    GREY,
    INK,
    LINK,
    LONG_TITLE,
    MARKED_SHORT,
    META,
    SMALL,
    SUBTITLE,
    SUMMARY,
    TEXT_WIDTH,
    TITLE,
)
from core.memo.values import absence_markup, stands
from core.terms.cited import Absence, Absent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reportlab.platypus import Flowable

    from core.memo.draft import Draft

_LONG_TITLE = 46  # characters
_LONGEST_TITLE = 300
_NOTE_LENGTH = 220
_SENTENCE_LENGTH = 220
_MOST = 12  # sentences of a kind on the first page


class Limits(NamedTuple):
    """How many sentences of a kind the first page holds."""

    breaks: int
    notes: int


def spoken_date(day: date) -> str:
    """A date as a letter writes it: `October 16, 2002`."""
    return f"{day:%B} {day.day}, {day.year}"


def summary(draft: Draft, sections: list[tuple[str, str]]) -> tuple[Draft, list[Flowable]]:
    """A first page that stands alone, with as many sentences as it has room for.

    Args:
        draft: The memo in the making, with nothing cited yet.
        sections: Key and title of every section, for the table of contents.

    Returns:
        The draft whose passages the page cites, and the page.
    """

    def written(limits: Limits) -> tuple[Draft, list[Flowable]]:
        attempt = draft.afresh()
        return attempt, _page(attempt, sections, limits)

    limits = _largest(lambda given: height_of(written(given)[1]) <= FIRST_TEXT_HEIGHT)
    used, story = written(limits)
    return used, [*story, PageBreak()]


def _largest(fits: Callable[[Limits], bool]) -> Limits:
    """The most sentences that fit: as many of each kind as can be, then more breaks, then notes."""
    even = next((most for most in range(_MOST, 0, -1) if fits(Limits(most, most))), 0)
    limits = Limits(even, even)
    while limits.breaks < _MOST and fits(limits._replace(breaks=limits.breaks + 1)):
        limits = limits._replace(breaks=limits.breaks + 1)
    while limits.notes < _MOST and fits(limits._replace(notes=limits.notes + 1)):
        limits = limits._replace(notes=limits.notes + 1)
    return limits


def _page(draft: Draft, sections: list[tuple[str, str]], limits: Limits) -> list[Flowable]:
    return [
        *_title_block(draft),
        _particulars(draft),
        Paragraph("At a glance", SUMMARY),
        *key_terms(draft),
        Paragraph("What does not tie", SUMMARY),
        *_breaks(draft, limits.breaks),
        Paragraph("What the reviewer flagged and noted", SUMMARY),
        *_flagged_and_noted(draft, limits.notes),
        Paragraph("In this memo", SUMMARY),
        Contents(sections),
    ]


def _title_block(draft: Draft) -> list[Flowable]:
    document = draft.review.document
    name = shortened(draft.review.title, _LONGEST_TITLE)
    style = TITLE if len(name) <= _LONG_TITLE else LONG_TITLE
    title = MarkedParagraph(plain(name, fonts.SERIF_STRONG), style)
    title.key, title.outline = "summary", (0, "Summary")
    kind = document.kind.words
    if draft.review.title != document.name:
        kind += f", {shortened(document.name, 120)}"
    return [
        Paragraph("DISCLOSURE REVIEW MEMO", EYEBROW),
        title,
        Paragraph(plain(kind, fonts.SERIF_ITALIC), SUBTITLE),
        Rule(1.1, INK),
    ]


def _particulars(draft: Draft) -> Flowable:
    review = draft.review
    reviewed = f"{review.decided:,} of {len(review.to_decide):,} decided"
    digest = f'<font name="{fonts.MONO}">{plain(review.document.sha256[:16])}…</font>'
    cells = [
        ("Date of document", _first_of(draft, ("offering/date", "agreement/date"))),
        _file_number_or_length(draft),
        ("Memo made", spoken_date(draft.made_on)),
        ("SHA-256 of the file", link(digest, FILE_KEY, LINK)),
        ("Review", reviewed),
        ("", Progress(review.decided, len(review.to_decide))),
    ]
    rows: list[Row] = [
        [_fact(name, value) for name, value in cells[:3]],
        [_fact(name, value) for name, value in cells[3:]],
    ]
    table = grid(Grid((TEXT_WIDTH / 3,) * 3, rows, lines=False))
    table.spaceBefore, table.spaceAfter = 6, 0
    return table


def _file_number_or_length(draft: Draft) -> tuple[str, str]:
    """An agreement is filed under another document's number, so its length stands there."""
    path = "offering/registration_number"
    if path in draft.review.entries_by_path:
        return "File number", _first_of(draft, (path,))
    return "Length", length_of(draft.review.document)


def _fact(name: str, value: object) -> object:
    if not name:
        return [Spacer(1, 13), value]
    return Paragraph(f'<font size="7.2">{coloured(name, GREY)}</font><br/>{value}', CELL)


def _first_of(draft: Draft, paths: tuple[str, ...]) -> str:
    """The first of some terms that has a value, else the absence of the last that exists."""
    entries = draft.review.entries_by_path
    known = [entries[path] for path in paths if path in entries]
    for entry in known:
        if stands(draft.review, entry):
            return plain(shortened(draft.review.shown(entry), 60))
    term = known[-1].term if known else None
    return absence_markup(term.reason if isinstance(term, Absent) else Absence.NOT_STATED)


def _breaks(draft: Draft, most: int) -> list[Flowable]:
    found = draft.findings
    story: list[Flowable] = [Paragraph(tally(draft), SMALL)]
    for finding in found.breaks[:most]:
        number = str(found.number(finding))
        title = faced(plain(as_sentence(finding.title), fonts.SERIF_STRONG), fonts.SERIF_STRONG)
        sentence = plain(shortened(finding.message, _SENTENCE_LENGTH), fonts.SERIF)
        leads = faced(link(f"Finding&nbsp;{number}", found.key(finding), LINK), fonts.SANS)
        markup = f'{title} {sentence} <font size="7.6">{leads}</font>'
        story.append(marked(markup, MARKED_SHORT, OF_VERDICT[finding.verdict]))
    story += _more(len(found.breaks) - most, "more that does not tie", FINDINGS_KEY)
    return story


def _more(left_out: int, what: str, key: str) -> list[Flowable]:
    if left_out <= 0:
        return []
    return [Paragraph(link(f"{left_out} {what}: see the section", key, LINK), META)]


def _flagged_and_noted(draft: Draft, most: int) -> list[Flowable]:
    flagged = flagged_paths(draft)
    paths = list(dict.fromkeys([*flagged, *noted_paths(draft)]))
    if not paths:
        return [Paragraph("Nothing so far.", SMALL)]
    story: list[Flowable] = []
    for path in paths[:most]:
        note = draft.review.judgement(path).note
        about = faced(name_markup(draft, path), fonts.SERIF_STRONG)
        said = f": {plain(shortened(note, _NOTE_LENGTH), fonts.SERIF)}" if note else ""
        mark = Mark.FLAG if path in flagged else Mark.NOTE
        story.append(marked(f"{about}{said}", MARKED_SHORT, mark))
    return [*story, *_more(len(paths) - most, "more", JUDGEMENT_KEY)]
