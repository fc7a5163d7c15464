"""The offering: rules for the cover and for the sections that repeat or complete it."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.document.model import BlockKind
from core.extraction.incorporated import incorporated_documents
from core.extraction.names import COMPANY, COMPANY_END, STATES
from core.extraction.reading import amounts, counts, dates, words
from core.extraction.rule import RuleBook, resolve
from core.figures.model import FigureKind
from core.figures.phrase import Phrase
from core.terms.cited import Cited
from core.terms.offering import Offering, OfferingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.document.model import Block, Span
    from core.extraction.reading import Reading

RULES = RuleBook("offering")
rule = RULES.rule

_COVER_FIELDS = frozenset(
    (
        "base_prospectus_date offered_percent_of_outstanding shares_outstanding "
        "shares_outstanding_date warrant_proceeds_usd market symbol last_price_usd last_price_date "
        "price_per_share_usd aggregate_offering_usd underwriting_discount_usd "
        "proceeds_to_issuer_usd holders_of_record auditor legal_counsel risk_factors_page"
    ).split()
)
"""Terms that a cover or a standing section gives where they apply: absent means not stated."""


def extract_offering(reading: Reading) -> Offering:
    """The offering's terms; of each, the reading that its rules believe most."""
    found: dict[str, Any] = {}
    for field in RULES.fields():
        looked_at = reading.cover_citation if field in _COVER_FIELDS else None
        found[field] = resolve(RULES.read(field, reading), looked_at)
    declared = {field.name for field in fields(Offering)}
    unknown = set(found) - declared
    assert not unknown, f"rules read terms that an offering does not have: {unknown}"
    return Offering(**found, incorporated_documents=incorporated_documents(reading))


# Who ---------------------------------------------------------------------------------------------


@rule(
    "issuer",
    weight=90,
    example="Up to 1,000,000 Shares\n\nHARBOR PUMP WORKS, INC.\n\nThis prospectus relates to",
    expected="HARBOR PUMP WORKS, INC.",
)
def _name_on_cover(reading: Reading) -> Iterator[Cited[str]]:
    """A line of the cover that is a company's name and nothing else."""
    for block in reading.document.blocks_in(reading.cover):
        name = block.text.strip()
        alone = block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and len(name) < 90
        if alone and _WHOLE_COMPANY.fullmatch(name) and not _NO_ISSUER.search(name):
            yield Cited(name, reading.cite_block(block))


_WHOLE_COMPANY = re.compile(rf"(?=[^\n]*{COMPANY_END}){COMPANY}(?:\s\(.*\))?")
_NO_ISSUER = re.compile(r"(?i)securities and exchange|stock exchange|form |& co\b|llp|l\.l\.p")


@rule(
    "issuer",
    weight=100,
    example="HARBOR PUMP WORKS, INC.\n\n(Exact name of registrant as specified in its charter)",
    expected="HARBOR PUMP WORKS, INC.",
)
def _exact_name_in_charter(reading: Reading) -> Iterator[Cited[str]]:
    """The line above "(Exact name of registrant as specified in its charter)"."""
    before: Block | None = None
    for block in reading.document.blocks_in(reading.cover):
        if re.match(r"\(exact name of", block.text, re.IGNORECASE) and before is not None:
            yield Cited(before.text, reading.cite_block(before))
        if block.kind is not BlockKind.FURNITURE:
            before = block


@rule(
    "issuer",
    weight=50,
    example="Founded in 1986, Harbor Pump Works, Inc. is an Oregon corporation that makes pumps.",
    expected="Harbor Pump Works, Inc.",
)
def _is_a_corporation(reading: Reading) -> Iterator[Cited[str]]:
    """The words “X is a Nevada corporation” in a summary."""
    yield from words(reading.find(_IS_A_CORPORATION), "name")


_IS_A_CORPORATION = Phrase(
    rf"(?P<name>{COMPANY}) (?:is|was) (?:an? |incorporated as an? )(?P<state>(?i:{STATES}))"
    r" (?i:corporation|limited liability company|limited partnership|company)",
    match_case=True,
)


@rule(
    "state_of_incorporation",
    weight=90,
    example="Founded in 1986, Harbor Pump Works, Inc. is an Oregon corporation that makes pumps.",
    expected="Oregon",
)
def _state_of_corporation(reading: Reading) -> Iterator[Cited[str]]:
    """The words “X is a Nevada corporation”."""
    yield from words(reading.find(_IS_A_CORPORATION), "state")


