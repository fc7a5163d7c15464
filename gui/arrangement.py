"""Library, work and source beside each other; each can go and comes back where it was."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.settings import (
    DESK_SPLIT,
    FINDINGS_SHOWN,
    LIBRARY_SHOWN,
    SOURCE_SHOWN,
    WORK_SPLIT,
    Settings,
)

if TYPE_CHECKING:
    from gui.panels.findings_panel import FindingsPanel
    from gui.panels.source_panel import SourcePanel
    from gui.theme import Theme

_LIBRARY_FROM = 1320  # the window's width below which the library goes by itself
_SOURCE_FROM = 820
_COLUMNS = 80
_LIBRARY_WIDTH = 232
_WORK_LEAST = 520
_ANY_HEIGHT = (1 << 24) - 1  # as Qt has it for a widget without a limit


class Panel(StrEnum):
    """A part that a person can put away."""

    LIBRARY = "library"
    FINDINGS = "findings"
    SOURCE = "source"


_SHOWN = {
    Panel.LIBRARY: LIBRARY_SHOWN,
    Panel.FINDINGS: FINDINGS_SHOWN,
    Panel.SOURCE: SOURCE_SHOWN,
}


class Arrangement(QWidget):
    """What a person put away stays away; what went for want of room comes back with it."""

    panels_changed = Signal()

    def __init__(
        self,
        library: QWidget,
        start: QWidget,
        theme: Theme,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._panels = {Panel.LIBRARY: library}
        self._theme = theme
        self._settings = settings
        self._wanted = {panel: settings.get(_SHOWN[panel]) for panel in Panel}
        self._roomy = dict.fromkeys(Panel, True)
        self._fitted: dict[Panel, bool] = {}
        self._is_open = False
        self._is_placed = False
        self._is_line = False
        self._shared = QByteArray()  # how tabs and findings shared the room before it was a line
        self._work = QSplitter(Qt.Orientation.Vertical)
        self._middle = QStackedWidget()
        self._middle.addWidget(start)
        self._middle.addWidget(self._work)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(library)
        self._split.addWidget(self._middle)
        self._split.setStretchFactor(1, 1)
        for split in (self._split, self._work):
            split.setHandleWidth(theme.px(12))
            split.setChildrenCollapsible(False)
        self._middle.setMinimumWidth(theme.px(400))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)
        self._apply()
        theme.changed.connect(self._on_theme_changed)

    def furnish(self, tabs: QWidget, findings: FindingsPanel, source: QWidget) -> None:
        """Take in what a review is shown by."""
        self._panels |= {Panel.FINDINGS: findings, Panel.SOURCE: source}
        self._work.addWidget(tabs)
        self._work.addWidget(findings)
        self._work.setStretchFactor(0, 7)
        self._work.setStretchFactor(1, 3)
        self._split.addWidget(source)
        findings.emptied.connect(self._shrink_findings)
        self._apply()

    def show_desk(self, *, is_open: bool) -> None:
        """Show the review, or the start screen."""
        self._is_open = is_open
        self._middle.setCurrentIndex(1 if is_open else 0)
        self._apply()
        if is_open and not self._is_placed:
            self._is_placed = True
            self._place()

    def toggle(self, panel: Panel) -> None:
        """Put a panel away, or bring it back even where there is little room."""
        shown = not self.is_shown(panel)
        self._wanted[panel] = shown
        self._settings.put(_SHOWN[panel], shown)
        self._roomy[panel] = True
        self._apply()

    def is_shown(self, panel: Panel) -> bool:
        """Whether a panel is there."""
        return panel in self._panels and self._panels[panel].isVisibleTo(self)

    def remember(self) -> None:
        """Store how the parts share the room."""
        if self._is_placed:
            self._settings.put(DESK_SPLIT, self._split.saveState())
            shared = self._shared if self._is_line else self._work.saveState()
            self._settings.put(WORK_SPLIT, shared)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put panels away by themselves where there is no room for them."""
        super().resizeEvent(event)
        self._fit(Panel.LIBRARY, _LIBRARY_FROM)
        self._fit(Panel.SOURCE, _SOURCE_FROM)
        if not self._is_placed:
            library = self._theme.px(_LIBRARY_WIDTH)
            self._split.setSizes([library, max(self.width() - library, 1)])

    def _fit(self, panel: Panel, least: int) -> None:
        """Put a panel away or bring it back when the width crosses what it needs."""
        fits = self.width() >= self._theme.px(least)
        if self._fitted.get(panel) != fits:
            self._fitted[panel] = fits
            self._roomy[panel] = fits
            self._apply()

    def _apply(self) -> None:
        for panel, widget in self._panels.items():
            needs_review = panel is not Panel.LIBRARY
            shown = self._wanted[panel] and self._roomy[panel]
            widget.setVisible(shown and (self._is_open or not needs_review))
        self.panels_changed.emit()

    def _place(self) -> None:
        """Share the room as it was left, or so that the source has its 80 columns."""
        stored, work = self._settings.get(DESK_SPLIT), self._settings.get(WORK_SPLIT)
        if stored.isEmpty() or not self._split.restoreState(stored):
            self._split.setSizes(self._first_sizes())
        if work.isEmpty() or not self._work.restoreState(work):
            height = self._work.height()
            self._work.setSizes([round(height * 0.68), round(height * 0.32)])
        if self._is_line:
            self._hold_line()

    def _shrink_findings(self, is_line: bool) -> None:
        """Give findings without any their line alone, and their room back when there are some."""
        if is_line == self._is_line:
            return
        self._is_line = is_line
        if not self._is_placed:
            return
        if is_line:
            self._hold_line()
        else:
            self._panels[Panel.FINDINGS].setMaximumHeight(_ANY_HEIGHT)
            self._work.restoreState(self._shared)

    def _hold_line(self) -> None:
        self._shared = self._work.saveState()
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        if self._is_line and not self._shared.isEmpty():
            findings = self._panels[Panel.FINDINGS]
            findings.setMaximumHeight(findings.minimumSizeHint().height())

    def _first_sizes(self) -> list[int]:
        source = self._panels[Panel.SOURCE]
        library = self._theme.px(_LIBRARY_WIDTH) if self.is_shown(Panel.LIBRARY) else 0
        total = self.width()
        wanted = self._columns_width(source)  # type: ignore[arg-type]
        least = max(total - library - self._theme.px(_WORK_LEAST), round(total * 0.44))
        width = min(wanted, least)
        return [library, max(total - library - width, 1), width]

    def _columns_width(self, source: SourcePanel) -> int:
        text = source.text
        columns = QFontMetricsF(text.font()).horizontalAdvance("0" * _COLUMNS)
        return round(columns) + text.margin_width() + self._theme.px(40)
