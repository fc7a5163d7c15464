"""HTML without nesting so deep that no page means it.

To parse it would take quadratic time, and where elements of style are left open in a paragraph
also memory: a parser opens each of them again in every paragraph that follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST = 400  # of one name
_DEEPEST_OF_ALL = 1_000
_DEEPEST_STYLED = 5  # of one name
_DEEPEST_OF_STYLED = 16  # of all of them
_STYLED = frozenset("a b big code em font i nobr s small strike strong tt u".split())

_LEFT_OPEN = (
    "area|base|br|col|embed|hr|img|input|link|meta|p|td|th|tr|li|dd|dt|option|wbr"
    "|template|svg|head|body|html"
)
"""Names of elements that hold nothing, or that the next of them closes: never counted."""

_RAW = "script|style|title|textarea|noscript|iframe|xmp|noframes"
_COUNTED = rf"(?!/?(?:{_LEFT_OPEN}|{_RAW})\b)(?P<mark>/?[a-z][^\s/>]*)"
_MARK = re.compile(f"<{_COUNTED}")
_VALUES = r"""(?:=\s*"[^"]*"|=\s*'[^']*'|[^<>])*+"""
_TOKEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<raw>{_RAW})\b.*?(?:</(?P=raw)|\Z)"
    rf"|<(?:{_COUNTED}|/?[a-z]){_VALUES}(?:<{_VALUES}){{0,3}}+>",
    re.IGNORECASE | re.DOTALL,
)
"""A comment, raw text, or a tag: what a parser takes as one, so that no tag is seen in another.

A value in quotes may hold a ">", and a tag that lost its own end goes on to that of the next.
"""


def without_deep_nesting(text: str) -> str:
    """The same markup, openings (and their closings) beyond any sensible depth left out.

    No text is lost; what is inside a left-out element is inside the one around it.
    """
    if all(_fitting(_MARK.findall(text.lower()))):
        return text
    marks = (token["mark"] for token in _TOKEN.finditer(text))
    fits = _fitting(mark.lower() for mark in marks if mark)
    return _TOKEN.sub(lambda token: "" if token["mark"] and not next(fits) else token.group(), text)


def _fitting(marks: Iterable[str]) -> Iterator[bool]:
    """Of each opening, "div", and closing, "/div", whether it goes no deeper than a page may.

    A closing goes as deep as what it closes; one that closes nothing does no harm.
    """
    opened: dict[str, int] = {}
    left_out: dict[str, int] = {}  # openings that go too deep and are not closed yet
    opened_in_all = styled = 0
    for mark in marks:
        closes = mark[0] == "/"
        name = mark[1:] if closes else mark
        is_styled = name in _STYLED
        depth = opened.get(name, 0)
        fits = True
        if not closes:
            fits = opened_in_all < _DEEPEST_OF_ALL and (
                depth < _DEEPEST_STYLED and styled < _DEEPEST_OF_STYLED
                if is_styled
                else depth < _DEEPEST
            )
            if fits:
                opened[name] = depth + 1
                opened_in_all += 1
                styled += is_styled
            else:
                left_out[name] = left_out.get(name, 0) + 1
        elif left_out.get(name):
            left_out[name] -= 1
            fits = False
        elif depth:
            opened[name] = depth - 1
            opened_in_all -= 1
            styled -= is_styled
        yield fits
