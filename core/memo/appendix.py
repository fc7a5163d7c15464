"""The appendix: the file that was reviewed, the signs used, and every quoted passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph

from core.document.model import DocumentFormat
from core.memo import fonts
from core.memo.flowables import heading, marked, numbered
from core.memo.grids import Grid, grid
from core.memo.marks import Mark
from core.memo.markup import count_of, link, plain, printable
from core.memo.review_json import line_count
from core.memo.styles import (
    AREA,
    CELL,
    GREY,
    LABEL,
    LINK,
    MARKED_SHORT,
    PASSAGE,
    SECTION,
    TEXT_WIDTH,
)
from core.memo.values import absence_markup
from core.terms.cited import Absence

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from core.document.model import Citation, Document
    from core.memo.draft import Draft
    from core.memo.passages import Passage

KEY = "appendix"
FILE_KEY = "appendix-file"
_LABELS = 122.0
_LONGEST_QUOTE = 1_200  # characters; a longer one keeps its two ends
_USES = 8
_ON_THE_SAME_LINE = 3
_ALSO = 12

FORMATS = {
    DocumentFormat.TEXT: "plain text",
    DocumentFormat.HTML: "HTML",
    DocumentFormat.PDF: "PDF",
    DocumentFormat.SUBMISSION: "full submission to the Commission",
}


def appendix(draft: Draft) -> list[Flowable]:
    """Everything that the text refers to; written last, when every passage has its number."""
    story = heading("Appendix", AREA, KEY, (0, "Appendix"))
    story += heading("The file reviewed", SECTION, FILE_KEY, (1, "The file reviewed"))
    story.append(_file(draft))
    story += _problems(draft)
    story += heading("How to read this memo", SECTION, f"{KEY}-signs", (1, "How to read this memo"))
    story += _signs()
    story += heading("Passages", SECTION, f"{KEY}-passages", (1, "Passages"))
    return [*story, *(_passage(draft, passage) for passage in draft.passages.all)]


def length_of(document: Document) -> str:
    """Pages, where the document has them, and lines."""
    pages = [count_of(len(document.pages), "page")] if document.pages else []
    return ", ".join([*pages, count_of(line_count(document), "line")])


def _file(draft: Draft) -> Flowable:
    document = draft.review.document
    rows = [
        ("Name", plain(document.name)),
        ("SHA-256", f'<font name="{fonts.MONO}">{plain(document.sha256)}</font>'),
        ("Read as", f"{document.kind.words}, {FORMATS[document.format]}"),
        ("Known by", plain("; ".join(document.kind_signals))),
        ("Length", f"{length_of(document)}, {count_of(len(document.text), 'character')}"),
        ("On reading it", "<br/>".join(plain(note) for note in document.notes)),
    ]
    cells = [[Paragraph(name, LABEL), Paragraph(value, CELL)] for name, value in rows if value]
    return grid(Grid((_LABELS, TEXT_WIDTH - _LABELS), cells))


def _problems(draft: Draft) -> list[Flowable]:
    problems = draft.review.terms.problems
    if not problems:
        return []
    title = "What could not be settled in reading"
    story = heading(title, SECTION, f"{KEY}-problems", (1, title), room=60)
    for problem in problems:
        cited = draft.passages.cite([problem.citation] if problem.citation else [], "Open question")
        markup = f"{plain(problem.sentence, fonts.SERIF)}{cited}"
        story.append(marked(markup, MARKED_SHORT, Mark.QUESTION))
    return story


_SIGNS = (
    (Mark.TICK, "Confirmed by the reviewer; of a finding: it ties."),
    (Mark.ROUNDS, "The finding ties within the rounding that the document prints."),
    (Mark.CROSS, "The finding breaks; of a value or a finding: dismissed by the reviewer."),
    (Mark.QUESTION, "The finding could not be tested, or a question is open."),
    (Mark.PENCIL, "Corrected by the reviewer; what was extracted stands beside it."),
    (Mark.FLAG, "Flagged by the reviewer."),
    (Mark.NOTE, "A note of the reviewer."),
)


def _signs() -> list[Flowable]:
    story: list[Flowable] = [marked(words, MARKED_SHORT, mark) for mark, words in _SIGNS]
    not_stated = absence_markup(Absence.NOT_STATED)
    not_found = absence_markup(Absence.NOT_FOUND)
    absences = (
        f"{not_stated}: the place where the value would stand was read, and it is not there. "
        f"{not_found}: no such value was recognised; the document may still give it. "
        "A value without a sign has not been reviewed. A raised number leads to the passage "
        "below that the value was read from."
    )
    return [*story, Paragraph(absences, MARKED_SHORT)]


def _passage(draft: Draft, passage: Passage) -> Flowable:
    citation = passage.citation
    quote = plain(_cut_middle(citation.quote), fonts.SERIF)
    place, back = f"{_place(draft, citation)}{_also(passage)}", _back(passage)
    is_short = len(passage.uses) <= _ON_THE_SAME_LINE and not passage.also
    lines = [f"{place} · cited for {back}"] if is_short else [place, f"Cited for {back}"]
    markup = "<br/>".join([f"“{quote}”", *(_meta(line) for line in lines)])
    return numbered(markup, PASSAGE, str(passage.number), passage.key)


def _meta(markup: str) -> str:
    return f'<font name="{fonts.SANS}" size="7.4" color="#{GREY.hexval()[2:]}">{markup}</font>'


def _cut_middle(quote: str) -> str:
    flat = printable(quote)
    if len(flat) <= _LONGEST_QUOTE:
        return flat
    half = _LONGEST_QUOTE // 2
    return f"{flat[:half].rsplit(' ', 1)[0]} […] {flat[-half:].split(' ', 1)[-1]}"


def _place(draft: Draft, citation: Citation) -> str:
    place = citation.place
    if citation.document != draft.review.document.sha256:
        place = f"{place} of another document, SHA-256 {citation.document[:12]}"
    return plain(f"{place[:1].upper()}{place[1:]}")


def _also(passage: Passage) -> str:
    if not passage.also:
        return ""
    places = "; ".join(plain(citation.place) for citation in passage.also[:_ALSO])
    more = len(passage.also) - _ALSO
    return f" · the same also at {places}{f' and {more} more' if more > 0 else ''}"


def _back(passage: Passage) -> str:
    """The way back: every place that cites the passage, the first few by name."""
    shown = [link(plain(use.label), use.key, LINK) for use in passage.uses[:_USES]]
    rest = [
        link(str(number), use.key, LINK)
        for number, use in enumerate(passage.uses[_USES:], start=_USES + 1)
    ]
    return ", ".join([*shown, *rest])
