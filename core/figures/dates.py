"""Dates as documents print them, whole or with parts left blank."""

from __future__ import annotations

import re
from datetime import date

from core.figures.model import PartialDate

MONTHS = (
    "january february march april may june july august september october november december"
).split()
_ABBREVIATIONS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_NAMES = "|".join([*(name.capitalize() for name in MONTHS), *(name.upper() for name in MONTHS)])
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
_MONTH = rf"(?:{_NAMES}|{_SHORT})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_BLANK = r"\[?_{2,}\]?|\[\s*[•●]?\s*\]"
_YEAR = r"(?:19|20)\d{2}"

DATE = (
    rf"{_MONTH}\s+(?:{_DAY}|(?:{_BLANK}))\s?,?\s+(?:{_YEAR}|(?:{_BLANK}))"
    rf"|(?:{_DAY}|(?:{_BLANK}))\s+day\s+of\s+(?:{_MONTH}|(?:{_BLANK})),?\s+(?:{_YEAR}|(?:{_BLANK}))"
    rf"|(?:(?:{_BLANK})\s+)?(?:{_BLANK}),\s+{_YEAR}"
    rf"|\d{{1,2}}\s+{_MONTH}\s+{_YEAR}"
    rf"|{_MONTH}(?:\s+of)?,?\s+{_YEAR}"
    rf"|{_MONTH}\s+{_DAY}(?!\d|[,.]\d|%)"
    r"|(?<![\d/])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)?\d{2}(?![\d/])"
)
"""Pattern of a date; case matters, so that "may" and "march" are no months."""


def read_date(text: str) -> date | PartialDate:
    """The date that a text matched by `DATE` says; what it leaves blank stays open.

    A day that its month does not have is left open too, for it is no date.
    """
    if "/" in text:
        month, day, year = (int(part) for part in text.split("/"))
        if year < 100:
            year += 1900 if year >= 50 else 2000
        return _whole(year, month, day)
    name = re.search(r"[A-Za-z]{3,}", re.sub(r"\bday\s+of\b", "", text))
    spelled = name.group().casefold()[:3] if name else ""
    found_month = _ABBREVIATIONS.index(spelled) + 1 if spelled in _ABBREVIATIONS else None
    found_year = re.search(_YEAR, text)
    without_year = text[: found_year.start()] + text[found_year.end() :] if found_year else text
    found_day = re.search(r"\d{1,2}", without_year)
    return _whole(
        int(found_year.group()) if found_year else None,
        found_month,
        int(found_day.group()) if found_day else None,
    )


def _whole(year: int | None, month: int | None, day: int | None) -> date | PartialDate:
    if year and month and day:
        try:
            return date(year, month, day)
        except ValueError:
            return PartialDate(year, month, None)
    return PartialDate(year, month, day)
