"""What makes a block a heading: capitals, centring, emphasis, title case, and its length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.document.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL_WORDS = frozenset(
    ("a an and as at but by for from in into nor of on or the to under upon with").split()
)
SENTENCE_END = re.compile(r"[.!?:;][\"”')]*$")
_NUMBER = re.compile(
    r"(?:(?:item|section|article|part|note)\s+)?(?:\([a-z\d]{1,4}\)|\d{1,2}(?:\.\d{1,2})*[.:)])\s+",
    re.IGNORECASE,
)
_LONGEST_TITLE = 90
_FULL_LINE = 60  # characters of a line that may have been wrapped for want of room
_LONGEST_HEADING = 600  # a risk factor's heading may be a sentence of several lines
_MOST_LINES = 6
_CAPITALS = 0.95  # of the letters: "McGRAW" is set in capitals
_GLANCE = 80  # characters


def heading_level(
    words: str, lines: Sequence[str], *, centred: bool, emphasised: bool = False
) -> int:
    """The level of a block as a heading, 1 the highest; 0 where it is none.

    Centred capitals are level 1, capitals or centred titles level 2, other emphasised lines and
    titles that stand alone level 3.

    Args:
        words: The block's text, white space collapsed.
        lines: The lines that it is set in.
        centred: Whether it stands in the middle.
        emphasised: Whether it is bold, underlined or in italics, where the format says so.
    """
    if len(words) > _LONGEST_HEADING or not any(map(str.isalpha, words)):
        return 0
    if len(lines) > _MOST_LINES or words.endswith((",", ";")):
        return 0
    words = words[found.end() :] if (found := _NUMBER.match(words)) else words
    if is_capitals(words):
        single = len(split_sentences(words)) == 1
        return 0 if not single else 1 if centred else 2
    if emphasised:
        return 2 if centred and is_title_case(words) else 3
    if not is_title_case(words) or len(lines) > 3:
        return 0
    if centred:
        return 2
    wraps = len(lines) == 2 and len(lines[0].rstrip()) >= _FULL_LINE
    return 3 if (len(lines) == 1 or wraps) and not SENTENCE_END.search(words) else 0


def is_capitals(words: str) -> bool:
    """Whether a phrase is set in capitals."""
    if sum(map(str.islower, words[:_GLANCE])) > (1 - _CAPITALS) * len(words):
        return False  # too many small letters already, whatever follows
    letters = sum(map(str.isalpha, words))
    return letters >= 3 and sum(map(str.isupper, words)) >= _CAPITALS * letters


def is_title_case(words: str) -> bool:
    """Whether a short phrase capitalises every word but the small ones."""
    if len(words) > _LONGEST_TITLE:
        return False
    real = [w for w in re.findall(r"[A-Za-z][\w'’-]*", words) if w.casefold() not in _SMALL_WORDS]
    return bool(real) and all(w[0].isupper() for w in real) and words[0].isalnum()
