"""Warrants that an offering names: those that its cover speaks of, each by its own name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.extraction.instruments import EXPIRES
from core.extraction.reading import amounts, counts, dates
from core.figures.model import MARKS, FigureKind
from core.figures.phrase import Match, Phrase
from core.terms.cited import NOT_APPLICABLE, Cited, not_stated
from core.terms.security import Security, SecurityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from core.extraction.reading import Reading
    from core.terms.cited import Term

_SERIES = rf"series [\w{MARKS[FigureKind.REFERENCE]}-]{{1,4}}"
_DESCRIBED = (
    rf"(?:(?:{_SERIES}|class \w|pre-?funded) )?(?:(?:common|preferred|ordinary|stock|shares?"
    r"|purchase|placement|agents?|underwriters?.?|representative.s|investors?|private|public"
    r"|bridge|inducement|replacement|exchange|sponsor|founder|\w+.s) )*"
)
_GRANT = Phrase(
    rf"(?:{{count|blank:quantity}} )?(?P<what>{_DESCRIBED}warrants?)"
    r"(?:,? or (?:the|our|each an?) (?P<or>(?:[\w-]+ ){0,4}warrants?),?)?(?: \([^()]{1,120}\))?"
    r" (?:to purchase|to acquire|exercisable (?:for|into|to purchase))(?: up to)?"
    r"(?: an? (?:aggregate|total)(?: amount)?(?: of)?)?(?: up to)?(?: an additional)? "
    r"(?:{percent} of [^.;,]{3,80}, or )?{shares|number|blank:shares}"
    r"(?: shares?[^.;()]{0,60}\((?:the |each,? an? |collectively,? (?:the )?)?"
    r"[“\"](?P<term>[^”\"]{3,40}?),?[”\"])?"
)
_TOGETHER = Phrase(
    r"[“\"](?P<name>[^”\"]{3,40}?),?[”\"],? and,? (?:together |collectively )?with "
    r"[^()“\"]{3,60}?,? the [“\"](?P<all>[^”\"]{3,30}?),?[”\"]"
)
_EXERCISE = Phrase(
    r"exercise price(?: per share)?(?: of| equal to| is)?(?: {percent} of [^.;()]{3,40}\(or)? "
    r"{money:price}"
)
_LIMITED = Phrase(
    r"(?:more than|in excess of|exceed\w*|limitation of)(?: a beneficial ownership of)? "
    r"{percent:limit}"
)
_AGREEMENT = (
    r"(?:(?:securities|stock|shares?|notes?|warrants?|units?|subscription|placement|agent|agency"
    r"|underwriting|inducement|exchange|purchase|letter) )+agreement"
)
_UNDER = Phrase(
    r"(?:pursuant to|under|entered into)(?: (?:an?|the|that certain))?(?: \([ivx]+\))? "
    rf"(?P<agreement>{_AGREEMENT})(?: \([^()]{{3,60}}\))?,? dated(?: as of)? {{date:day}}"
)
_SIGNED = Phrase(
    r"on {date:day},? we (?:have )?entered into (?:an?|the|that certain) "
    rf"(?P<agreement>{_AGREEMENT})"
)
_ISSUED = Phrase(r"on {date:day},? we (?:issued|sold)\b")
_SHORT = Phrase(
    rf"(?P<agreement>{_AGREEMENT})(?: with [^.;()]{{0,80}})?"
    r" \((?:the |this )?[“\"](?P<short>[^”\"]{3,40}?),?[”\"]"
)
_OF_OTHERS = re.compile(
    r"\b(?:existing|previously|amended? (?:our|the)|(?:had|have) outstanding|outstanding warrants"
    r"|warrants outstanding|do(?:es)? not include|exclud\w+)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:(?:common|stock|purchase|shares?|registered) )*warrants?", re.IGNORECASE)
_ALONE = re.compile(r"warrants?", re.IGNORECASE)
_LEAST_SHARES = 2  # "to purchase one share" says what a single warrant is for


@dataclass
class _Warrant:
    """One warrant: its name as it is first defined, and where it is granted."""

    name: Cited[str]
    grants: list[Match]
    also: str = ""  # what it is called together with others: "Warrants"

    @cached_property
    def mention(self) -> re.Pattern[str]:
        """Finds its name in a sentence, one or several of it, in whatever case."""
        return _mention(self.name.value)


def extract_warrants(reading: Reading) -> tuple[Security, ...]:
    """The warrants whose name or number of shares stands on the cover, in the document's order."""
    warrants = _warrants(reading)
    find = cache(lambda phrase: tuple(reading.find(phrase)))  # once for all of them
    return tuple(_Terms(find, warrant, warrants).security() for warrant in warrants)


def key_of(name: str) -> str:
    """What the names of one warrant have in common: no case, no hyphens, no plural."""
    return re.sub(r"[\s-]+", " ", name.casefold()).strip().removesuffix("s")


