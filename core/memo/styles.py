"""Colours, measures and paragraph styles of the memo; every style names a shipped face."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle

from core.memo import fonts

# Each is at least 4.5 : 1 against white, and apart from the next one in a grey print too.
INK = HexColor("#1b2430")
GREY = HexColor("#59636f")
LINK = HexColor("#1f4f9a")
GREEN = HexColor("#1c6e3d")
RED = HexColor("#a8231c")
AMBER = HexColor("#8a5200")

HAIRLINE = HexColor("#c8cfd7")
SHADE = HexColor("#f4f6f8")
BAR = HexColor("#41597a")

PAGE_WIDTH, PAGE_HEIGHT = letter  # points, as every measure here
SIDE_MARGIN = 81.0
TOP_MARGIN = 82.0
FIRST_TOP_MARGIN = 54.0
BOTTOM_MARGIN = 76.0
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE_MARGIN
TEXT_HEIGHT = PAGE_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN
FIRST_TEXT_HEIGHT = PAGE_HEIGHT - FIRST_TOP_MARGIN - BOTTOM_MARGIN


def _style(name: str, face: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    # reportlab's own default for bullets is a font that is not embedded
    return ParagraphStyle(
        name,
        fontName=face,
        fontSize=size,
        leading=leading,
        **{"bulletFontName": face, "textColor": INK, "splitLongWords": 1, **more},
    )


BODY = _style("body", fonts.SERIF, 9.8, 14, spaceAfter=6)
SMALL = _style("small", fonts.SERIF, 8.8, 12.4, spaceAfter=4)
NOTE = _style("note", fonts.SERIF_ITALIC, 9.2, 12.8, leftIndent=18, spaceAfter=4)

EYEBROW = _style("eyebrow", fonts.SANS_MEDIUM, 7.6, 10, textColor=GREY)
TITLE = _style("title", fonts.SERIF_STRONG, 23, 27.5, spaceBefore=10, spaceAfter=4)
LONG_TITLE = _style("long title", fonts.SERIF_STRONG, 15.5, 19.5, spaceBefore=8, spaceAfter=4)
SUBTITLE = _style("subtitle", fonts.SERIF_ITALIC, 11.5, 15.5, textColor=GREY, spaceAfter=10)

AREA = _style("area", fonts.SERIF_STRONG, 17, 21, spaceBefore=24, spaceAfter=9)
SECTION = _style("section", fonts.SERIF_STRONG, 12, 15.5, spaceBefore=15, spaceAfter=5)
GROUP = _style("group", fonts.SANS_STRONG, 8, 11, textColor=GREY, spaceBefore=11, spaceAfter=3)
SUMMARY = _style("summary", fonts.SANS_STRONG, 9, 12, spaceBefore=11, spaceAfter=4)

CELL = _style("cell", fonts.SANS, 8.4, 11.4)
CELL_RIGHT = _style("cell right", fonts.SANS, 8.4, 11.4, alignment=TA_RIGHT)
LABEL = _style("label", fonts.SANS, 8.4, 11.4, textColor=GREY)
HEAD = _style("head", fonts.SANS_MEDIUM, 7.6, 10, textColor=GREY)
HEAD_RIGHT = _style("head right", fonts.SANS_MEDIUM, 7.6, 10, textColor=GREY, alignment=TA_RIGHT)
TOTAL = _style("total", fonts.SANS_STRONG, 8.4, 11.4)
TOTAL_RIGHT = _style("total right", fonts.SANS_STRONG, 8.4, 11.4, alignment=TA_RIGHT)
META = _style("meta", fonts.SANS, 7.8, 10.6, textColor=GREY)
ARITHMETIC = _style("arithmetic", fonts.MONO, 8.2, 11.8)

MARKED = _style("marked", fonts.SERIF, 9.8, 14, leftIndent=18, spaceAfter=3)
MARKED_SHORT = _style("marked short", fonts.SERIF, 9.2, 12.6, leftIndent=16, spaceAfter=3)
MARKED_META = _style(
    "marked meta", fonts.SANS, 7.8, 10.6, textColor=GREY, leftIndent=18, spaceAfter=3
)
NUMBERED = _style("numbered", fonts.SERIF, 9.8, 13.8, leftIndent=26, spaceBefore=5, spaceAfter=2)
NUMBERED_META = _style(
    "numbered meta", fonts.SANS, 7.8, 10.6, textColor=GREY, leftIndent=26, spaceAfter=3
)
NUMBERED_NOTE = _style("numbered note", fonts.SERIF_ITALIC, 9.2, 12.8, leftIndent=26, spaceAfter=3)
PASSAGE = _style(
    "passage", fonts.SERIF, 8.8, 12.2, leftIndent=26, spaceAfter=5, allowOrphans=0, allowWidows=0
)
