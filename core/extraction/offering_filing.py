"""When and where an offering document was filed: rule, number, dates, risk page."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from core.extraction.offering_book import rule
from core.extraction.reading import dates
from core.figures.phrase import Phrase
from core.terms.cited import Cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.extraction.reading import Reading


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
        if not number.startswith("424"):
            continue  # a registration statement names the rules of other filings
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
    """The words “The date of this prospectus is” on the cover."""
    yield from dates(reading.find(_DATE_OF_THIS, reading.cover), "date")


@rule(
    "date",
    weight=50,
    example="RISK FACTORS\n\nSee below.\n\nThe date of this prospectus is July 16, 2003.",
    expected=date(2003, 7, 16),
)
def _date_at_the_back(reading: Reading) -> Iterator[Cited[date]]:
    """The same words anywhere else, as on a back cover or a base prospectus bound behind."""
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
def _risk_page(reading: Reading) -> Iterator[Cited[int | str]]:
    """The words “See Risk Factors on page n” on the cover."""
    for match in reading.find(_RISK_PAGE, reading.cover):
        label = match.figure("page").text.split()[-1]
        if label.isdecimal():
            yield Cited(int(label), match.cite())
        elif _PAGE_LABEL.fullmatch(label):
            yield Cited(label, match.cite())


_PAGE_LABEL = re.compile(r"[A-Z]{1,2}-\d{1,3}")
_RISK_PAGE = Phrase(r"risk factors[,.”\"']*(?: section)?[^.]{0,60}? on {reference:page}")
