"""What kind of document it is, and the words that say so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.document.model import BlockKind, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.model import Block, Document

_FRONT_CHARACTERS = 6_000

_AGREEMENTS = (
    (r"registration rights agreement", DocumentKind.REGISTRATION_RIGHTS_AGREEMENT),
    (r"indemnification agreement|indemnity agreement", DocumentKind.INDEMNIFICATION_AGREEMENT),
    (r"underwriting agreement|agency agreement", DocumentKind.UNDERWRITING_AGREEMENT),
    (
        (
            r"(?:securities|stock|notes?|units?|shares?|warrants?)[\w ,&-]* purchase agreement"
            r"|subscription agreement|credit agreement"
        ),
        DocumentKind.PURCHASE_AGREEMENT,
    ),
)
_PARTIES = re.compile(
    r"(?:is|are) (?:hereby )?(?:made|entered into)|by and (?:among|between)"
    r"|parties (?:hereto|agree)|hereby (?:agree|confirm)|whereas|witnesseth|dated as of"
    r"|effective as of"
)
_DISCLOSURES = (  # words, how far from the top they may stand, kind
    (
        (
            r"as filed with the (?:u\.?s\.? )?securities and exchange commission"
            r"|(?<!effective )registration statement under|\bform (?:s|f|sb)-\d"
        ),
        900,
        DocumentKind.REGISTRATION_STATEMENT,
    ),
    (
        (
            r"this (?:preliminary )?(?:prospectus|pricing) supplement|supplement no\.? ?\d+"
            r"|\(to prospectus dated"
            r"|\n\W*(?:preliminary )?(?:prospectus|pricing) supplement"
            r"(?=\s*(?:\n|\(|no\b|dated\b|to prospectus|filed\b))"
        ),
        3_000,
        DocumentKind.PROSPECTUS_SUPPLEMENT,
    ),
    (r"\bprospectus\b", _FRONT_CHARACTERS, DocumentKind.PROSPECTUS),
)
_DISCLOSURE_SIGNALS = (
    r"424\s?\(b\)|registration (?:statement )?(?:file )?no|file no",
    r"securities and exchange commission",
    r"risk factors|high degree of risk",
    r"shares of (?:our |its )?common stock|offering|notes due|aggregate principal",
)
_FILED = re.compile(
    r"424\s?\(b\)|registration (?:statement )?(?:file )?no|as filed with the|^\W*prospectus\b"
    r"|the date of this prospectus"
)
_FRONT_BLOCKS = 60
_VETO_CHARACTERS = 1_500
_BODY = (  # what a prospectus without its cover says of itself and to whom
    r"in this prospectus",
    r"investment in our|invest in our|before making an investment|before you invest",
)


def kind_of(document: Document) -> tuple[DocumentKind, tuple[str, ...]]:
    """The kind of a document, and the phrases that decided it.

    An agreement is named by the first block that bears such a title while the front speaks of
    parties, and nothing near the top says that it was filed as a disclosure; a disclosure by the
    first kind, in the order registration statement, supplement, prospectus, whose words stand
    near the top, where at least two more signs of an offering document do. What calls itself a
    prospectus and speaks to an investor is the body of one.
    """
    front = document.text[:_FRONT_CHARACTERS].casefold()
    flat = " ".join(front.split())
    parties = _PARTIES.search(flat)
    if parties and not _FILED.search(flat[:_VETO_CHARACTERS]):
        titled = _agreement_title(document)
        if titled is not None:
            return titled[0], (titled[1], parties.group())
    if _is_disclosure(flat):
        lines = "\n" + "\n".join(" ".join(line.split()) for line in front.split("\n"))
        for pattern, reach, kind in _DISCLOSURES:
            if found := re.search(pattern, flat[:reach]) or re.search(pattern, lines[:reach]):
                return kind, (found.group().strip(),)
    of_a_body = [said.group() for words in _BODY if (said := re.search(words, flat))]
    if len(of_a_body) == len(_BODY):
        return DocumentKind.PROSPECTUS, tuple(of_a_body)
    return DocumentKind.OTHER, ()


def with_title(blocks: Sequence[Block], kind: DocumentKind) -> tuple[Block, ...]:
    """The same blocks; the first heading near the top that names the kind is the title."""
    words = kind.words.casefold()
    for at, block in enumerate(blocks[:_FRONT_BLOCKS]):
        if block.kind is BlockKind.HEADING and words in block.text.casefold():
            return (*blocks[:at], replace(block, kind=BlockKind.TITLE), *blocks[at + 1 :])
    return tuple(blocks)


def _agreement_title(document: Document) -> tuple[DocumentKind, str] | None:
    for block in document.blocks[:_FRONT_BLOCKS]:
        if block.span.start > _FRONT_CHARACTERS:
            return None
        title = block.text.casefold()[:160]
        for pattern, kind in _AGREEMENTS:
            if found := re.search(pattern, title):
                return kind, found.group()
    return None


def _is_disclosure(flat: str) -> bool:
    """Whether the front speaks as an offering document does, not merely of one."""
    return sum(bool(re.search(signal, flat)) for signal in _DISCLOSURE_SIGNALS) >= 2
