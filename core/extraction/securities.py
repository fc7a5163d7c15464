"""Securities: the tranches whose shares are offered or registered, each from its own passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.document.model import BlockKind, Span
from core.extraction.instruments import EXPIRES, INSTRUMENT, kind_of_instrument
from core.extraction.names import NAME
from core.extraction.price_formulas import find_formula
from core.extraction.reading import amounts
from core.extraction.warrants import extract_warrants
from core.figures.phrase import Match, Phrase
from core.terms.cited import NOT_APPLICABLE, Absent, Cited, not_stated
from core.terms.price_formula import FixedPrice, PriceFormula
from core.terms.security import Security, SecurityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from core.extraction.reading import Reading
    from core.figures.model import Sentence

_REGISTERS = Phrase(
    r"(?:we are|we.re) (?:also )?(?:registering|offering)\b[^.;]{0,80}?{shares:n} "
    r"(?:additional )?shares"
)
_COMPONENT = Phrase(
    r"\((?:[ivx]+|[a-h]|\d)\) (?:up to )?(?:an aggregate of )?{shares:n} shares(?: "
    r"of[^.;(]{0,60}?)?"
    r" (?P<how>issuable|upon|pursuant|underlying|issued|held|that)\b"
)
_COVER_TITLE = Phrase(
    r"\A(?:up to )?(?:{shares:n} )?(?:shares )?(?:of )?(?:our )?"
    r"(?P<title>(?:class \w )?(?:common stock|common shares|ordinary shares)"
    r"(?: underlying [^.;]{3,80}| issuable upon [^.;]{3,80})?)\Z"
)
_OFFERS = Phrase(
    r"(?:we are|is) (?:also )?offering {shares:n} (?:of its |of our )?(?:shares|class)\b"
)
_ISSUED_UNDER = Phrase(
    r"(?:pursuant to|under) (?:the terms of )?(?:registration rights under )?(?:an?"
    r"|the|that certain) "
    r"(?P<agreement>[A-Z][\w&-]*(?: (?:[A-Z][\w&-]*|and|of|for)){0,6} Agreement)\b"
    r"(?:,? (?i:dated)(?i: as of)? {date:date})?",
    match_case=True,
)
_ISSUED_ON = Phrase(
    r"\bissued\b[^;]{0,80}? on {date:date}|\bon {date:other},? we (?:issued|sold)\b"
)
_PRINCIPAL = Phrase(
    r"{money:amount}[^.;$]{0,30}? (?:in )?(?:aggregate )?(?:original )?principal amount"
    r"|(?:aggregate |original )?principal amount of (?:up to )?{money:other}"
)
_QUANTITY = Phrase(
    r"(?:underlying|conversion of) (?:the |our )?(?:remaining |outstanding )?{count:n} "
    r"(?:remaining |outstanding )?shares of (?:our )?[^.;]{0,40}?preferred"
)
_PREFERENCE = Phrase(
    r"liquidation (?:preference|value)(?: amount)? (?:of|equal to) {money:amount}"
    r"|stated value of {money:stated}"
)
_CONVERSION_PRICE = Phrase(
    r"(?:conver(?:sion|tible)\b[^.;$]{0,60}?|at a) (?:rate|price) (?:of|equal to) "
    r"{money:price} per share"
    r"|conversion price of {money:other}"
)
_EXERCISE_PRICE = Phrase(
    r"exercise price(?: per share)?(?: of| equal to| is)? {money:price}|exercisable "
    r"at {money:other}"
)
_LIMIT = Phrase(
    r"(?:more than|in excess of|exceed\w*)(?: a beneficial ownership of)? "
    r"{percent:percent},?[^.;%]{0,40}? of "
    r"(?:our |the |its )?(?:then |total |number of )*(?:issued and )?(?:shares of )?(?:our )?"
    r"(?:outstanding|common)"
)
_PARTIES = Phrase(
    rf"(?i:(?:investors?|holders?|purchasers?) (?:are|is)) (?P<first>{NAME})"
    rf"(?: (?i:and) (?i:an? (?:entity|company|person) (?:called|named) )?(?P<second>{NAME}))?",
    match_case=True,
)
_ISSUED_TO = Phrase(
    rf"(?i:issued|sold|granted)(?: (?i:one|them|it|these|those|the \w+))? (?i:to) (?P<first>{NAME})"
    rf"(?:,? (?i:and)(?: (?i:the other|one))?(?: (?i:to))? (?P<second>{NAME}))?"
    r"(?=,? on| pursuant|,|\.|;| for)",
    match_case=True,
)


_DEBT = frozenset({SecurityKind.NOTE, SecurityKind.CONVERTIBLE_NOTE})
_EXERCISED = frozenset({SecurityKind.WARRANT, SecurityKind.OPTION})


@dataclass(frozen=True)
class _Tranche:
    """The passage of one tranche: the phrase that counts its shares, and its sentences."""

    anchor: Match
    sentences: tuple[Sentence, ...]
    heading: Cited[str] | None
    last: int  # where its clause ends in the anchor's sentence, in marked characters
    title: Cited[str] | None = None  # its name where the cover is titled with it

    @property
    def clause(self) -> str:
        """The marked text that speaks of this tranche in the anchor's own sentence."""
        return self.anchor.sentence.marked[self.anchor.found.start() : self.last]


