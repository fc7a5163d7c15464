"""The section tree: a prospectus by its headings, an agreement by its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.document.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.model import Block, Document

_NUMBERED = re.compile(
    r"(?:(?:SECTION|Section|ARTICLE|Article)\s+)?(\d{1,2}|[IVX]{1,5})[.:)]?\s+(?=[\"“A-Z])"
)
_NAMED = re.compile(
    r"(?:SECTION|Section|ARTICLE|Article)\s+(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.:]?\s*"
)
_DECIMAL = re.compile(r"(?:(?:SECTION|Section)\s+)?(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+")
_LETTERED = re.compile(r"\(?([a-z]|[ivx]{1,5}|[A-Z]|\d{1,2})[.)]\s+")
_RUN_IN = re.compile(r"([\"“]?[A-Z][^.:]{2,80}?)\s?[.:](?:\s|$)")
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
    """

    title: str
    number: str
    level: int
    span: Span
    heading: Block


def read_sections(document: Document) -> tuple[Section, ...]:
    """Every section, in order; a section's sub-sections follow it and lie inside its span."""
    if document.kind.is_agreement or _is_numbered(document):
        return _numbered_sections(document)
    opened = [
        (block, block.text, "", block.level)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]
    return _closed(opened, len(document.text))


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


def _closed(opened: list[tuple[Block, str, str, int]], length: int) -> tuple[Section, ...]:
    """Sections whose ends are set by the next one of the same or a higher level."""
    sections = []
    for at, (block, title, number, level) in enumerate(opened):
        following = (later[0] for later in opened[at + 1 :] if later[3] <= level)
        after = next(following, None)
        end = after.span.start if after is not None else length
        sections.append(Section(title, number, level, Span(block.span.start, end), block))
    return tuple(sections)


def _numbered_sections(document: Document) -> tuple[Section, ...]:
    opened: list[tuple[Block, str, str, int]] = []
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
        opened.append((block, _run_in_title(rest), _cited(trail), depth + 1))
    return _closed(opened, len(document.text))


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
