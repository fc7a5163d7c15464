"""The agreement's own facts: title, date, parties, governing law, and what was left blank."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from core.document.model import BlockKind
from core.extraction.names import COMPANY, NAME, STATES
from core.figures.model import FigureKind, PartialDate
from core.figures.phrase import Phrase
from core.terms.agreement import Agreement
from core.terms.cited import NOT_FOUND, Cited, not_stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.extraction.reading import Reading
    from core.figures.model import Sentence
    from core.terms.cited import Term

_TITLE = re.compile(r"(?i)\bagreement\b")
_EXHIBIT = re.compile(r"(?i)^(?:exhibit|ex\.?)\s+[\w.()-]+\s+")
_DATED = Phrase(
    r"(?:dated(?: as of)?|made(?: and entered into)?(?: as of)?(?: this)?|entered "
    r"into(?: as of)?(?: this)?|effective"
    r" as of|as of)(?: the)? {date:date}"
)
_PARTY = re.compile(
    rf"({NAME})(?=,? (?:an? (?:{STATES}|[A-Z]\w+) (?:corporation|limited|company"
    rf"|partnership|trust|banking)"
    r"|\((?:the |each|collectively)?[, ]*(?:an? |the )?[\"“]))"
)
_LAW = Phrase(
    r"(?:govern|constru|interpret)\w*[^.;]{0,120}? laws? of (?:the )?(?:state"
    r"|commonwealth)?(?: of)? ?"
    rf"(?P<state>{STATES})"
)
_LAW_FIRST = Phrase(
    rf"\blaws? of (?:the )?(?:state|commonwealth)?(?: of)? ?(?P<state>{STATES})[^.;]{{0,120}}? "
    r"(?:shall |will )?govern"
)
_AMONG = re.compile(r"(?i)\b(?:by and )?(?:among|between)\b|hereby agree")
_NO_PARTY = re.compile(
    r"(?i)\b(?:agreement|notes?|stock|shares?|warrants?|units?|debentures?|act)\b"
)
_SCHEDULE_OF = re.compile(
    r"(?i)(?:names? (?:and address )?of )(?:the )?(?:investor|purchaser|holder|seller"
    r"|buyer|stockholder)"
)
_TOTAL = re.compile(r"(?i)(?:sub)?total")
_SIGNATURE = re.compile(
    r"(?i)(?:by|name|title|its|dated?|signature|address(?: for notice)?|telecopy|telephone|fax\w*"
    r"|phone|attn|attention|e-?mail)[\w ]{0,20}:?\s*[_\[]"
)
_PREAMBLE_BLOCKS = 12


def extract_agreement(reading: Reading) -> Agreement:
    """The facts of an agreement; a date with blanks is not stated, and listed among the blanks."""
    return Agreement(
        title=_title(reading),
        date=_date(reading),
        parties=(*_parties(reading), *_scheduled(reading)),
        governing_law=_law(reading),
        blanks=tuple(_blanks(reading)),
    )


def _title(reading: Reading) -> Term[str]:
    for block in reading.document.blocks[:40]:
        if block.is_heading and _TITLE.search(block.text):
            words = _EXHIBIT.sub("", block.text)
            start = len(block.text) - len(words)
            return Cited(words, reading.cite_words(block, start, len(block.text)))
    return NOT_FOUND


def _preamble(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences before the first numbered section, at most a dozen blocks."""
    sections = reading.sections
    end = sections[0].span.start if sections else len(reading.document.text)
    blocks = [b for b in reading.document.blocks if b.span.start < end]
    bodies = [b for b in blocks if b.is_heading or b.kind is BlockKind.PARAGRAPH]
    return tuple(
        sentence
        for block in bodies[:_PREAMBLE_BLOCKS]
        for sentence in reading.figures.sentences_of(block)
    )


def _date(reading: Reading) -> Term[date]:
    for match in _DATED.find(reading.figures, _preamble(reading)):
        value = match.figure("date").value
        if isinstance(value, date):
            return Cited(value, match.cite())
        if isinstance(value, PartialDate):
            return not_stated(match.cite())
    return NOT_FOUND


def _parties(reading: Reading) -> Iterator[Cited[str]]:
    seen: set[str] = set()
    for sentence in _preamble(reading):
        text = sentence.text
        if not _AMONG.search(text):
            continue
        for found in _PARTY.finditer(text):
            name = found.group(1).strip(" ,")
            if name.casefold() in seen or not _is_party(name):
                continue
            seen.add(name.casefold())
            first = sentence.first + found.start(1)
            yield Cited(
                name, reading.cite_words(sentence.block, first, first + len(found.group(1)))
            )


def _scheduled(reading: Reading) -> Iterator[Cited[str]]:
    """The parties that a schedule at the end names in its first column."""
    for block in reading.document.blocks:
        if block.table is None or not _SCHEDULE_OF.match(next(iter(block.table.titles()), "")):
            continue
        for row in block.table.rows:
            name = row[0]
            if name.span is not None and not _TOTAL.match(name.text) and len(row) > 1:
                yield Cited(name.text, reading.document.cite(name.span))


def _is_party(name: str) -> bool:
    """Whether a name is a party's: a company, or a person, and no title of an agreement."""
    return not _NO_PARTY.search(name) and (
        bool(re.fullmatch(COMPANY, name)) or len(name.split()) >= 2
    )


def _law(reading: Reading) -> Term[str]:
    for phrase in (_LAW, _LAW_FIRST):
        for match in reading.find(phrase):
            return Cited(match.words("state"), match.cite())
    return NOT_FOUND


def _blanks(reading: Reading) -> Iterator[Cited[str]]:
    """Places left to be filled in, with the words around them; signature lines are none."""
    for figure in reading.figures.all:
        is_blank = figure.kind is FigureKind.BLANK or (
            isinstance(figure.value, PartialDate) and ("_" in figure.text or "[" in figure.text)
        )
        if not is_blank:
            continue
        block = reading.document.blocks[figure.block]
        first = max(0, block.text.rfind(" ", 0, max(0, figure.first - 40)) + 1)
        words = block.text[first : figure.last].strip()
        if any(c.isalpha() for c in words) and not _SIGNATURE.match(words):
            yield Cited(words, reading.cite_words(block, first, figure.last))
