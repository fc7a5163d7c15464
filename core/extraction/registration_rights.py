"""Registration rights: demand and piggyback, every number of days bound to what it limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from core.figures.model import Period
from core.figures.phrase import Match, Phrase
from core.terms.cited import NOT_APPLICABLE, Absent, Cited, not_stated
from core.terms.indemnity import Role
from core.terms.registration_right import RegistrationRight, RightKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.model import Span
    from core.document.sections import Section
    from core.extraction.reading import Reading
    from core.figures.model import Sentence
    from core.terms.cited import Term

_RESPONSE = Phrase(
    r"(?:request|elect)[^.;]{0,160}? within {period:days} (?:after|of|from|following)"
    r"|within {period:other} (?:after|of|from|following)[^.;]{0,60}?(?:notice|receipt)[^.;]{0,80}?"
    r"(?:request|elect)"
    r"|\b(?:desir|wish|notif)[^.;]{0,300}? (?:within|no(?:t)? later than) {period:answer} "
    r"(?:after|of|from|following) (?:the |its |such )?(?:receipt|receiving|notice)"
)
_FILE_AFTER = Phrase(
    r"(?:no(?:t)? (?:event )?(?:less|earlier|sooner) than|at least) "
    r"{period:days}[^.;]{0,80}?(?:notice|receipt|date)"
)
_FILE_BEFORE = Phrase(
    r"(?:no(?:t)? (?:more|later) than|within) {period:days} (?:from|after|of|following)"
    r"[^.;]{0,100}?(?:notice|receipt|request|date|closing)[^.;]{0,60}?,? (?:prepare and )?file"
    r"|\bfile[^.;]{0,260}? (?:within|no(?:t)? later than) {period:other}"
)
_EXCUSED = re.compile(r"(?i)\b(?:need not|not be (?:required|obligated)|no obligation)\b")
_EFFECTIVE = Phrase(
    r"(?:become|declared|be) effective[^.;]{0,60}? (?:no(?:t)? later than|within|by) "
    r"(?:the )?{period:days}"
)
_KEEP = Phrase(r"keep [^.;]{0,60}?effective (?P<until>(?:for|until) [^.;]{5,260})")
_ONCE = Phrase(
    r"on (?P<times>one|two|three|four) occasions? only|(?:not|more than|only|maximum "
    r"of|exceed) (?P<other>one|two|three|four) "
    r"(?:\(\d\) )?(?:such )?(?:demand )?(?:registrations?|demands?|requests?)"
)
_LOCKOUT = Phrase(
    r"(?:not be (?:required|obligated)|need not)[^.;]{0,100}?(?:registration"
    r"|file)[^.;]{0,80}? within "
    r"{period:days} (?:after|of|following)"
)
_DELAY = Phrase(
    r"(?:delay\w*|defer\w*|postpone\w*|suspend\w*)[^.;]{0,220}?(?:not in excess of"
    r"|not (?:to )?exceed(?:ing)?|up to|no(?:t)? more than|longer than) {period:days}"
)
_THRESHOLD = Phrase(
    r"(?:holding|holders? of|owning|hold)(?: of)?(?: record)? (?P<share>(?:at least "
    r")?(?:an? )?(?:aggregate of )?"
    r"(?:majority|{percent}|{shares}|two.thirds)[^.;(,]{0,80}?(?:shares|units"
    r"|securities|common|stock|notes|warrants))\b"
)
_PIGGYBACK = re.compile(
    r"(?i)piggy.?back|\bincidental registration|company registration|(?:company|it) "
    r"proposes? to (?:register|file)"
)
_DEMAND = re.compile(
    r"(?i)demand (?:registration|notice|right)|request (?:a|that the "
    r"company)[^.;]{0,60}regist|required registration|registration on request"
)
_SHELF = re.compile(r"(?i)\bshelf registration|rule 415")
_MANDATORY = re.compile(
    r"(?i)(?:company|issuer|registrant)[^.;]{0,60} shall[^.;]{0,120}? (?:prepare and "
    r")?file[^.;]{0,120}?registration statement"
)
_OTHER_MATTERS = re.compile(
    r"(?i)indemn|definition|procedure|expense|general|miscellaneous|represent"
)
_KINDS = {
    RightKind.PIGGYBACK: _PIGGYBACK,
    RightKind.DEMAND: _DEMAND,
    RightKind.SHELF: _SHELF,
    RightKind.MANDATORY: _MANDATORY,
}
_EXPENSES = Phrase(
    r"(?P<who>company|issuer|registrant|holders?|investors?) (?:will|shall|agrees to"
    r"|must) (?:pay|bear)[^.;]{0,60}? "
    r"(?:all )?(?:of )?(?:the )?(?:registration )?(?:costs|expenses|fees)"
)
_CUTBACK = Phrase(
    r"(?P<rule>(?:(?:allocated|reduced|excluded|apportioned|cut back)[^.;]{0,60}? )?"
    r"(?:in proportion|pro rata)[^.;]{0,160})"
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}


def extract_registration_rights(reading: Reading) -> tuple[RegistrationRight, ...]:
    """The rights of an agreement, each from the first section that grants it.

    A section grants the right that its title names or, where it names none, the one that its
    parts do. Parts that are titled with another right grant that.
    """
    if not reading.document.kind.is_agreement:
        return ()
    found: list[RegistrationRight] = []
    kinds: set[RightKind] = set()  # of whole sections
    for section, parts in _articles(reading.sections):
        titled = [(part, kind) for part in parts if (kind := _titled(reading, part)) is not None]
        whole = _titled(reading, section)
        if whole is None and len({kind.value for _part, kind in titled}) < 2:
            whole = titled[0][1] if titled else _kind(reading, section, parts)
        if whole is not None and whole.value not in kinds:
            kinds.add(whole.value)
            others = [part.span for part, kind in titled if kind.value is not whole.value]
            found.append(_right(reading, section, whole, others))
        granted = {whole.value} if whole is not None else set()
        for part, kind in titled:
            if kind.value not in granted:
                granted.add(kind.value)
                found.append(_right(reading, part, kind))
    return tuple(found)


def _articles(sections: Sequence[Section]) -> Iterator[tuple[Section, list[Section]]]:
    """Each section of the first level with its parts of the second."""
    for section in sections:
        if section.level == 1:
            inside = (one for one in sections if one.level == 2 and section.span.covers(one.span))
            yield section, list(inside)


def _titled(reading: Reading, section: Section) -> Cited[RightKind] | None:
    """The right that a section's own title names."""
    if _OTHER_MATTERS.search(section.title):
        return None
    for kind, pattern in _KINDS.items():
        if pattern.search(section.title):
            return Cited(kind, reading.cite_block(section.heading))
    return None


