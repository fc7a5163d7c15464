"""The section on risk factors: every heading with its group, category, place and note."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Paragraph

from core.memo import fonts
from core.memo.flowables import heading, numbered
from core.memo.markup import count_of, faced, plain, shortened
from core.memo.sheets import Sheet, sheets
from core.memo.styles import AREA, BODY, NUMBERED, NUMBERED_META, NUMBERED_NOTE, SECTION
from core.memo.values import citation_markup, state_markup
from core.terms.cited import Cited
from core.terms.risk_factor import RiskFactor
from core.terms.terms import Area
from core.terms.units import Unit, show

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from core.memo.draft import Draft

KEY = "risk-factors"


def risk_pages(draft: Draft) -> list[Flowable]:
    """Every risk factor in the document's order; a sentence where there is none."""
    rows = list(sheets(draft.review, Area.RISK_FACTORS))
    factors = [row.record for row in rows if isinstance(row.record, RiskFactor)]
    story = heading("Risk factors", AREA, KEY, (0, "Risk factors"))
    if not factors:
        return [*story, Paragraph("No risk factor was found in this document.", BODY)]
    story.append(Paragraph(_overview(factors), BODY))
    group = ""
    for number, (row, factor) in enumerate(zip(rows, factors, strict=True), start=1):
        if _group(factor) != group:
            group = _group(factor)
            story += _group_heading(group, number)
        story += _factor(draft, row, factor, number)
    return story


def _overview(factors: list[RiskFactor]) -> str:
    counts = Counter(show(factor.category, Unit.CHOICE) for factor in factors)
    shares = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    groups = len({_group(factor) for factor in factors if _group(factor)})
    under = f" under {count_of(groups, 'heading')}" if groups else ""
    return f"{count_of(len(factors), 'risk factor')}{under}. By what they are about: {shares}."


def _group(factor: RiskFactor) -> str:
    return str(factor.group.value) if isinstance(factor.group, Cited) else ""


def _group_heading(group: str, number: int) -> list[Flowable]:
    if not group:
        return []
    key = f"{KEY}-group-{number}"
    markup = plain(group, fonts.SERIF_STRONG)
    return heading(markup, SECTION, key, (1, shortened(group, 80)), room=70)


def _factor(draft: Draft, row: Sheet, factor: RiskFactor, number: int) -> list[Flowable]:
    entry = row.entry("heading")
    shown = plain(draft.review.shown(entry), fonts.SERIF)
    cited = citation_markup(draft, entry, f"Risk factor {number}")
    judgement = draft.review.judgement(entry.path)
    state = state_markup(draft.review, entry.path)
    particulars = [
        plain(show(factor.category, Unit.CHOICE)),
        plain(factor.passage.place),
        *([faced(state, fonts.SANS_STRONG)] if state else []),
    ]
    story: list[Flowable] = [
        CondPageBreak(60),
        numbered(f"{shown}{cited}", NUMBERED, f"{number}.", f"{KEY}-{number}"),
        Paragraph(" · ".join(particulars), NUMBERED_META),
    ]
    if judgement.corrected:
        extracted = plain(entry.shown, fonts.SERIF_ITALIC)
        story.append(Paragraph(f"Extracted: {extracted}", NUMBERED_NOTE))
    if judgement.note:
        story.append(Paragraph(f"Note: {plain(judgement.note, fonts.SERIF_ITALIC)}", NUMBERED_NOTE))
    return story
