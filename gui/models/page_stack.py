"""Pages under one another, each as wide as the view: where they lie and what is on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.document.model import PrintedPlace

_LINE_END = 2  # characters that pdfium counts between two lines of one passage


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one page that follow one another, as pdfium counts them."""

    page: int
    first: int
    count: int


def runs_of(places: Iterable[PrintedPlace]) -> list[Run]:
    """Places in as few runs as hold them, in the order of the pages."""
    runs: list[Run] = []
    for place in sorted(places, key=lambda place: (place.page, place.first)):
        last = runs[-1] if runs else None
        if last and last.page == place.page and place.first <= last.first + last.count + _LINE_END:
            count = max(last.count, place.first + place.count - last.first)
            runs[-1] = Run(last.page, last.first, count)
        else:
            runs.append(Run(place.page, place.first, place.count))
    return runs


class PageStack:
    """Lays pages out for a width; lengths on a page are in points, in the view in pixels."""

    def __init__(self, sizes: Sequence[QSizeF] = (), gap: float = 0.0) -> None:
        self._sizes = sizes
        self._gap = gap
        self.places: list[QRectF] = []
        self.height = 0.0
        self.width = 0.0

    def fit(self, width: float, zoom: float) -> None:
        """Make every page as wide as the view, `zoom` times over."""
        self.places = []
        top = self._gap
        self.width = max((width - 2 * self._gap) * zoom, 1.0)
        for size in self._sizes:
            height = self.width * size.height() / max(size.width(), 1.0)
            self.places.append(QRectF(self._gap, top, self.width, height))
            top += height + self._gap
        self.width += 2 * self._gap
        self.height = top

    def scale(self, page: int) -> float:
        """Pixels a point."""
        return self.places[page].width() / max(self._sizes[page].width(), 1.0)

    def between(self, top: float, bottom: float) -> range:
        """The pages that a stretch of the stack touches."""
        touched = [
            at
            for at, place in enumerate(self.places)
            if place.bottom() >= top and place.top() <= bottom
        ]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def in_view(self, page: int, place: QRectF) -> QRectF:
        """Where a part of a page lies in the stack."""
        scale = self.scale(page)
        corner = self.places[page].topLeft() + place.topLeft() * scale
        return QRectF(corner, place.size() * scale)

    def at(self, height: float) -> tuple[int, float]:
        """The page at a height of the stack, and how far down the page that is, in points."""
        page = next(
            (at for at, place in enumerate(self.places) if place.bottom() + self._gap > height),
            max(len(self.places) - 1, 0),
        )
        if not self.places:
            return 0, 0.0
        return page, (height - self.places[page].top()) / self.scale(page)

    def height_of(self, page: int, down: float) -> float:
        """The height in the stack of a place so many points down a page."""
        if not 0 <= page < len(self.places):
            return 0.0
        return self.in_view(page, QRectF(QPointF(0, down), QSizeF(0, 0))).top()
