"""The window as a whole: start, panels, themes, memo, faults, what it loads and what it keeps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from gui import fault
from gui.arrangement import Panel
from gui.colours import DARK, LIGHT
from gui.key_sheet import AboutSheet, KeySheet
from gui.panels.memo_preview import MemoPreview
from gui.settings import LIBRARY_SHOWN, THEME, ZOOM, Settings
from gui.start_screen import samples
from gui.theme import Appearance, Theme
from tests.gui.person import CTRL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.person import Person

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = ("pandas", "numpy", "reportlab", "sqlite_utils", "selectolax", "core.extraction",
         "core.review", "PySide6.QtPdf")  # fmt: skip


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_window_loads_nothing_that_only_later_work_needs() -> None:
    asked = python(
        "-c", f"import sys, gui.application; print([m for m in {HEAVY} if m in sys.modules])"
    )
    assert (asked.stdout.strip(), asked.stderr) == ("[]", "")


def test_the_start_can_be_measured(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from gui.application import run;"
        "sys.exit(run([], Path(sys.argv[1]), exit_after_first_paint=True))"
    )
    started = time.time_ns()
    done = python(
        "-c", code, str(tmp_path / "x.library"), BENCH_T0_NS=str(started), HOME=str(tmp_path),
        XDG_CONFIG_HOME=str(tmp_path), QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures = dict(line.split("=") for line in done.stdout.split())
    assert 0 < float(figures["first_paint_ms"]) < 20_000
    assert 20 < float(figures["max_rss_mib"]) < 400
    assert not (tmp_path / "x.library").exists()


def test_none_and_true_are_not_worn_out() -> None:
    code = (
        "import gui\nfrom PySide6.QtCore import QObject, Signal\nfrom PySide6.QtGui import QFont\n"
        "class Bell(QObject):\n    rung = Signal()\n"
        "font, bell = QFont(), Bell()\nbell.rung.connect(print)\nbell.rung.disconnect()\n"
        "bell.rung.connect(lambda: None)\n"
        "for _ in range(60_000): font.setPixelSize(3), bell.rung.emit()\nprint('alive')"
    )
    done = python("-c", code, QT_QPA_PLATFORM="offscreen")
    assert (done.stdout.strip(), done.returncode) == ("alive", 0), done.stderr


def test_the_start_screen_offers_the_samples_until_the_library_holds_something(
    person: Person, prospectus: Path
) -> None:
    window = person.window
    links = [b for b in window.start.findChildren(QToolButton) if b.isVisible()]
    assert [link.text() for link in links] == [
        "Open the sample prospectus",
        "Open the sample agreement",
    ]
    with person.qtbot.waitSignal(window.review_opened, timeout=20_000):
        person.qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    person.settle()
    assert window.desk.work is not None
    assert window.desk.work.document.name == prospectus.name
    person.press("W", modifiers=CTRL)
    assert window.start.isVisible()
    assert window.desk.work is None
    assert not [b for b in window.start.findChildren(QToolButton) if b.isVisible()]


def test_the_samples_are_shipped() -> None:
    assert [path.stem.split("_")[1] for path in samples()] == ["prospectus", "registration"]


@pytest.mark.parametrize(("key", "panel"), list(zip("123", Panel, strict=True)))
def test_a_panel_goes_by_its_key_and_comes_back_where_it_was(
    reviewer: Person, key: str, panel: Panel
) -> None:
    arrangement = reviewer.window.arrangement
    widget = {
        Panel.LIBRARY: reviewer.window.library,
        Panel.FINDINGS: reviewer.window.findings,
        Panel.SOURCE: reviewer.window.source,
    }[panel]
    before = widget.size()
    assert arrangement.is_shown(panel)
    reviewer.press(key, modifiers=CTRL)
    assert not arrangement.is_shown(panel)
    assert not reviewer.window.commands.actions[panel.value].isChecked()
    reviewer.press(key, modifiers=CTRL)
    reviewer.settle()
    assert arrangement.is_shown(panel)
    assert widget.size() == before


def test_a_panel_that_was_put_away_stays_away_after_a_restart(
    open_window: Callable[[], Person], prospectus: Path
) -> None:
    person = open_window()
    person.press("1", modifiers=CTRL)
    person.leave()
    again = open_window()
    again.open(prospectus)
    assert not again.window.library.isVisible()


def test_the_library_goes_in_a_narrow_window_and_comes_back_in_a_wide_one(
    reviewer: Person,
) -> None:
    window = reviewer.window
    window.resize(1100, 720)
    reviewer.settle()
    assert not window.library.isVisible()
    assert window.source.isVisible()
    reviewer.press("/")
    assert window.library.isVisible()
    assert window.library.field.hasFocus()
    window.resize(1560, 940)
    reviewer.settle()
    window.resize(700, 600)
    reviewer.settle()
    assert not window.source.isVisible()
    assert window.tabs.isVisible()
    window.resize(1560, 940)
    reviewer.settle()
    assert window.library.isVisible()
    assert window.source.isVisible()
    assert window.settings.get(LIBRARY_SHOWN) is True


@pytest.mark.parametrize("width", [1560, 1200, 900, 660])
def test_nothing_is_wider_than_its_window(reviewer: Person, width: int) -> None:
    reviewer.window.resize(width, 700)
    reviewer.settle()
    assert reviewer.window.width() == width
    for part in (reviewer.window.header, reviewer.window.tabs, reviewer.window.findings):
        corner = part.mapTo(reviewer.window, part.rect().topRight())
        assert corner.x() < width


def test_the_theme_is_changed_by_the_menu_and_remembered(
    open_window: Callable[[], Person], tmp_path: Path, session_theme: Theme
) -> None:
    person = open_window()
    person.window.commands.actions["theme_dark"].trigger()
    assert session_theme.colours is DARK
    assert QApplication.palette().window().color().name() == DARK.desk
    assert Settings(tmp_path / "settings.ini").get(THEME) == "dark"
    person.window.commands.actions["theme_light"].trigger()
    assert session_theme.colours is LIGHT


def test_all_text_grows_and_shrinks(reviewer: Person, tmp_path: Path) -> None:
    window = reviewer.window
    before = window.source.text.fontMetrics().height()
    row = reviewer.list_with("offering/symbol")[0]
    height = row.heightForWidth(400)
    window.commands.actions["zoom_in"].trigger()
    window.commands.actions["zoom_in"].trigger()
    assert window.source.text.fontMetrics().height() > before
    assert row.heightForWidth(400) > height
    window.commands.actions["zoom_reset"].trigger()
    assert row.heightForWidth(400) == height
    assert Settings(tmp_path / "settings.ini").get(ZOOM) == 100


def test_settings_of_another_type_count_as_absent(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[appearance]\nzoom_percent=large\ntheme=dark\n[window]\nlibrary_shown=false\n")
    settings = Settings(file)
    assert settings.get(ZOOM) == ZOOM.default
    assert settings.get(THEME) == Appearance.DARK
    assert settings.get(LIBRARY_SHOWN) is False


def test_the_memo_is_saved_by_key_and_shown(
    reviewer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo = tmp_path / "out" / "memo.pdf"
    memo.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(memo), ""))
    with reviewer.qtbot.waitSignal(reviewer.window.saving.memo_saved, timeout=30_000):
        reviewer.press("S", modifiers=CTRL)
    reviewer.settle()
    assert memo.read_bytes().startswith(b"%PDF")
    preview = reviewer.window.findChild(MemoPreview)
    assert preview is not None
    assert preview.isVisible()
    assert preview.document.pageCount() > 3
    assert f"page 1 of {preview.document.pageCount()}" in reviewer.words(preview)
    preview.close()


def test_a_memo_without_an_ending_gets_one(
    reviewer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "memo"), ""))
    with reviewer.qtbot.waitSignal(reviewer.window.saving.memo_saved, timeout=30_000):
        reviewer.press("S", modifiers=CTRL)
    assert (tmp_path / "memo.pdf").exists()


def test_a_memo_that_cannot_be_written_is_said_in_the_bar(
    reviewer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "nowhere" / "memo.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    with reviewer.qtbot.waitSignal(reviewer.window.saving.refused, timeout=30_000):
        reviewer.press("S", modifiers=CTRL)
    assert reviewer.window.message.text


def test_the_review_is_exported_as_json(
    reviewer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "review.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with reviewer.qtbot.waitSignal(reviewer.window.saving.data_saved, timeout=30_000):
        reviewer.window.commands.actions["export_json"].trigger()
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == 1
    assert str(out) in reviewer.window.message.text


def test_the_tables_are_exported_into_a_folder(
    reviewer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with reviewer.qtbot.waitSignal(reviewer.window.saving.data_saved, timeout=30_000):
        reviewer.window.commands.actions["export_tables"].trigger()
    assert any(file.suffix == ".csv" for file in folder.iterdir())
    assert str(folder) in reviewer.window.message.text


def test_a_question_mark_shows_all_keys(reviewer: Person) -> None:
    reviewer.press("?")
    sheet = reviewer.window.findChild(KeySheet)
    assert sheet is not None
    said = reviewer.words(sheet)
    for words in ("Confirm", "Enter", "Next undecided", "J", "Find in the source", "Ctrl+F"):
        assert words in said
    before = reviewer.window.desk.selected
    reviewer.press("J")
    assert not sheet.isVisible()
    assert reviewer.window.desk.selected == before


def test_about_says_what_it_does_not_do(reviewer: Person) -> None:
    reviewer.window.commands.actions["about"].trigger()
    sheet = reviewer.window.findChild(AboutSheet)
    assert sheet is not None
    assert "it gives no advice" in reviewer.words(sheet)


def test_what_needs_a_review_waits_for_one(person: Person, prospectus: Path) -> None:
    actions = person.window.commands.actions
    for name in ("save_memo", "confirm", "next", "find", "tab_1", "undo"):
        assert not actions[name].isEnabled()
    person.open(prospectus)
    assert actions["save_memo"].isEnabled()
    assert not actions["confirm"].isEnabled()  # nothing is in hand
    person.press("J")
    assert actions["confirm"].isEnabled()


def test_a_fault_of_the_program_is_logged_and_shown_with_its_details(
    person: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    fault.install()
    missing = KeyError("a thing that should be there")
    sys.excepthook(type(missing), missing, missing.__traceback__)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, fault.FaultDialog))
    assert dialog.isVisible()
    copy = next(b for b in dialog.findChildren(type(person.window.header.memo_button)))
    person.qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "a thing that should be there" in copied
    assert "Qt 6." in copied
    assert any("a fault of the program" in record.message for record in caplog.records)
    dialog.close()


def test_the_status_line_says_where_all_is_kept(reviewer: Person, library_path: Path) -> None:
    assert reviewer.window.status.text == f"Offline · library: {library_path} · saved"
