"""What the program remembers between two starts, each setting declared once with its default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")  # str, int, bool or QByteArray


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting: its key and the value that it has until a person changes it."""

    key: str
    default: T


THEME = Setting("appearance/theme", "system")  # system, light or dark
ZOOM = Setting("appearance/zoom_percent", 100)
GEOMETRY = Setting("window/geometry", QByteArray())
DESK_SPLIT = Setting("window/desk_split", QByteArray())
WORK_SPLIT = Setting("window/work_split", QByteArray())
LIBRARY_SHOWN = Setting("window/library_shown", default=True)
FINDINGS_SHOWN = Setting("window/findings_shown", default=True)
SOURCE_SHOWN = Setting("window/source_shown", default=True)
SOURCE_VIEW = Setting("window/source_view", "text")  # text or pages, where there are pages
LAST_FOLDER = Setting("files/last_folder", "")


class Settings:
    """Typed access to the stored settings; a stored value of another type counts as absent."""

    def __init__(self, file: Path | None = None) -> None:
        self._stored = (
            QSettings(str(file), QSettings.Format.IniFormat)
            if file
            else QSettings("Tickmark", "Tickmark")
        )

    def get(self, setting: Setting[T]) -> T:
        """The stored value, or the default."""
        kind = type(setting.default)
        value = self._stored.value(setting.key, setting.default)
        if isinstance(value, str) and kind is not str:
            value = _from_words(value, kind)
        return value if isinstance(value, kind) else setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """Store a value."""
        self._stored.setValue(setting.key, value)


def _from_words(value: str, kind: type) -> object:
    """A number or a truth from an ini file, which holds words alone."""
    if kind is bool:
        return value == "true"
    if kind is int and value.lstrip("-").isdigit():
        return int(value)
    return value
