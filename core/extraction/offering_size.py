"""What is offered: by whom, which class, how many shares, of how many outstanding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from core.extraction.offering_book import rule
from core.extraction.reading import amounts, counts, dates
from core.figures.phrase import Phrase
from core.terms.cited import Cited
from core.terms.offering import OfferingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.extraction.reading import Reading


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
    weight=60,
    example="It is based on 1,405,134 shares of our common stock outstanding as of March 28, 2025.",
    expected=1405134,
)
def _outstanding_shares(reading: Reading) -> Iterator[Cited[int]]:
    """The words “n shares of common stock outstanding as of DATE”."""
    yield from counts(reading.find(_OUTSTANDING), "n")


@rule(
    "shares_outstanding_date",
    weight=60,
    example="It is based on 1,405,134 shares of our common stock outstanding as of March 28, 2025.",
    expected=date(2025, 3, 28),
)
def _outstanding_on(reading: Reading) -> Iterator[Cited[date]]:
    """The date of that sentence."""
    yield from dates(reading.find(_OUTSTANDING), "as_of")


_OUTSTANDING = Phrase(
    r"{shares:n} shares (?:of (?:our |its |the company.s )?(?:class \w )?common stock )?"
    r"(?:that were )?(?:issued and )?outstanding,? (?:as of|on|at) {date:as_of}"
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
