"""The faces of the memo, registered once from the files that are shipped."""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from core.errors import UserError
from core.resources import resource

SERIF = "Memo-Serif"
SERIF_ITALIC = "Memo-Serif-Italic"
SERIF_STRONG = "Memo-Serif-SemiBold"
SANS = "Memo-Sans"
SANS_ITALIC = "Memo-Sans-Italic"
SANS_MEDIUM = "Memo-Sans-Medium"
SANS_STRONG = "Memo-Sans-SemiBold"
MONO = "Memo-Mono"
MONO_STRONG = "Memo-Mono-SemiBold"

FILES = {
    SERIF: "IBMPlexSerif-Regular.ttf",
    SERIF_ITALIC: "IBMPlexSerif-Italic.ttf",
    SERIF_STRONG: "IBMPlexSerif-SemiBold.ttf",
    SANS: "IBMPlexSans-Regular.ttf",
    SANS_ITALIC: "IBMPlexSans-Italic.ttf",
    SANS_MEDIUM: "IBMPlexSans-Medium.ttf",
    SANS_STRONG: "IBMPlexSans-SemiBold.ttf",
    MONO: "IBMPlexMono-Regular.ttf",
    MONO_STRONG: "IBMPlexMono-SemiBold.ttf",
}


def register_fonts() -> None:
    """Make the faces known to reportlab; a second call does nothing.

    Raises:
        UserError: A font file is missing from the installation or damaged.
    """
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in FILES.items():
        if name not in known:
            pdfmetrics.registerFont(_face(name, file))
    pdfmetrics.registerFontFamily(SERIF, SERIF, SERIF_STRONG, SERIF_ITALIC, SERIF_STRONG)
    pdfmetrics.registerFontFamily(SANS, SANS, SANS_STRONG, SANS_ITALIC, SANS_STRONG)
    pdfmetrics.registerFontFamily(MONO, MONO, MONO_STRONG, MONO, MONO_STRONG)


def _face(name: str, file: str) -> TTFont:
    try:
        return TTFont(name, str(resource("fonts", file)))
    except (TTFError, OSError) as fault:
        raise UserError(
            f"The font “{file}” that memos are set in is missing or damaged.",
            "Install Tickmark again.",
            repr(fault),
        ) from fault


def has_glyph(name: str, character: str) -> bool:
    """Whether a face draws a character; the faces must be registered."""
    return ord(character) in pdfmetrics.getFont(name).face.charToGlyph
