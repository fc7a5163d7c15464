"""The section tree: a prospectus by its headings, an agreement by its numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.document.contents import contents_lists, title_key
from core.document.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.contents import ContentsList
    from core.document.model import Block, Document

_NUMBERED = re.compile(
    r"(?:(?:SECTION|Section|ARTICLE|Article)\s+)?(\d{1,2}|[IVX]{1,5})[.:)]?\s+(?=[\"“A-Z])"
)
_NAMED = re.compile(
    r"(?:SECTION|Section|ARTICLE|Article)\s+(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.:]?\s*"
)
_DECIMAL = re.compile(r"(?:(?:SECTION|Section)\s+)?(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+")
_FIRST_PART = re.compile(r"\s?[.:]\s+(?P<part>\(a\)\s)")
_LETTERED = re.compile(r"\(?([a-z]|[ivx]{1,5}|[A-Z]|\d{1,2})[.)]\s+")
_RUN_IN = re.compile(r"([\"“]?[A-Z][^.:]{2,80}?)\s?[.:](?:\s|$)")
_PART = re.compile(r"\d+|[A-Za-z]+")
_LISTED_LEVEL = 2  # of a title that the table of contents lists and no type sets apart
_LEAST_CERTAIN_LEVEL = 3  # a title alone on its line, which may be a part's
_SMALL_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one title or number.

    Attributes:
        title: The heading, or the run-in title; "" where a sub-paragraph has none.
        number: As a lawyer cites it, "4(a)"; "" in a prospectus.
        level: 1 for the highest.
        span: From its heading to the start of the next section that is no part of it.
        heading: The block that opens it.
        is_end_certain: Whether what closes it is known to come next: the title behind its own in
            the table of contents, the number behind its own, or, where a document has no table
            of contents, a heading set as one.
    """

    title: str
    number: str
    level: int
    span: Span
    heading: Block
    is_end_certain: bool


@dataclass(frozen=True, slots=True)
class _Opening:
    """What opens a section: its block, title, number and level, and its place in the contents."""

    block: Block
    title: str
    number: str
    level: int
    contents: ContentsList | None = None
    first: int = 0  # where it opens in the block's flat text: "4.1. Title. (a) Text"

    def start(self, document: Document) -> int:
        """Where it opens in the canonical text."""
        if not self.first:
            return self.block.span.start
        return document.locate(self.block, self.first, self.first + 1).start

    @property
    def place(self) -> int | None:
        """The title's place in the table of contents that lists it."""
        return None if self.contents is None else self.contents.places[title_key(self.title)]


def read_sections(document: Document) -> tuple[Section, ...]:
    """Every section, in order; a section's sub-sections follow it and lie inside its span."""
    if document.kind.is_agreement or _is_numbered(document):
        return _numbered_sections(document)
    return _headed_sections(document)


def find_section(sections: Sequence[Section], pattern: str) -> Section | None:
    """The longest section whose title matches a pattern, None where there is none.

    The longest, since a summary's heading may repeat the title of the section proper.
    """
    matching = [s for s in sections if re.search(pattern, s.title, re.IGNORECASE)]
    return max(matching, key=lambda section: len(section.span), default=None)


def _is_numbered(document: Document) -> bool:
    """Whether a document of no known kind is divided by numbers as agreements are."""
    if document.kind.value != "other":
        return False
    return sum(_enumerated(block.text) is not None for block in document.blocks) >= 8


def _headed_sections(document: Document) -> tuple[Section, ...]:
    """The sections of a document that is divided by headings.

    A section runs to the next heading of its level or a higher one, or to the next title of the
    table of contents, however that is set.
    """
    lists = contents_lists(document)
    opened = list(_openings(document, lists))
    usual = _usual_levels(opened)
    edges = [*(one.end for one in lists), len(document.text)]
    sections = []
    for at, opening in enumerate(opened):
        start = opening.block.span.start
        after = next((one for one in opened[at + 1 :] if _closes(opening, one, usual)), None)
        edge = next(one for one in edges if one > start)
        end = min(after.block.span.start, edge) if after is not None else edge
        is_certain = after is not None and end < edge and _comes_next(opening, after)
        sections.append(_section(opening, start, end, is_certain=is_certain))
    return tuple(sections)