@rule(
    "state_of_incorporation",
    weight=80,
    example="We were incorporated in the State of Delaware in May 1994.",
    expected="Delaware",
)
def _incorporated_in(reading: Reading) -> Iterator[Cited[str]]:
    """The words “We were incorporated in Delaware”."""
    yield from words(reading.find(_INCORPORATED_IN), "state")


_INCORPORATED_IN = Phrase(
    r"\b(?:was|were|is|are) (?:originally |initially )?(?:incorporated|organized|formed)"
    rf"(?: \w+){{0,4}}? (?:in|under the laws of)(?: the)?(?: state of)? (?P<state>{STATES})"
)


@rule(
    "auditor",
    weight=80,
    example="have been audited by Lowe & Hart LLP, independent auditors, as set forth",
    expected="Lowe & Hart LLP",
)
def _audited_by(reading: Reading) -> Iterator[Cited[str]]:
    """The words “have been audited by X, independent auditors”."""
    yield from words(reading.find(_AUDITED_BY), "name")


_AUDITED_BY = Phrase(
    r"(?i:audited by|reports? of) (?P<name>[A-Z][\w&., ]{3,60}?),? (?i:an? )?(?i:independent)"
    r"(?i: registered public| certified public| public)? (?i:auditors?|account\w+)",
    match_case=True,
)


@rule(
    "legal_counsel",
    weight=80,
    example="Certain legal matters have been passed upon for us by Ames & Poole, L.L.P., Salem.",
    expected="Ames & Poole, L.L.P.",
)
def _passed_upon_by(reading: Reading) -> Iterator[Cited[str]]:
    """The words “passed upon for us by X”."""
    yield from words(reading.find(_PASSED_UPON), "name")


_PASSED_UPON = Phrase(
    r"(?i:passed (?:up)?on)(?i: for (?:us|the company|[\w ]{2,40}?))? (?i:by)(?i: our counsel,?)? "
    r"(?P<name>[A-Z][\w&.,’' ]{2,60}?(?:LLP|L\.L\.P\.|P\.C\.|PLLC|P\.L\.L\.C\.|P\.A\.|LLC|PC"
    r"|[A-Z][a-z]+(?=, [A-Z][a-z]+(?:, [A-Z]|\.))))",
    match_case=True,
)


@rule(
    "legal_counsel",
    weight=60,
    example=(
        "LEGAL MATTERS\n\nAmes & Poole LLP, Salem, Oregon, has given us its opinion that the shares"
    ),
    expected="Ames & Poole LLP",
)
def _firm_in_legal_matters(reading: Reading) -> Iterator[Cited[str]]:
    """The first law firm that the section on legal matters names."""
    if (section := reading.section(r"^(?:legal matters|validity of)")) is not None:
        yield from words(reading.find(_LAW_FIRM, section.span), "name")


_LAW_FIRM = Phrase(
    r"(?P<name>[A-Z][\w&’'-]+(?:,? (?:[A-Z][\w&.’'-]*|&|and)){0,6},? "
    r"(?:LLP|L\.L\.P\.|P\.C\.|PLLC|P\.L\.L\.C\.|P\.A\.|LLC|L\.L\.C\.))",
    match_case=True,
)


# What --------------------------------------------------------------------------------------------


@rule(
    "offering_type",
    weight=80,
    example="This prospectus relates to the resale of up to 1,000 shares by selling stockholders.",
    expected=OfferingType.RESALE,
)
def _who_sells(reading: Reading) -> Iterator[Cited[OfferingType]]:
    """Whether the cover speaks of a resale, of the issuer's own sale, or of both."""
    resale = next(reading.find(_RESALE, reading.cover), None)
    primary = next(reading.find(_PRIMARY, reading.cover), None)
    if resale is not None and primary is not None:
        yield Cited(OfferingType.PRIMARY_AND_RESALE, resale.cite(), also=(primary.cite(),))
    elif resale is not None:
        yield Cited(OfferingType.RESALE, resale.cite_sentence())
    elif primary is not None:
        yield Cited(OfferingType.PRIMARY, primary.cite_sentence())


