"""The section tree: a prospectus by its headings, an agreement by its numbers."""

from __future__ import annotations

import pytest

from core.document.contents import contents_lists
from core.document.model import BlockKind
from core.document.sections import find_section, read_sections
from tests.core.document.reading import read

AGREEMENT = (
    "REGISTRATION RIGHTS AGREEMENT\n\n"
    "This Agreement is made and entered into as of May 1, 2004, by and between A and B.\n\n"
)


def numbers(text: str) -> list[str]:
    return [section.number for section in read_sections(read(AGREEMENT + text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "4. Covenants. Below.\n\n   (a) Filing. The Company shall:\n\n      (i) file;\n\n"
                "      (ii) keep effective;\n\n   (b) Limits. None.\n\n5. Indemnity. As below.\n"
            ),
            ["4", "4(a)", "4(a)(i)", "4(a)(ii)", "4(b)", "5"],
        ),
        (
            "4. Covenants. As below.\n\n"
            + "".join(f"   ({letter}) It shall do {letter}.\n\n" for letter in "ghijk"),
            ["4", "4(g)", "4(h)", "4(i)", "4(j)", "4(k)"],
        ),
        (
            (
                "4. Covenants. Below.\n\n   (h) It shall:\n\n      (i) file;\n\n      (ii) pay.\n\n"
                "   (i) Ninth. It shall stop.\n"
            ),
            ["4", "4(h)", "4(h)(i)", "4(h)(ii)", "4(i)"],
        ),
        (
            (
                "4. Covenants. Below.\n\n   (a) It shall:\n\n      (iv) file;\n\n      (v) pay;\n\n"
                "      (vi) end.\n"
            ),
            ["4", "4(a)", "4(a)(iv)", "4(a)(v)", "4(a)(vi)"],
        ),
        (
            (
                "ARTICLE II\n\nDEMAND\n\n2.1 Request. Text.\n\n2.4 Priority. Text.\n\n"
                "2.4.1 First. Text.\n\n     (a) Alpha. Text.\n\n2.4.2 Second. Text.\n\n"
                "ARTICLE III\n\nINDEMNITY\n\n3.1 By Us. Text.\n"
            ),
            ["II", "2.1", "2.4", "2.4.1", "2.4.1(a)", "2.4.2", "III", "3.1"],
        ),
        (
            "Section 1. Definitions. Text.\n\nSECTION 2. SHELF. Text.\n\n   (a) File. Text.\n",
            ["1", "2", "2(a)"],
        ),
        ("3. Rights. Text.\n\n   (1) One. Text.\n\n   (2) Two. Text.\n", ["3", "3(1)", "3(2)"]),
        (
            (
                "5.5. Reports. (a) The Company agrees to:\n\n   (i) file; and\n\n"
                "   (ii) furnish.\n\n   (b) If it does not file, it furnishes.\n"
            ),
            ["5.5", "5.5(a)", "5.5(a)(i)", "5.5(a)(ii)", "5.5(b)"],
        ),
        ("4. Limits. Clause (a) of Section 3 governs.\n\n   (b) Second. Text.\n", ["4", "4(b)"]),
        ("   (a) A letter before any number opens nothing.\n", []),
    ],
)
def test_numbers_as_a_lawyer_cites_them(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("4. Indemnification. The Company shall indemnify.", "Indemnification"),
        ("4. Indemnification by the Company: it shall.", "Indemnification by the Company"),
        ("4. The Company shall indemnify each holder.", ""),
        (
            (
                "4. The Company shall indemnify each holder of Registrable Securities, its officers"
                " and directors, against all losses."
            ),
            "",
        ),
        ("4. Rights\n", "Rights"),
    ],
)
def test_titles(paragraph: str, title: str) -> None:
    (section,) = read_sections(read(f"{AGREEMENT}{paragraph}\n"))
    assert section.title == title


def test_a_section_reaches_to_the_next_of_its_level_and_holds_its_parts() -> None:
    text = "4. Covenants. As below.\n\n   (a) One. Text.\n\n   (b) Two. Text.\n\n5. End. Text.\n"
    document = read(AGREEMENT + text)
    whole, first, second, end = read_sections(document)
    assert whole.span.covers(first.span)
    assert whole.span.covers(second.span)
    assert first.span.end == second.span.start
    assert whole.span.end == end.span.start
    assert end.span.end == len(document.text)


PROSPECTUS = """\
                                  PROSPECTUS

File No. 333-999417. Securities and Exchange Commission. Risk factors. 1,000 shares of common stock

                                 RISK FACTORS

See below.

RISKS OF OUR BUSINESS

We have lost money.

                             SELLING STOCKHOLDERS

They sell.

Risk Factors

A word more on risk.
"""


def test_a_prospectus_is_divided_by_its_headings() -> None:
    sections = read_sections(read(PROSPECTUS))
    assert [(section.title, section.level) for section in sections] == [
        ("PROSPECTUS", 1),
        ("RISK FACTORS", 1),
        ("RISKS OF OUR BUSINESS", 2),
        ("SELLING STOCKHOLDERS", 1),
        ("Risk Factors", 3),
    ]
    assert {section.number for section in sections} == {""}


def test_of_several_sections_the_longest_is_meant() -> None:
    document = read(PROSPECTUS)
    found = find_section(read_sections(document), r"^risk factors$")
    assert found is not None
    assert "We have lost money" in document.quote(found.span)
    assert find_section(read_sections(document), "dilution") is None


LISTED = """\
                               TABLE OF CONTENTS

Risk Factors.................................................... 2
Use of Proceeds................................................. 9
Dilution....................................................... 11
Experts........................................................ 14

                                 RISK FACTORS

We have lost money in every year since we began, and may never make any.

                              OUR SUPPLIERS

We buy from two suppliers.

use of proceeds

We will use what we get for general purposes.

                                   DILUTION

You will be diluted.

                                   EXPERTS

An expert audited us.
"""


def ends(text: str) -> list[tuple[str, bool]]:
    return [(section.title, section.is_end_certain) for section in read_sections(read(text))]


def test_an_end_is_certain_where_the_next_title_of_the_contents_makes_it() -> None:
    assert ends(LISTED)[1:] == [
        ("RISK FACTORS", False),  # a heading that the contents do not list closed it
        ("OUR SUPPLIERS", True),
        ("use of proceeds", True),
        ("DILUTION", True),
        ("EXPERTS", False),  # nothing closes it but the end
    ]


def test_a_title_of_the_contents_that_is_not_found_leaves_the_end_before_it_uncertain() -> None:
    without = LISTED.replace("use of proceeds\n", "What we get\n").replace("OUR SUPPLIERS", "Parts")
    assert ("RISK FACTORS", False) in ends(without)


def test_a_list_whose_titles_stand_nowhere_is_no_table_of_contents() -> None:
    others = "Alpha....... 2\nBeta....... 3\nGamma....... 4\nDelta....... 5\n\n"
    document = read(others + PROSPECTUS)
    assert contents_lists(document) == ()
    assert len(contents_lists(read(LISTED))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4. Covenants. Text.\n\n5. Indemnity. Text.\n", [True, False]),
        ("4. Covenants. Text.\n\n7. Indemnity. Text.\n", [False, False]),
        ("4. Rights. Text.\n\n   (a) One.\n\n   (c) Two.\n\n5. Notices. Text.\n",
         [True, False, True, False]),
        ("ARTICLE II\n\nRIGHTS\n\n2.1 Request. Text.\n\nARTICLE III\n\nDUTIES\n",
         [True, True, False]),
    ],
)  # fmt: skip
def test_an_end_is_certain_where_the_next_number_makes_it(text: str, expected: list[bool]) -> None:
    assert [section.is_end_certain for section in read_sections(read(AGREEMENT + text))] == expected


UNDOTTED = """\
                               TABLE OF CONTENTS

                                                                Page
Risk Factors                                                       2
Use of Proceeds                                                    9
Dilution                                                          11
Experts                                                           14

                                 RISK FACTORS

We have lost money.

                               USE OF PROCEEDS

We will use what we get.

                                  DILUTION

You will be diluted.

                                   EXPERTS

An expert audited us.
"""


def test_titles_set_apart_from_their_pages_without_dots_are_contents() -> None:
    document = read(UNDOTTED)
    assert BlockKind.CONTENTS in {block.kind for block in document.blocks}
    assert ("DILUTION", True) in ends(UNDOTTED)


def test_numbers_that_fall_are_a_table() -> None:
    rows = "".join(
        f"{name:30}{count:>12}\n"
        for name, count in (
            ("Pumps", 310),
            ("Repairs", 95),
            ("Parts", 200),
            ("Wells", 12),
            ("Rent", 7),
        )
    )
    document = read(f"We sold:\n\n{rows}\nThat is all that we sold in the year.\n")
    assert [block.kind for block in document.blocks if block.table] == [BlockKind.TABLE]


def test_the_first_part_opens_behind_the_title_it_stands_in() -> None:
    document = read(AGREEMENT + "5. Reports. (a) Filing. It shall file.\n\n   (b) Else. None.\n")
    whole, first, _second = read_sections(document)
    assert first.title == "Filing"
    assert document.quote(first.span) == "(a) Filing. It shall file."
    assert whole.span.covers(first.span)
