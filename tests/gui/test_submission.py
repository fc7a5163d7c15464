"""A submission with several documents: which was read, and the way to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from core.document.model import DocumentKind
from core.library.library import Library
from gui.models.library_model import SHELF_ROLE, DocumentRow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.person import Person

# the screenless platform cannot take the keyboard for a menu, and says so
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SUBMISSION = """<SEC-DOCUMENT>0000999999-04-000456.txt : 20041119
<SEC-HEADER>0000999999-04-000456.hdr.sgml : 20041119
ACCESSION NUMBER:\t\t0000999999-04-000456
CONFORMED SUBMISSION TYPE:\t8-K
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>form8k.txt
<DESCRIPTION>CURRENT REPORT
<TEXT>
We report that we agreed with the investors on October 3.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-4.1
<SEQUENCE>2
<FILENAME>certificate.txt
<DESCRIPTION>CERTIFICATE & TERMS
<TEXT>
CERTIFICATE OF DESIGNATIONS

Each share of preferred stock is convertible into ten shares of common stock.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-10.2
<SEQUENCE>4
<FILENAME>rights.txt
<TEXT>
REGISTRATION RIGHTS AGREEMENT

This agreement is made by and among Quarrystone Lamps, Inc. and the Investors.

1. INDEMNIFICATION. The Company shall indemnify the Investors of Registrable Securities.
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(SUBMISSION, encoding="utf-8")
    return path


def choose(person: Person, *keys: Qt.Key) -> None:
    """Open the menu by the keyboard, press keys in it, and wait for the document."""
    chip = person.window.header.parts

    def press() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for key in keys:
            QTest.keyClick(menu, key)

    chip.setFocus()
    with person.qtbot.waitSignal(person.window.review_opened, timeout=20_000):
        QTimer.singleShot(0, press)
        QTest.keyClick(chip, Qt.Key.Key_Space)
    person.settle()


def offered(person: Person) -> list[str]:
    """What the menu offers, as it is read."""
    actions: list[QAction] = person.window.header.parts.others.actions()
    return [action.text().replace("&&", "&") for action in actions]


def names(person: Person) -> set[str]:
    model = person.window.library.documents
    rows = [model.index(at).data(SHELF_ROLE) for at in range(model.rowCount())]
    return {row.shelved.name for row in rows if isinstance(row, DocumentRow)}


def open_name(person: Person) -> str:
    work = person.window.desk.work
    assert work is not None
    return work.document.name


def test_the_header_says_which_document_was_read_and_offers_the_others(
    person: Person, submission: Path
) -> None:
    person.open(submission)
    chip = person.window.header.parts
    assert chip.isVisible()
    assert chip.text() == "Document 3 of 3 · EX-10.2"
    assert offered(person) == [
        "8-K · form8k.txt · CURRENT REPORT",
        "EX-4.1 · certificate.txt · CERTIFICATE & TERMS",
    ]


def test_another_document_is_opened_by_keys_as_one_of_its_own(
    person: Person, submission: Path
) -> None:
    person.open(submission)
    choose(person, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    text = person.window.source.text.toPlainText()
    assert "Each share of preferred stock" in text
    assert "REGISTRATION RIGHTS" not in text
    assert open_name(person) == "report.txt · EX-4.1"
    assert person.window.header.parts.text() == "EX-4.1 of a submission"
    assert offered(person) == ["The whole submission: report.txt"]


def test_the_chip_leads_back_to_the_submission_and_from_it_to_another(
    person: Person, submission: Path
) -> None:
    person.open(submission)
    submission.unlink()
    choose(person, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert open_name(person) == "report.txt · 8-K"
    choose(person, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert open_name(person) == "report.txt"
    assert person.window.header.parts.text() == "Document 3 of 3 · EX-10.2"
    person.window.commands.actions["close_review"].trigger()
    assert not person.window.header.parts.isVisible()


def test_without_the_submission_in_the_library_there_is_no_way_back(
    person: Person, submission: Path
) -> None:
    person.open(submission)
    work = person.window.desk.work
    assert work is not None
    whole = work.document.sha256
    choose(person, Qt.Key.Key_Down, Qt.Key.Key_Return)
    with person.qtbot.waitSignal(person.window.shelf_shown):
        person.window.tasks.write(
            lambda library: library.remove(whole), lambda _none: person.window.load_library(), print
        )
    assert not person.window.header.parts.isVisible()


def test_the_submission_stays_in_the_library_and_is_the_way_back(
    person: Person, submission: Path, library_path: Path
) -> None:
    person.open(submission)
    work = person.window.desk.work
    assert work is not None
    assert work.document.kind is DocumentKind.REGISTRATION_RIGHTS_AGREEMENT
    whole = work.document.sha256
    submission.unlink()
    choose(person, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert names(person) == {"report.txt", "report.txt · 8-K"}
    window = person.window
    with person.qtbot.waitSignal(window.review_opened, timeout=20_000):
        person.click(window.library.list, window.library.documents.index_of(whole))
    assert open_name(person) == "report.txt"
    choose(person, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert open_name(person) == "report.txt · EX-4.1"
    person.leave()
    with Library.open(library_path) as library:
        kept = {shelved.name: library.source(shelved.sha256)[1] for shelved in library.documents()}
    assert kept["report.txt"] == SUBMISSION.encode()
    assert b"Each share" in kept["report.txt · EX-4.1"]
    assert b"We report" not in kept["report.txt · EX-4.1"]


def test_a_judgement_keeps_the_way_to_the_others(person: Person, submission: Path) -> None:
    person.open(submission)
    person.press("J", Qt.Key.Key_Return)
    work = person.window.desk.work
    assert work is not None
    assert work.review.events
    assert person.window.header.parts.isVisible()
    choose(person, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert open_name(person) == "report.txt · 8-K"


def test_a_document_by_itself_has_no_chip(reviewer: Person) -> None:
    assert not reviewer.window.header.parts.isVisible()
    assert "Document" not in reviewer.words(reviewer.window.header)


def test_a_document_that_cannot_be_read_is_said_in_the_bar(person: Person, tmp_path: Path) -> None:
    padding = "Nothing in this line changes what was agreed.\n" * 3000
    garbage = "<DOCUMENT>\n<TYPE>EX-99\n<SEQUENCE>5\n<TEXT>\n" + "\x01\x02" * 400
    path = tmp_path / "long.txt"
    text = SUBMISSION.replace("1. INDEMNIFICATION", padding + "\n1. INDEMNIFICATION")
    text = text.replace("</SEC-DOCUMENT>", f"{garbage}\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>")
    path.write_text(text, encoding="utf-8")
    person.open(path)
    assert offered(person)[-1] == "EX-99"
    person.window.header.parts.others.actions()[-1].trigger()
    person.settle()
    assert "“long.txt · EX-99” is not text" in person.words(person.window.message)
    assert open_name(person) == "long.txt"
    assert names(person) == {"long.txt"}
