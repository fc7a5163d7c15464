"""The section on findings: what does not tie, what is open, what was dismissed, what ties."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Paragraph

from core.memo import fonts
from core.memo.derivations import work
from core.memo.flowables import heading, kept_together, marked
from core.memo.grids import Grid, Row, grid
from core.memo.marks import COLOURS, OF_VERDICT, WORDS_OF_VERDICT, words_of
from core.memo.markup import as_sentence, coloured, count_of, faced, plain, shortened
from core.memo.styles import (
    AREA,
    BODY,
    CELL,
    CELL_RIGHT,
    GREY,
    HEAD,
    HEAD_RIGHT,
    MARKED,
    MARKED_META,
    META,
    NOTE,
    SECTION,
    TEXT_WIDTH,
)
from core.tieout.finding import Finding, Verdict

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from core.memo.draft import Draft

KEY = "findings"
_VERDICT_WIDTH = 58.0
_FIGURE_WIDTH = 76.0
_CHECK_WIDTH = TEXT_WIDTH - 2 * _FIGURE_WIDTH - _VERDICT_WIDTH


def finding_pages(draft: Draft) -> list[Flowable]:
    """Every finding: breaks first with their arithmetic, the ties as a table."""
    found = draft.findings
    story = heading("Findings", AREA, KEY, (0, "Findings"), room=240)
    story.append(Paragraph(tally(draft), BODY))
    story += _told(draft, "What does not tie", found.breaks)
    story += _told(draft, "What could not be tested", found.untestable)
    story += _told(draft, "Dismissed by the reviewer", found.dismissed)
    story += _ties(draft)
    return story


def tally(draft: Draft) -> str:
    """One sentence on how many relations were recomputed and what came out."""
    found = draft.findings
    if not found.all:
        return "No relation between figures was found that could be recomputed."
    verdicts = Counter(finding.verdict for finding in found.ties)
    rounded = verdicts[Verdict.ROUNDS]
    counts = (
        (found.breaks, count_of(len(found.breaks), "does not tie", "do not tie")),
        (found.ties, count_of(len(found.ties), "ties", "tie") + _of_which_rounded(rounded)),
        (found.untestable, f"{len(found.untestable)} could not be tested"),
        (found.dismissed, f"{len(found.dismissed)} dismissed by the reviewer"),
    )
    *parts, last = [words for findings, words in counts if findings]
    relations = count_of(len(found.all), "relation was", "relations were")
    return f"{relations} recomputed: {', '.join(parts)}{' and ' if parts else ''}{last}."


def _of_which_rounded(rounded: int) -> str:
    return f" ({rounded} within rounding)" if rounded else ""


def _told(draft: Draft, title: str, findings: tuple[Finding, ...]) -> list[Flowable]:
    if not findings:
        return []
    key = f"{KEY}-{title.split()[-1]}"
    story = heading(title, SECTION, key, (1, f"{title} ({len(findings)})"), room=130)
    for finding in findings:
        story += _finding(draft, finding)
    return story


def _finding(draft: Draft, finding: Finding) -> list[Flowable]:
    number = draft.findings.number(finding)
    mark = OF_VERDICT[finding.verdict]
    words = plain(as_sentence(finding.title), fonts.SERIF_STRONG)
    title = faced(f"{number}. {words}", fonts.SERIF_STRONG)
    sentence = marked(f"{title} {plain(finding.message, fonts.SERIF)}", MARKED, mark)
    sentence.key = draft.findings.key(finding)
    sentence.outline = (2, f"{number}. {shortened(finding.title, 70)}")
    judgement = draft.review.judgement(finding.path)
    story: list[Flowable] = [
        CondPageBreak(110),
        sentence,
        Paragraph(_particulars(draft, finding), MARKED_META),
    ]
    story.append(work(draft, finding, COLOURS[mark]))
    if judgement.reason:
        story.append(Paragraph(f"Dismissed: {plain(judgement.reason, fonts.SERIF_ITALIC)}", NOTE))
    if judgement.note:
        story.append(Paragraph(f"Note: {plain(judgement.note, fonts.SERIF_ITALIC)}", NOTE))
    return kept_together(story)


def _particulars(draft: Draft, finding: Finding) -> str:
    words = [WORDS_OF_VERDICT[finding.verdict]]
    if finding.verdict is Verdict.BREAKS:
        words.append(finding.severity.value)
    words.append(words_of(draft.review.judgement(finding.path), "dismissed"))
    return plain(" · ".join(filter(None, words)))


def _ties(draft: Draft) -> list[Flowable]:
    ties = draft.findings.ties
    if not ties:
        return []
    title = "What ties"
    story = heading(title, SECTION, f"{KEY}-ties", (1, f"{title} ({len(ties)})"))
    head = [
        Paragraph("What was checked", HEAD),
        Paragraph("Stated", HEAD_RIGHT),
        Paragraph("Computed", HEAD_RIGHT),
        Paragraph("", HEAD),
    ]
    rows = [_tie_row(draft, finding) for finding in ties]
    widths = (_CHECK_WIDTH, _FIGURE_WIDTH, _FIGURE_WIDTH, _VERDICT_WIDTH)
    return [*story, grid(Grid(widths, rows, head))]


_VERDICT = META.clone("verdict", leftIndent=12)
_WIDE = 22  # characters; a longer figure is words, and reads better from the left


def _tie_row(draft: Draft, finding: Finding) -> Row:
    number = draft.findings.number(finding)
    judgement = draft.review.judgement(finding.path)
    cited = draft.passages.cite(finding.citations, f"Finding {number}")
    title = faced(f"{number}. {plain(finding.title, fonts.SANS_MEDIUM)}", fonts.SANS_MEDIUM)
    lines = [f"{title}{cited}", coloured(plain(finding.message), GREY)]
    if judgement.note:
        lines.append(
            f"Note: {faced(plain(judgement.note, fonts.SERIF_ITALIC), fonts.SERIF_ITALIC)}"
        )
    check = marked("<br/>".join(lines), CELL, None)
    check.key = draft.findings.key(finding)
    words = filter(None, (WORDS_OF_VERDICT[finding.verdict], words_of(judgement)))
    verdict = marked(plain(", ".join(words)), _VERDICT, OF_VERDICT[finding.verdict])
    return [check, _figure(finding.stated), _figure(finding.computed), verdict]


def _figure(text: str) -> Paragraph:
    return Paragraph(plain(text), CELL_RIGHT if len(text) <= _WIDE else CELL)
