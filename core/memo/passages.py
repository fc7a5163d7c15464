"""The quoted passages of a memo: one number a passage, links there and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.memo.markup import anchor, link
from core.memo.styles import LINK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.document.model import Citation


@dataclass(frozen=True, slots=True)
class Use:
    """A place in the memo that cites a passage."""

    key: str
    label: str


@dataclass(slots=True)
class Passage:
    """A passage with its number, who cites it, and where else the document says the same."""

    number: int
    citation: Citation
    uses: list[Use] = field(default_factory=list)
    also: list[Citation] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The name of its place in the appendix."""
        return f"passage-{self.number}"


class Passages:
    """Numbers passages in the order of their first citation; the same passage keeps its number."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[str, int, int], Passage] = {}

    @property
    def all(self) -> tuple[Passage, ...]:
        """Every passage cited so far, by number."""
        return tuple(self._by_place.values())

    def cite(self, citations: Iterable[Citation], label: str) -> str:
        """Superscript numbers that lead to the passages; "" where there are none.

        Args:
            citations: What is cited; repetitions count once.
            label: What the passages are cited for, as the way back from the appendix names it.
        """
        numbers = [self._number(one, label) for one in dict.fromkeys(citations)]
        if not numbers:
            return ""
        return f'<super rise="3.4" size="6">{",".join(numbers)}</super>'

    def say_also(self, citation: Citation, others: Iterable[Citation]) -> None:
        """Note where else the document says what a cited passage says."""
        passage = self._passage(citation)
        passage.also.extend(one for one in others if one not in passage.also)

    def _number(self, citation: Citation, label: str) -> str:
        passage = self._passage(citation)
        use = Use(f"use-{passage.number}-{len(passage.uses) + 1}", label)
        passage.uses.append(use)
        return f"{anchor(use.key)}{link(str(passage.number), passage.key, LINK)}"

    def _passage(self, citation: Citation) -> Passage:
        place = (citation.document, citation.span.start, citation.span.end)
        if place not in self._by_place:
            self._by_place[place] = Passage(len(self._by_place) + 1, citation)
        return self._by_place[place]
