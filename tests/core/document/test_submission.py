"""EDGAR full submissions: which document inside is meant, and what is left out."""

from __future__ import annotations

import pytest

from core.document.model import DocumentFormat, DocumentKind
from core.errors import UserError
from tests.core.document.reading import read

PROSPECTUS = "PROSPECTUS\n\n1,000 shares of common stock\n\nFile No. 333-999417. Risk factors.\n"
AGREEMENT = (
    "REGISTRATION RIGHTS AGREEMENT\n\nThis Agreement is made and entered into as of May 1, 2004, by"
    " and between A and B.\n\n1. Indemnity. A shall indemnify B.\n"
)
PICTURE = "begin 644 logo.jpg\nM_]C_X  02D9)1@ ! 0$ 2 !( \nend"
LETTER = "Dear Sirs, we file the above. " * 40


def submission(*documents: tuple[str, str]) -> str:
    """A submission of documents by type."""
    parts = "".join(
        f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{at}\n<FILENAME>d{at}.txt\n<DESCRIPTION>IT\n"
        f"<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n"
        for at, (kind, body) in enumerate(documents, start=1)
    )
    header = "<SEC-HEADER>\nCOMPANY CONFORMED NAME: ALDER PUMPS INC\n</SEC-HEADER>\n"
    return f"<SEC-DOCUMENT>0000-04-000001.txt : 20040501\n{header}{parts}</SEC-DOCUMENT>\n"


@pytest.mark.parametrize(
    ("documents", "opens", "note"),
    [
        ([("424B3", PROSPECTUS)], "PROSPECTUS", "type 424B3; 0 more"),
        ([("S-1", PROSPECTUS), ("EX-10.1", AGREEMENT)], "PROSPECTUS", "type S-1; 1 more"),
        (
            [("8-K", "Report."), ("EX-4.1", AGREEMENT), ("EX-99.1", LETTER)],
            "REGISTRATION RIGHTS",
            "Document 2 of the submission, type EX-4.1; 2 more",
        ),
        ([("8-K", "Report on nothing."), ("EX-27", "<X>1")], "Report", "type 8-K; 0 more"),
        ([("GRAPHIC", PICTURE), ("424B3", PROSPECTUS)], "PROSPECTUS", "Document 2 of"),
        ([("424B5", PROSPECTUS), ("GRAPHIC", PICTURE)], "PROSPECTUS", "0 more"),
        ([("424B5", PROSPECTUS), ("EX-101.INS", "<xbrl/>"), ("ZIP", "x")], "PROSPECTUS", "0 more"),
    ],
)
def test_the_main_document(documents: list[tuple[str, str]], opens: str, note: str) -> None:
    document = read(submission(*documents))
    assert document.format is DocumentFormat.SUBMISSION
    assert document.text.startswith(opens)
    assert note in document.notes[0]
    for left_out in ("begin 644", "CONFORMED NAME", "<TEXT>", "<xbrl/>"):
        assert left_out not in document.text


def test_the_kind_is_that_of_the_document_inside() -> None:
    document = read(submission(("8-K", "Report."), ("EX-4.1", AGREEMENT)))
    assert document.kind is DocumentKind.REGISTRATION_RIGHTS_AGREEMENT


def test_html_inside_a_submission() -> None:
    page = "<html><body><p>PROSPECTUS</p><script>words()</script><p>Text.</p></body></html>"
    document = read(submission(("424B3", page)))
    assert document.text == "PROSPECTUS\n\nText.\n"


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<DOCUMENT>\n<TYPE>424B3\n<TEXT>\n{PROSPECTUS}",
        (
            f"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n<IMS-DOCUMENT>x\n<DOCUMENT>\n<TYPE>424B3\n"
            f"<TEXT>\n{PROSPECTUS}</TEXT>\n</DOCUMENT>\n-----END PRIVACY-ENHANCED MESSAGE-----\n"
        ),
    ],
)
def test_wrappers_of_other_times(wrapped: str) -> None:
    assert read(wrapped).text.rstrip() == PROSPECTUS.rstrip()


@pytest.mark.parametrize("documents", [[], [("GRAPHIC", PICTURE)], [("424B3", "  \n")]])
def test_a_submission_without_a_document(documents: list[tuple[str, str]]) -> None:
    with pytest.raises(UserError, match="EDGAR submission without a document that can be read"):
        read(submission(*documents))
