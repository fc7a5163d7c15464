"""PDF filings: made here with reportlab, read back as paragraphs, tables, pages and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from core.document.model import BlockKind, DocumentFormat, DocumentKind
from core.document.reader import read_document
from core.errors import Cancelled, UserError
from tests.core.document.paper import Paper

if TYPE_CHECKING:
    from core.document.model import Document

FIRST = "This prospectus relates to the resale of up to 1,250,000 shares of our common stock by the"
SECOND = (
    "selling stockholders who are named in it. We will not receive any proceeds of their sales, and"
)


def prospectus() -> bytes:
    paper = Paper()
    paper.line("Filed Pursuant to Rule 424(b)(3)")
    paper.line("File No. 333-999001")
    paper.space()
    paper.line("HARBOR PUMP WORKS, INC.", bold=True, centred=True)
    paper.space()
    paper.line("PROSPECTUS", bold=True, centred=True)
    paper.space()
    paper.line(FIRST, indent=30)
    paper.line(SECOND)
    paper.page("i")
    paper.line("we pay the expenses of registering the shares.")
    paper.space()
    paper.line("SELLING STOCKHOLDERS", bold=True, centred=True)
    paper.space()
    paper.row("", "Shares", "Percent")
    paper.row("Name", "Offered", "Before")
    paper.row("Alder Irrigation Fund, L.P.(1)", "1,000,000", "4.1%")
    paper.row("Birch Timber Company of the Northern", "", "")
    paper.row("Territories, Ltd.", "250,000", "*")
    paper.space()
    paper.line("Please see Risk Factors.")
    paper.page("2")
    return paper.done()


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document(prospectus(), "harbor.pdf")


def test_what_it_is(document: Document) -> None:
    assert document.format is DocumentFormat.PDF
    assert document.kind is DocumentKind.PROSPECTUS
    assert [page.label for page in document.pages] == ["i", "2"]


def test_a_paragraph_over_lines_and_pages_is_one(document: Document) -> None:
    (paragraph,) = (block for block in document.blocks if block.text.startswith("This prospectus"))
    assert paragraph.kind is BlockKind.PARAGRAPH
    assert paragraph.text == f"{FIRST} {SECOND} we pay the expenses of registering the shares."
    assert len(paragraph.pieces) == 2


def test_headings(document: Document) -> None:
    headings = [block.text for block in document.blocks if block.is_heading]
    assert headings == ["HARBOR PUMP WORKS, INC.", "PROSPECTUS", "SELLING STOCKHOLDERS"]


def test_a_table_with_a_wrapped_name(document: Document) -> None:
    (table,) = (block.table for block in document.blocks if block.table is not None)
    assert table.titles() == ("Name", "Shares Offered", "Percent Before")
    rows = [tuple(cell.text for cell in row) for row in table.rows]
    assert rows == [
        ("Alder Irrigation Fund, L.P.", "1,000,000", "4.1%"),
        ("Birch Timber Company of the Northern Territories, Ltd.", "250,000", "*"),
    ]
    assert table.rows[0][0].marks == ("1",)


def test_every_word_is_found_on_its_page(document: Document) -> None:
    pdf = pypdfium2.PdfDocument(prospectus())
    for block in document.blocks:
        printed = "".join(
            pdf[place.page].get_textpage().get_text_range(place.first, place.count)
            for piece in block.pieces
            for place in document.printed(piece)
        )
        assert "".join(printed.split()) == "".join(block.text.split())


def test_a_part_of_a_line_is_cut_to_its_characters(document: Document) -> None:
    at = document.text.index("1,250,000")
    (place,) = document.printed(type(document.blocks[0].span)(at, at + 9))
    page = pypdfium2.PdfDocument(prospectus())[place.page].get_textpage()
    assert page.get_text_range(place.first, place.count) == "1,250,000"


def test_a_line_that_every_page_repeats_is_furniture() -> None:
    paper = Paper()
    for number, word in enumerate(("pumps", "valves", "pipes", "meters"), start=1):
        paper.line(f"Harbor Pump Works, Inc. Annual Supplement {number}")
        paper.space()
        paper.line(f"This page speaks of {word} and of nothing else, and it ends here.")
        paper.page(str(number))
    document = read_document(paper.done(), "running.pdf")
    furniture = [b.text for b in document.blocks if b.kind is BlockKind.FURNITURE]
    assert sum("Annual Supplement" in text for text in furniture) == 4
    assert sum(b.kind is BlockKind.PARAGRAPH for b in document.blocks) == 4


def test_a_locked_one_says_so() -> None:
    locked = Paper(encrypt=StandardEncryption("secret", canPrint=0))
    locked.line("Nobody reads this.")
    locked.page()
    with pytest.raises(UserError) as fault:
        read_document(locked.done(), "locked.pdf")
    assert fault.value.sentence == "“locked.pdf” is locked with a password."


def test_pictures_alone_say_so() -> None:
    blank = Paper()
    blank.page()
    blank.page()
    with pytest.raises(UserError) as fault:
        read_document(blank.done(), "scan.pdf")
    assert fault.value.sentence == "“scan.pdf” is a PDF of pictures without text."


@pytest.mark.parametrize("cut", [9, 200, 900])
def test_a_damaged_one_says_so(cut: int) -> None:
    with pytest.raises(UserError, match=r"“cut\.pdf” is a damaged PDF"):
        read_document(prospectus()[:cut], "cut.pdf")


def test_reading_stops_when_asked_to() -> None:
    def stop(stage: str) -> None:
        if stage.startswith("Reading page 2"):
            raise Cancelled

    with pytest.raises(Cancelled):
        read_document(prospectus(), "harbor.pdf", stop)
