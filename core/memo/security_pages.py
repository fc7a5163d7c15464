"""The section on securities: one block an instrument, its price as a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph

from core.memo import fonts
from core.memo.flowables import Bars, heading, kept_together
from core.memo.markup import count_of, plain, printable, shortened
from core.memo.sheets import Sheet, sheets, standing_value
from core.memo.styles import AREA, BODY, GROUP, SECTION
from core.memo.term_sheets import term_sheet
from core.memo.values import is_bare_absence, remarks_markup, value_markup
from core.terms.terms import Area

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from core.memo.draft import Draft

KEY = "securities"


def security_pages(draft: Draft) -> list[Flowable]:
    """Every instrument; a sentence where none was found."""
    instruments = list(sheets(draft.review, Area.SECURITIES))
    story = heading("Securities", AREA, KEY, (0, "Securities"))
    if not instruments:
        return [*story, Paragraph("No instrument was found in this document.", BODY)]
    found = count_of(len(instruments), "instrument or tranche is", "instruments or tranches are")
    story.append(Paragraph(f"{found} described.", BODY))
    story += _shares_chart(draft, instruments)
    for number, sheet in enumerate(instruments, start=1):
        story += _instrument(draft, sheet, number)
    return story


def _shares_chart(draft: Draft, instruments: list[Sheet]) -> list[Flowable]:
    """How the registered shares divide, where at least two instruments name a number."""
    rows = []
    for sheet in instruments:
        shares = standing_value(draft.review, sheet.entry("shares_issuable"))
        if isinstance(shares, int):
            name = draft.review.shown(sheet.entry("name"))
            rows.append((printable(name), shares))
    if len(rows) < 2:
        return []
    label = sheets_label(instruments[0], "shares_issuable")
    return [Paragraph(plain(label), GROUP), Bars(rows)]


def sheets_label(sheet: Sheet, name: str) -> str:
    """What a person calls a field."""
    return next(field.label for field in sheet.declared if field.name == name)


def _instrument(draft: Draft, sheet: Sheet, number: int) -> list[Flowable]:
    name = draft.review.shown(sheet.entry("name"))
    markup = f"{number}. {plain(name, fonts.SERIF_STRONG)}"
    key = f"{KEY}-{number}"
    story = heading(markup, SECTION, key, (1, f"{number}. {shortened(name, 80)}"), room=110)
    label = f"{shortened(name, 40)}: "
    phrase = _price_phrase(draft, sheet, label)
    told = {"name"} | ({"price_formula"} if phrase else set())
    names = [field.name for field in sheet.declared if field.name not in told]
    return kept_together([*story, *phrase, *term_sheet(draft, sheet, names, label)])


def _price_phrase(draft: Draft, sheet: Sheet, label: str) -> list[Flowable]:
    """The price formula in words, as the sentence that a reader looks for first."""
    formula = sheet.entry("price_formula")
    if is_bare_absence(draft.review, formula):
        return []
    value = value_markup(draft, formula, f"{label}{formula.label}", fonts.SERIF_ITALIC)
    phrase = f'Price: <font name="{fonts.SERIF_ITALIC}">{value}</font>'
    return [Paragraph("<br/>".join([phrase, *remarks_markup(draft, formula)]), BODY)]