_RESALE = Phrase(
    r"\bresales?\b|(?:offer|sale|sold|offered|disposition)\b[^.]{0,120}\bselling "
    r"(?:stock|share|security|securities) ?holders?"
)
_PRIMARY = Phrase(
    r"\b(?:we|the company) (?:are|is) (?:hereby )?(?:offering|selling)\b|we may "
    r"(?:from time to time "
    r")?(?:offer|sell|issue)\b|offered by us\b|our initial public offering"
)


@rule(
    "securities_offered",
    weight=80,
    example="This prospectus relates to the resale of up to 1,000 shares of our common stock.",
    expected="common stock",
)
def _class_on_cover(reading: Reading) -> Iterator[Cited[str]]:
    """The class behind the number of shares on the cover."""
    for match in reading.find(_SHARES_OF_CLASS, reading.cover):
        yield Cited(match.words("kind").casefold(), match.cite())


_SHARES_OF_CLASS = Phrase(
    r"{shares} shares? of (?:our |its |the company.s )?(?P<kind>(?:class \w )?common stock"
    r"|(?:series \w+ )?[\w ]{0,30}?preferred stock|ordinary shares)"
)


@rule(
    "shares_offered",
    weight=100,
    example="HARBOR PUMP WORKS, INC.\n\nUp to 1,184,300 Shares of Our Common Stock\n\nYou should",
    expected=1184300,
)
def _count_in_heading(reading: Reading) -> Iterator[Cited[int]]:
    """A line of the cover that only says how many shares."""
    for match in reading.find(_COUNT_HEADING, reading.cover):
        count = match.count("n")
        if len(match.sentence.block.text) < _LONGEST_COVER_LINE and count is not None:
            yield Cited(count, match.cite_sentence())


_LONGEST_COVER_LINE = 120
_COUNT_HEADING = Phrase(r"^(?:up to )?(?:an aggregate of )?{shares:n} (?:\w+ ){0,2}shares?\b")


@rule(
    "shares_offered",
    weight=90,
    example="This prospectus relates to the resale of up to 3,145,200 shares of our common stock.",
    expected=3145200,
)
def _count_in_sentence(reading: Reading) -> Iterator[Cited[int]]:
    """The words “relates to the resale of up to n shares”, “we are offering n shares”."""
    yield from counts(reading.find(_COUNT_SENTENCE, reading.cover), "n")
    offering = reading.section(r"^(?:the|this) offering")
    yield from counts(reading.find(_COUNT_SENTENCE, offering.span) if offering else (), "n")


_COUNT_SENTENCE = Phrase(
    r"(?:resale|offer(?:ing)?(?: and (?:sale|resale))?|sale|sell(?:ing)?)\b(?:[^.,;]{0,80}?)? "
    r"(?:of |by [\w ]+ of )?(?:up to )?(?:an aggregate (?:of )?)?(?:up to )?{shares:n} shares"
)


