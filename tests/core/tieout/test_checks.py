"""Every check with a relation that ties, one that breaks, and its reasons to stay silent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.figures.reader import read_figures
from core.terms.cited import NOT_FOUND, Cited, not_stated
from core.terms.offering import Offering
from core.terms.security import Security, SecurityKind
from core.terms.terms import Terms
from core.tieout.checks import check_all
from core.tieout.finding import FindingKind, Severity, Verdict
from core.tieout.registry import CHECKS
from tests.core.builders import document_of, place

if TYPE_CHECKING:
    from core.tieout.finding import Finding

TEXT = """\
This prospectus is about 1,012,500 shares, which are 12.5% of our 8,100,000
outstanding shares. We will receive $138,750 if all warrants are exercised.

The notes of $26,897 convert at $0.3147 per share into 85,468 shares, and the
268.97 preferred shares, each with a preference of $100, into 85,469 shares.

The units convert at $0.60 a share, the result multiplied by a factor of three.

The warrants are for 150,000 shares at $0.925 and for 100 shares at $1.50. The
common stock counts 862,500 shares.
"""
DOCUMENT = document_of(TEXT)


def said(value: Any, quote: str) -> Cited[Any]:
    """A value read from where the document first prints a quote."""
    return Cited(value, place(DOCUMENT, quote))


def check(offering: Offering | None = None, *securities: Security) -> tuple[Finding, ...]:
    """What the checks find in terms that were read by hand."""
    terms = Terms(offering=offering, securities=securities)
    return check_all(DOCUMENT, read_figures(DOCUMENT), terms)


def usd(amount: str, quote: str) -> Cited[Any]:
    return said(Decimal(amount), quote)


def tranche(kind: SecurityKind, **terms: Any) -> Security:
    return Security(kind=said(kind, "The notes"), name=said(kind.value, "The notes"), **terms)


def warrant(count: int = 150_000, price: str = "0.925") -> Security:
    return tranche(
        SecurityKind.WARRANT,
        shares_issuable=said(count, "150,000 shares"),
        exercise_price_usd=usd(price, "$0.925"),
    )


def note(shares: int, **terms: Any) -> Security:
    given: dict[str, Any] = {
        "principal_usd": usd("26897", "$26,897"),
        "conversion_price_usd": usd("0.3147", "$0.3147"),
        "shares_issuable": said(shares, "85,468 shares"),
    }
    return tranche(SecurityKind.CONVERTIBLE_NOTE, **{**given, **terms})


# The percentage of the class ---------------------------------------------------------------------


def percent(stated: str | None, offered: int | None = 1_012_500, of: int | None = 8_100_000) -> Any:
    return Offering(
        offered_percent_of_outstanding=usd(stated, "12.5%") if stated else NOT_FOUND,
        shares_offered=said(offered, "1,012,500") if offered else NOT_FOUND,
        shares_outstanding=said(of, "8,100,000") if of else not_stated(place(DOCUMENT, "our")),
    )


@pytest.mark.parametrize(
    ("offering", "verdict", "computed"),
    [
        (percent("12.5"), Verdict.TIES, "12.5%"),
        (percent("12.5", 1_012_501), Verdict.ROUNDS, "12.5%"),
        (percent("13", 1_012_500), Verdict.ROUNDS, "13%"),  # half-up: 12.5 is printed as 13
        (percent("12.4"), Verdict.BREAKS, "12.5%"),
        (percent("12.50", 1_013_000), Verdict.BREAKS, "12.51%"),
        (percent("12.5", of=None), Verdict.UNTESTABLE, "—"),
    ],
)
def test_percent_of_outstanding(offering: Offering, verdict: Verdict, computed: str) -> None:
    (finding,) = check(offering)
    assert finding.check == "offering.percent_of_outstanding"
    assert finding.kind is FindingKind.PERCENTAGE
    assert (finding.verdict, finding.computed) == (verdict, computed)
    assert finding.citations[-1].quote == "12.5%"


@pytest.mark.parametrize("offering", [percent(None), percent("12.5", None), Offering(), None])
def test_percent_of_outstanding_is_silent(offering: Offering | None) -> None:
    assert check(offering) == ()


def test_a_break_says_what_was_computed_from_where() -> None:
    (finding,) = check(percent("14.2"))
    assert finding.message == ("Does not recompute: 1,012,500 ÷ 8,100,000 = 12.500%; stated 14.2%.")
    assert [citation.quote for citation in finding.citations] == ["1,012,500", "8,100,000", "12.5%"]
    assert finding.formula == "1,012,500 ÷ 8,100,000 = 12.500%"
    assert finding.severity is Severity.MATERIAL
    assert finding.path == f"findings/{finding.check}/{TEXT.index('12.5%')}"


def test_what_is_open_says_what_would_settle_it() -> None:
    (finding,) = check(percent("12.5", of=None))
    assert finding.message.startswith("Open: the number of shares outstanding was not found")
    assert finding.formula == ""


# The sum of the tranches -------------------------------------------------------------------------


def cover(count: int | None) -> Offering:
    return Offering(shares_offered=said(count, "1,012,500") if count else NOT_FOUND)


def common(count: str) -> Security:
    return tranche(
        SecurityKind.COMMON_STOCK,
        quantity=usd(count, "862,500"),
        shares_issuable=not_stated(place(DOCUMENT, "862,500")),
    )


@pytest.mark.parametrize(
    ("offering", "verdict"),
    [
        (cover(1_012_500), Verdict.TIES),
        (cover(1_012_501), Verdict.BREAKS),
        (cover(1_012_499), Verdict.BREAKS),
    ],
)
def test_tranches_add_up(offering: Offering, verdict: Verdict) -> None:
    (finding,) = check(offering, warrant(), common("862500"))
    assert finding.check == "securities.sum"
    assert (finding.verdict, finding.computed) == (verdict, "1,012,500")
    assert finding.formula == "150,000 + 862,500 = 1,012,500"
    assert len(finding.citations) == 3


def test_titles_of_a_cover_are_no_parts() -> None:
    titled = replace(
        common("862500"),
        name=said("862,500", "862,500"),
        quantity=usd("862500", "862,500 shares"),
    )
    assert check(cover(1_012_500), titled, titled) == ()
    assert check(cover(1_012_500), titled, warrant()) == ()


def test_a_tranche_that_is_all_of_the_cover_leaves_no_part_to_others() -> None:
    assert check(cover(862_500), common("862500"), warrant()) == ()


@pytest.mark.parametrize(
    ("offering", "securities"),
    [
        (cover(None), [warrant(), common("862500")]),
        (cover(150_000), [warrant()]),
        (cover(150_000), []),
        (cover(1_012_500), [warrant(), common("862500"), tranche(SecurityKind.PREFERRED_STOCK)]),
        (None, [warrant(), common("862500")]),
    ],
    ids=["no cover", "one tranche", "no tranche", "a tranche without shares", "an agreement"],
)
def test_the_sum_is_silent(offering: Offering | None, securities: list[Security]) -> None:
    assert check(offering, *securities) == ()


# The proceeds of the warrants --------------------------------------------------------------------


def proceeds(amount: str | None) -> Offering:
    return Offering(warrant_proceeds_usd=usd(amount, "$138,750") if amount else NOT_FOUND)


@pytest.mark.parametrize(
    ("stated", "warrants", "verdict", "computed"),
    [
        ("138750", [warrant()], Verdict.TIES, "$138,750"),
        ("138750.00", [warrant()], Verdict.TIES, "$138,750.00"),
        ("138900", [warrant(), warrant(100, "1.50")], Verdict.TIES, "$138,900"),
        ("138750", [warrant(150_000, "0.925003")], Verdict.ROUNDS, "$138,750"),
        ("138750.45", [warrant(150_000, "0.925003")], Verdict.TIES, "$138,750.45"),
        ("138750", [warrant(150_000, "0.925004")], Verdict.BREAKS, "$138,751"),
        ("137850", [warrant()], Verdict.BREAKS, "$138,750"),
        ("138750.01", [warrant()], Verdict.BREAKS, "$138,750.00"),
        ("138750", [tranche(SecurityKind.WARRANT)], Verdict.UNTESTABLE, "—"),
        ("138750", [warrant(), tranche(SecurityKind.WARRANT)], Verdict.UNTESTABLE, "—"),
    ],
)
def test_warrant_proceeds(
    stated: str, warrants: list[Security], verdict: Verdict, computed: str
) -> None:
    (finding,) = check(proceeds(stated), *warrants)
    assert finding.check == "securities.warrant_proceeds"
    assert finding.kind is FindingKind.PRODUCT
    assert (finding.verdict, finding.computed) == (verdict, computed)


@pytest.mark.parametrize(
    ("offering", "securities"),
    [(proceeds(None), [warrant()]), (proceeds("5"), []), (proceeds("5"), [common("1")])],
    ids=["no proceeds", "no securities", "no warrants"],
)
def test_warrant_proceeds_are_silent(offering: Offering, securities: list[Security]) -> None:
    assert check(offering, *securities) == ()


# Conversions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("security", "verdict", "computed"),
    [
        (note(85_468), Verdict.ROUNDS, "85,468"),
        (note(85_469), Verdict.ROUNDS, "85,468"),
        (note(85_000), Verdict.BREAKS, "85,468"),
        (note(85_470), Verdict.BREAKS, "85,468"),
        (note(100_000, conversion_price_usd=usd("0.26897", "$0.3147")), Verdict.TIES, "100,000"),
        (
            tranche(
                SecurityKind.PREFERRED_STOCK,
                quantity=usd("268.97", "268.97"),
                liquidation_preference_usd=usd("100", "$100"),
                conversion_price_usd=usd("0.3147", "$0.3147"),
                shares_issuable=said(463_176, "85,469 shares"),
            ),
            Verdict.BREAKS,
            "85,468",
        ),
        (
            note(134_485, conversion_price_usd=usd("0.60", "$0.60")),
            Verdict.TIES,
            "134,485",
        ),
    ],
    ids=[
        "the fraction dropped",
        "the fraction rounded up",
        "too few",
        "too many",
        "exact",
        "preferred stock",
        "multiplied by a factor",
    ],
)
def test_conversion(security: Security, verdict: Verdict, computed: str) -> None:
    (finding,) = check(None, security)
    assert finding.check == "securities.conversion"
    assert finding.kind is FindingKind.QUOTIENT
    assert (finding.verdict, finding.computed) == (verdict, computed)


def test_a_conversion_of_preferred_stock_shows_both_steps() -> None:
    security = tranche(
        SecurityKind.PREFERRED_STOCK,
        quantity=usd("268.97", "268.97"),
        liquidation_preference_usd=usd("100", "$100"),
        conversion_price_usd=usd("0.3147", "$0.3147"),
        shares_issuable=said(85_469, "85,469 shares"),
    )
    (finding,) = check(None, security)
    assert finding.formula == "268.97 × $100 = $26,897; $26,897 ÷ $0.3147 = 85,468.70"
    assert [citation.quote for citation in finding.citations] == [
        "268.97",
        "$100",
        "$0.3147",
        "85,469 shares",
    ]


def test_a_factor_is_cited_from_the_paragraph_of_the_price() -> None:
    (finding,) = check(None, note(134_485, conversion_price_usd=usd("0.60", "$0.60")))
    assert finding.formula == "$26,897 ÷ $0.60 × 3 = 134,485"
    assert "multiplied by a factor of three" in [citation.quote for citation in finding.citations]


@pytest.mark.parametrize("missing", ["principal_usd", "conversion_price_usd", "shares_issuable"])
def test_conversion_is_silent_without_one_of_its_numbers(missing: str) -> None:
    assert check(None, note(85_468, **{missing: not_stated(place(DOCUMENT, "notes"))})) == ()


# The register ------------------------------------------------------------------------------------


def test_findings_are_in_the_order_of_the_stated_figures() -> None:
    offering = Offering(
        shares_offered=said(1_012_500, "1,012,500"),
        shares_outstanding=said(8_100_000, "8,100,000"),
        offered_percent_of_outstanding=usd("12.5", "12.5%"),
        warrant_proceeds_usd=usd("138750", "$138,750"),
    )
    found = check(offering, warrant(), common("862500"), note(85_468))
    starts = [finding.citations[-1].span.start for finding in found]
    assert starts == sorted(starts)
    assert len({finding.path for finding in found}) == len(found)


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_says_what_it_applies_and_when_it_is_silent(name: str) -> None:
    assert CHECKS[name].id == name
    assert "silent" in CHECKS[name].rule
    assert name.count(".") == 1


def test_two_checks_cannot_have_one_id() -> None:
    from core.tieout.registry import check as register

    taken = next(iter(CHECKS))
    with pytest.raises(AssertionError, match="two checks are called"):
        register(taken, FindingKind.SUM, Severity.MINOR)(CHECKS[taken].run)
