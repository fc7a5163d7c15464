"""Everything a person can do, each with its place in the menus and its key; declared once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenu


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    Attributes:
        name: What the window calls it.
        words: What the menu calls it.
        keys: Its key; empty for none.
        needs_review: Whether a document must be open.
        checks: Whether it is on or off.
        group: The name of the choice that it is one of.
    """

    name: str
    words: str
    keys: str = ""
    needs_review: bool = False
    checks: bool = False
    group: str = ""


SEPARATOR = Command("", "")
MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "&File",
        (
            Command("open", "&Open…", "Ctrl+O"),
            SEPARATOR,
            Command("save_memo", "&Save memo…", "Ctrl+S", needs_review=True),
            Command("export_json", "&Export JSON…", needs_review=True),
            Command("export_tables", "Export &tables…", needs_review=True),
            SEPARATOR,
            Command("close_review", "&Close", "Ctrl+W", needs_review=True),
            Command("quit", "&Quit", "Ctrl+Q"),
        ),
    ),
    (
        "&Edit",
        (
            Command("undo", "&Undo", "Ctrl+Z", needs_review=True),
            Command("redo", "&Redo", "Ctrl+Shift+Z", needs_review=True),
            SEPARATOR,
            Command("confirm", "&Confirm", "Return", needs_review=True),
            Command("correct", "C&orrect…", "E", needs_review=True),
            Command("flag", "&Flag", "F", needs_review=True),
            Command("note", "&Note…", "N", needs_review=True),
            Command("dismiss", "&Dismiss…", "D", needs_review=True),
        ),
    ),
    (
        "&View",
        (
            Command("library", "&Library", "Ctrl+1", checks=True),
            Command("findings", "&Findings", "Ctrl+2", checks=True),
            Command("source", "&Source", "Ctrl+3", checks=True),
            SEPARATOR,
            Command("theme_system", "As the s&ystem", checks=True, group="theme"),
            Command("theme_light", "L&ight", checks=True, group="theme"),
            Command("theme_dark", "&Dark", checks=True, group="theme"),
            SEPARATOR,
            Command("zoom_in", "Zoom &in", "Ctrl++"),
            Command("zoom_out", "Zoom &out", "Ctrl+-"),
            Command("zoom_reset", "&Actual size", "Ctrl+0"),
        ),
    ),
    (
        "&Go",
        (
            Command("next", "&Next undecided", "J", needs_review=True),
            Command("previous", "&Previous undecided", "K", needs_review=True),
            SEPARATOR,
            Command("back", "&Back", "Alt+Left", needs_review=True),
            Command("forward", "&Forward", "Alt+Right", needs_review=True),
            SEPARATOR,
            Command("tab_1", "&Offerings", "1", needs_review=True),
            Command("tab_2", "&Securities", "2", needs_review=True),
            Command("tab_3", "&Risk Factors", "3", needs_review=True),
            Command("tab_4", "&Indemnification", "4", needs_review=True),
            SEPARATOR,
            Command("search", "Search the &library", "/"),
            Command("find", "Find in the so&urce", "Ctrl+F", needs_review=True),
        ),
    ),
    ("&Help", (Command("keys", "All &keys", "?"), Command("about", "&About Tickmark"))),
)


class Commands(QObject):
    """The menus and their actions; `given` names what a person asked for."""

    given = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._needy: list[QAction] = []
        for title, commands in MENUS:
            menu = window.menuBar().addMenu(title)
            for command in commands:
                self._add(menu, command)

    def show_review(self, *, is_open: bool) -> None:
        """Let through what needs a review while one is open."""
        for action in self._needy:
            action.setEnabled(is_open)

    def name_history(self, undo: str, redo: str) -> None:
        """Say in the menu what undo and redo would do."""
        for name, words, label in (("undo", "&Undo", undo), ("redo", "&Redo", redo)):
            action = self.actions[name]
            action.setText(f"{words} {label}".strip())
            action.setEnabled(bool(label))

    def check(self, name: str, *, is_on: bool) -> None:
        """Show that a choice is on or off."""
        self.actions[name].setChecked(is_on)

    def _add(self, menu: QMenu, command: Command) -> None:
        if not command.name:
            menu.addSeparator()
            return
        action = menu.addAction(command.words)
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        action.setCheckable(command.checks)
        if command.group:
            group = self._groups.setdefault(command.group, QActionGroup(self))
            group.addAction(action)
        if command.needs_review:
            self._needy.append(action)
        action.triggered.connect(lambda: self.given.emit(command.name))
        self.actions[command.name] = action
