"""Blocks of a plain-text filing: headings, paragraphs, list items, contents, furniture."""

from __future__ import annotations

import pytest

from tests.core.document.reading import furniture, kinds, read

LEGEND = (
    "NEITHER THE SECURITIES AND EXCHANGE COMMISSION NOR ANY STATE HAS APPROVED THESE\n"
    "SECURITIES. ANY REPRESENTATION TO THE CONTRARY IS A CRIMINAL OFFENSE.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("     We make pumps and\nsell them.\n", [("paragraph", "We make pumps and sell them.")]),
        ("RISK FACTORS\n", [("heading", "RISK FACTORS")]),
        ("Use of Proceeds\n", [("heading", "Use of Proceeds")]),
        (
            "WE HAVE LOST MONEY IN EVERY YEAR, AND WE\nMAY LOSE MORE.\n",
            [("heading", "WE HAVE LOST MONEY IN EVERY YEAR, AND WE MAY LOSE MORE.")],
        ),
        (
            "                       ALDER POINT\n                   PUMPS AND VALVES\n",
            [("heading", "ALDER POINT PUMPS AND VALVES")],
        ),
        (LEGEND, [("paragraph", " ".join(LEGEND.split()))]),
        ("THE COMPANY, THE HOLDERS,\n", [("paragraph", "THE COMPANY, THE HOLDERS,")]),
        ("We make pumps\n", [("paragraph", "We make pumps")]),
        (
            "A pump of the re-\nciprocating kind, of well-\nKnown make.\n",
            [("paragraph", "A pump of the re-ciprocating kind, of well-Known make.")],
        ),
    ],
)
def test_headings_and_paragraphs(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "level", "centred"),
    [
        ("                            SELLING STOCKHOLDERS\n", 1, True),
        ("SELLING STOCKHOLDERS\n", 2, False),
        ("                            Selling Stockholders\n", 2, True),
        ("Selling Stockholders\n", 3, False),
    ],
)
def test_levels_of_headings(text: str, level: int, centred: bool) -> None:
    (block,) = read(text).blocks
    assert (block.level, block.centred) == (level, centred)


@pytest.mark.parametrize("mark", ["*", "•", "-", "--", "o", "§"])
def test_bullets(mark: str) -> None:
    text = f"  {mark}  the first item;\n  {mark}  the second, which goes\n     on; and\n"
    assert kinds(read(text)) == [
        ("list_item", f"{mark} the first item;"),
        ("list_item", f"{mark} the second, which goes on; and"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "(1)  Includes 20,000 shares.\n(2)  Held by a trust whose\n     trustee is a bank.\n",
            ["(1) Includes 20,000 shares.", "(2) Held by a trust whose trustee is a bank."],
        ),
        (
            "1. Definitions. Words have meanings.\n2. Registration. We shall register.\n",
            ["1. Definitions. Words have meanings.", "2. Registration. We shall register."],
        ),
        (
            "The Company shall:\n(a) register the shares; and\n(b) pay for it.\n",
            ["The Company shall:", "(a) register the shares; and", "(b) pay for it."],
        ),
        (
            "We file under the Act, and under Section\n4. of the other Act as well.\n",
            ["We file under the Act, and under Section 4. of the other Act as well."],
        ),
        (
            "The first paragraph ends\nafter two lines of text.\n     The second is indented.\n",
            ["The first paragraph ends after two lines of text.", "The second is indented."],
        ),
    ],
)
def test_where_a_block_starts_without_a_blank_line(text: str, expected: list[str]) -> None:
    assert [block.text for block in read(text).blocks] == expected


BREAK = "\n                                       4\n<PAGE>\n\n"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        (
            "     The loss went on over several lines of this page until the page ended\n",
            "in the middle of a sentence.\n",
            True,
        ),
        (
            "     The loss went on over several lines of this page until it met the\n",
            "Company in the middle of a sentence.\n",
            True,
        ),
        (
            "     The loss went on over several lines of this page and ended with it.\n",
            "Company news follows here.\n",
            False,
        ),
        (
            (
                "     The loss went on over several\n"
                "lines of this page until at the end of the page it met the Company\n"
            ),
            "     Indented text is a paragraph of its own.\n",
            False,
        ),
        (
            "  *  an item that goes on over the whole of this line until the page ends\n",
            "in the middle of it.\n",
            True,
        ),
        (
            "  *  an item that has no full stop at its end, as is the custom in a list\n",
            "Unless we say otherwise, a new paragraph starts here.\n",
            False,
        ),
        ("     A short line\n", "and another.\n", False),
        (
            "     The loss went on over several lines of this page until the page ended\n",
            "(b) with a lettered paragraph behind it.\n",
            False,
        ),
    ],
)
def test_what_a_page_break_cuts_in_two_is_one(before: str, after: str, joined: bool) -> None:
    document = read(f"We open.\n\n{before}{BREAK}{after}\nWe close.\n")
    texts = [text for _kind, text in kinds(document)][1:-1]
    parts = [" ".join(before.split()), " ".join(after.split())]
    assert texts == ([" ".join(parts)] if joined else parts)
    assert furniture(document) == ["4", "<PAGE>"]


def test_a_paragraph_carried_over_a_page_leaves_the_furniture_out_of_its_pieces() -> None:
    document = read(
        f"     The loss went on over several lines of this page until the page ended\n{BREAK}"
        "in the middle of a sentence.\n"
    )
    paragraph = document.blocks[0]
    assert len(paragraph.pieces) == 2
    assert "<PAGE>" in document.text[paragraph.span.start : paragraph.span.end]
    first = paragraph.text.index("sentence")
    place = document.locate(paragraph, first, first + len("sentence"))
    assert document.text[place.start : place.end] == "sentence"


def test_a_paragraph_carried_over_a_form_feed_before_its_text() -> None:
    text = (
        "     The holders of the notes may ask us to register their shares, which the\n"
        "\fCompany shall do within thirty days of the request.\n"
    )
    assert kinds(read(text)) == [("paragraph", " ".join(text.split()))]


@pytest.mark.parametrize(
    "rule", ["----------", "==========", "* * * * *", "__________", "- ----------", "~~~~~"]
)
def test_a_rule_across_the_page_is_furniture(rule: str) -> None:
    document = read(f"We open.\n\n{rule}\n\nWe close.\n")
    assert furniture(document) == [rule]
    assert [text for _kind, text in kinds(document)] == ["We open.", "We close."]


CONTENTS = """\
                               TABLE OF CONTENTS

                                                                   Page
Summary..........................................................     1
Risk Factors . . . . . . . . . . . . . . . . . . . . . . . . . .    S-4
Use of Proceeds                                                       9
   Dilution                                                          10

SUMMARY

We make pumps.
"""


def test_a_table_of_contents_is_neither_table_nor_heading() -> None:
    found = kinds(read(CONTENTS))
    assert found[0] == ("heading", "TABLE OF CONTENTS")
    assert {kind for kind, _text in found[1:-2]} == {"contents"}
    assert found[-2:] == [("heading", "SUMMARY"), ("paragraph", "We make pumps.")]
