"""Offsets of a document's text in Qt's: Qt counts a character beyond the first plane as two."""

from __future__ import annotations

import re
from bisect import bisect_left

from core.document.model import Span

# by pattern, since the window waits: several times as fast as looking at each character
_BREAK = re.compile("[\r\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1]")
_BEYOND_FIRST_PLANE = re.compile("[\U00010000-\U0010ffff]")


class TextMap:
    """The text as it is shown, and the way between its two counts.

    Attributes:
        shown: The text with every character that Qt would take for the end of a paragraph or of
            a page replaced by a space, so that lines and offsets are those of the document.
    """

    def __init__(self, text: str) -> None:
        self.shown = _BREAK.sub(" ", text)
        self._wide = [found.start() for found in _BEYOND_FIRST_PLANE.finditer(text)]
        self._wide_shown = [at + before for before, at in enumerate(self._wide)]

    def to_qt(self, offset: int) -> int:
        """The position in Qt's count of the character at an offset."""
        return offset + bisect_left(self._wide, offset)

    def from_qt(self, position: int) -> int:
        """The offset of the character at a position in Qt's count."""
        return position - bisect_left(self._wide_shown, position)

    def qt_span(self, span: Span) -> tuple[int, int]:
        """A span's start and end in Qt's count, the end exclusive."""
        return self.to_qt(span.start), self.to_qt(span.end)
