"""From a file, a drop or the library to the desk."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from core.library.library import Library
from gui.models.library_model import SHELF_ROLE, DocumentRow, IssuerRow
from tests.gui.person import CTRL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.main_window import MainWindow
    from tests.gui.person import Person


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(40, 40),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def shelf(window: MainWindow) -> list[DocumentRow | IssuerRow]:
    model = window.library.documents
    return [model.index(at).data(SHELF_ROLE) for at in range(model.rowCount())]


def documents(window: MainWindow) -> list[DocumentRow]:
    return [row for row in shelf(window) if isinstance(row, DocumentRow)]


def test_a_document_is_opened_by_keys(
    person: Person, prospectus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(prospectus)], ""))
    with person.qtbot.waitSignal(person.window.review_opened, timeout=20_000):
        person.press("O", modifiers=CTRL)
    work = person.window.desk.work
    assert work is not None
    assert work.review.title in person.words(person.window.header)
    assert work.document.kind.words in person.words(person.window.header)
    strip = person.window.tabs.strip
    terms = work.review.terms
    assert [strip.tabText(at) for at in range(4)] == [
        "Offerings",
        f"Securities {len(terms.securities)}",
        f"Risk Factors {len(terms.risk_factors)}",
        f"Indemnification {len(terms.indemnification)}",
    ]


def test_nothing_is_opened_when_the_file_dialog_is_left(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    person.press("O", modifiers=CTRL)
    assert person.window.desk.work is None


def test_files_dropped_on_the_window_are_all_shelved_and_the_first_is_shown(
    person: Person, prospectus: Path, agreement: Path
) -> None:
    with person.qtbot.waitSignal(person.window.review_opened, timeout=20_000):
        drop(person.window, prospectus, agreement)
    person.settle()
    assert person.window.desk.work is not None
    assert person.window.desk.work.document.name == prospectus.name
    assert {row.shelved.name for row in documents(person.window)} == {
        prospectus.name,
        agreement.name,
    }


def test_the_same_file_twice_is_one_entry_and_leaves_what_is_in_hand(
    reviewer: Person, prospectus: Path
) -> None:
    reviewer.take("offering/symbol")
    reviewer.window.open_files([prospectus])
    reviewer.settle()
    assert len(documents(reviewer.window)) == 1
    assert reviewer.window.desk.selected == "offering/symbol"


def test_a_document_of_the_library_opens_after_its_file_is_gone(
    person: Person, prospectus: Path, agreement: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(prospectus.read_bytes())
    person.open(copy)
    person.open(agreement)
    copy.unlink()
    window = person.window
    row = next(r for r in documents(window) if r.shelved.name == copy.name)
    with person.qtbot.waitSignal(window.review_opened, timeout=20_000):
        person.click(window.library.list, window.library.documents.index_of(row.shelved.sha256))
    assert window.desk.work is not None
    assert window.desk.work.document.name == copy.name


def test_enter_in_the_library_opens_and_does_not_confirm(
    person: Person, prospectus: Path, agreement: Path
) -> None:
    person.open(prospectus)
    person.open(agreement)
    window = person.window
    other = next(r for r in documents(window) if r.shelved.name == prospectus.name)
    window.library.list.setFocus()
    window.library.list.setCurrentIndex(window.library.documents.index_of(other.shelved.sha256))
    with person.qtbot.waitSignal(window.review_opened, timeout=20_000):
        person.press(Qt.Key.Key_Return)
    assert window.desk.work is not None
    assert window.desk.work.document.name == prospectus.name
    assert window.desk.work.review.events == ()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 4000])
def test_a_file_that_cannot_be_read_is_said_in_the_bar_and_changes_nothing(
    reviewer: Person, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.bin"
    bad.write_bytes(content)
    before = reviewer.window.desk.work
    reviewer.window.open_files([bad])
    reviewer.settle()
    said = reviewer.window.message.text
    assert said.endswith(".")
    assert "rror" not in said
    assert reviewer.window.desk.work is before
    assert len(documents(reviewer.window)) == 1


def test_a_file_that_is_not_there_is_said_in_the_bar(reviewer: Person, tmp_path: Path) -> None:
    reviewer.window.open_files([tmp_path / "nowhere.txt"])
    reviewer.settle()
    assert "nowhere.txt" in reviewer.window.message.text


def test_the_files_after_a_bad_one_are_still_opened(
    person: Person, prospectus: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    person.open(empty, prospectus)
    assert person.window.desk.work is not None
    assert person.window.desk.work.document.name == prospectus.name
    assert "empty.txt" in person.window.message.text


def test_reading_can_be_cancelled_and_leaves_what_was_open(
    reviewer: Person, agreement: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, before = reviewer.window, reviewer.window.desk.work
    reached, go_on = threading.Event(), threading.Event()
    read = __import__("core.document.reader", fromlist=["read_bytes"]).read_bytes

    def slow(path: Path) -> bytes:
        reached.set()
        go_on.wait(10)
        return bytes(read(path))

    monkeypatch.setattr("core.document.reader.read_bytes", slow)
    window.open_files([agreement])
    qtbot.waitUntil(reached.is_set)
    QApplication.processEvents()
    assert window.reading.isVisible()
    assert agreement.name in reviewer.words(window.reading)
    qtbot.mouseClick(window.reading.cancel_button, Qt.MouseButton.LeftButton)
    assert not window.reading.isVisible()
    go_on.set()
    reviewer.settle()
    assert window.desk.work is before
    assert [row.shelved.name for row in documents(window)] == [before.document.name]


def test_the_library_is_grouped_by_issuer_and_filtered_by_typing(
    person: Person, prospectus: Path, agreement: Path
) -> None:
    person.open(prospectus, agreement)
    window = person.window
    assert isinstance(shelf(window)[0], IssuerRow)
    person.press("/")
    assert window.library.field.hasFocus()
    person.type("prospectus 2004")
    person.settle()
    assert [row.shelved.name for row in documents(window)] == [prospectus.name]
    person.type(" nothing like it")
    assert documents(window) == []
    assert "No document of the library is called this." in person.words(window.library)
    person.press(Qt.Key.Key_Escape)
    assert len(documents(window)) == 2


def test_a_removal_is_asked_before_it_is_done(reviewer: Person, library_path: Path) -> None:
    window = reviewer.window
    window.library.removal_requested.emit(documents(window)[0].shelved)
    assert "There is no way back." in window.message.text
    assert len(documents(window)) == 1
    reviewer.qtbot.mouseClick(window.message.act_button, Qt.MouseButton.LeftButton)
    reviewer.settle()
    assert documents(window) == []
    assert window.desk.work is None
    assert window.start.isVisible()
    window.tasks.close()
    with Library.open(library_path) as library:
        assert library.documents() == ()


def test_a_library_that_cannot_be_opened_is_said_and_the_document_still_shown(
    start_window: Callable[[], Person], library_path: Path, prospectus: Path
) -> None:
    library_path.write_bytes(b"this is no library, but a letter to a friend\n" * 40)
    person = start_window()
    person.window.load_library()
    person.settle()
    assert person.window.message.text
    person.open(prospectus)
    assert person.window.message.text
    assert "not saved" in person.window.status.text
    person.take("offering/symbol")
    person.press(Qt.Key.Key_Return)
    assert person.window.desk.work is not None
    assert person.window.desk.work.review.decided == 0
    assert library_path.read_bytes().startswith(b"this is no library")
