"""Characters of a PDF page: their boxes, the type that they are set in, and its natural widths."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_BOLD_WEIGHT = 600
_FORCED_BOLD, _ITALIC = 1 << 18, 1 << 6  # of a font descriptor's flags, PDF 1.7 table 123
_FILLED_AND_STROKED = (2, 6)  # text rendering modes: how bold is made of a font that has none
_EMPHASIS = re.compile(
    rb"[Bb]old|Black|Heavy|Demi|[Ii]talic|[Oo]bliq|Slanted|[-,](?:[Bb]d|[Mm]edi|[Ii]t|BI)(?:MT)?\b"
)
_LONGEST_NAME = 128
_COLOUR = 64  # of 255: how far apart red, green and blue are

Box = tuple[float, float, float, float]
"""Left, right, bottom and top, in points from the page's lower left corner."""


class Type(NamedTuple):
    """What a character is set in.

    Attributes:
        font: The font's name, of a part of a font with the tag in front.
        flags: Of the font's descriptor.
        size: In points, before the page scales it.
    """

    font: bytes
    flags: int
    size: float


class Typesetting:
    """The types that a document is set in, and how wide each sets a character."""

    def __init__(self) -> None:
        self.emphasised: dict[Type, bool] = {}
        self.widths: dict[Type, dict[str, float]] = {}


class Characters:
    """The characters of a page; one set of C variables serves all calls."""

    def __init__(self, page: PdfTextPage, typesetting: Typesetting) -> None:
        self._raw = page.raw
        self._typesetting = typesetting
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.c_int()
        self._loose = pdfium.FS_RECTF()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._origin = (ctypes.c_double(), ctypes.c_double())

    def box(self, index: int) -> Box:
        """Of a character's ink."""
        left, right, bottom, top = self._edges
        pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def baseline(self, index: int) -> float:
        """Where the line that a character stands on lies, in points from the lower edge."""
        pdfium.FPDFText_GetCharOrigin(self._raw, index, *self._origin)
        return self._origin[1].value

    def type_of(self, index: int) -> Type:
        """What a character is set in; a space that pdfium put in is set in nothing."""
        self._name[0] = b"\0"
        self._flags.value = 0
        pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, _LONGEST_NAME, self._flags)
        size = pdfium.FPDFText_GetFontSize(self._raw, index)
        return Type(self._name.value, self._flags.value, size)

    def is_emphasised(self, index: int, type_: Type | None = None) -> bool:
        """Whether a character is set in bold or italic type.

        The font's name says it and, where a printer left that out, its flags or weight. A weight
        alone is no sign: pdfium reckons it from the stems, and slanted ones are broad.
        """
        type_ = type_ or self.type_of(index)
        found = self._typesetting.emphasised.get(type_)
        if found is None:
            weight = pdfium.FPDFText_GetFontWeight(self._raw, index)
            found = (
                bool(type_.flags & (_FORCED_BOLD | _ITALIC))
                or _EMPHASIS.search(type_.font) is not None
                or weight >= _BOLD_WEIGHT
            )
            self._typesetting.emphasised[type_] = found
        return found or self._is_stroked(index)

    def _is_stroked(self, index: int) -> bool:
        printed = pdfium.FPDFText_GetTextObject(self._raw, index)
        return pdfium.FPDFTextObj_GetTextRenderMode(printed) in _FILLED_AND_STROKED

    def is_coloured(self, index: int) -> bool:
        """Whether a character is printed in a colour, as a link is; black and grey are none."""
        red, green, blue, opacity = self._colour
        pdfium.FPDFText_GetFillColor(self._raw, index, red, green, blue, opacity)
        parts = red.value, green.value, blue.value
        return max(parts) - min(parts) >= _COLOUR

    def natural_width(self, text: str, first: int, type_: Type) -> float | None:
        """How wide a text is set where nothing moves its characters apart, in points.

        Args:
            text: Characters of the page.
            first: The first of them.
            type_: What that one is set in; the others are taken to be set so too.

        Returns:
            None where a character has no width of its own, as a space that pdfium put in has none.
        """
        widths = self._typesetting.widths.setdefault(type_, {})
        for character in set(text).difference(widths):
            at = first + text.index(character)
            if self.type_of(at) != type_:
                return None
            pdfium.FPDFText_GetLooseCharBox(self._raw, at, self._loose)
            widths[character] = self._loose.right - self._loose.left
        return sum([widths[character] for character in text])
