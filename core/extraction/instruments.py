"""Instruments by name: notes, preferred stock, warrants, and the words that describe them."""

from __future__ import annotations

import re

from core.figures.model import MARKS, FigureKind
from core.figures.phrase import Phrase
from core.terms.security import SecurityKind

_DESCRIPTION = (
    r"(?:senior|secured|subordinated|unsecured|convertible|cumulative|redeemable"
    r"|promissory|junior|non-"
    r"|participating|exchangeable|perpetual|preferred|common|pre-funded|prefunded"
    r"|stock|purchase|unit|placement"
    r"|agent|private|public|bridge|original|issue|discount|class\s\w"
    r"|series\s\w{1,3}(?:-\d)?|mandatory|cash"
    r"|investor|representative.s|callable)"
)
_NOUN = (
    r"(?:notes?|debentures?|preferred\s(?:stock|shares?)|warrants?|options?|units?"
    r"|(?<!registration\s)rights)"
)
_PERCENT = MARKS[FigureKind.PERCENT]
INSTRUMENT = re.compile(rf"(?i)(?:(?:{_DESCRIPTION}|{_PERCENT})[\s,]+)*{_NOUN}\b")
"""An instrument's name in a marked sentence, its rate as the mark of a percentage."""

EXPIRES = Phrase(r"(?:expir\w+|terminat\w+)(?: at [^;]{3,40}?)? (?:on|date of) {date:date}")
"""The day on which a warrant or an option ends."""

_KINDS = (
    (r"preferred", SecurityKind.PREFERRED_STOCK),
    (r"convertible[\w\s,%.]*(?:note|debenture)", SecurityKind.CONVERTIBLE_NOTE),
    (r"\bnotes?\b|debenture", SecurityKind.NOTE),
    (r"warrant", SecurityKind.WARRANT),
    (r"\boptions?\b", SecurityKind.OPTION),
    (r"\bunits?\b", SecurityKind.UNIT),
    (r"\brights\b", SecurityKind.RIGHT),
    (r"common stock|ordinary shares|shares", SecurityKind.COMMON_STOCK),
)


def kind_of_instrument(name: str) -> SecurityKind:
    """The kind of an instrument by its name; a preferred stock's warrants count as warrants."""
    words = name.casefold()
    if words.rstrip("s").endswith("warrant"):
        return SecurityKind.WARRANT
    for pattern, kind in _KINDS:
        if re.search(pattern, words):
            return kind
    return SecurityKind.OTHER
