"""Real filings before the window: everything opens, every quote is lit where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QPointF

from core.terms.cited import Cited
from gui.panels.source_views import View

if TYPE_CHECKING:
    from PySide6.QtGui import QPolygonF

    from tests.gui.person import Person

FILINGS = Path(__file__).resolve().parents[3] / "shared" / "filings"
TWINS = sorted((FILINGS / "twins").glob("*.pdf")) if FILINGS.is_dir() else []
FILES = sorted([*FILINGS.glob("*.txt"), *FILINGS.glob("*.htm")]) if FILINGS.is_dir() else []

pytestmark = pytest.mark.corpus


@pytest.mark.skipif(not FILES, reason="the real filings are not on this machine")
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_real_filing_opens_and_every_value_leads_to_its_words(person: Person, file: Path) -> None:
    person.open(file)
    work = person.window.desk.work
    assert work is not None
    found = [entry for entry in work.review.entries if isinstance(entry.term, Cited)]
    for entry in found[:: max(1, len(found) // 40)]:
        person.take(entry.path)
        text = person.window.source.text
        assert " ".join(text.passage_text.split()) == entry.term.citation.quote
        lines = entry.term.citation.lines
        assert (text.passage_lines().start, text.passage_lines().stop - 1) == lines
    for finding in work.review.findings:
        person.take(finding.path)
        assert person.window.findings.tree.currentIndex().isValid()
    for key in "1234":
        person.press(key, "J")


@pytest.mark.skipif(not TWINS, reason="the real filings are not on this machine")
@pytest.mark.parametrize("file", TWINS, ids=lambda path: path.stem)
def test_a_real_pdf_is_lit_on_the_words_that_are_quoted(person: Person, file: Path) -> None:
    """What is lit reads as the quote, and lies on its characters and on no others."""
    person.open(file)
    source = person.window.source
    source.views.switch.buttons[View.PAGES].click()
    pages = source.views.pages
    work = person.window.desk.work
    assert pages is not None
    assert work is not None
    texts = [page.get_textpage() for page in pypdfium2.PdfDocument(file)]
    found = [entry for entry in work.review.entries if isinstance(entry.term, Cited)]
    assert len(found) > 20
    for at, entry in enumerate(found):
        person.window.desk.select(entry.path)
        quote = _letters(entry.term.citation.quote)
        assert _letters(pages.lit_text) == quote
        if at % 6 == 0:
            lit = pages.lit_polygons()
            chars = {
                (place.page, index)
                for place in work.document.printed(entry.term.citation.span)
                for index in range(place.first, place.first + place.count)
            }
            for page in {page for page, _index in chars}:
                inside = _inside(texts[page], pages.pdf.pagePointSize(page).height(), lit, page)
                assert inside == {
                    index for on, index in chars if on == page and _is_seen(texts[page], index)
                }


def _inside(
    text: pypdfium2.PdfTextPage, high: float, lit: list[tuple[int, QPolygonF]], page: int
) -> set[int]:
    """The characters of a page whose middle lies in what is lit, by pdfium's own boxes."""
    # half a point more at each side: a thin letter may stand between two outlines of one word
    outlines = [polygon.boundingRect() for on, polygon in lit if on == page]
    boxes = [box.adjusted(-0.5, 0, 0.5, 0) for box in outlines]
    found = set()
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        middle = QPointF((left + right) / 2, high - (bottom + top) / 2)
        if _is_seen(text, index) and any(box.contains(middle) for box in boxes):
            found.add(index)
    return found


def _is_seen(text: pypdfium2.PdfTextPage, index: int) -> bool:
    return bool(text.get_text_range(index, 1).isalnum())


def _letters(text: str) -> str:
    """Letters and digits: a hyphen at a line's end is a character of its own in a PDF."""
    return "".join(character for character in text if character.isalnum())
