"""Small signs drawn as lines, for what the faces lack; each always stands beside a word."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from core.judgement.events import Status
from core.memo import fonts
from core.memo.styles import AMBER, GREEN, GREY, LINK, RED
from core.tieout.finding import Verdict

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from core.judgement.events import Judgement


class Mark(Enum):
    """What a sign says."""

    TICK = "tick"
    CROSS = "cross"
    ROUNDS = "rounds"
    QUESTION = "question"
    PENCIL = "pencil"
    FLAG = "flag"
    NOTE = "note"


COLOURS = {
    Mark.TICK: GREEN,
    Mark.CROSS: RED,
    Mark.ROUNDS: GREEN,
    Mark.QUESTION: AMBER,
    Mark.PENCIL: LINK,
    Mark.FLAG: AMBER,
    Mark.NOTE: GREY,
}

OF_VERDICT = {
    Verdict.TIES: Mark.TICK,
    Verdict.ROUNDS: Mark.ROUNDS,
    Verdict.BREAKS: Mark.CROSS,
    Verdict.UNTESTABLE: Mark.QUESTION,
}

WORDS_OF_VERDICT = {
    Verdict.TIES: "ties",
    Verdict.ROUNDS: "rounds",
    Verdict.BREAKS: "breaks",
    Verdict.UNTESTABLE: "not testable",
}

# Strokes in a square of side 1, from its lower left corner.
_STROKES: dict[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    Mark.TICK: (((0.06, 0.46), (0.36, 0.14), (0.94, 0.86)),),
    Mark.CROSS: (((0.14, 0.14), (0.86, 0.86)), ((0.14, 0.86), (0.86, 0.14))),
    Mark.PENCIL: (
        ((0.10, 0.10), (0.16, 0.36), (0.72, 0.92), (0.92, 0.72), (0.36, 0.16), (0.10, 0.10)),
        ((0.58, 0.78), (0.78, 0.58)),
    ),
    Mark.FLAG: (((0.18, 0.02), (0.18, 0.96), (0.88, 0.74), (0.18, 0.50)),),
    Mark.NOTE: (
        ((0.12, 0.78), (0.88, 0.78)),
        ((0.12, 0.5), (0.88, 0.5)),
        ((0.12, 0.22), (0.6, 0.22)),
    ),
}
_LETTERS = {Mark.QUESTION: "?", Mark.ROUNDS: "≈"}


def draw_mark(canvas: Canvas, mark: Mark, x: float, y: float, size: float) -> None:
    """Draw a sign in the square of side `size` points whose lower left corner is (x, y)."""
    canvas.saveState()
    canvas.setStrokeColor(COLOURS[mark])
    canvas.setFillColor(COLOURS[mark])
    canvas.setLineWidth(size / 6.2)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    if mark in _LETTERS:
        canvas.setFont(fonts.SANS_STRONG, size * 1.35)
        canvas.drawCentredString(x + size / 2, y + 0.02 * size, _LETTERS[mark])
    for stroke in _STROKES.get(mark, ()):
        points = [(x + size * across, y + size * up) for across, up in stroke]
        _draw_stroke(canvas, points, filled=mark is Mark.FLAG)
    canvas.restoreState()


def _draw_stroke(canvas: Canvas, points: list[tuple[float, float]], *, filled: bool) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=int(filled))


def mark_of(judgement: Judgement) -> Mark | None:
    """The sign of what the reviewer made of something; None where nothing was done."""
    if judgement.flagged:
        return Mark.FLAG
    by_status = {
        Status.CONFIRMED: Mark.TICK,
        Status.CORRECTED: Mark.PENCIL,
        Status.REJECTED: Mark.CROSS,
    }
    return by_status.get(judgement.status)


def words_of(judgement: Judgement, rejected: str = "rejected") -> str:
    """What the reviewer did, in words; "" where nothing was done.

    Args:
        judgement: What the events amount to.
        rejected: The word for a rejection; a finding is "dismissed".
    """
    words = {Status.NEW: "", Status.REJECTED: rejected}
    decided = words.get(judgement.status, judgement.status.value)
    return ", ".join(filter(None, (decided, "flagged" if judgement.flagged else "")))
