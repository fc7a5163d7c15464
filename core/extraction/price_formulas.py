"""Prices stated as formulas: sentences to structure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.figures.model import FigureKind, Period
from core.figures.phrase import Phrase
from core.terms.cited import Cited
from core.terms.price_formula import FixedPrice, LesserOf, PercentOfMarket, PriceFormula

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.extraction.reading import Reading
    from core.figures.model import Figure, Sentence
    from core.figures.phrase import Match

_WHOLE = Decimal(100)
_PRICE = r"(?:bid prices?|prices?|bids?(?! prices?)|vwaps?|value)"
_ON_DAY = (
    r"(?:(?: of (?:our|the|its) [\w ]{3,30}?)? on "
    r"(?:{date}|the (?:trading )?(?:date|day)(?:(?! (?:and|or) )[^.;,]){0,90}))?"
)
_REFERENCE = (
    r"(?:the )?(?P<reference>(?:simple |arithmetic |volume.weighted )*"
    rf"(?:average|closing|lowest|low|market|bid|last|trading|vwap)\b[^.;,]*?{_PRICE}{_ON_DAY})"
)
_PERCENT_OF = Phrase(rf"{{percent:percent}} of {_REFERENCE}")
_MARKET_PRICE = Phrase(
    r"(?:^|\bor,? |\band |lesser of,? )(?:the )?"
    rf"(?P<reference>(?:closing|average|lowest|market)[^.;,]{{0,40}}? {_PRICE}{_ON_DAY})"
    r"(?!\w)"
)
_FIXED = Phrase(
    r"(?:^|[*•] ?|\bor,? |\band |of:? |equal to |\([ivxab]+\) |(?<={money}), ){money:price}"
)
_LESSER = re.compile(
    r"(?i)\b(?:lesser|lessor|lower|less|lowest) of\b|whichever is (?:less|lower)|the lower\b"
)
_GREATER = re.compile(r"(?i)\b(?:greater|higher|highest) of\b|whichever is (?:greater|higher)")
"""A floor, which no formula of ours can say; a price without it would be another price."""

_WINDOW = Phrase(
    r"(?:for|during|over|in|of) (?:the )?(?:last |prior |preceding |previous )?{period:window}"
)
_PRICE_WORDS = re.compile(r"(?i)conver|exercise price|price equal|divided by")


@dataclass(frozen=True, slots=True)
class _Part:
    """One price of a formula, and where it stands in the order of reading."""

    place: int
    formula: PriceFormula


def find_formula(reading: Reading, sentences: Sequence[Sentence]) -> Cited[PriceFormula] | None:
    """The first formula price in a run of sentences, None where there is none.

    A sentence that names the lesser of several prices may leave them to the list items that
    follow it; these belong to its passage. One with a floor ("the greater of") is passed over.
    """
    sentences = [sentence for sentence in sentences if not _GREATER.search(sentence.text)]
    for at, sentence in enumerate(sentences):
        if not _LESSER.search(sentence.text) or not _is_about_price(sentences, at):
            continue
        passage = [sentence, *_listed_after(sentences, at)]
        parts = _parts(reading, passage)
        if len(parts) >= 2:
            first = reading.cite_sentence(passage[0])
            last = reading.cite_sentence(passage[-1])
            citation = reading.document.cite(first.span.join(last.span))
            return Cited(LesserOf(tuple(part.formula for part in parts)), citation)
    for match in _PERCENT_OF.find(reading.figures, sentences):
        if _is_about_price(sentences, sentences.index(match.sentence)):
            return Cited(_percent_of_market(match), match.cite_sentence())
    return None


def _is_about_price(sentences: Sequence[Sentence], at: int) -> bool:
    return any(_PRICE_WORDS.search(s.text) for s in sentences[max(0, at - 1) : at + 1])


def _listed_after(sentences: Sequence[Sentence], at: int) -> Iterator[Sentence]:
    """The list items behind a sentence that ends in a colon."""
    if not sentences[at].text.rstrip().endswith(":"):
        return
    for sentence in sentences[at + 1 : at + 6]:
        if sentence.block.index == sentences[at].block.index:
            return
        yield sentence
        if sentence.text.rstrip().endswith("."):
            return


def _parts(reading: Reading, passage: Sequence[Sentence]) -> list[_Part]:
    parts: list[_Part] = []
    taken: set[Figure] = set()
    for number, sentence in enumerate(passage):
        base = number * 100_000
        percents: list[tuple[int, int]] = []
        for match in _PERCENT_OF.find(reading.figures, [sentence]):
            taken.add(match.figure("percent"))
            percents.append(match.found.span())
            parts.append(_Part(base + match.found.start(), _percent_of_market(match)))
        lesser = _LESSER.search(sentence.marked)
        after = lesser.end() if lesser and not lesser.group().startswith("which") else 0
        for match in _FIXED.find(reading.figures, [sentence]):
            start = match.found.start("price")
            if start >= after and match.figure("price") not in taken:
                price = match.figure("price").value
                assert isinstance(price, Decimal)
                parts.append(_Part(base + start, FixedPrice(price)))
        for match in _MARKET_PRICE.find(reading.figures, [sentence]):
            start = match.found.start("reference")
            if not any(first <= start < last for first, last in percents):
                formula = PercentOfMarket(_WHOLE, match.words("reference"), _window(match))
                parts.append(_Part(base + start, formula))
    return sorted(parts, key=lambda part: part.place)


def _percent_of_market(match: Match) -> PercentOfMarket:
    percent = match.figure("percent").value
    assert isinstance(percent, Decimal)
    return PercentOfMarket(percent, match.words("reference"), _window(match))


def _window(match: Match) -> int | None:
    """The look-back behind a market price, in the days that the sentence names."""
    sentence = match.sentence
    for found in _WINDOW.find(match.figures, [sentence]):
        if found.found.start() >= match.found.start():
            figure = found.figure("window")
            period = figure.value
            if (
                figure.kind is FigureKind.PERIOD
                and isinstance(period, Period)
                and "day" in period.unit
            ):
                return period.count
    return None