def _openings(document: Document, lists: Sequence[ContentsList]) -> Iterator[_Opening]:
    """The headings, and what the table of contents lists though it is not set as a heading."""
    contents: ContentsList | None = None
    waiting = list(reversed(lists))
    for block in document.blocks:
        while waiting and block.span.start >= waiting[-1].end:
            contents = waiting.pop()
        listing = contents if contents and title_key(block.text) in contents.places else None
        if block.is_heading:
            yield _Opening(block, block.text, "", block.level, listing)
        elif listing is not None and block.kind is BlockKind.PARAGRAPH:
            yield _Opening(block, block.text, "", _LISTED_LEVEL, listing)


def _usual_levels(opened: Sequence[_Opening]) -> dict[int, int]:
    """The level that most titles of a table of contents are set at, by where it ends."""
    counted: dict[int, Counter[int]] = {}
    for opening in opened:
        if opening.contents is not None:
            counted.setdefault(opening.contents.end, Counter())[opening.level] += 1
    return {end: levels.most_common(1)[0][0] for end, levels in counted.items()}


def _closes(opening: _Opening, later: _Opening, usual: dict[int, int]) -> bool:
    """Whether a section that opens later is no part of one.

    A table of contents may list parts of sections too, set lower than most of its titles.
    """
    if later.contents is not None:
        return later.level <= max(opening.level, usual[later.contents.end])
    return later.level <= opening.level


def _comes_next(opening: _Opening, after: _Opening) -> bool:
    """Whether it is known that nothing of a section stands behind where it was closed."""
    if opening.place is not None:
        return after.place == opening.place + 1
    return after.place is not None or after.level < _LEAST_CERTAIN_LEVEL


def _section(opening: _Opening, start: int, end: int, *, is_certain: bool) -> Section:
    span = Span(start, end)
    return Section(opening.title, opening.number, opening.level, span, opening.block, is_certain)


def _numbered_sections(document: Document) -> tuple[Section, ...]:
    opened: list[_Opening] = []
    trail: list[tuple[str, str]] = []  # the open numbers, outermost first: (style, number)
    unread = {BlockKind.FURNITURE, BlockKind.CONTENTS, BlockKind.TABLE}
    numbered = [
        (block, found)
        for block in document.blocks
        if block.kind not in unread and (found := _enumerated(block.text)) is not None
    ]
    following = [number for _block, (_style, number, _rest) in numbered[1:]]
    for (block, (style, number, rest)), after in zip(numbered, [*following, ""], strict=False):
        style = _settled_style(style, number, trail, after)
        depth = _depth(style, trail)
        if depth is None:
            continue
        trail = [*trail[:depth], (style, number)]
        title = _run_in_title(rest)
        opened.append(_Opening(block, title, _cited(trail), depth + 1))
        first = _FIRST_PART.match(rest, len(title)) if title else None
        if first is not None:
            trail = [*trail, ("letter", "a")]
            words = rest[first.end() :]
            at = len(block.text) - len(rest) + first.start("part")
            opened.append(_Opening(block, _run_in_title(words), _cited(trail), depth + 2, first=at))
    return tuple(_closed_by_number(document, opened))


def _closed_by_number(document: Document, opened: Sequence[_Opening]) -> Iterator[Section]:
    """Sections that run to the next of their level or a higher one, or to the signatures."""
    signed = [b.span.start for b in document.blocks if b.kind is BlockKind.SIGNATURES]
    for at, opening in enumerate(opened):
        start = opening.start(document)
        after = next((one for one in opened[at + 1 :] if one.level <= opening.level), None)
        end = after.block.span.start if after is not None else len(document.text)
        is_certain = after is not None and _counts_on(opening, after)
        if signed and start < signed[-1]:
            first_signed = signed[bisect_right(signed, start)]
            is_certain = is_certain or first_signed < end
            end = min(end, first_signed)
        yield _section(opening, start, end, is_certain=is_certain)


