"""The pages of a PDF beside its text: the same passage, on the very words, in both."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from core.document.model import PrintedPlace, Span
from core.terms.cited import Cited
from gui.models.page_stack import Run, runs_of
from gui.panels.source_views import View
from tests.core.document.paper import Paper
from tests.gui.person import ALT, CTRL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.panels.source_pages import SourcePages
    from tests.gui.person import Person

HEAD = (
    "Filed Pursuant to Rule 424(b)(3)",
    "File No. 333-999001",
    "",
    "HARBOR PUMP WORKS, INC.",
    "",
    "PROSPECTUS",
    "",
    "This prospectus relates to the resale of up to 1,250,000 shares of our common stock by the",
    "selling stockholders named in it. Our common stock is quoted on the OTC Bulletin Board",
    "under the symbol “HPWK”. On November 12, 2004 the last reported sale price was $1.85.",
    "",
    "The date of this prospectus is November 19, 2004.",
)


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    paper = Paper()
    for line in HEAD:
        paper.line(line) if line else paper.space()
    paper.page("i")
    for number in range(2, 5):
        paper.line(f"BUSINESS OF PART {number}", bold=True, centred=True)
        paper.space()
        paper.line(f"We make pumps, and this page is the number {number} of the filing.")
        paper.page(str(number))
    paper.line("LEGAL MATTERS", bold=True, centred=True)
    paper.space()
    paper.line("The validity of the shares of common stock offered by this prospectus has been")
    paper.line("passed upon for us by Alder Birch & Crane LLP, Portland, Oregon.")
    paper.page("5")
    path = tmp_path / "harbor.pdf"
    path.write_bytes(paper.done())
    return path


@pytest.fixture
def reader(person: Person, printed: Path) -> Person:
    """Somebody with the PDF open and its pages shown."""
    person.open(printed)
    press(person, View.PAGES)
    return person


def press(person: Person, view: View) -> None:
    button = person.window.source.views.switch.buttons[view]
    assert button.text() == view.value.capitalize()
    button.setFocus()
    person.press(Qt.Key.Key_Space)


def pages_of(person: Person) -> SourcePages:
    pages = person.window.source.views.pages
    assert pages is not None
    return pages


def found(person: Person) -> dict[str, Cited]:
    work = person.window.desk.work
    assert work is not None
    terms = {entry.path: entry.term for entry in work.review.entries}
    return {path: term for path, term in terms.items() if isinstance(term, Cited)}


def plain(text: str) -> str:
    return "".join(text.split())


def test_pages_are_offered_for_a_pdf_alone(person: Person, printed: Path, prospectus: Path) -> None:
    person.open(prospectus)
    assert not person.window.source.views.switch.isVisible()
    person.open(printed)
    assert person.window.source.views.switch.isVisible()
    assert person.window.source.text.isVisible()
    assert person.window.source.views.pages is None
    person.open(prospectus)
    assert not person.window.source.views.switch.isVisible()


def test_every_value_is_lit_on_its_own_words(reader: Person) -> None:
    pages = pages_of(reader)
    terms = found(reader)
    assert {"offering/symbol", "offering/date", "offering/legal_counsel"} <= set(terms)
    for path, term in terms.items():
        reader.take(path)
        assert plain(pages.lit_text) == plain(term.citation.quote)


def test_what_is_lit_lies_where_the_words_are_printed(reader: Person) -> None:
    """Taken back from the polygons: the text that QtPdf itself finds inside them."""
    pages = pages_of(reader)
    for path, term in found(reader).items():
        reader.take(path)
        words = []
        for page, polygon in pages.lit_polygons():
            box = polygon.boundingRect()
            middle = box.center().y()
            start, end = QPointF(box.left() + 0.1, middle), QPointF(box.right() - 0.1, middle)
            words.append(pages.pdf.getSelection(page, start, end).text())
        assert plain("".join(words)) == plain(term.citation.quote)


def test_the_lit_words_are_coloured_in_the_picture_and_others_are_not(reader: Person) -> None:
    pages = pages_of(reader)
    reader.take("offering/symbol")
    seen = pages.viewport().grab().toImage()
    lit = pages.lit_in_view()
    assert lit
    for box in lit:
        assert pages.viewport().rect().contains(box.toRect())
        assert is_yellow(seen, box.topLeft().toPoint() + QPoint(1, 1))
        assert not is_yellow(seen, QPoint(round(box.left()) + 1, round(box.bottom()) + 60))
    reader.take("offering/legal_counsel")
    assert pages.lit_in_view() != lit


def is_yellow(picture: QImage, at: QPoint) -> bool:
    colour = picture.pixelColor(at * picture.devicePixelRatio())
    return colour.red() - colour.blue() > 30


def test_the_page_of_the_passage_comes_into_view_and_is_named(reader: Person) -> None:
    reader.take("offering/legal_counsel")
    assert pages_of(reader).page_in_view == 4
    assert "page 5 · 5 of 5" in reader.words(reader.window.source)
    reader.take("offering/issuer")
    assert pages_of(reader).page_in_view == 0
    assert "page i · 1 of 5" in reader.words(reader.window.source)


def test_both_views_follow_and_both_go_back(reader: Person) -> None:
    source, pages = reader.window.source, pages_of(reader)
    terms = found(reader)
    reader.take("offering/symbol")
    reader.take("offering/legal_counsel")
    counsel = terms["offering/legal_counsel"].citation.quote
    assert plain(source.text.passage_text) == plain(pages.lit_text) == plain(counsel)
    reader.press(Qt.Key.Key_Left, modifiers=ALT)
    symbol = terms["offering/symbol"].citation.quote
    assert plain(source.text.passage_text) == plain(pages.lit_text) == plain(symbol)
    press(reader, View.TEXT)
    assert source.text.isVisible()
    assert not pages.isVisible()
    reader.take("offering/date")
    press(reader, View.PAGES)
    assert plain(pages.lit_text) == plain(terms["offering/date"].citation.quote)
    assert pages.viewport().rect().contains(pages.lit_in_view()[0].toRect())


def test_the_view_is_remembered(
    reader: Person, start_window: Callable[[], Person], printed: Path
) -> None:
    reader.leave()
    again = start_window()
    again.open(printed)
    assert pages_of(again).isVisible()
    press(again, View.TEXT)
    again.leave()
    third = start_window()
    third.open(printed)
    assert third.window.source.text.isVisible()


def test_a_text_after_a_pdf_is_shown_as_text(reader: Person, prospectus: Path) -> None:
    reader.open(prospectus)
    assert reader.window.source.text.isVisible()
    assert pages_of(reader).pdf.pageCount() == 0
    assert "line 1" in reader.words(reader.window.source)


def test_find_goes_from_page_to_page(reader: Person) -> None:
    reader.press("F", modifiers=CTRL)
    reader.type("number 4 of the filing")
    reader.press(Qt.Key.Key_Return)
    assert pages_of(reader).page_in_view == 3
    reader.press(Qt.Key.Key_Escape)
    assert pages_of(reader).hasFocus()


def test_the_keyboard_scrolls_the_pages_and_letters_stay_the_windows(reader: Person) -> None:
    pages = pages_of(reader)
    pages.setFocus()
    before = pages.verticalScrollBar().value()
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.verticalScrollBar().value() > before
    reader.press("J")
    assert reader.window.desk.selected


def test_the_pages_stay_where_they_are_when_the_room_changes(reader: Person) -> None:
    reader.take("offering/legal_counsel")
    reader.window.resize(1300, 800)
    reader.settle()
    pages = pages_of(reader)
    box = pages.lit_in_view()[0]
    assert abs(box.center().y() - pages.viewport().height() / 2) < 4
    assert pages.horizontalScrollBar().maximum() == 0


def test_the_pages_are_read_out(reader: Person) -> None:
    reader.take("offering/symbol")
    pages = pages_of(reader)
    assert pages.accessibleName() == "Pages of the source"
    assert "HPWK" in pages.accessibleDescription()
    for button in reader.window.source.views.switch.buttons.values():
        assert button.accessibleName().startswith("Show the")


def test_bytes_that_are_no_pdf_leave_words_in_place_of_pages(reader: Person) -> None:
    pages = pages_of(reader)
    pages.show_pdf(b"")
    nothing = pages.viewport().grab().toImage()
    pages.show_pdf(b"nothing that was ever printed")
    reader.settle()
    assert pages.pdf.pageCount() == 0
    assert pages.viewport().grab().toImage() == nothing
    colours = {nothing.pixel(x, nothing.height() // 2) for x in range(nothing.width())}
    assert len(colours) > 2


def test_places_that_follow_one_another_are_one_run() -> None:
    span = Span(0, 1)
    places = [PrintedPlace(span, 0, 0, 10), PrintedPlace(span, 0, 12, 5)]
    places += [PrintedPlace(span, 0, 40, 2), PrintedPlace(span, 1, 0, 3)]
    assert runs_of(reversed(places)) == [Run(0, 0, 17), Run(0, 40, 2), Run(1, 0, 3)]


def test_qtpdf_is_loaded_only_with_the_pages() -> None:
    asked = (
        "import sys, gui.main_window, gui.panels.source_panel;"
        "sys.exit(any(name.startswith('PySide6.QtPdf') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
