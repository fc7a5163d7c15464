"""Roles of persons in an offering, told from the words that a document uses for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.terms.indemnity import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTIES = (
    (
        Role.CONTROLLING_PERSON,
        (
            r"(?:person|entity)s?,? (?:if any,? )?who controls?|controlling persons?"
            r"|controls? (?:such|the|any)\b"
        ),
    ),
    (Role.DIRECTOR_OR_OFFICER, r"\bdirectors?\b|\bofficers?\b|\bindemnitee\b"),
    (
        Role.UNDERWRITER,
        r"\bunderwriters?\b|\b(?:placement|selling) agents?\b|\bthe agent\b|\bdealer manager\b",
    ),
    (
        Role.HOLDER,
        (
            r"\b(?:selling |each |such |participating |the |any )*(?:investors?|holders?"
            r"|(?:stock|share|security|securities) ?holders?)\b"
        ),
    ),
    (Role.PURCHASER, r"\bpurchasers?\b|\bbuyers?\b|\bsubscribers?\b"),
    (Role.SELLER, r"\bsellers?\b"),
    (Role.COMPANY, r"\bcompany\b|\bissuer\b|\bregistrant\b|\bcorporation\b|\bwe\b|\bus\b"),
)
_COMPILED = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in _PARTIES)


def roles_in(words: str) -> Iterator[tuple[Role, int, int]]:
    """Each role that a phrase names, once, with the place of its first mention.

    "Selling stockholder" is a holder, not a seller; the director of a company is not the company.
    """
    seen: set[Role] = set()
    taken: list[tuple[int, int]] = []
    for role, pattern in _COMPILED:
        for found in pattern.finditer(words):
            if any(first < found.end() and found.start() < last for first, last in taken):
                continue
            taken.append(found.span())
            if role not in seen:
                seen.add(role)
                yield role, found.start(), found.end()
