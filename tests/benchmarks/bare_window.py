"""A PySide6 window with nothing in it: what the start of the program is held against.

Prints first_paint_ms, counted from BENCH_T0_NS (nanoseconds of time.time_ns() at launch), and
max_rss_mib, the peak memory; then leaves.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Canvas(QLabel):
    painted_ns = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted_ns:
            self.painted_ns = time.time_ns()
            QTimer.singleShot(0, QApplication.quit)


def peak_memory_mib() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024) if sys.platform == "darwin" else peak / 1024


def main() -> int:
    app = QApplication(sys.argv)
    window = QMainWindow()
    canvas = Canvas("bare window")
    window.setCentralWidget(canvas)
    window.resize(1280, 800)
    window.show()
    app.exec()
    print(f"first_paint_ms={(canvas.painted_ns - int(os.environ['BENCH_T0_NS'])) / 1e6:.1f}")
    print(f"max_rss_mib={peak_memory_mib():.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
