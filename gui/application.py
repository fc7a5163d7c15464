"""The program with its window: from the start to the last event."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from core.resources import resource
from gui import fault
from gui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable


def run(paths: list[Path], library: Path | None, exit_after_first_paint: bool = False) -> int:
    """Show the window, open the files in it, and stay until it is closed.

    Args:
        paths: Documents to open; the first is shown.
        library: The library file; the platform's own where None.
        exit_after_first_paint: Measure the start: print when the window was first painted,
            counted from `BENCH_T0_NS` (nanoseconds of the system clock), and the memory, and leave.

    Returns:
        The exit code.
    """
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Tickmark")
    app.setApplicationDisplayName("Tickmark")
    app.setDesktopFileName("tickmark")
    app.setWindowIcon(QIcon(str(resource("icons", "tickmark.svg"))))
    fault.install()
    window = MainWindow(library)
    painted = _FirstPaint(window)
    if exit_after_first_paint:
        painted.after(lambda: _print_start(app))
    else:
        painted.after(lambda: _begin(window, paths))
    window.show()
    return app.exec()


def _begin(window: MainWindow, paths: list[Path]) -> None:
    """What waits until the window is seen."""
    window.load_library()
    if paths:
        window.open_files(paths)


class _FirstPaint(QObject):
    """Notices when a window has been painted once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], None] = window.update
        window.installEventFilter(self)

    def after(self, then: Callable[[], None]) -> None:
        """Call something once the first paint is done."""
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, then for the event loop."""
        if event.type() == QEvent.Type.Paint and watched is self._window:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def _print_start(app: QApplication) -> None:
    """Print the figures of the start, one a line, and leave."""
    now = time.time_ns()
    started = int(os.environ.get("BENCH_T0_NS", now))
    sys.stdout.write(f"first_paint_ms={(now - started) / 1e6:.1f}\n")
    sys.stdout.write(f"max_rss_mib={_peak_mib():.1f}\n")
    sys.stdout.flush()
    app.quit()


def _peak_mib() -> float:
    """The most memory that the process has held, in MiB; 0 where the system does not say."""
    status = Path("/proc/self/status")  # getrusage would count what the parent held at the fork
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    if sys.platform == "win32":
        return 0.0
    import resource as limits

    return limits.getrusage(limits.RUSAGE_SELF).ru_maxrss / (1024 * 1024)
