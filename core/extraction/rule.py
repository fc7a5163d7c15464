"""Rules and how one of their readings is chosen: candidates by weight, then by place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from core.terms.cited import NOT_FOUND, Absent, Cited, not_stated

if TYPE_CHECKING:
    from core.document.model import Citation
    from core.extraction.reading import Reading

T = TypeVar("T")
Finder = Callable[["Reading"], Iterator[Cited[Any]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to read a term.

    Attributes:
        name: Stable id, `offering.date.dated`.
        field: The term that it reads.
        weight: How much it is believed against other rules of the term; a cover beats a summary.
        example: A passage that it reads.
        expected: The value that it reads there.
        find: Yields what it reads in a document, in order.
    """

    name: str
    field: str
    weight: int
    example: str
    expected: object
    find: Finder


class RuleBook:
    """The rules of one area, by term, in the order of their declaration."""

    def __init__(self, area: str) -> None:
        self._area = area
        self.rules: list[Rule] = []

    def rule(
        self, field: str, *, weight: int, example: str, expected: object
    ) -> Callable[[Finder], Finder]:
        """Register the function below as a rule; its name ends the rule's id."""

        def register(find: Finder) -> Finder:
            name = f"{self._area}.{field}.{find.__name__.removeprefix('_')}"
            self.rules.append(Rule(name, field, weight, example, expected, find))
            return find

        return register

    def fields(self) -> tuple[str, ...]:
        """Every term that a rule reads."""
        return tuple(dict.fromkeys(rule.field for rule in self.rules))

    def read(self, field: str, reading: Reading) -> list[tuple[int, Cited[Any]]]:
        """All that the rules of a term read, each with its rule's weight."""
        return [
            (rule.weight, replace(cited, rule=rule.name))
            for rule in self.rules
            if rule.field == field
            for cited in rule.find(reading)
        ]


def resolve(
    candidates: Iterable[tuple[int, Cited[T]]], looked_at: Citation | None = None
) -> Cited[T] | Absent:
    """The reading with the greatest weight, the earliest of several.

    Other places that say the same go into `also`, other values into `alternatives`. Without a
    candidate the term is not stated, at the place that was looked at, or not found where there
    is no such place.
    """
    ranked = sorted(candidates, key=lambda pair: (-pair[0], pair[1].citation.span.start))
    if not ranked:
        return not_stated(looked_at) if looked_at is not None else NOT_FOUND
    chosen = ranked[0][1]
    same = [cited for _weight, cited in ranked[1:] if _alike(cited.value, chosen.value)]
    others: dict[str, Cited[T]] = {}
    for _weight, cited in ranked[1:]:
        if not _alike(cited.value, chosen.value):
            others.setdefault(str(cited.value).casefold(), cited)
    places: dict[object, Citation] = {}
    for cited in same:
        for citation in (cited.citation, *cited.also):
            if not citation.span.overlaps(chosen.citation.span):
                places.setdefault(citation.span, citation)
    ordered = sorted(places.values(), key=lambda citation: citation.span)
    return replace(chosen, also=(*chosen.also, *ordered), alternatives=tuple(others.values()))


def _alike(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return one == other