def _warrants(reading: Reading) -> list[_Warrant]:
    printed = {figure.value for figure in reading.figures.inside(reading.cover)}
    # a grant may open with any word, so that it is looked for where warrants are spoken of alone
    speaking = [one for one in reading.figures.sentences if _ALONE.search(one.marked)]
    found: dict[str, _Warrant] = {}
    on_cover: set[str] = set()
    for match in _GRANT.find(reading.figures, speaking):
        name = _name(match)
        if name is None or _OF_OTHERS.search(match.sentence.text):
            continue
        shares = match.count("shares") if _is_counted(match) else None
        if shares is not None and shares < _LEAST_SHARES:
            continue
        key = key_of(name.value)
        if reading.cover.covers(match.sentence.block.span):
            on_cover.add(key)
        elif key in on_cover or shares not in printed:
            continue
        found.setdefault(key, _Warrant(name, [])).grants.append(match)
    for together in _TOGETHER.find(reading.figures, speaking):
        for warrant in found.values():
            if warrant.mention.search(together.sentence.text):
                warrant.also = together.words("all")
    return list(found.values())


def _name(match: Match) -> Cited[str] | None:
    """The name that a grant defines or calls the warrant by, None where it has none of its own."""
    for group in ("term", "or", "what"):
        if not match.has(group):
            continue
        words = match.words(group)
        is_bare = (_BARE if group == "what" else _ALONE).fullmatch(words) is not None
        if key_of(words).endswith("warrant") and not is_bare:
            return Cited(words, match.cite(group))
    return None


def _mention(name: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(re.escape(word) for word in key_of(name).split())
    return re.compile(rf"\b{words}s?\b", re.IGNORECASE)


def _is_counted(match: Match) -> bool:
    return match.figure("shares").kind is not FigureKind.BLANK


class _Terms:
    """The terms of one warrant, from the sentences that grant or name it."""

    def __init__(
        self,
        find: Callable[[Phrase], Sequence[Match]],
        warrant: _Warrant,
        all_of: Sequence[_Warrant],
    ) -> None:
        self._find = find  # every place of a phrase in the document
        self._warrant = warrant
        self._grants = warrant.grants
        self._others = [one for one in all_of if one is not warrant]
        self._absent = not_stated(warrant.grants[0].cite())

    def security(self) -> Security:
        """The warrant as a security."""
        name = self._warrant.name
        agreement, dated = self._agreement()
        return Security(
            name=name,
            kind=Cited(SecurityKind.WARRANT, name.citation),
            agreement=agreement,
            agreement_date=dated,
            issue_date=next(dates(self._named(_ISSUED), "day"), self._absent),
            expiry_date=next(dates(self._named(EXPIRES), "date"), self._absent),
            principal_usd=NOT_APPLICABLE,
            quantity=self._quantity(),
            interest_percent=NOT_APPLICABLE,
            dividend_percent=NOT_APPLICABLE,
            liquidation_preference_usd=NOT_APPLICABLE,
            price_formula=NOT_APPLICABLE,
            conversion_price_usd=NOT_APPLICABLE,
            exercise_price_usd=next(amounts(self._spoken(_EXERCISE), "price"), self._absent),
            shares_issuable=next(counts(filter(_is_counted, self._grants), "shares"), self._absent),
            ownership_limit_percent=next(amounts(self._spoken(_LIMITED), "limit"), self._absent),
            holders=(),
        )

    def _quantity(self) -> Term[Decimal]:
        counted = (
            grant
            for grant in self._grants
            if grant.has("quantity") and grant.figure("quantity").kind is not FigureKind.BLANK
        )
        return next(amounts(counted, "quantity"), NOT_APPLICABLE)

    def _agreement(self) -> tuple[Term[str], Term[date]]:
        """The agreement that a granting sentence names before the grant, and its date."""
        for grant in self._grants:
            for phrase in (_UNDER, _SIGNED):
                for match in phrase.find(grant.figures, [grant.sentence]):
                    day = match.whole_date("day")
                    if match.found.start() < grant.found.start() and day is not None:
                        agreement = Cited(match.words("agreement"), match.cite("agreement"))
                        return self._in_full(agreement), Cited(day, match.cite("day"))
        return self._absent, self._absent

    def _in_full(self, agreement: Cited[str]) -> Cited[str]:
        """An agreement by its whole name where the document gives it a shorter one."""
        for match in self._find(_SHORT):
            if match.words("short").casefold() == agreement.value.casefold():
                return Cited(match.words("agreement"), match.cite("agreement"))
        return agreement

    def _named(self, phrase: Phrase) -> Iterator[Match]:
        """A phrase in the sentences that name the warrant."""
        for match in self._find(phrase):
            if self._warrant.mention.search(match.sentence.text):
                yield match

    def _spoken(self, phrase: Phrase) -> Iterator[Match]:
        """A phrase that is said of the warrant: behind its name, and of no other between.

        Then what is said of it together with others.
        """
        matches = self._find(phrase)
        yield from (match for match in matches if self._is_said(match))
        if self._warrant.also:
            named = _mention(self._warrant.also).pattern
            together = re.compile(rf"\b(?:each|the|all|any|of) (?:{named})", re.IGNORECASE)
            yield from (match for match in matches if together.search(match.sentence.text))

    def _is_said(self, match: Match) -> bool:
        sentence = match.sentence
        before = sentence.block.text[sentence.first : sentence.plain(match.found.start())]
        named = _last(self._warrant.mention, before)
        return named >= 0 and all(_last(one.mention, before) < named for one in self._others)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where a pattern is met last, -1 where it is not."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)
