"""The way through the source: every place that was shown, with the way back and forward."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.document.model import Span


@dataclass(frozen=True, slots=True)
class Stop:
    """One place on the way: what was lit, and how far down the view was."""

    passage: Span | None = None
    scrolled: int = 0


class Trail:
    """Begins at the top of the document; going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._stops = [Stop()]
        self._at = 0

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a way back can be undone."""
        return self._at + 1 < len(self._stops)

    def leave(self, scrolled: int) -> None:
        """Note how far down the view is before it goes elsewhere."""
        self._stops[self._at] = replace(self._stops[self._at], scrolled=scrolled)

    def arrive(self, passage: Span, scrolled: int) -> None:
        """Go somewhere new."""
        del self._stops[self._at + 1 :]
        self._stops.append(Stop(passage, scrolled))
        self._at += 1

    def step(self, by: int) -> Stop | None:
        """Go back by -1 or forward by +1; None where the way ends."""
        if not 0 <= self._at + by < len(self._stops):
            return None
        self._at += by
        return self._stops[self._at]
