"""PDF files for tests, set with reportlab."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from core.document.reader import read_document

if TYPE_CHECKING:
    from core.document.model import BlockKind, Document

LEFT, TOP, PITCH = 72, 720, 13


class Paper:
    """A PDF in the making, set line by line as a printed filing is."""

    def __init__(self, **settings: object) -> None:
        self._bytes = io.BytesIO()
        self._canvas = Canvas(self._bytes, pagesize=(612, 792), invariant=1, **settings)
        self._y = TOP

    def line(
        self,
        text: str,
        *,
        indent: int = 0,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
    ) -> None:
        self._canvas.setFont(font(bold=bold, italic=italic), 10)
        if centred:
            self._canvas.drawCentredString(306, self._y, text)
        else:
            self._canvas.drawString(LEFT + indent, self._y, text)
        self._y -= PITCH

    def space(self, points: float = PITCH) -> None:
        self._y -= points

    def run_in(self, title: str, text: str) -> None:
        """A line that starts in bold type and goes on in plain."""
        self._canvas.setFont("Times-Bold", 10)
        self._canvas.drawString(LEFT, self._y, title)
        after = LEFT + self._canvas.stringWidth(f"{title} ", "Times-Bold", 10)
        self._canvas.setFont("Times-Roman", 10)
        self._canvas.drawString(after, self._y, text)
        self._y -= PITCH

    def line_in(self, name: str, text: str) -> None:
        """A line in a TrueType font that comes with reportlab."""
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
        self._canvas.setFont(name, 10)
        self._canvas.drawString(LEFT, self._y, text)
        self._y -= PITCH

    def stroked(self, text: str) -> None:
        """A line whose letters are filled and stroked, as bold is made where no font has it."""
        self._canvas.setFont("Times-Roman", 10)
        self._canvas.drawString(LEFT, self._y, text, mode=2)
        self._y -= PITCH

    def underlined(self, text: str, *, beyond: float = 0, is_link: bool = False) -> None:
        """A line with a rule below it, which may go on beyond the words."""
        colour = (0, 0, 0.9) if is_link else (0, 0, 0)
        self._canvas.setFillColorRGB(*colour)
        self._canvas.setFont("Times-Roman", 10)
        self._canvas.drawString(LEFT, self._y, text)
        width = self._canvas.stringWidth(text, "Times-Roman", 10) + beyond
        self._canvas.rect(LEFT, self._y - 1.5, width, 0.6, stroke=0, fill=1)
        self._canvas.setFillColorRGB(0, 0, 0)
        self._y -= PITCH

    def spread(self, text: str, gap: float) -> None:
        """A line with so many points of white behind every word, as justifying makes it."""
        self._canvas.setFont("Times-Roman", 10)
        x = float(LEFT)
        for word in text.split():
            self._canvas.drawString(x, self._y, word)
            x += self._canvas.stringWidth(word, "Times-Roman", 10) + gap
        self._y -= PITCH

    def beside(self, *entries: tuple[float, str], pitch: float = PITCH) -> None:
        """Entries of one line, each at so many points from the page's left edge."""
        self._canvas.setFont("Times-Roman", 10)
        for x, entry in entries:
            self._canvas.drawString(x, self._y, entry)
        self._y -= pitch

    def row(self, name: str, *entries: str) -> None:
        self._canvas.setFont("Times-Roman", 10)
        self._canvas.drawString(LEFT, self._y, name)
        for at, entry in enumerate(entries):
            self._canvas.drawRightString(330 + 90 * at, self._y, entry)
        self._y -= PITCH

    def wide(self, first: str, second: str, at: float, right: float = 540) -> None:
        """A line from edge to edge with wide white before its second part."""
        self._canvas.setFont("Times-Roman", 10)
        self._stretched(first, LEFT, at - 14)
        self._stretched(second, at, right)
        self._y -= PITCH

    def _stretched(self, text: str, left: float, right: float) -> None:
        width = self._canvas.stringWidth(text, "Times-Roman", 10)
        self._canvas.drawString(left, self._y, text, charSpace=(right - left - width) / len(text))

    def page(self, label: str = "") -> None:
        if label:
            self._canvas.drawCentredString(306, 40, label)
        self._canvas.showPage()
        self._y = TOP

    def done(self) -> bytes:
        self._canvas.save()
        return self._bytes.getvalue()

    def read(self) -> Document:
        self.page()
        return read_document(self.done(), "paper.pdf")


def font(*, bold: bool = False, italic: bool = False) -> str:
    if bold:
        return "Times-BoldItalic" if italic else "Times-Bold"
    return "Times-Italic" if italic else "Times-Roman"


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def rows(document: Document) -> list[list[tuple[str, ...]]]:
    """The rows of every table as texts."""
    tables = [block.table for block in document.blocks if block.table is not None]
    return [[tuple(cell.text for cell in row) for row in table.rows] for table in tables]
