"""What the tests of the screen share: a window on a library and settings of its own."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from core.resources import resource
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Appearance, Theme
from tests.gui.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PROSPECTUS = "sorrelwater_prospectus_2004.txt"
AGREEMENT = "sorrelwater_registration_rights_agreement_2004.txt"


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    qapp.setCursorFlashTime(0)
    return Theme(qapp)


@pytest.fixture
def theme(session_theme: Theme, qapp: QApplication) -> Theme:
    session_theme.set_up(Appearance.LIGHT, 100)
    qapp.setStyleSheet("")  # the window puts it on when it is built, which is faster
    return session_theme


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "own.library"


@pytest.fixture
def prospectus() -> Path:
    return resource("samples", PROSPECTUS)


@pytest.fixture
def agreement() -> Path:
    return resource("samples", AGREEMENT)


@pytest.fixture
def start_window(
    qtbot: QtBot, theme: Theme, library_path: Path, tmp_path: Path
) -> Iterator[Callable[[], Person]]:
    """Start the program without its library; a second call is a second start."""
    people: list[Person] = []

    def start() -> Person:
        window = MainWindow(library_path, theme, Settings(tmp_path / "settings.ini"))
        window.resize(1560, 940)
        people.append(Person(window, qtbot))
        window.show()
        qtbot.waitExposed(window)
        return people[-1]

    yield start
    for person in people:
        person.leave()


@pytest.fixture
def open_window(start_window: Callable[[], Person], qtbot: QtBot) -> Callable[[], Person]:
    """Start the program and wait until it shows its library."""

    def start() -> Person:
        person = start_window()
        with qtbot.waitSignal(person.window.shelf_shown):
            person.window.load_library()
        return person

    return start


@pytest.fixture
def person(open_window: Callable[[], Person]) -> Person:
    """Somebody before the window with nothing open."""
    return open_window()


@pytest.fixture
def reviewer(person: Person, prospectus: Path) -> Person:
    """Somebody before the window with the sample prospectus open."""
    person.open(prospectus)
    return person