def extract_securities(reading: Reading) -> tuple[Security, ...]:
    """The tranches of an offering, in the document's order; else what its cover is titled."""
    tranches = _listed_components(reading) or _registered_passages(reading) or _titled(reading)
    securities = _each_once(_security(reading, tranche) for tranche in tranches)
    kinds = (one.kind.value for one in securities if isinstance(one.kind, Cited))
    if SecurityKind.WARRANT in kinds:
        return securities  # each registered in a passage of its own
    return (*securities, *extract_warrants(reading))


def _each_once(securities: Iterable[Security]) -> tuple[Security, ...]:
    """Securities without those that another passage registers again, by name and count."""
    kept: dict[tuple[object, ...], Security] = {}
    for security in securities:
        terms = (security.name, security.quantity, security.shares_issuable)
        stated = tuple(term.value for term in terms if isinstance(term, Cited))
        kept.setdefault(stated, security)
    return tuple(kept.values())


def _listed_components(reading: Reading) -> list[_Tranche]:
    """Tranches that one sentence of the cover lists as (i), (ii), (iii)."""
    matches = list(reading.find(_COMPONENT, reading.cover))
    by_sentence: dict[int, list[Match]] = {}
    for match in matches:
        by_sentence.setdefault(id(match.sentence), []).append(match)
    listed = max(by_sentence.values(), key=len, default=[])
    if len(listed) < 2:
        return []
    ends = [match.found.start() for match in listed[1:]]
    return [
        _Tranche(match, (), None, end)
        for match, end in zip(listed, [*ends, len(listed[0].sentence.marked)], strict=True)
    ]


def _titled(reading: Reading) -> list[_Tranche]:
    """The shares that headings of the cover name, "1,200,000 Shares of Common Stock"."""
    return [
        _Tranche(match, (), None, len(match.sentence.marked), _title(match))
        for match in reading.find(_COVER_TITLE, reading.cover)
        if match.sentence.block.is_heading
    ]


def _title(match: Match) -> Cited[str]:
    return Cited(match.words("title"), match.cite("title"))


def _registered_passages(reading: Reading) -> list[_Tranche]:
    """Tranches that a passage each registers, from its heading to the next one."""
    anchors: dict[int, Match] = {}
    for match in reading.find(_REGISTERS):
        if reading.cover.covers(match.sentence.block.span):
            continue
        anchors.setdefault(match.sentence.block.index, match)
    starts = sorted(anchors)
    tranches = []
    for at, index in enumerate(starts):
        following = starts[at + 1] if at + 1 < len(starts) else None
        tranches.append(_passage(reading, anchors[index], following))
    return tranches


def _passage(reading: Reading, anchor: Match, following: int | None) -> _Tranche:
    blocks = reading.document.blocks
    index = anchor.sentence.block.index
    before = next(
        (
            b
            for b in reversed(blocks[max(0, index - 3) : index])
            if b.kind is not BlockKind.FURNITURE
        ),
        None,
    )
    heading = None
    if before is not None and before.is_heading:
        heading = Cited(before.text, reading.cite_block(before))
    end = index + 1
    while end < len(blocks) and end != following and not blocks[end].is_heading:
        end += 1
    span = Span(
        blocks[index].span.start,
        blocks[end].span.start if end < len(blocks) else len(reading.document.text),
    )
    return _Tranche(anchor, reading.sentences(span), heading, len(anchor.sentence.marked))