@rule(
    "offered_percent_of_outstanding",
    weight=90,
    example=(
        "The shares constitute 15.2% of our issued and outstanding common stock on May 1, 2002."
    ),
    expected=Decimal("15.2"),
)
def _percent_on_cover(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “constitute n% of our outstanding common stock”, on the cover."""
    yield from amounts(reading.find(_PERCENT_OUTSTANDING, reading.cover), "percent")


@rule(
    "offered_percent_of_outstanding",
    weight=60,
    example=(
        "THE OFFERING\n\nThe shares represent 15.2% of our issued and outstanding common stock."
    ),
    expected=Decimal("15.2"),
)
def _percent_in_offering(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The same in the section on the offering."""
    section = reading.section(r"^(?:the|this) offering$")
    yield from amounts(
        reading.find(_PERCENT_OUTSTANDING, section.span) if section else (), "percent"
    )


_PERCENT_OUTSTANDING = Phrase(
    r"(?:constitut\w+|represent\w*|approximately|equal(?: in number)? to|or|which is|are)"
    r"(?: approximately| about)? {percent:percent} of (?:our |the |its )?(?:total "
    r"|then |currently )*"
    r"(?:issued and )?outstanding (?:shares|common)"
)


@rule(
    "shares_outstanding",
    weight=80,
    example="As of May 1, 2002, we had 20,655,900 shares of common stock issued and outstanding.",
    expected=20655900,
)
def _we_had_outstanding(reading: Reading) -> Iterator[Cited[int]]:
    """The words “As of DATE, we had n shares of common stock outstanding”."""
    yield from counts(reading.find(_WE_HAD), "n")


@rule(
    "shares_outstanding_date",
    weight=80,
    example="As of May 1, 2002, we had 20,655,900 shares of common stock issued and outstanding.",
    expected=date(2002, 5, 1),
)
def _outstanding_as_of(reading: Reading) -> Iterator[Cited[date]]:
    """The date of that sentence."""
    yield from dates(reading.find(_WE_HAD), "as_of")


_WE_HAD = Phrase(
    r"(?:as of|on|at) (?:the close of business on )?{date:as_of},? (?:we had|there "
    r"were|the company "
    r"had|we have) (?:approximately )?(?:issued and outstanding )?{shares:n} shares of (?:our |its "
    r"|the company.s )?(?:class \w )?common stock(?:,[^.]{0,40})?,? (?:were "
    r")?(?:issued and )?outstanding"
)


@rule(
    "holders_of_record",
    weight=80,
    example="As of May 1, 2002, we had 214 shareholders of record of our common stock.",
    expected=214,
)
def _record_holders(reading: Reading) -> Iterator[Cited[int]]:
    """The words “n holders of record”."""
    yield from counts(reading.find(_RECORD_HOLDERS), "n")


_RECORD_HOLDERS = Phrase(
    r"(?:(?:as of|on|at) {date},? )?(?:we had|there were|held by)?(?: approximately)? ?{count:n} "
    r"(?:(?:stock|share)?holders|record holders|owners|holders) of record"
)


# When and where filed ----------------------------------------------------------------------------


@rule(
    "filing_rule",
    weight=90,
    example="Filed Pursuant to Rule 424(b)(3)\nFile No. 333-999417",
    expected="424(b)(3)",
)
def _filed_pursuant_to(reading: Reading) -> Iterator[Cited[str]]:
    """The words “Filed pursuant to Rule 424(b)(3)” at the top."""
    for match in reading.find(_FILED_PURSUANT, reading.cover):
        number = re.sub(r"(?i)^rules?\s+", "", match.figure("rule").text)
        yield Cited(number.replace(" ", ""), match.cite())


_FILED_PURSUANT = Phrase(r"filed (?:pursuant to|under) {reference:rule}")


@rule(
    "registration_number",
    weight=90,
    example="Filed Pursuant to Rule 424(b)(3)\nRegistration No. 333-999417",
    expected="333-999417",
)
def _file_number(reading: Reading) -> Iterator[Cited[str]]:
    """A “Registration No.” or “File No.” on the cover."""
    for match in reading.find(_FILE_NUMBER, reading.cover):
        yield Cited(match.figure("number").text, match.cite())


_FILE_NUMBER = Phrase(
    r"(?:registration|commission|file)(?: statement)?(?: file)? (?:nos?\.?"
    r"|numbers?):? {reference:number}"
)


@rule(
    "date",
    weight=100,
    example="The date of this prospectus supplement is July 16, 2003.",
    expected=date(2003, 7, 16),
)
def _date_of_this(reading: Reading) -> Iterator[Cited[date]]:
    """The words “The date of this prospectus is”."""
    yield from dates(reading.find(_DATE_OF_THIS), "date")


_DATE_OF_THIS = Phrase(
    r"the date of this (?:prospectus(?: supplement)?|pricing supplement) is {date:date}"
)


@rule(
    "date",
    weight=80,
    example="Prospectus dated October 14, 2004",
    expected=date(2004, 10, 14),
)
def _prospectus_dated(reading: Reading) -> Iterator[Cited[date]]:
    """A line of the cover with “Prospectus dated” or “Subject to completion, dated” alone."""
    yield from dates(reading.find(_DATED, reading.cover), "date")


_DATED = Phrase(
    r"^(?:preliminary )?(?:prospectus(?: supplement)?|subject to completion),?(?: "
    r"dated)? {date:date}\.?$"
)


@rule(
    "date",
    weight=60,
    example="As filed with the Securities and Exchange Commission on April 29, 2004",
    expected=date(2004, 4, 29),
)
def _filed_on(reading: Reading) -> Iterator[Cited[date]]:
    """The words “As filed with the Securities and Exchange Commission on”."""
    yield from dates(reading.find(_FILED_ON, reading.cover), "date")


_FILED_ON = Phrase(
    r"as filed with the (?:u\.?s\.? )?securities and exchange commission on {date:date}"
)


@rule(
    "base_prospectus_date",
    weight=90,
    example="Prospectus Supplement\n(To Prospectus Dated January 3, 2003)",
    expected=date(2003, 1, 3),
)
def _to_prospectus_dated(reading: Reading) -> Iterator[Cited[date]]:
    """The words “(To Prospectus dated …)” on a supplement's cover."""
    yield from dates(reading.find(_TO_PROSPECTUS, reading.cover), "date")


_TO_PROSPECTUS = Phrase(
    r"(?:\(? ?to (?:the )?|related |supplement to )prospectus(?:es)?,? dated(?: as of)? {date:date}"
)


@rule(
    "risk_factors_page",
    weight=90,
    example="Investing involves a high degree of risk. See Risk Factors beginning on page 8.",
    expected=8,
)
def _risk_page(reading: Reading) -> Iterator[Cited[int]]:
    """The words “See Risk Factors on page n” on the cover."""
    for match in reading.find(_RISK_PAGE, reading.cover):
        label = match.figure("page").text.split()[-1]
        if label.isdecimal():
            yield Cited(int(label), match.cite())


_RISK_PAGE = Phrase(r"risk factors[,.”\"']*(?: section)?[^.]{0,60}? on {reference:page}")


# Price and market --------------------------------------------------------------------------------


@rule(
    "market",
    weight=90,
    example="Our common stock is traded on the OTC Bulletin Board under the symbol HPWK.",
    expected="OTC Bulletin Board",
)
def _traded_on(reading: Reading) -> Iterator[Cited[str]]:
    """The words “traded on the X under the symbol Y” on the cover."""
    for match in reading.find(_TRADED_ON, reading.cover):
        yield Cited(match.words("market").strip(" ,"), match.cite())


@rule(
    "symbol",
    weight=90,
    example="Our common stock is traded on the OTC Bulletin Board under the symbol HPWK.",
    expected="HPWK",
)
def _under_symbol(reading: Reading) -> Iterator[Cited[str]]:
    """The symbol of that sentence."""
    for match in reading.find(_TRADED_ON, reading.cover):
        yield Cited(match.words("symbol").rstrip("."), match.cite())


_TRADED_ON = Phrase(
    r"(?i:traded|listed|quoted|quotation|listing|trades|trading) (?i:on|through|in) (?i:the )?"
    r"(?P<market>[A-Z][\w /.&,’'-]{2,70}?),? (?i:under the)(?i: trading| ticker)? (?i:symbol),? "
    r"[\"“‘']{0,2}(?P<symbol>[A-Z][A-Z.:]{0,9}[A-Z]|[A-Z])\b",
    match_case=True,
)


@rule(
    "last_price_usd",
    weight=90,
    example="On May 1, 2002, the closing sale price of our common stock was $1.45.",
    expected=Decimal("1.45"),
)
def _last_price(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “On DATE, the closing price of our common stock was $n” on the cover."""
    for phrase in (_PRICE_ON, _PRICE_THEN_DATE):
        yield from amounts(reading.find(phrase, reading.cover), "price")


@rule(
    "last_price_date",
    weight=90,
    example="The last reported sale price of our common stock on May 1, 2002 was $1.45 per share.",
    expected=date(2002, 5, 1),
)
def _last_price_on(reading: Reading) -> Iterator[Cited[date]]:
    """The date of that sentence."""
    for phrase in (_PRICE_ON, _PRICE_THEN_DATE):
        yield from dates(reading.find(phrase, reading.cover), "date")


_PRICE_NAME = r"the (?:closing|last|reported)[\w ]{0,30}?(?:price|bid)s?"
_PRICE_ON = Phrase(rf"on {{date:date}},? {_PRICE_NAME}[^.$]{{0,140}}? (?:was|of) {{money:price}}")
_PRICE_THEN_DATE = Phrase(
    rf"{_PRICE_NAME}[^.$]{{0,140}}? on {{date:date}},? (?:was|of) {{money:price}}"
)


# Proceeds ----------------------------------------------------------------------------------------


@rule(
    "warrant_proceeds_usd",
    weight=90,
    example="We will receive up to an aggregate of $64,800 if all of the warrants are exercised.",
    expected=Decimal(64800),
)
def _if_all_warrants(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “up to an aggregate of $n if all of the warrants are exercised”."""
    yield from amounts(reading.find(_IF_ALL), "amount")
    yield from amounts(reading.find(_IF_ALL_FIRST), "amount")


@rule(
    "warrant_proceeds_usd",
    weight=50,
    example=(
        "We will receive up to $64,800 from the sale of common stock upon exercise of warrants."
    ),
    expected=Decimal(64800),
)
def _upon_exercise(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “receive up to $n … upon exercise of the warrants”."""
    yield from amounts(reading.find(_UPON_EXERCISE), "amount")


_IF_ALL = Phrase(
    r"(?:up to )?(?:an aggregate (?:of|amount of) )?(?:up to )?{money:amount}[^.;]{0,60}? if "
    r"(?:all|the)[^.;]{0,80}? (?:warrants?|options?)[^.;]{0,40}? exercised"
)
_IF_ALL_FIRST = Phrase(
    r"(?:if|upon) (?:all|the)[^.;]{0,80}? (?:warrants?|options?)[^.;]{0,40}? exercised[^.;]{0,60}?,"
    r"[^.;$]{0,40}? receive (?:up to )?(?:an aggregate of )?(?:up to )?{money:amount}"
)
_UPON_EXERCISE = Phrase(
    r"receive (?:up to )?(?:an aggregate of )?{money:amount}[^.;]{0,120}? exercise of (?:all )?"
    r"(?:of )?(?:the |these )?(?:[\w-]+ ){0,2}warrants"
)


@rule(
    "price_per_share_usd",
    weight=90,
    example="We are offering 1,000 shares at an offering price of $2.41 per share.",
    expected=Decimal("2.41"),
)
def _price_in_sentence(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The words “at an offering price of $n per share” on the cover."""
    yield from amounts(reading.find(_OFFERING_PRICE, reading.cover), "price")


_OFFERING_PRICE = Phrase(
    r"(?:public )?offering price (?:of|is) {money:price} per (?:share|unit|ads)"
)


def _cover_tables(reading: Reading) -> Iterator[Block]:
    for block in reading.document.blocks_in(reading.cover):
        if block.table is not None:
            yield block


def _row_amounts(reading: Reading, label: str) -> Iterator[list[tuple[Decimal, Span]]]:
    """The amounts, left to right, of rows of the cover's tables whose name matches a pattern."""
    for block in _cover_tables(reading):
        assert block.table is not None
        for row in block.table.rows:
            if not row or not re.search(label, row[0].text, re.IGNORECASE):
                continue
            spans = [cell.span for cell in row[1:] if cell.span is not None]
            found = [
                (_decimal(figure.value), figure.span)
                for span in spans
                for figure in reading.figures.inside(span)
                if figure.kind in {FigureKind.MONEY, FigureKind.NUMBER}
            ]
            if found:
                yield found


def _in_table(reading: Reading, label: str, *, total: bool) -> Iterator[Cited[Decimal]]:
    for row in _row_amounts(reading, label):
        if total and len(row) < 2:
            continue
        value, span = row[-1 if total else 0]
        yield Cited(value, reading.document.cite(span))


_TABLE_EXAMPLE = (
    "                                  Per Share         Total\n"
    "                                  ---------      -----------\n"
    "Public offering price               $10.00        $5,000,000\n"
    "Underwriting discount                $0.70          $350,000\n"
    "Proceeds, before expenses, to us     $9.30        $4,650,000\n"
)


@rule("price_per_share_usd", weight=80, example=_TABLE_EXAMPLE, expected=Decimal("10.00"))
def _price_in_table(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The cover table's row for the offering price, first column."""
    yield from _in_table(
        reading, r"^(?:initial )?(?:public )?offering price|price to public", total=False
    )


@rule("aggregate_offering_usd", weight=80, example=_TABLE_EXAMPLE, expected=Decimal(5000000))
def _aggregate_in_table(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The cover table's row for the offering price, last column."""
    yield from _in_table(
        reading, r"^(?:initial )?(?:public )?offering price|price to public", total=True
    )


@rule("underwriting_discount_usd", weight=80, example=_TABLE_EXAMPLE, expected=Decimal(350000))
def _discount_in_table(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The cover table's row for discounts or agent's fees, last column."""
    yield from _in_table(reading, r"discount|placement agent.{0,3} fee|commission", total=True)


@rule("proceeds_to_issuer_usd", weight=80, example=_TABLE_EXAMPLE, expected=Decimal(4650000))
def _proceeds_in_table(reading: Reading) -> Iterator[Cited[Decimal]]:
    """The cover table's row for proceeds, last column."""
    yield from _in_table(reading, r"^(?:net )?proceeds", total=True)


def _decimal(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))
