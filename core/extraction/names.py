"""Names as documents print them: companies, persons, states, and their patterns."""

from __future__ import annotations

from core.figures.model import MARKS, FigureKind

COMPANY_END = (
    r"(?:Inc|INC|Incorporated|INCORPORATED|Corp|CORP|Corporation|CORPORATION|Co|CO|Company|COMPANY"
    r"|Ltd|LTD|Limited|LIMITED|LLC|L\.L\.C|LLP|L\.L\.P|LP|L\.P|PLC|plc|N\.V|S\.A|A\.G|AG|P\.C|Trust"
    r"|TRUST|Holdings|HOLDINGS|Group|GROUP|Partners|PARTNERS|Bancorp|BANCORP)"
)
_MARK = MARKS[FigureKind.NUMBER]  # a name may hold a number: "544 Main Street Partners"
_WORD = rf"(?:[A-Z0-9{_MARK}][\w'’&.*-]*|&|of|the|de|van|von|Y|\([A-Z][\w.]{{1,12}}\))"
COMPANY = (
    rf"(?:(?:(?:[A-Z]\.){{2,3}}\s)?[A-Z0-9{_MARK}][\w'’&*-]*\.?"
    rf"(?:,?\s{_WORD}){{0,7}}?,?\s{COMPANY_END}\b\.?"
    rf"(?:,?\s{COMPANY_END}\b\.?)*)"
)
"""A company's name: capitalised words up to a corporate ending."""

PERSON = (
    r"(?:(?:Mr|Ms|Mrs|Dr)\.\s)?[A-Z][a-z'’-]+(?:\s(?:[A-Z]\.|[A-Z][a-z'’-]+)){1,3}"
    r"(?:,?\s(?:Jr|Sr)\.)?"
)
"""A natural person's name: two to four capitalised words, initials among them."""

NAME = rf"(?:{COMPANY}|{PERSON})"

STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    "|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    "|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey"
    "|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West Virginia|Wisconsin|Wyoming|British Virgin Islands|Cayman Islands|Bermuda|Israel|Canada"
    "|England and Wales|Ireland|Netherlands|Ontario|British Columbia|Marshall Islands|Puerto Rico"
)
"""States and other places under whose law issuers are formed."""
