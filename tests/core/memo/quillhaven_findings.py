"""What recomputing the invented prospectus shows: breaks, open questions, ties."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.calculators.derivation import Derivation, Operand, Step
from core.terms.units import Unit
from core.tieout.finding import Finding, FindingKind, Severity, Verdict
from tests.core.builders import place

if TYPE_CHECKING:
    from core.document.model import Document


def findings(document: Document) -> tuple[Finding, ...]:
    """Two breaks, one open question, two ties, in the document's order."""
    return (
        _sum(document),
        _percentage(document),
        _preferred(document),
        _thornbury(document),
        _page(document),
    )


def _operand(document: Document, quote: str, number: str, unit: Unit, name: str) -> Operand:
    return Operand(name, Decimal(number), unit, place(document, quote))


def _sum(document: Document) -> Finding:
    operands = (
        _operand(document, "1,000,000 shares issuable", "1000000", Unit.SHARES, "notes"),
        _operand(document, "364,000 shares underlying", "364000", Unit.SHARES, "preferred"),
        _operand(document, "120,000 shares underlying", "120000", Unit.SHARES, "warrant"),
    )
    formula = "1,000,000 + 364,000 + 120,000 = 1,484,000"
    step = Step("Tranches", formula, operands, 1_484_000, Unit.SHARES)
    return Finding(
        check="securities.sum",
        kind=FindingKind.SUM,
        verdict=Verdict.TIES,
        severity=Severity.MATERIAL,
        title="The tranches against the cover",
        stated="1,484,000",
        computed="1,484,000",
        message="The tranches add up to the cover: 1,000,000 + 364,000 + 120,000 = 1,484,000.",
        derivation=Derivation("securities.sum", 1_484_000, Unit.SHARES, (step,)),
        citations=(
            *(one.citation for one in operands if one.citation),
            place(document, "Up to 1,484,000 Shares"),
        ),
    )


def _percentage(document: Document) -> Finding:
    operands = (
        _operand(document, "Up to 1,484,000 Shares", "1484000", Unit.SHARES, "offered"),
        _operand(document, "had 11,967,742 shares", "11967742", Unit.SHARES, "outstanding"),
    )
    share = Decimal(1_484_000) / Decimal(11_967_742) * 100
    step = Step("Of the class", "1,484,000 ÷ 11,967,742", operands, share, Unit.PERCENT)
    return Finding(
        check="offering.percent",
        kind=FindingKind.PERCENTAGE,
        verdict=Verdict.ROUNDS,
        severity=Severity.MINOR,
        title="Offered shares of those outstanding",
        stated="12.4%",
        computed="12.40%",
        message="1,484,000 of 11,967,742 shares are 12.40%; stated 12.4%.",
        derivation=Derivation("offering.percent", Decimal("12.40"), Unit.PERCENT, (step,)),
        citations=(
            *(one.citation for one in operands if one.citation),
            place(document, "constitute 12.4%"),
        ),
    )


def _preferred(document: Document) -> Finding:
    operands = (
        _operand(document, "350 shares", "350", Unit.QUANTITY, "preferred shares"),
        _operand(document, "preference of $100", "100", Unit.USD, "liquidation preference"),
        _operand(document, "price of $0.2885", "0.2885", Unit.USD, "conversion price"),
        Operand("factor", 3, Unit.COUNT),
    )
    amount = Step("Preference", "350 × $100", operands[:2], Decimal(35_000), Unit.USD)
    shares = Decimal(35_000) / Decimal("0.2885") * 3
    conversion = Step("Shares", "$35,000 ÷ $0.2885 × 3", operands[2:], shares, Unit.SHARES)
    return Finding(
        check="securities.conversion",
        kind=FindingKind.QUOTIENT,
        verdict=Verdict.BREAKS,
        severity=Severity.MATERIAL,
        title="Series B shares against their formula",
        stated="364,000",
        computed="363,951",
        message="Does not recompute: 350 × $100 ÷ $0.2885 × 3 = 363,951; stated 364,000.",
        derivation=Derivation(
            "securities.conversion",
            363_951,
            Unit.SHARES,
            (amount, conversion),
            ("Shares are cut to whole shares.",),
        ),
        citations=(
            *(one.citation for one in operands if one.citation),
            place(document, "364,000 shares underlying"),
        ),
    )


def _thornbury(document: Document) -> Finding:
    operands = (
        _operand(document, "600,000(1)", "600000", Unit.SHARES, "owned before"),
        _operand(document, "had 11,967,742 shares", "11967742", Unit.SHARES, "outstanding"),
    )
    share = Decimal(600_000) / Decimal(11_967_742) * 100
    step = Step("Of the class", "600,000 ÷ 11,967,742", operands, share, Unit.PERCENT)
    return Finding(
        check="holders.percent",
        kind=FindingKind.PERCENTAGE,
        verdict=Verdict.BREAKS,
        severity=Severity.MINOR,
        title="Ada Thornbury, percent of class",
        stated="4.8%",
        computed="5.0%",
        message="600,000 of 11,967,742 shares are 5.0% & not the 4.8% that <both places> state.",
        derivation=Derivation("holders.percent", Decimal("5.0"), Unit.PERCENT, (step,)),
        citations=(
            *(one.citation for one in operands if one.citation),
            place(document, "Ada Thornbury owns is 4.8%"),
        ),
    )


def _page(document: Document) -> Finding:
    place_of_reference = place(document, "See Risk Factors on page 3")
    return Finding(
        check="references.page",
        kind=FindingKind.PAGE_REFERENCE,
        verdict=Verdict.UNTESTABLE,
        severity=Severity.EDITORIAL,
        title="Risk factors on page 3",
        stated="page 3",
        computed="",
        message="The page on which the risk factors begin prints no number.",
        derivation=Derivation("references.page", 3, Unit.PAGE, ()),
        citations=(place_of_reference,),
    )