def _security(reading: Reading, tranche: _Tranche) -> Security:
    name = _name(reading, tranche)
    kind = SecurityKind.COMMON_STOCK
    if name is not None and tranche.title is None:
        kind = kind_of_instrument(name.value)
    own = [s for s in tranche.sentences if _speaks_of(s, kind)] or [tranche.anchor.sentence]
    terms = _Terms(reading, tranche, own)
    rate = _rate(name) or terms.absent
    is_debt, is_warrant = kind in _DEBT, kind in _EXERCISED
    is_preferred = kind is SecurityKind.PREFERRED_STOCK
    converts = is_debt or is_preferred
    return Security(
        name=name or not_stated(tranche.anchor.cite()),
        kind=Cited(kind, name.citation if name else tranche.anchor.cite()),
        agreement=terms.words(_ISSUED_UNDER, "agreement"),
        agreement_date=terms.when(_ISSUED_UNDER),
        issue_date=terms.when(_ISSUED_ON),
        expiry_date=terms.when(EXPIRES) if is_warrant else NOT_APPLICABLE,
        principal_usd=terms.number(_PRINCIPAL) if is_debt else NOT_APPLICABLE,
        quantity=_quantity(reading, tranche, terms, kind),
        interest_percent=rate if is_debt else NOT_APPLICABLE,
        dividend_percent=rate if is_preferred else NOT_APPLICABLE,
        liquidation_preference_usd=terms.number(_PREFERENCE) if is_preferred else NOT_APPLICABLE,
        price_formula=terms.formula() if converts else NOT_APPLICABLE,
        conversion_price_usd=terms.number(_CONVERSION_PRICE) if converts else NOT_APPLICABLE,
        exercise_price_usd=terms.number(_EXERCISE_PRICE) if is_warrant else NOT_APPLICABLE,
        shares_issuable=_shares_issuable(tranche, kind),
        ownership_limit_percent=_ownership_limit(reading, tranche, kind)
        if converts
        else NOT_APPLICABLE,
        holders=tuple(terms.parties()),
    )


def _shares_issuable(tranche: _Tranche, kind: SecurityKind) -> Cited[int] | Absent:
    if kind is SecurityKind.COMMON_STOCK:
        return NOT_APPLICABLE
    count = tranche.anchor.count("n")
    return Cited(count, tranche.anchor.cite()) if count is not None else NOT_APPLICABLE


def _quantity(
    reading: Reading, tranche: _Tranche, terms: _Terms, kind: SecurityKind
) -> Cited[Decimal] | Absent:
    if kind is SecurityKind.COMMON_STOCK:
        if tranche.anchor.has("n"):
            return Cited(tranche.anchor.amount("n"), tranche.anchor.cite())
        return next(amounts(reading.find(_OFFERS, reading.cover), "n"), terms.absent)
    if kind is not SecurityKind.PREFERRED_STOCK:
        return NOT_APPLICABLE
    return terms.number(_QUANTITY)


def _name(reading: Reading, tranche: _Tranche) -> Cited[str] | None:
    """The instrument's name: the passage's heading where it is one, else the fullest mention."""
    if tranche.title is not None:
        return tranche.title
    heading = tranche.heading
    if heading is not None and INSTRUMENT.search(_unmarked_rate(heading.value)):
        is_agreement = heading.value.casefold().rstrip().endswith("agreement")
        if not is_agreement:
            return heading
    sentence = tranche.anchor.sentence
    found: list[tuple[int, int]] = []
    for match in INSTRUMENT.finditer(tranche.clause):
        start = tranche.anchor.found.start() + match.start()
        lead = len(match.group()) - len(match.group().lstrip(" ,"))
        found.append((start + lead, tranche.anchor.found.start() + match.end()))
    if not found:
        return None
    first, last = max(found, key=lambda place: place[1] - place[0])
    begin, end = sentence.plain(first), sentence.plain(last - 1) + 1
    if any(figure.first == begin for figure in sentence.figures):
        end = max(end, begin + 1)
    words = sentence.block.text[begin:end]
    return Cited(words[0].upper() + words[1:], reading.cite_words(sentence.block, begin, end))


def _unmarked_rate(words: str) -> str:
    return re.sub(r"[\d.]+\s?%\s*", "", words)


def _rate(name: Cited[str] | None) -> Cited[Decimal] | None:
    """The rate that stands in an instrument's name, "8% Subordinated Notes"."""
    if name is None:
        return None
    found = re.search(r"([\d.]+)\s?%", name.value)
    return Cited(Decimal(found.group(1)), name.citation) if found else None


