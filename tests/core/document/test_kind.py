"""What kind of document it is, and the words that decided it."""

from __future__ import annotations

import pytest

from core.document.model import BlockKind, DocumentKind
from tests.core.document.reading import read

FRONT = (
    "\n\n1,000 shares of common stock\n\n"
    "Investing involves a high degree of risk. See Risk Factors.\n"
)
PARTIES = "\n\nThis Agreement is made and entered into as of May 1, 2004, by and between A and B.\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Filed pursuant to Rule 424(b)(3)\n\nPROSPECTUS" + FRONT, "prospectus"),
        (
            "PROSPECTUS SUPPLEMENT\n\n(To Prospectus dated May 1, 2003)" + FRONT,
            "prospectus_supplement",
        ),
        ("PROSPECTUS\n\nSupplement No. 3" + FRONT, "prospectus_supplement"),
        ("Pricing Supplement\n\nNotes due 2009. File No. 333-999417.\n", "prospectus_supplement"),
        (
            "As filed with the Securities and Exchange Commission on May 1, 2003\n\nFORM S-1\n\n"
            "REGISTRATION STATEMENT UNDER THE SECURITIES ACT OF 1933\n\nPROSPECTUS" + FRONT,
            "registration_statement",
        ),
        (
            "PROSPECTUS" + FRONT + "Words. " * 150 + "We filed a registration statement under the"
            " Securities Act.\n",
            "prospectus",
        ),
        ("REGISTRATION RIGHTS AGREEMENT" + PARTIES, "registration_rights_agreement"),
        ("NOTE PURCHASE AGREEMENT" + PARTIES, "purchase_agreement"),
        ("SUBSCRIPTION AGREEMENT" + PARTIES, "purchase_agreement"),
        ("INDEMNIFICATION AGREEMENT" + PARTIES, "indemnification_agreement"),
        ("UNDERWRITING AGREEMENT" + PARTIES, "underwriting_agreement"),
        ("AGENCY AGREEMENT" + PARTIES, "underwriting_agreement"),
        (
            "PROSPECTUS"
            + FRONT
            + "\nWe signed a Registration Rights Agreement dated as of May 1.\n",
            "prospectus",
        ),
        ("A letter to our stockholders about the prospectus that we may file.\n", "other"),
        ("INDEMNIFICATION AGREEMENT\n\nA memorandum on what such a thing is.\n", "other"),
        ("Recipe for bread: flour, water, salt.\n", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    document = read(text)
    assert document.kind.value == kind
    assert bool(document.kind_signals) == (kind != "other")
    for signal in document.kind_signals:
        assert signal in " ".join(text.split()).casefold()


@pytest.mark.parametrize("kind", DocumentKind)
def test_agreements_are_what_parties_sign(kind: DocumentKind) -> None:
    assert kind.is_agreement == ("agreement" in kind.words)


def test_the_heading_that_names_the_kind_is_the_title() -> None:
    text = (
        "                          ALDER REEF CORP.\n\n"
        "A registration rights agreement follows. It binds those who sign it, and no others.\n\n"
        "                    REGISTRATION RIGHTS AGREEMENT\n\n"
        "This Registration Rights Agreement is made as of May 1, 2004, by and between A and B.\n\n"
        "                         REGISTRATION RIGHTS AGREEMENT\n\n1. Rights. As below.\n"
    )
    titles = [block for block in read(text).blocks if block.kind is BlockKind.TITLE]
    assert [block.text for block in titles] == ["REGISTRATION RIGHTS AGREEMENT"]
    assert titles[0].is_heading
