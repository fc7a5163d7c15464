"""HTML without nesting so deep that no page means it: parsing it would take quadratic time."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate

_UNCLOSED = 1_000  # tags opened and not closed, those that need no closing among them
_STRETCH = 16_384  # characters
_SUSPECT = 60  # elements open at once; a filing has a dozen
_DEEPEST = 400  # of one name
_DEEPEST_STYLED = 5  # of one name: a parser opens each of these again in every later paragraph
_DEEPEST_OF_ALL = 1_000
_STYLED = frozenset("a b big code em font i nobr s small strike strong tt u".split())

_LEFT_OPEN = (
    "area|base|br|col|embed|hr|img|input|link|meta|p|td|th|tr|li|dd|dt|option|wbr"
    "|script|style|title|textarea|noscript|iframe|xmp|noframes|template|svg|head|body|html"
)
"""Names of elements that hold nothing or only raw text, or that the next of them closes.

Raw text is kept in its element whatever the depth: a script never becomes text.
"""

_MARK = re.compile(rf"<(/?)(?!(?:{_LEFT_OPEN})\b)[a-z]", re.IGNORECASE)
_TAG = re.compile(rf"<(/?)(?!(?:{_LEFT_OPEN})\b)([a-z][^\s/>]*)[^>]*>", re.IGNORECASE)


def without_deep_nesting(text: str) -> str:
    """The same markup, openings (and their closings) beyond any sensible depth left out.

    No text is lost; what is inside a left-out element is inside the one around it.
    """
    if not _leaves_many_open(text):
        return text
    marks = _MARK.findall(text)
    depths = accumulate(-1 if mark else 1 for mark in marks)
    if max(depths, default=0) <= _SUSPECT:
        return text
    return _Pruning().run(text)


def _leaves_many_open(text: str) -> bool:
    """Whether openings ever outrun closings by far; a quick look."""
    unclosed = 0
    for start in range(0, len(text), _STRETCH):
        end = start + _STRETCH
        unclosed += text.count("<", start, end) - 2 * text.count("</", start, end)
        unclosed = max(unclosed, 0)
        if unclosed > _UNCLOSED:
            return True
    return False


class _Pruning:
    """One pass over the tags, that keeps count of what is open."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._all = 0

    def run(self, text: str) -> str:
        """The text without the tags that go too deep."""
        return _TAG.sub(lambda found: self._kept(found), text)

    def _kept(self, found: re.Match[str]) -> str:
        name = found.group(2).casefold()
        deepest = _DEEPEST_STYLED if name in _STYLED else _DEEPEST
        if not found.group(1):
            self._open[name] += 1
            self._all += 1
        is_kept = self._open[name] <= deepest and self._all <= _DEEPEST_OF_ALL
        if found.group(1) and self._open[name]:
            self._open[name] -= 1
            self._all -= 1
        return found.group() if is_kept else ""
