"""Light, dark or as the system: colours, type and style sheet, applied to the whole program."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from core.resources import resource
from gui.colours import DARK, LIGHT, Colours, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

SANS = "IBM Plex Sans"
MONO = "IBM Plex Mono"
_FONT_FILES = (
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-Medium.ttf",
    "IBMPlexSans-SemiBold.ttf",
    "IBMPlexMono-Regular.ttf",
    "IBMPlexMono-SemiBold.ttf",
)
_TEXT_PX = 13
_ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


class Appearance(StrEnum):
    """Which theme a person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The colours and sizes in use; everything that paints by itself asks here."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.colours: Colours = LIGHT
        self.zoom_percent = 100
        self.appearance = Appearance.SYSTEM
        self._app = app
        self._is_dressed = False
        app.setStyle("Fusion")
        for name in _FONT_FILES:
            QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        self._sheet = Template(resource("style", "desk.qss").read_text(encoding="utf-8"))
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def set_up(self, appearance: Appearance, zoom_percent: int) -> None:
        """Take over what was stored, and paint with it."""
        self.appearance = appearance
        self.zoom_percent = min(max(zoom_percent, _ZOOM_STEPS[0]), _ZOOM_STEPS[-1])
        self._apply()

    def zoom_by(self, steps: int) -> None:
        """Make all text one step larger or smaller."""
        nearest = min(_ZOOM_STEPS, key=lambda step: abs(step - self.zoom_percent))
        at = min(max(_ZOOM_STEPS.index(nearest) + steps, 0), len(_ZOOM_STEPS) - 1)
        self.set_up(self.appearance, _ZOOM_STEPS[at])

    def px(self, at_hundred: float) -> int:
        """A length in pixels at the zoom in use."""
        return max(1, round(at_hundred * self.zoom_percent / 100))

    def font(self, pixels: float = _TEXT_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The interface's font, its figures tabular, at a size given for a zoom of 100 %."""
        return self._font(SANS, pixels, weight)

    def mono(self, pixels: float = 12, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The font of source and arithmetic."""
        return self._font(MONO, pixels, weight)

    def colour(self, name: str) -> QColor:
        """One colour of the theme in use, by its name in `Colours`."""
        return QColor(getattr(self.colours, name))

    def fill(self, tone: Tone) -> QColor:
        """The background of a tone."""
        return QColor(self.colours.fill(tone))

    def ink(self, tone: Tone) -> QColor:
        """The foreground of a tone."""
        return QColor(self.colours.ink(tone))

    def _font(self, family: str, pixels: float, weight: QFont.Weight) -> QFont:
        font = QFont(family)
        font.setPixelSize(self.px(pixels))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _on_system_changed(self) -> None:
        if self.appearance is Appearance.SYSTEM:
            self._apply()

    def _is_dark(self) -> bool:
        if self.appearance is Appearance.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.appearance is Appearance.DARK

    def _apply(self) -> None:
        self.colours = DARK if self._is_dark() else LIGHT
        self._app.setPalette(palette_of(self.colours))
        self._app.setFont(self.font())
        if self._is_dressed:
            self.dress()
        self.changed.emit()

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """Build many widgets at once without the style sheet, which is then put on again."""
        self._app.setStyleSheet("")
        yield
        self.dress()

    def dress(self) -> None:
        """Put the style sheet on; last, for every widget that is added under one costs more."""
        self._is_dressed = True
        sizes = {
            f"px{size}": f"{self.px(size)}px"
            for size in (1, 2, 4, 6, 8, 11, 12, 13, 15, 16, 19, 26)
        }
        sheet = self._sheet.substitute(asdict(self.colours), **sizes)
        if self._app.styleSheet() != sheet:
            self._app.setStyleSheet(sheet)


def palette_of(colours: Colours) -> QPalette:
    """The palette that Fusion paints with."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in {
        roles.Window: colours.desk,
        roles.Base: colours.card,
        roles.AlternateBase: colours.field,
        roles.Button: colours.field,
        roles.WindowText: colours.text,
        roles.Text: colours.text,
        roles.ButtonText: colours.text,
        roles.PlaceholderText: colours.secondary,
        roles.ToolTipBase: colours.card,
        roles.ToolTipText: colours.text,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.Mid: colours.hairline,
        roles.Dark: colours.hairline,
        roles.Light: colours.card,
    }.items():
        palette.setColor(role, QColor(name))
    faint = QColor(colours.secondary)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette
