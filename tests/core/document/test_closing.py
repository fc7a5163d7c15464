"""The blocks that parties sign in, and the index of exhibits."""

from __future__ import annotations

from core.document.model import BlockKind
from core.document.sections import read_sections
from tests.core.document.reading import read

AGREEMENT = """\
                         REGISTRATION RIGHTS AGREEMENT

     This Agreement is made as of May 1, 2004, by and between Alder Reef Corp. and the holders.

1. Definitions. The words below mean what is said of them.

2. Notices. Notices go to the addresses below. A notice has the Name: of who sends it.

     IN WITNESS WHEREOF, the parties have executed this Agreement as of the date above.

                                        ALDER REEF CORP.

                                        By: /s/ Mary Birch

                                        Name: Mary Birch

                                        Title: President

                                    EXHIBIT A

                               FORM OF NOTICE

     Whoever sells Registrable Securities tells the Company of it in the form that is set out here,
and does so at least ten business days before the sale, with the particulars that it asks for.
"""

STATEMENT = """\
<html><body><p align=center><b>EXHIBIT INDEX</b></p>
<table><tr><td>Number</td><td>Description</td></tr><tr><td>5.1</td><td>Opinion</td></tr></table>
<p>* Filed herewith.</p>
<p align=center><b>UNDERTAKINGS</b></p><p>The registrant undertakes to file amendments.</p>
</body></html>"""


def texts(source: str, kind: BlockKind) -> list[str]:
    return [block.text for block in read(source).blocks if block.kind is kind]


def test_signatures_run_from_their_testimonium_to_the_last_office() -> None:
    signatures = texts(AGREEMENT, BlockKind.SIGNATURES)
    assert signatures[0].startswith("IN WITNESS WHEREOF")
    assert signatures[1:] == [
        "ALDER REEF CORP.",
        "By: /s/ Mary Birch",
        "Name: Mary Birch",
        "Title: President",
    ]


def test_the_last_section_ends_at_the_signatures_for_certain() -> None:
    document = read(AGREEMENT)
    last = read_sections(document)[-1]
    assert last.number == "2"
    assert last.is_end_certain
    assert document.quote(last.span).endswith("Name: of who sends it.")


def test_what_stands_behind_the_last_office_is_no_signature() -> None:
    text = AGREEMENT.replace("                                    EXHIBIT A\n\n", "")
    assert texts(text, BlockKind.SIGNATURES)[-1] == "Title: President"


def test_names_above_a_first_signature_are_signatures_too() -> None:
    text = AGREEMENT.replace(
        "     IN WITNESS WHEREOF, the parties", "     In token of it the parties"
    )
    assert texts(text, BlockKind.SIGNATURES)[0] == "ALDER REEF CORP."


def test_a_line_with_a_name_in_a_text_is_no_signature() -> None:
    text = AGREEMENT[: AGREEMENT.index("     IN WITNESS")]
    assert texts(text, BlockKind.SIGNATURES) == []


def test_the_exhibit_index_ends_at_the_next_heading() -> None:
    assert texts(STATEMENT, BlockKind.EXHIBITS) == [
        "Number Description 5.1 Opinion",
        "* Filed herewith.",
    ]
