"""What sets a heading apart in a PDF: its type, rules below it, and where it stands."""

from __future__ import annotations

import pytest

from core.document.model import BlockKind
from core.document.reader import read_document
from tests.core.document.paper import Paper, texts
from tests.fuzz.pdf import pdf_of_objects, stream

RISK = "Our sales depend on a few customers and may fall"
FULL = (
    "Two customers bought most of our pumps in each of the last three years, and neither of these "
    "two is now by"
)
WIDE_TITLE = (
    "Certain United States Federal Income Tax Considerations of Importance to Holders of Our "
    "Warrants or Notes"
)
REST = "any agreement bound to buy any more of them."


def prose(paper: Paper, lines: int = 12) -> Paper:
    """Full lines of text, so that the page has its edges."""
    for _ in range(lines):
        paper.line(FULL)
    paper.line(REST)
    paper.space()
    return paper


@pytest.mark.parametrize("setting", [{"bold": True}, {"italic": True}])
def test_a_sentence_in_bold_or_italics_is_a_heading(setting: dict[str, bool]) -> None:
    paper = prose(Paper())
    paper.line(RISK, **setting)
    paper.line(FULL)
    assert texts(paper.read(), BlockKind.HEADING) == [RISK]


def test_a_font_that_is_bold_by_its_name_alone_is_bold() -> None:
    paper = prose(Paper())
    paper.line_in("VeraBd", RISK)
    paper.line(FULL)
    assert texts(paper.read(), BlockKind.HEADING) == [RISK]


def test_bold_type_made_by_stroking_letters_is_bold() -> None:
    paper = prose(Paper())
    paper.stroked(RISK)
    paper.line(FULL)
    assert texts(paper.read(), BlockKind.HEADING) == [RISK]


def test_a_bold_start_stays_in_its_paragraph() -> None:
    paper = prose(Paper())
    paper.run_in(
        "Section 4. Customers.", "Two customers bought most of our pumps in each of the last"
    )
    paper.line(FULL)
    paper.line(REST)
    document = paper.read()
    assert texts(document, BlockKind.HEADING) == []
    (last,) = (b.text for b in document.blocks if b.text.startswith("Section 4."))
    assert last.endswith(REST)


def test_bold_words_that_fill_a_line_do_not_cut_their_paragraph() -> None:
    paper = prose(Paper())
    paper.line("Before you buy, read this page. " + FULL[:74])
    paper.line(FULL, bold=True)
    paper.line(FULL)
    paper.space()
    assert texts(paper.read(), BlockKind.HEADING) == []


def test_emphasis_that_most_of_a_document_is_set_in_makes_no_headings() -> None:
    paper = Paper()
    for _ in range(4):
        paper.line(FULL, italic=True)
        paper.line(REST, italic=True)
        paper.space()
    assert texts(paper.read(), BlockKind.HEADING) == []


def test_an_underlined_line_is_a_heading() -> None:
    paper = prose(Paper())
    paper.underlined(RISK)
    paper.space()
    assert texts(paper.read(), BlockKind.HEADING) == [RISK]


def test_a_rule_that_goes_on_beyond_the_words_underlines_nothing() -> None:
    paper = prose(Paper())
    paper.underlined(RISK, beyond=90)
    paper.space()
    assert texts(paper.read(), BlockKind.HEADING) == []


def test_a_link_is_no_heading() -> None:
    paper = prose(Paper())
    paper.underlined(RISK, is_link=True)
    paper.space()
    assert texts(paper.read(), BlockKind.HEADING) == []


