"""A resale prospectus of an invented issuer, its terms read by hand: every part of a memo."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from core.judgement.events import Action, Event
from core.terms.cited import not_stated
from core.terms.holder import Holder
from core.terms.indemnity import (
    CapBasis,
    CarveOut,
    ContributionBasis,
    IndemnityProvision,
    IndemnityScope,
    Role,
)
from core.terms.offering import Offering, OfferingType
from core.terms.price_formula import FixedPrice, LesserOf, PercentOfMarket
from core.terms.registration_right import RegistrationRight, RightKind
from core.terms.risk_factor import RiskCategory, RiskFactor
from core.terms.security import Security, SecurityKind
from core.terms.terms import Problem, Terms
from core.tieout.finding import Verdict
from tests.core.builders import cited, document_of, place, review_of
from tests.core.memo.quillhaven_findings import findings

if TYPE_CHECKING:
    from core.document.model import Document
    from core.judgement.review import Review

MADE_ON = date(2004, 8, 2)
_AT = datetime(2004, 8, 1, 9, 0, tzinfo=UTC)
_TEXT = Path(__file__).parent / "quillhaven_prospectus_2004.txt"


def quillhaven_review() -> Review:
    """The review with nothing judged yet."""
    document = replace(
        document_of(_TEXT.read_text(), _TEXT.name),
        kind_signals=("the cover says PROSPECTUS", "filed under Rule 424(b)(3)"),
        notes=("Two lines were longer than 80 columns.",),
    )
    blank = place(document, "reviewed by ______________")
    terms = Terms(
        offering=_offering(document),
        securities=(_notes(document), _preferred(document), _warrant(document)),
        holders=_holders(document),
        risk_factors=_risk_factors(document),
        indemnification=_provisions(document),
        registration_rights=(_demand(document),),
        problems=(Problem("The reviewer’s name is left blank.", blank),),
    )
    return review_of(document, terms, findings(document))


def judged_review() -> Review:
    """The same review with something of everything that a reviewer can do."""
    review = quillhaven_review()
    breaks = [one.path for one in review.findings if one.verdict is Verdict.BREAKS]
    risk = risk_path(review, 3)
    done = (
        ("offering/issuer", Action.CONFIRM, ""),
        ("offering/shares_offered", Action.CONFIRM, ""),
        ("offering/last_price_usd", Action.CORRECT, "$1.21"),
        ("offering/last_price_usd", Action.NOTE, "The <draft> says $1.21 & so does the desk."),
        ("offering/auditor", Action.CORRECT, "Fen & Moor LLP"),
        ("offering/symbol", Action.FLAG, ""),
        ("offering/state_of_incorporation", Action.REJECT, "It has reincorporated since."),
        ("offering/gone", Action.NOTE, "From an earlier reading."),
        ("holders/ada-thornbury/shares_before", Action.CORRECT, "610,000"),
        (risk, Action.NOTE, "Ask counsel for a floor at $0.10."),
        (risk, Action.FLAG, ""),
        (breaks[0], Action.FLAG, ""),
        (breaks[0], Action.NOTE, "Raise with the issuer before Friday."),
        (breaks[1], Action.REJECT, "The table is of June, the sentence of July."),
    )
    return review.with_events(
        tuple(
            Event(number, path, action, payload, _AT.replace(minute=number))
            for number, (path, action, payload) in enumerate(done, start=1)
        )
    )


def risk_path(review: Review, number: int) -> str:
    """The path of one risk factor, counted from 1."""
    return [entry.path for entry in review.entries if entry.label == "Heading"][number - 1]


def _offering(document: Document) -> Offering:
    cover = place(document, "Up to 1,484,000 Shares of Our Common Stock")
    return Offering(
        issuer=cited(
            document,
            "QUILLHAVEN INSTRUMENTS, INC.",
            "Quillhaven Instruments, Inc.",
            also=("Quillhaven Instruments, Inc. is a",),
        ),
        state_of_incorporation=cited(document, "a Delaware corporation", "Delaware"),
        offering_type=cited(document, "the resale of up to", OfferingType.RESALE),
        securities_offered=cited(document, "Shares of Our Common Stock", "common stock"),
        shares_offered=replace(
            cited(
                document,
                "Up to 1,484,000 Shares",
                1_484_000,
                also=("Total shares offered: 1,484,000",),
            ),
            alternatives=(cited(document, "had 11,967,742 shares", 11_967_742),),
        ),
        offered_percent_of_outstanding=cited(document, "constitute 12.4%", Decimal("12.4")),
        shares_outstanding=cited(document, "had 11,967,742 shares", 11_967_742),
        shares_outstanding_date=cited(document, "As of June 30, 2004", date(2004, 6, 30)),
        holders_of_record=cited(document, "212 holders of record", 212),
        date=cited(document, "this prospectus is July 19, 2004", date(2004, 7, 19)),
        filing_rule=cited(document, "Rule 424(b)(3)", "424(b)(3)"),
        registration_number=cited(document, "File No. 333-000917", "333-000917"),
        risk_factors_page=cited(document, "See Risk Factors on page 3", 3),
        market=cited(document, "Over-the-Counter Bulletin Board"),
        symbol=cited(document, "under the symbol QHVN", "QHVN"),
        last_price_usd=cited(document, "was $1.12", Decimal("1.12")),
        last_price_date=cited(document, "On June 30, 2004", date(2004, 6, 30)),
        price_per_share_usd=not_stated(cover),
        underwriting_discount_usd=not_stated(),
        warrant_proceeds_usd=cited(document, "aggregate of $96,000", Decimal(96_000)),
        incorporated_documents=(
            cited(document, "a Note Purchase Agreement dated March 2, 2004"),
            cited(document, "our 9% Senior Convertible Notes"),
        ),
    )


def _notes(document: Document) -> Security:
    return Security(
        name=cited(document, "9% Senior Convertible Notes"),
        kind=cited(document, "Convertible Notes, which", SecurityKind.CONVERTIBLE_NOTE),
        agreement=cited(document, "Note Purchase Agreement"),
        agreement_date=cited(document, "dated March 2, 2004", date(2004, 3, 2)),
        principal_usd=cited(document, "principal amount of $500,000", Decimal(500_000)),
        interest_percent=cited(document, "interest at 9% a year", Decimal(9)),
        price_formula=cited(document, "fixed price of $0.50", FixedPrice(Decimal("0.50"))),
        conversion_price_usd=cited(document, "price of $0.50 a share", Decimal("0.50")),
        shares_issuable=cited(document, "1,000,000 shares issuable", 1_000_000),
    )


def _preferred(document: Document) -> Security:
    market = PercentOfMarket(
        Decimal(85),
        "average of the three lowest closing prices",
        20,
    )
    return Security(
        name=cited(document, "Series B 7% cumulative convertible preferred stock"),
        kind=cited(document, "convertible preferred stock", SecurityKind.PREFERRED_STOCK),
        quantity=cited(document, "350 shares", Decimal(350)),
        dividend_percent=cited(document, "Series B 7%", Decimal(7)),
        liquidation_preference_usd=cited(document, "preference of $100", Decimal(100)),
        price_formula=cited(
            document,
            "the lesser of $1.80 and 85% of the average of the three lowest closing prices",
            LesserOf((FixedPrice(Decimal("1.80")), market)),
        ),
        conversion_price_usd=cited(document, "price of $0.2885", Decimal("0.2885")),
        shares_issuable=cited(document, "364,000 shares underlying", 364_000),
        ownership_limit_percent=cited(document, "more than 4.99%", Decimal("4.99")),
    )


def _warrant(document: Document) -> Security:
    return Security(
        name=cited(document, "a warrant", "Warrant"),
        kind=cited(document, "underlying a warrant", SecurityKind.WARRANT),
        expiry_date=cited(document, "expires on September 1, 2006", date(2006, 9, 1)),
        exercise_price_usd=cited(document, "exercisable at $0.80", Decimal("0.80")),
        shares_issuable=cited(document, "120,000 shares underlying", 120_000),
        holders=(cited(document, "Marl & Pike <Securities> LLC"),),
    )


def _holders(document: Document) -> tuple[Holder, ...]:
    rows = (
        ("Ada Thornbury", "600,000(1)", 600_000, "4.8"),
        ("Calder & Voss L.P.", "400,000(1)", 400_000, "3.2"),
        ("Stonecrop Capital, Ltd.", "364,000(2)", 364_000, "<1"),
        ("Marl & Pike Securities", "120,000(3)", 120_000, "<1"),
    )
    footnotes = {
        "600,000(1)": cited(document, "Issuable on conversion of the 9% Senior Convertible Notes."),
        "400,000(1)": cited(document, "Issuable on conversion of the 9% Senior Convertible Notes."),
        "364,000(2)": cited(document, "Based on a conversion price of $0.2885 a share."),
    }
    return tuple(
        Holder(
            name=cited(document, name),
            shares_underlying=cited(document, printed, shares),
            shares_before=cited(document, printed, shares),
            percent_before=cited(document, printed, percent),
            shares_offered=cited(document, printed, shares),
            shares_after=cited(document, printed, 0),
            notes=(footnotes[printed],) if printed in footnotes else (),
        )
        for name, printed, shares, percent in rows
    )


def _risk_factors(document: Document) -> tuple[RiskFactor, ...]:
    business = cited(document, "RISKS OF OUR BUSINESS")
    shares = cited(document, "RISKS OF OUR COMMON STOCK")
    headings = (
        ("WE HAVE A HISTORY OF LOSSES & MAY NEVER BE PROFITABLE.", business, "financial_condition"),
        (
            (
                "WE DEPEND ON A SINGLE SUPPLIER OF QUARTZ FIBRE, AND IF IT WERE TO CEASE SUPPLY, "
                "OR TO RAISE ITS PRICES <OR BOTH>, WE COULD NOT FILL OUR ORDERS."
            ),
            business,
            "business",
        ),
        (
            "THE CONVERSION PRICE OF OUR PREFERRED STOCK FLOATS AND HAS NO FLOOR.",
            shares,
            "dilution",
        ),
        (
            "THE SALE OF THE SHARES OFFERED HERE MAY DEPRESS OUR SHARE PRICE.",
            shares,
            "market_for_shares",
        ),
    )
    return tuple(
        RiskFactor(
            heading=cited(document, heading),
            passage=place(document, heading),
            category=RiskCategory(category),
            group=group,
        )
        for heading, group, category in headings
    )


def _provisions(document: Document) -> tuple[IndemnityProvision, ...]:
    by_company = IndemnityProvision(
        section=cited(document, "4(a)"),
        indemnitor=cited(document, "The Company shall indemnify", Role.COMPANY),
        indemnitees=(
            cited(document, "each holder, each", Role.HOLDER),
            cited(document, "each underwriter", Role.UNDERWRITER),
            cited(document, "each person who controls them", Role.CONTROLLING_PERSON),
        ),
        scope=cited(
            document,
            "an untrue statement in the registration statement",
            IndemnityScope.REGISTRATION_STATEMENT,
        ),
        cap=not_stated(place(document, "The Company shall indemnify each holder")),
        carve_outs=(
            cited(
                document,
                "except information furnished by a holder",
                CarveOut.INFORMATION_FURNISHED_BY_HOLDER,
            ),
        ),
    )
    by_holders = IndemnityProvision(
        section=cited(document, "4(b)"),
        indemnitor=cited(document, "Each holder shall", Role.HOLDER),
        indemnitees=(
            cited(document, "indemnify the Company", Role.COMPANY),
            cited(document, "directors and officers", Role.DIRECTOR_OR_OFFICER),
        ),
        several_not_joint=cited(document, "severally and not jointly", value=True),
        cap=cited(document, "up to the net proceeds", CapBasis.NET_PROCEEDS),
    )
    procedure = IndemnityProvision(
        section=cited(document, "4(c)"),
        notice_required=cited(document, "shall give prompt notice", value=True),
        settlement_needs_consent=cited(document, "no settlement without consent", value=True),
    )
    contribution = IndemnityProvision(
        section=cited(document, "4(d)"),
        contribution=cited(
            document, "relative benefits and relative fault", ContributionBasis.BOTH
        ),
    )
    position = IndemnityProvision(
        commission_position=cited(document, "against public policy and unenforceable", value=True)
    )
    return by_company, by_holders, procedure, contribution, position


def _demand(document: Document) -> RegistrationRight:
    return RegistrationRight(
        kind=cited(document, "may demand registration", RightKind.DEMAND),
        threshold=cited(document, "a majority of the shares"),
        response_days=cited(document, "respond within 20 days", 20),
        filing_days_max=cited(document, "no later than 45 days", 45),
        number_of_demands=cited(document, "demand registration once", 1),
        delay_days=cited(document, "delay for 90 days", 90),
        expenses_paid_by=cited(document, "The Company pays the expenses", Role.COMPANY),
    )
