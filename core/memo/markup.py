"""Text of a document as reportlab's paragraph markup: escaped, printable, every glyph at hand."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from xml.sax.saxutils import escape

from core.memo import fonts

_FALLBACKS = (fonts.SANS, fonts.MONO, fonts.SERIF)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """White space collapsed to single spaces; what no page can show replaced or left out."""
    shown = "".join(_shown(character) for character in text)
    return " ".join(shown.split())


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":  # half of a surrogate pair cannot be written as UTF-8
        return _REPLACEMENT
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category == "Cf" else character


def plain(text: str, face: str = fonts.SANS) -> str:
    """Markup that prints `text` as it is.

    A character that `face` lacks is set in another of the memo's faces if one has it.
    """
    runs = groupby(printable(text), lambda character: _face_for(character, face))
    return "".join(_run("".join(characters), used, face) for used, characters in runs)


def _face_for(character: str, face: str) -> str:
    if character.isascii() or fonts.has_glyph(face, character):
        return face
    return next((other for other in _FALLBACKS if fonts.has_glyph(other, character)), face)


def _run(text: str, used: str, face: str) -> str:
    return escape(text) if used == face else f'<font name="{used}">{escape(text)}</font>'


def coloured(markup: str, colour: object) -> str:
    """Markup in a colour of `core.memo.styles`."""
    return f'<font color="{_hex(colour)}">{markup}</font>'


def faced(markup: str, face: str) -> str:
    """Markup in another face."""
    return f'<font name="{face}">{markup}</font>'


def link(markup: str, key: str, colour: object) -> str:
    """Markup that leads to the place named `key`."""
    return f'<a href="#{key}" color="{_hex(colour)}">{markup}</a>'


def anchor(key: str) -> str:
    """A place that `link` leads to."""
    return f'<a name="{key}"/>'


def _hex(colour: object) -> str:
    return f"#{colour.hexval()[2:]}"  # type: ignore[attr-defined]  # a reportlab Color


def shortened(text: str, longest: int) -> str:
    """A text of at most `longest` characters, cut at a word and marked with an ellipsis."""
    flat = printable(text)
    if len(flat) <= longest:
        return flat
    cut = flat[: longest - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return f"{at_word if len(at_word) > longest // 2 else cut}…"


def as_sentence(words: str) -> str:
    """Words with one full stop at their end: `Larkspur, Inc.` has it already."""
    return words if words.endswith((".", "?", "!")) else f"{words.rstrip(' ,;:')}."


def count_of(number: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 break`, `2 breaks`, `1,849 lines`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
