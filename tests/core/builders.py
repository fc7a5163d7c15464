"""Small invented documents and reviews, built by hand from a text."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal
from typing import Any

from core.calculators.derivation import Derivation, Operand, Step
from core.document.model import (
    Block,
    BlockKind,
    Citation,
    Document,
    DocumentFormat,
    DocumentKind,
    Page,
    Span,
)
from core.figures.model import Figures
from core.judgement.review import Review
from core.terms.agreement import Agreement
from core.terms.cited import Cited, not_stated
from core.terms.offering import Offering, OfferingType
from core.terms.price_formula import FixedPrice, LesserOf, PercentOfMarket
from core.terms.risk_factor import RiskCategory, RiskFactor
from core.terms.security import Security, SecurityKind
from core.terms.terms import Terms
from core.terms.units import Unit
from core.tieout.finding import Finding, FindingKind, Severity, Verdict

PROSPECTUS = """\
Filed under Rule 424(b)(3)
Registration No. 333-000042

LARKSPUR TIDEWORKS, INC.

1,250,000 shares of common stock

The selling stockholders are offering up to 1,250,000 shares of our common
stock. The date of this prospectus is March 4, 2003.
\f
OUR STOCK IS THINLY TRADED.

The notes convert at the lesser of $2.40 and 80% of the average closing
price of the ten days before. If all 500,000 warrants are exercised at $1.50
we will receive $800,000. Larkspur Tideworks, Inc. will receive nothing else.
"""

AGREEMENT = """\
REGISTRATION RIGHTS AGREEMENT

Dated as of May 7, 2003, between Larkspur Tideworks, Inc. and the purchasers.
"""


def source_of(text: str) -> bytes:
    """The bytes that `document_of` says the text was read from."""
    return text.encode()


def document_of(
    text: str,
    name: str = "larkspur.txt",
    kind: DocumentKind = DocumentKind.PROSPECTUS,
) -> Document:
    """A document of paragraphs parted by blank lines and of pages parted by form feeds."""
    return Document(
        name=name,
        sha256=hashlib.sha256(source_of(text)).hexdigest(),
        format=DocumentFormat.TEXT,
        kind=kind,
        text=text,
        pages=_pages(text),
        blocks=_blocks(text),
    )


def _pages(text: str) -> tuple[Page, ...]:
    found = re.finditer(r"[^\f]+", text)
    return tuple(Page(at, str(at), Span(*page.span())) for at, page in enumerate(found, start=1))


def _blocks(text: str) -> tuple[Block, ...]:
    found = re.finditer(r"\S[^\f]*?(?=\s*\n\s*\n|\s*\f|\s*\Z)", text)
    return tuple(
        Block(at, BlockKind.PARAGRAPH, " ".join(block[0].split()), (Span(*block.span()),))
        for at, block in enumerate(found)
    )


def place(document: Document, quote: str) -> Citation:
    """The first place where the document says these words, over line ends too."""
    words = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.search(words, document.text)
    assert found, f"the document does not say {quote!r}"
    return document.cite(Span(*found.span()))


def cited(document: Document, quote: str, value: Any = None, also: tuple[str, ...] = ()) -> Any:
    """A value read from these words; the words themselves unless another is given."""
    return Cited(
        value=quote if value is None else value,
        citation=place(document, quote),
        also=tuple(place(document, further) for further in also),
    )


def review_of(
    document: Document, terms: Terms | None = None, findings: tuple[Finding, ...] = ()
) -> Review:
    """A review of terms and findings made by hand, without figures and without events."""
    return Review(document, Figures(document, (), ()), terms or Terms(), findings)


def prospectus_review(text: str = PROSPECTUS, name: str = "larkspur.txt") -> Review:
    """A review with values of every unit, an absent one, a formula and a break."""
    document = document_of(text, name)
    terms = Terms(
        offering=_offering(document),
        securities=(_notes(document),),
        risk_factors=(
            RiskFactor(
                heading=cited(document, "OUR STOCK IS THINLY TRADED."),
                passage=place(document, "OUR STOCK IS THINLY TRADED."),
                category=RiskCategory.MARKET_FOR_SHARES,
            ),
        ),
    )
    return review_of(document, terms, (warrant_proceeds(document),))


def _offering(document: Document) -> Offering:
    return Offering(
        issuer=cited(
            document,
            "LARKSPUR TIDEWORKS, INC.",
            "Larkspur Tideworks, Inc.",
            also=("Larkspur Tideworks, Inc.",),
        ),
        offering_type=cited(document, "selling stockholders", OfferingType.RESALE),
        shares_offered=cited(document, "1,250,000", 1_250_000),
        date=cited(document, "March 4, 2003", date(2003, 3, 4)),
        registration_number=cited(document, "333-000042"),
        market=not_stated(place(document, "THINLY TRADED")),
        warrant_proceeds_usd=cited(document, "$800,000", Decimal(800_000)),
    )


def _notes(document: Document) -> Security:
    market = PercentOfMarket(Decimal(80), "average closing price", 10)
    return Security(
        name=cited(document, "The notes", "Notes"),
        kind=cited(document, "The notes convert", SecurityKind.CONVERTIBLE_NOTE),
        price_formula=cited(
            document,
            "the lesser of $2.40 and 80% of the average closing price of the ten days before",
            LesserOf((FixedPrice(Decimal("2.40")), market)),
        ),
    )


def warrant_proceeds(document: Document) -> Finding:
    """The break of `PROSPECTUS`: 500,000 warrants at $1.50 do not bring $800,000."""
    warrants, price = place(document, "500,000"), place(document, "$1.50")
    step = Step(
        label="Warrants times exercise price",
        formula="500,000 × $1.50 = $750,000",
        operands=(
            Operand("warrants", 500_000, Unit.QUANTITY, warrants),
            Operand("exercise price", Decimal("1.50"), Unit.USD, price),
        ),
        result=Decimal(750_000),
        unit=Unit.USD,
    )
    return Finding(
        check="proceeds.warrants",
        kind=FindingKind.PRODUCT,
        verdict=Verdict.BREAKS,
        severity=Severity.MATERIAL,
        title="Proceeds of the warrants",
        stated="$800,000",
        computed="$750,000",
        message="Does not recompute: 500,000 × $1.50 = $750,000; stated $800,000.",
        derivation=Derivation("proceeds.warrants", Decimal(750_000), Unit.USD, (step,)),
        citations=(warrants, price, place(document, "$800,000")),
    )


def agreement_review(text: str = AGREEMENT, name: str = "rights.txt") -> Review:
    """A review of an agreement: a title and a date, no issuer, nothing to recompute."""
    document = document_of(text, name, DocumentKind.REGISTRATION_RIGHTS_AGREEMENT)
    agreement = Agreement(
        title=cited(document, "REGISTRATION RIGHTS AGREEMENT", "Registration Rights Agreement"),
        date=cited(document, "May 7, 2003", date(2003, 5, 7)),
    )
    return review_of(document, Terms(agreement=agreement))
