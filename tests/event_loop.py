"""Letting a real window live while a script waits for it."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

LIMIT_MS = 120_000


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(signal: SignalInstance, request: Callable[[], None]) -> float:
    """Make a request and let the window live until the signal; the milliseconds between."""
    loop = QEventLoop()
    arrived: list[float] = []
    signal.connect(lambda *_: arrived.append(time.perf_counter()))
    signal.connect(loop.quit)
    QTimer.singleShot(LIMIT_MS, loop.quit)
    asked = time.perf_counter()
    request()
    if not arrived:
        loop.exec()
    if not arrived:
        sys.exit("the file was not opened")
    return (arrived[0] - asked) * 1000
