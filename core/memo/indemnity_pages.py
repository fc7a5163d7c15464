"""The section on indemnification: who protects whom, the provisions, registration rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph

from core.memo import fonts
from core.memo.flowables import Arrow, heading, kept_together
from core.memo.grids import Grid, Row, grid
from core.memo.markup import plain, shortened
from core.memo.sheets import Sheet, sheets
from core.memo.styles import AREA, BODY, CELL, HEAD, SECTION, TEXT_WIDTH
from core.memo.term_sheets import term_sheet
from core.memo.values import absence_of, is_bare_absence
from core.terms.terms import Area

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from core.memo.draft import Draft
    from core.terms.terms import Entry

KEY = "indemnification"
RIGHTS_KEY = "registration-rights"
_SECTION = 52.0
_ARROW = 32.0
_WHO = 74.0
_SCOPE = 92.0
_CAP = 62.0
_ROOM_FOR_A_RIGHT = 230.0  # heading and first right stay on one page


def indemnity_pages(draft: Draft) -> list[Flowable]:
    """Every provision; a sentence where none was found."""
    provisions = list(sheets(draft.review, Area.INDEMNIFICATION))
    story = heading("Indemnification", AREA, KEY, (0, "Indemnification"))
    if not provisions:
        return [*story, Paragraph("No indemnification provision was found in this document.", BODY)]
    story += _who_protects_whom(draft, provisions)
    for number, sheet in enumerate(provisions, start=1):
        story += _block(draft, sheet, _provision_name(draft, sheet), f"{KEY}-{number}")
    return story


def rights_pages(draft: Draft) -> list[Flowable]:
    """Every registration right; empty where the document grants none."""
    rights = list(sheets(draft.review, Area.REGISTRATION_RIGHTS))
    if not rights:
        return []
    title = "Registration rights"
    story = heading(title, AREA, RIGHTS_KEY, (0, title), room=_ROOM_FOR_A_RIGHT)
    for number, sheet in enumerate(rights, start=1):
        story += _block(draft, sheet, sheet.title, f"{RIGHTS_KEY}-{number}")
    return story


def _block(draft: Draft, sheet: Sheet, name: str, key: str) -> list[Flowable]:
    markup = plain(name, fonts.SERIF_STRONG)
    story = heading(markup, SECTION, key, (1, shortened(name, 80)), room=80)
    names = [field.name for field in sheet.declared]
    rows = term_sheet(draft, sheet, names, f"{shortened(name, 40)}: ")
    return kept_together([*story, *rows])


def _provision_name(draft: Draft, sheet: Sheet) -> str:
    section = sheet.entry("section")
    if is_bare_absence(draft.review, section):
        return sheet.title
    return f"{draft.review.shown(section)}: {sheet.title}"


def _who_protects_whom(draft: Draft, provisions: list[Sheet]) -> list[Flowable]:
    """The provisions that name an indemnitor, one arrow each."""
    indemnities = [
        sheet
        for sheet in provisions
        if not is_bare_absence(draft.review, sheet.entry("indemnitor"))
    ]
    if not indemnities:
        return []
    widths = (_SECTION, _WHO, _ARROW, TEXT_WIDTH - _SECTION - _WHO - _ARROW - _SCOPE - _CAP)
    titles = ("Section", "Who protects", "", "Whom", "Against", "Cap")
    head = [Paragraph(title, HEAD) for title in titles]
    rows = [_arrow_row(draft, sheet) for sheet in indemnities]
    return [grid(Grid((*widths, _SCOPE, _CAP), rows, head))]


def _arrow_row(draft: Draft, sheet: Sheet) -> Row:
    protected = [draft.review.shown(entry) for entry in sheet.terms["indemnitees"]]
    return [
        _words(draft, sheet.entry("section"), capital=False),
        _words(draft, sheet.entry("indemnitor")),
        Arrow(),
        Paragraph(plain(_capitalised(", ".join(protected) or "not found")), CELL),
        _words(draft, sheet.entry("scope")),
        _cap(draft, sheet),
    ]


def _cap(draft: Draft, sheet: Sheet) -> Paragraph:
    amount = sheet.entry("cap_usd")
    if not is_bare_absence(draft.review, amount):
        return _words(draft, amount)
    return _words(draft, sheet.entry("cap"))


def _words(draft: Draft, entry: Entry, *, capital: bool = True) -> Paragraph:
    """A value without its superscripts: the provision's own sheet below cites it."""
    if is_bare_absence(draft.review, entry):
        return Paragraph(absence_of(entry), CELL)
    shown = draft.review.shown(entry)
    return Paragraph(plain(_capitalised(shown) if capital else shown), CELL)


def _capitalised(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
