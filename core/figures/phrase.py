"""Phrases of words and figures: how a rule says what it looks for without a digit of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from core.figures.model import MARKS, FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.document.model import Citation
    from core.figures.model import Figure, Figures, Sentence

_SLOT = re.compile(r"\{([a-z]+(?:\|[a-z]+)*)(?::([a-z_]+))?\}")
_GROUPS = {"count": ("shares", "number")}


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a sentence; names are those of the phrase's slots and groups."""

    figures: Figures
    sentence: Sentence
    found: re.Match[str]

    def figure(self, name: str) -> Figure:
        """The figure in a slot.

        Raises:
            KeyError: The slot took no part in this match.
        """
        position = self.found.start(name)
        if position < 0:
            raise KeyError(name)
        return self.sentence.figure_at(position)

    def amount(self, name: str) -> Decimal:
        """The number in a slot, of whatever kind but a date or a period."""
        value = self.figure(name).value
        return value if isinstance(value, Decimal) else Decimal(str(value))

    def count(self, name: str) -> int | None:
        """The whole number in a slot, None where it has a fraction."""
        amount = self.amount(name)
        return int(amount) if amount == amount.to_integral_value() else None

    def whole_date(self, name: str) -> date | None:
        """The date in a slot, None where parts of it are left blank."""
        value = self.figure(name).value
        return value if isinstance(value, date) else None

    def has(self, name: str) -> bool:
        """Whether a slot or group took part in this match."""
        return self.found.start(name) >= 0

    def words(self, name: str | int = 0) -> str:
        """What is printed in a group, white space collapsed."""
        first, last = self._range(name)
        return self.sentence.block.text[first:last].strip()

    def cite(self, name: str | int = 0) -> Citation:
        """The place of the whole match, or of one slot or group."""
        first, last = self._range(name)
        document = self.figures.document
        return document.cite(document.locate(self.sentence.block, first, last))

    def cite_sentence(self) -> Citation:
        """The place of the whole sentence."""
        document = self.figures.document
        sentence = self.sentence
        return document.cite(document.locate(sentence.block, sentence.first, sentence.last))

    def _range(self, name: str | int) -> tuple[int, int]:
        first = self.sentence.plain(self.found.start(name))
        last = self.sentence.plain(self.found.end(name) - 1)
        at = self.found.end(name) - 1
        if self.found.string[at] in _MARK_CHARACTERS:
            return first, self.sentence.figure_at(at).last
        return first, last + 1


_MARK_CHARACTERS = frozenset(MARKS.values())


class Phrase:
    """A pattern over marked sentences.

    It is a regular expression in which `{money}`, `{shares}`, `{percent}`, `{date}`, `{period}`,
    `{number}`, `{year}`, `{reference}`, `{blank}` stand for a figure of that kind, `{count}` for
    shares or a number, `{money|number}` for either, and `{money:price}` names the slot. A space
    matches any white space, one with a question mark behind it also none; case does not matter
    unless asked for.
    """

    def __init__(self, pattern: str, *, match_case: bool = False) -> None:
        self.pattern = pattern
        optional = re.sub(r"(?<!\\) \?", r"\\s*", pattern)
        spaced = re.sub(r"(?<!\\) ", r"\\s+", optional)
        flags = 0 if match_case else re.IGNORECASE
        self._compiled = re.compile(_SLOT.sub(_slot, spaced), flags)

    def search(self, figures: Figures, sentence: Sentence) -> Match | None:
        """The first place in a sentence."""
        found = self._compiled.search(sentence.marked)
        return Match(figures, sentence, found) if found else None

    def find(self, figures: Figures, sentences: Iterable[Sentence]) -> Iterator[Match]:
        """Every place in every sentence, in order."""
        for sentence in sentences:
            for found in self._compiled.finditer(sentence.marked):
                yield Match(figures, sentence, found)


def _slot(slot: re.Match[str]) -> str:
    kinds = [kind for name in slot.group(1).split("|") for kind in _GROUPS.get(name, (name,))]
    characters = "".join(MARKS[FigureKind(kind)] for kind in kinds)
    name = slot.group(2)
    return f"(?P<{name}>[{characters}])" if name else f"[{characters}]"
