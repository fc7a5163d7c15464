"""The sections on the offering and on the holders who sell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph

from core.memo.flowables import heading, kept_together
from core.memo.markup import plain
from core.memo.sheets import Sheet, sheets
from core.memo.styles import AREA, BODY, GROUP
from core.memo.term_sheets import in_groups, term_sheet
from core.terms.terms import Area

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from core.memo.draft import Draft

OFFERING_KEY = "offering"
AGREEMENT_KEY = "agreement"


def offering_pages(draft: Draft) -> list[Flowable]:
    """The offering sheet in its groups; empty for an agreement."""
    for sheet in sheets(draft.review, Area.OFFERING):
        story = heading("Offering", AREA, OFFERING_KEY, (0, "Offering"))
        return [*story, *_grouped(draft, sheet)]
    return []


def agreement_pages(draft: Draft) -> list[Flowable]:
    """The facts of an agreement; empty for the rest."""
    for sheet in sheets(draft.review, Area.AGREEMENT):
        story = heading("The agreement", AREA, AGREEMENT_KEY, (0, "The agreement"))
        names = [field.name for field in sheet.declared]
        return [*story, *term_sheet(draft, sheet, names)]
    return []


def _grouped(draft: Draft, sheet: Sheet) -> list[Flowable]:
    story: list[Flowable] = []
    for group, names in in_groups(sheet.declared):
        key = f"{sheet.area}-{names[0]}"
        rows = term_sheet(draft, sheet, names)
        if rows:
            head = heading(plain(group), GROUP, key, (1, group), room=50)
            story += kept_together([*head, *rows])
    return story or [Paragraph("Nothing was found of the offering’s terms.", BODY)]