def _kind(reading: Reading, section: Section, parts: Sequence[Section]) -> Cited[RightKind] | None:
    """The right that a section grants without its title naming it, by its words."""
    title = " ".join(one.title for one in (section, *parts))
    if _OTHER_MATTERS.search(section.title):
        return None
    text = reading.document.quote(section.span)
    for kind, pattern in _KINDS.items():
        if pattern.search(title) or (pattern.search(text) and re.search(r"(?i)regist", title)):
            place = next(
                (
                    reading.cite_words(block, *found.span())
                    for block in reading.document.blocks_in(section.span)
                    if (found := pattern.search(block.text))
                ),
                reading.cite_block(section.heading),
            )
            return Cited(kind, place)
    return None


def _right(
    reading: Reading, section: Section, kind: Cited[RightKind], others: Sequence[Span] = ()
) -> RegistrationRight:
    """A right by the sentences of its section, but for parts that grant another."""
    own = [
        sentence
        for sentence in reading.sentences(section.span)
        if not any(other.covers(sentence.block.span) for other in others)
    ]
    rules = _Rules(reading, own, not_stated(kind.citation))
    is_demand = kind.value is not RightKind.PIGGYBACK
    return RegistrationRight(
        kind=kind,
        threshold=rules.words(_THRESHOLD, "share") if is_demand else NOT_APPLICABLE,
        response_days=rules.days(_RESPONSE),
        filing_days_min=rules.days(_FILE_AFTER) if is_demand else NOT_APPLICABLE,
        filing_days_max=rules.days(_FILE_BEFORE, unless=_EXCUSED) if is_demand else NOT_APPLICABLE,
        effectiveness_days=rules.days(_EFFECTIVE) if is_demand else NOT_APPLICABLE,
        keep_effective=_anywhere(reading).words(_KEEP, "until"),
        number_of_demands=rules.demands() if is_demand else NOT_APPLICABLE,
        lockout_days=rules.days(_LOCKOUT) if is_demand else NOT_APPLICABLE,
        delay_days=rules.days(_DELAY) if is_demand else NOT_APPLICABLE,
        expenses_paid_by=_anywhere(reading).payer(),
        cutback=rules.words(_CUTBACK, "rule"),
    )


def _anywhere(reading: Reading) -> _Rules:
    return _Rules(reading, reading.figures.sentences, not_stated(reading.cover_citation))


class _Rules:
    """The phrases of one right, read in its own sentences."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence], absent: Absent) -> None:
        self._reading = reading
        self._sentences = sentences
        self._absent = absent

    def _find(self, phrase: Phrase) -> Iterator[Match]:
        return phrase.find(self._reading.figures, self._sentences)

    def days(self, phrase: Phrase, unless: re.Pattern[str] | None = None) -> Term[int]:
        """A period in days; the same number elsewhere in the right is kept as a further place.

        Sentences in which `unless` matches, such as those that excuse a duty, are passed over.
        """
        found: list[tuple[int, Match]] = []
        for match in self._find(phrase):
            if unless is not None and unless.search(match.sentence.text):
                continue
            named = next(name for name, text in match.found.groupdict().items() if text)
            period = match.figure(named).value
            if isinstance(period, Period) and period.unit.endswith("day"):
                found.append((period.count, match))
        if not found:
            return self._absent
        days, first = found[0]
        also = tuple(match.cite() for count, match in found[1:] if count == days)
        return Cited(days, first.cite(), also=also)

    def words(self, phrase: Phrase, group: str) -> Term[str]:
        """The words in a group of the first place."""
        match = next(self._find(phrase), None)
        return Cited(match.words(group), match.cite()) if match is not None else self._absent

    def demands(self) -> Term[int]:
        """How many demands there are."""
        match = next(self._find(_ONCE), None)
        if match is None:
            return self._absent
        spelled: Any = match.words("times" if match.has("times") else "other")
        return Cited(_COUNTS[spelled.casefold()], match.cite())

    def payer(self) -> Term[Role]:
        """Who pays the expenses of registration."""
        match = next(self._find(_EXPENSES), None)
        if match is None:
            return self._absent
        is_holder = match.words("who").casefold().startswith(("holder", "investor"))
        return Cited(Role.HOLDER if is_holder else Role.COMPANY, match.cite())
