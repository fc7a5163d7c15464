"""What each command of the menus does to the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from gui.arrangement import Panel
from gui.settings import LAST_FOLDER, THEME, ZOOM
from gui.theme import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.main_window import MainWindow

_READABLE = "Filings (*.txt *.htm *.html *.pdf);;All files (*)"


class Acts:
    """One function a command, found by its name."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def do(self, name: str) -> None:
        """Carry out a command."""
        head, _, rest = name.partition("_")
        if head == "theme":
            self._wear(Appearance(rest))
        elif head == "zoom":
            self._zoom(rest)
        elif head == "tab":
            self._window.tabs.show_tab(int(rest) - 1)
        elif name in {panel.value for panel in Panel}:
            self._window.arrangement.toggle(Panel(name))
        else:
            self._plain()[name]()

    def _plain(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "open": self._open,
            "save_memo": self._save_memo,
            "export_json": self._export_json,
            "export_tables": self._export_tables,
            "close_review": window.desk.close_review,
            "quit": window.close,
            "undo": window.judging.undo,
            "redo": window.judging.redo,
            "confirm": window.judging.confirm,
            "correct": window.judging.correct,
            "flag": window.judging.flag,
            "note": window.judging.note,
            "dismiss": window.judging.dismiss,
            "next": lambda: self._walk(1),
            "previous": lambda: self._walk(-1),
            "back": lambda: window.source.go(-1),
            "forward": lambda: window.source.go(1),
            "search": self._search,
            "find": self._find,
            "keys": self._show_keys,
            "about": self._show_about,
        }

    def _open(self) -> None:
        window = self._window
        folder = window.settings.get(LAST_FOLDER)
        names, _kind = QFileDialog.getOpenFileNames(window, "Open filings", folder, _READABLE)
        if names:
            window.settings.put(LAST_FOLDER, str(Path(names[0]).parent))
            window.open_files([Path(name) for name in names])

    def _save_memo(self) -> None:
        path = self._where_to_save("Save memo", "memo.pdf", "PDF (*.pdf)")
        if path is not None:
            self._window.saving.save_memo(path)

    def _export_json(self) -> None:
        path = self._where_to_save("Export JSON", "review.json", "JSON (*.json)")
        if path is not None:
            self._window.saving.save_json(path)

    def _export_tables(self) -> None:
        window = self._window
        last = window.settings.get(LAST_FOLDER)
        folder = QFileDialog.getExistingDirectory(window, "Folder for the tables (CSV)", last)
        if folder:
            window.saving.save_tables(Path(folder))

    def _where_to_save(self, title: str, ending: str, kind: str) -> Path | None:
        window = self._window
        suggested = Path(window.settings.get(LAST_FOLDER), window.saving.suggested(ending))
        name, _kind = QFileDialog.getSaveFileName(window, title, str(suggested), kind)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(Path(ending).suffix)

    def _walk(self, step: int) -> None:
        window = self._window
        work = window.desk.work
        if work is None:
            return
        tab = window.tabs.current
        in_view = [] if window.desk.selected in work.findings else tab.paths(work)
        path = window.desk.walk(step, in_view)
        if path is not None:
            window.desk.select(path)
        else:
            window.message.show_done("Everything in this document is decided.")

    def _search(self) -> None:
        window = self._window
        if not window.arrangement.is_shown(Panel.LIBRARY):
            window.arrangement.toggle(Panel.LIBRARY)
        window.library.search()

    def _find(self) -> None:
        window = self._window
        if not window.arrangement.is_shown(Panel.SOURCE):
            window.arrangement.toggle(Panel.SOURCE)
        window.source.begin_search()

    def _show_keys(self) -> None:
        from gui.key_sheet import KeySheet

        KeySheet(self._window).open()

    def _show_about(self) -> None:
        from gui.key_sheet import AboutSheet

        AboutSheet(self._window).open()

    def _wear(self, appearance: Appearance) -> None:
        window = self._window
        window.theme.set_up(appearance, window.theme.zoom_percent)
        window.settings.put(THEME, appearance.value)

    def _zoom(self, how: str) -> None:
        window = self._window
        if how == "reset":
            window.theme.set_up(window.theme.appearance, ZOOM.default)
        else:
            window.theme.zoom_by(1 if how == "in" else -1)
        window.settings.put(ZOOM, window.theme.zoom_percent)