_OTHER_WORDS = {
    SecurityKind.PREFERRED_STOCK: re.compile(r"(?i)\bwarrants?\b"),
    SecurityKind.CONVERTIBLE_NOTE: re.compile(r"(?i)\bpurchase warrants?\b"),
    SecurityKind.NOTE: re.compile(r"(?i)\bpurchase warrants?\b"),
}
_OWN_WORDS = re.compile(r"(?i)preferred|\bnotes?\b|convert")


def _speaks_of(sentence: Sentence, kind: SecurityKind) -> bool:
    """Whether a sentence of the passage is about this instrument, not one issued beside it."""
    other = _OTHER_WORDS.get(kind)
    if other is None or not other.search(sentence.text):
        return True
    return bool(_OWN_WORDS.search(sentence.text))


def _ownership_limit(
    reading: Reading, tranche: _Tranche, kind: SecurityKind
) -> Cited[Decimal] | Absent:
    """The blocker, from any sentence that speaks of this kind of instrument."""
    word = "preferred" if kind is SecurityKind.PREFERRED_STOCK else "note"
    places = [m for m in reading.find(_LIMIT) if word in m.sentence.text.casefold()]
    if not places:
        return not_stated(tranche.anchor.cite())
    chosen = places[0]
    also = tuple(m.cite() for m in places[1:])
    return Cited(chosen.amount("percent"), chosen.cite(), also=also)


class _Terms:
    """The terms of one tranche, read from its own sentences."""

    def __init__(self, reading: Reading, tranche: _Tranche, own: Sequence[Sentence]) -> None:
        self._reading = reading
        self._tranche = tranche
        self._own = own
        self.absent = not_stated(tranche.anchor.cite())

    def _matches(self, phrase: Phrase) -> Iterator[Match]:
        """Places of a phrase: behind the count of shares first, then in the rest of the passage.

        In a list of components only those inside the own clause.
        """
        anchor, figures = self._tranche.anchor, self._reading.figures
        start, end = anchor.found.start(), self._tranche.last
        for match in phrase.find(figures, [anchor.sentence]):
            if start <= match.found.start() < end:
                yield match
        if self._tranche.sentences:
            for match in phrase.find(figures, self._own):
                if match.sentence is not anchor.sentence or match.found.start() < start:
                    yield match

    def _first(self, phrase: Phrase, read: Callable[[Match], Any]) -> Any:  # noqa: ANN401
        found = [(value, m) for m in self._matches(phrase) if (value := read(m)) is not None]
        if not found:
            return self.absent
        value, chosen = found[0]
        also = tuple(m.cite() for other, m in found[1:] if other == value)
        return Cited(value, chosen.cite(), also=also)

    def number(self, phrase: Phrase) -> Cited[Decimal] | Absent:
        """The first amount of money or count in one of the phrase's slots."""
        found: Cited[Decimal] | Absent = self._first(phrase, _slot_number)
        return found

    def when(self, phrase: Phrase) -> Cited[date] | Absent:
        """The first whole date in the phrase's slot."""
        found: Cited[date] | Absent = self._first(phrase, _slot_date)
        return found

    def words(self, phrase: Phrase, name: str) -> Cited[str] | Absent:
        """The first words in a group of the phrase."""
        found: Cited[str] | Absent = self._first(phrase, lambda match: match.words(name))
        return found

    def formula(self) -> Cited[PriceFormula] | Absent:
        """The formula price, or the fixed conversion price as one."""
        found = find_formula(self._reading, self._own)
        if found is not None:
            return found
        fixed = self.number(_CONVERSION_PRICE)
        if isinstance(fixed, Cited):
            return Cited(FixedPrice(fixed.value), fixed.citation)
        return self.absent

    def parties(self) -> Iterator[Cited[str]]:
        """The holders that the passage names, each once."""
        seen: set[str] = set()
        for phrase in (_PARTIES, _ISSUED_TO):
            for match in self._matches(phrase):
                for group in ("first", "second"):
                    if match.has(group) and match.words(group) not in seen:
                        seen.add(match.words(group))
                        yield Cited(match.words(group), match.cite(group))


def _slot_number(match: Match) -> Decimal | None:
    for name, text in match.found.groupdict().items():
        if text is not None:
            return match.amount(name)
    return None


def _slot_date(match: Match) -> date | None:
    taken = [name for name, text in match.found.groupdict().items() if text is not None]
    return next((match.whole_date(name) for name in taken if name in {"date", "other"}), None)
