"""PDF files for tests, set with reportlab."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

LEFT, TOP, PITCH = 72, 720, 13


class Paper:
    """A PDF in the making, set line by line as a printed filing is."""

    def __init__(self, **settings: object) -> None:
        self._bytes = io.BytesIO()
        self._canvas = Canvas(self._bytes, pagesize=(612, 792), invariant=1, **settings)
        self._y = TOP

    def line(
        self, text: str, *, indent: int = 0, bold: bool = False, centred: bool = False
    ) -> None:
        self._canvas.setFont("Times-Bold" if bold else "Times-Roman", 10)
        if centred:
            self._canvas.drawCentredString(306, self._y, text)
        else:
            self._canvas.drawString(LEFT + indent, self._y, text)
        self._y -= PITCH

    def space(self) -> None:
        self._y -= PITCH

    def row(self, name: str, *entries: str) -> None:
        self._canvas.setFont("Times-Roman", 10)
        self._canvas.drawString(LEFT, self._y, name)
        for at, entry in enumerate(entries):
            self._canvas.drawRightString(330 + 90 * at, self._y, entry)
        self._y -= PITCH

    def page(self, label: str = "") -> None:
        if label:
            self._canvas.drawCentredString(306, 40, label)
        self._canvas.showPage()
        self._y = TOP

    def done(self) -> bytes:
        self._canvas.save()
        return self._bytes.getvalue()
