"""Submissions: what the header says, and one of the documents inside opened by itself."""

from __future__ import annotations

from datetime import date

import pytest

from core.document.model import FilingPart
from core.document.reader import bytes_of_part, read_document
from core.errors import UserError

SUBMISSION = b"""<SEC-DOCUMENT>0000999999-04-000123.txt : 20041119
<SEC-HEADER>0000999999-04-000123.hdr.sgml : 20041119
ACCESSION NUMBER:\t\t0000999999-04-000123
CONFORMED SUBMISSION TYPE:\t8-K
PUBLIC DOCUMENT COUNT:\t\t3
FILED AS OF DATE:\t\t20041119

FILER:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tHARBOR PUMP WORKS INC
\t\tCENTRAL INDEX KEY:\t\t\t0000999999

\tFILING VALUES:
\t\tFORM TYPE:\t\t8-K
\t\tSEC FILE NUMBER:\t000-99999
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>form8k.txt
<DESCRIPTION>CURRENT REPORT
<TEXT>
We report an agreement.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-10.1
<SEQUENCE>2
<FILENAME>ex101.txt
<TEXT>
REGISTRATION RIGHTS AGREEMENT

This agreement is made by and among the parties. 1. INDEMNIFICATION. The Company
shall indemnify the Investors.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99
<SEQUENCE>3
<FILENAME>ex99.txt
<TEXT>
PRESS RELEASE
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


def test_the_header() -> None:
    filing = read_document(SUBMISSION, "it.txt").filing
    assert filing is not None
    assert (filing.form, filing.accession) == ("8-K", "0000999999-04-000123")
    assert (filing.issuer, filing.cik) == ("HARBOR PUMP WORKS INC", "0000999999")
    assert (filing.file_number, filing.filed_on) == ("000-99999", date(2004, 11, 19))
    assert filing.parts[0] == FilingPart(1, "8-K", "form8k.txt", "CURRENT REPORT")
    assert [part.type for part in filing.parts] == ["8-K", "EX-10.1", "EX-99"]
    assert filing.read == 2


def test_a_document_of_its_own() -> None:
    raw = bytes_of_part(SUBMISSION, "it.txt", 3)
    document = read_document(raw, "it.txt")
    assert document.text.strip() == "PRESS RELEASE"
    assert document.filing is not None
    assert document.filing.accession == "0000999999-04-000123"
    assert [part.sequence for part in document.filing.parts] == [3]
    assert document.sha256 != read_document(SUBMISSION, "it.txt").sha256


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (SUBMISSION, "“it” has no document number 9. It has these: 1, 2, 3."),
        (b"plain text", "“it” has no document number 9. It is no EDGAR submission."),
    ],
)
def test_a_number_that_it_does_not_have(raw: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as fault:
        bytes_of_part(raw, "it", 9)
    assert str(fault.value) == sentence


def test_a_header_without_dates_or_names_is_no_fault() -> None:
    raw = b"<DOCUMENT>\n<TYPE>424B3\n<TEXT>\nA prospectus.\n</TEXT>\n</DOCUMENT>\n"
    filing = read_document(raw, "it").filing
    assert filing is not None
    assert (filing.form, filing.issuer, filing.filed_on) == ("", "", None)