def test_centred_lines_are_each_their_own() -> None:
    paper = prose(Paper())
    for line in (
        "Harbor Pump Works, Inc.",
        "128 Spring Street",
        "Attn: General Counsel",
        "555-0100",
    ):
        paper.line(line, centred=True)
    document = paper.read()
    assert texts(document, BlockKind.HEADING) == [
        "Harbor Pump Works, Inc.",
        "128 Spring Street",
        "Attn: General Counsel",
    ]
    assert document.blocks[-1].text == "555-0100"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("DESCRIPTION OF THE SECURITIES THAT WE", "OFFER TO HOLDERS"),
        ("Security Ownership of Certain Beneficial Owners and", "Management"),
        (WIDE_TITLE, "Who Live Abroad"),
    ],
)
def test_a_centred_title_of_two_lines_is_one(first: str, second: str) -> None:
    paper = prose(Paper())
    paper.line(first, centred=True, bold=True)
    paper.line(second, centred=True, bold=True)
    assert texts(paper.read(), BlockKind.HEADING) == [f"{first} {second}"]


def test_a_paragraph_indented_on_both_sides_is_one() -> None:
    paper = prose(Paper())
    paper.line(
        "We may end this agreement on notice to each holder of our shares, and each", indent=80
    )
    paper.line(
        "Holder may end it on notice to us at any time before its shares are delivered", indent=80
    )
    assert len([b for b in paper.read().blocks if "notice" in b.text]) == 1


def test_a_page_of_two_lines_is_centred_by_the_pages_before_it() -> None:
    paper = prose(Paper())
    paper.page()
    paper.line("LARCH & COMPANY LTD.", bold=True, centred=True)
    paper.space(8)
    paper.line("The date of this prospectus supplement is May 3, 2004", bold=True, centred=True)
    document = paper.read()
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    assert [block.text for block in headings] == [
        "LARCH & COMPANY LTD.",
        "The date of this prospectus supplement is May 3, 2004",
    ]
    assert all(block.centred for block in headings)


def test_each_bullet_opens_an_item() -> None:
    paper = prose(Paper())
    paper.line("• changes in our industry;", indent=20)
    paper.line("• the loss of a customer; and", indent=20)
    assert texts(paper.read(), BlockKind.LIST_ITEM) == [
        "• changes in our industry;",
        "• the loss of a customer; and",
    ]


def test_centred_capitals_of_another_weight_are_another_line() -> None:
    paper = prose(Paper())
    paper.line("PRELIMINARY PROSPECTUS", centred=True, bold=True)
    paper.line("SUBJECT TO COMPLETION", centred=True)
    assert texts(paper.read(), BlockKind.HEADING) == [
        "PRELIMINARY PROSPECTUS",
        "SUBJECT TO COMPLETION",
    ]


def test_lines_far_apart_on_a_page_of_few_are_paragraphs() -> None:
    paper = prose(Paper())
    paper.page()
    paper.line("Up to 1,250,000 of our shares")
    paper.space(10)
    paper.line("May 3, 2004")
    paper.space(10)
    assert [block.text for block in paper.read().blocks[-2:]] == [
        "Up to 1,250,000 of our shares",
        "May 3, 2004",
    ]


@pytest.mark.parametrize("descriptor", ["/Flags 262176 /StemV 80", "/Flags 32 /StemV 200"])
def test_a_font_without_a_telling_name_is_bold_by_its_flags_or_stems(descriptor: str) -> None:
    document = read_document(pdf_of_two_fonts(descriptor), "fonts.pdf")
    assert texts(document, BlockKind.HEADING) == [RISK]


def pdf_of_two_fonts(descriptor: str) -> bytes:
    """Lines in F1 around one in F2, whose descriptor says as much as is given."""

    def font(name: str, described: str) -> bytes:
        widths = " ".join(["500"] * 224)
        return (
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 32 /LastChar 255 "
            f"/Widths [{widths}] /FontDescriptor << /Type /FontDescriptor /FontName /{name} "
            f"/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 {described} "
            ">> >>"
        ).encode()

    shown = [f"({line}) Tj T*" for line in [FULL] * 10]
    content = f"BT /F1 8 Tf 12 TL 72 720 Td {' '.join(shown)} T* /F2 8 Tf ({RISK}) Tj T* T* ET"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 6 0 R "
        b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
    )
    return pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            font("Anonymous", "/Flags 32 /StemV 80"),
            font("Unnamed", descriptor),
            page,
            stream(content.encode()),
        ]
    )
