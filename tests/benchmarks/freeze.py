"""Open a filing in the real window and find the longest time that the window stood still.

Usage: python tests/benchmarks/freeze.py LIBRARY FILE

A timer ticks every 5 ms on the window's thread; the longest pause between two ticks, from the
request to open until the review has been shown and painted, is the freeze that a reader feels.
Prints took_ms, longest_gap_ms, and idle_gap_ms, the longest pause of the same window at rest.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt, QTimer  # noqa: E402 - after the path is set
from PySide6.QtWidgets import QApplication  # noqa: E402

from gui.main_window import MainWindow  # noqa: E402
from gui.settings import Settings  # noqa: E402
from gui.theme import Appearance, Theme  # noqa: E402
from tests.event_loop import wait, wait_for  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable


REST_MS = 1000  # long enough to show and paint what was read


class Pulse:
    """A timer that notes the moment of every tick."""

    def __init__(self) -> None:
        self._ticks: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(lambda: self._ticks.append(time.perf_counter()))

    def longest_gap_ms(self, during: Callable[[], None]) -> float:
        """Run something that keeps the event loop going; its longest pause."""
        self._ticks = [time.perf_counter()]
        self._timer.start()
        during()
        self._timer.stop()
        self._ticks.append(time.perf_counter())
        return max(later - earlier for earlier, later in pairwise(self._ticks)) * 1000


def open_window(app: QApplication, library: Path) -> MainWindow:
    """The program's own window on a library and settings of the run's own."""
    theme = Theme(app)
    theme.set_up(Appearance.LIGHT, 100)
    window = MainWindow(library, theme, Settings(library.with_suffix(".ini")))
    window.resize(1440, 900)
    window.show()
    return window


def main() -> int:
    """Open the file named and print what was seen."""
    library, file = Path(sys.argv[1]), Path(sys.argv[2])
    app = QApplication(sys.argv[:1])
    window, pulse = open_window(app, library), Pulse()
    wait_for(window.shelf_shown, window.load_library)
    idle = pulse.longest_gap_ms(lambda: wait(REST_MS))
    took: list[float] = []

    def read() -> None:
        took.append(wait_for(window.review_opened, lambda: window.open_files([file])))
        wait(REST_MS)

    gap = pulse.longest_gap_ms(read)
    print(f"took_ms={took[0]:.1f}\nlongest_gap_ms={gap:.1f}\nidle_gap_ms={idle:.1f}")
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