def _counts_on(opening: _Opening, after: _Opening) -> bool:
    """Whether a number is the one behind another, or behind that of a section around it."""
    one, other = _PART.findall(opening.number), _PART.findall(after.number)
    last = len(other) - 1
    if not 0 <= last < len(one) or one[:last] != other[:last]:
        return False
    return any(count + 1 in _counts(other[last]) for count in _counts(one[last]))


def _counts(part: str) -> set[int]:
    """What a part of a number may count to: "i" is the first in Roman numerals, else the ninth."""
    if part.isdecimal():
        return {int(part)}
    small = part.casefold()
    counts = {_SMALL_ROMAN.index(small) + 1} if small in _SMALL_ROMAN else set()
    return counts | ({ord(small) - ord("a") + 1} if len(small) == 1 else set())


def _enumerated(text: str) -> tuple[str, str, str] | None:
    """The style, number and rest of a block that opens with one."""
    if found := _DECIMAL.match(text):
        number = found.group(1)
        return f"decimal{number.count('.')}", number, text[found.end() :]
    if found := _NAMED.match(text):
        return "number", found.group(1), text[found.end() :]
    if found := _NUMBERED.match(text):
        if (found.group(1).isdigit() and "." in found.group()) or ":" in found.group():
            return "number", found.group(1), text[found.end() :]
        return None
    if found := _LETTERED.match(text):
        number = found.group(1)
        style = "letter" if number.isalpha() and number.islower() else "other"
        return style, number, text[found.end() :]
    return None


def _settled_style(style: str, number: str, trail: list[tuple[str, str]], after: str) -> str:
    """Whether "i" or "v" counts in Roman numerals or in letters, by what it follows.

    An "i" behind "h" that "ii" comes after opens a list of its own.
    """
    if style != "letter" or number not in _SMALL_ROMAN:
        return style
    letters = [before for kind, before in trail if kind == "letter"]
    romans = [before for kind, before in trail if kind == "roman"]
    if romans and _SMALL_ROMAN.index(number) == _SMALL_ROMAN.index(romans[-1]) + 1:
        return "roman"
    follows = letters and len(number) == 1 and ord(number) == ord(letters[-1]) + 1
    if follows and not (number == "i" and after == "ii"):
        return "letter"
    return "roman"


def _depth(style: str, trail: list[tuple[str, str]]) -> int | None:
    """How deep a number of a style stands below the open ones; None where it opens nothing."""
    styles = [kind for kind, _number in trail]
    if style == "number":
        return 0
    if style.startswith("decimal"):
        return min(len(styles), int(style.removeprefix("decimal")))
    if not styles:
        return None
    return styles.index(style) if style in styles else len(styles)


def _cited(trail: list[tuple[str, str]]) -> str:
    """The open numbers as a lawyer cites them: 4(a)(ii), 2.3(b)."""
    plain = ("number", "decimal")
    numbers = [number for kind, number in trail if kind.startswith(plain)]
    below = [f"({number})" for kind, number in trail if not kind.startswith(plain)]
    return (numbers[-1] if numbers else "") + "".join(below)


def _run_in_title(rest: str) -> str:
    """The title that a numbered paragraph opens with, "" where it opens with its text."""
    found = _RUN_IN.match(rest)
    if found is None:
        return rest.strip() if len(rest) <= 60 else ""
    words = found.group(1).split()
    named = [word for word in words if len(word) > 3]
    is_title = len(words) <= 12 and all(
        word[0].isupper() or not word[0].isalpha() for word in named
    )
    return found.group(1).strip() if is_title else ""
