"""The line at the foot: offline, where the library is, whether all is saved; the keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

_KEYS = "J / K next, previous · Enter confirm · E correct · F flag · N note · ? all keys"
_START_KEYS = "Ctrl+O open · ? all keys"


class StatusLine(QWidget):
    """Says what is saved where."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Status")
        self._library = "library: not opened yet"
        self._state = ""
        self._left = QLabel()
        self._left.setObjectName("secondary")
        self._keys = QLabel(_KEYS)
        self._keys.setObjectName("secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self._left, 1)
        row.addWidget(self._keys)
        self._say()

    @property
    def text(self) -> str:
        """What it says at the left."""
        return self._left.text()

    def show_library(self, path: Path) -> None:
        """Name the library file, from the home folder where it lies in it."""
        self._library = f"library: {from_home(path)}"
        self._say()

    def show_saving(self, *, is_saving: bool) -> None:
        """Say whether the library is at work."""
        self._state = "saving…" if is_saving else "saved"
        self._say()

    def show_unsaved(self) -> None:
        """Say that what is on the screen is not in the library."""
        self._state = "not saved"
        self._say()

    def show_open(self, *, is_open: bool) -> None:
        """Name the keys of a review while one is open, else the way to one."""
        self._keys.setText(_KEYS if is_open else _START_KEYS)

    def show_keys(self, *, shown: bool) -> None:
        """Leave the keys out where there is no room."""
        self._keys.setVisible(shown)

    def _say(self) -> None:
        self._left.setText(
            " · ".join(part for part in ("Offline", self._library, self._state) if part)
        )


def from_home(path: Path) -> Path:
    """A path from the home folder where it lies in it, else whole."""
    home = Path.home()
    return path.relative_to(home) if path.is_relative_to(home) else path
