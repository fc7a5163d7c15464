"""What stands on the desk when nothing is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.resources import resource
from gui.widgets.card import flat_button
from gui.widgets.scrolling import clear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_WHAT = (
    "Read what an issuer discloses: the offering, the securities, the risk factors and who "
    "indemnifies whom, every value beside its sentence, every number recomputed."
)
_SAMPLE_WORDS = {
    "prospectus": "Open the sample prospectus",
    "agreement": "Open the sample agreement",
}


class StartScreen(QFrame):
    """What the program does, the ways to open a document, and the samples."""

    open_requested = Signal()
    sample_requested = Signal(object)  # the path

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName("Start")
        title = QLabel("Tickmark")
        title.setObjectName("start_title")
        what = QLabel(_WHAT)
        what.setObjectName("start_text")
        what.setWordWrap(True)
        what.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        what.setFixedWidth(520)
        words = QHBoxLayout()
        words.addStretch(1)
        words.addWidget(what)
        words.addStretch(1)
        self.open_button = QPushButton("Open…")
        self.open_button.setObjectName("primary")
        self.open_button.clicked.connect(self.open_requested)
        self._samples = QVBoxLayout()
        self._samples.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(words)
        column.addSpacing(6)
        column.addWidget(_drop_area(self.open_button), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._samples)
        column.addStretch(3)

    def offer_samples(self, *, offered: bool) -> None:
        """Show the way to the samples, or take it away where the library has documents."""
        clear(self._samples)
        for path in samples() if offered else ():
            kind = "agreement" if "agreement" in path.stem else "prospectus"
            link = flat_button(
                _SAMPLE_WORDS[kind],
                f"{_SAMPLE_WORDS[kind]}, of an issuer that does not exist",
                self._opener(path),
            )
            link.setObjectName("link")
            self._samples.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self.sample_requested.emit(path)


def samples() -> list[Path]:
    """The sample documents that are shipped, prospectus first."""
    found = sorted(resource("samples").glob("*.txt"))
    return sorted(found, key=lambda path: "agreement" in path.stem)


def _drop_area(button: QPushButton) -> QWidget:
    area = QFrame()
    area.setObjectName("drop")
    area.setAccessibleName("Drop filings here")
    area.setMinimumSize(380, 130)
    words = QLabel("Drop filings here, or")
    words.setObjectName("secondary")
    column = QVBoxLayout(area)
    column.setContentsMargins(24, 20, 24, 20)
    column.addStretch(1)
    column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return area
