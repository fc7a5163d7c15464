"""The holders in a narrow window: whose figures they are stays in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from gui.widgets.holder_table import HolderTable
    from tests.gui.person import Person


@pytest.fixture
def table(reviewer: Person) -> HolderTable:
    """The table where there is no room for all of its columns, scrolled to the right by keys."""
    reviewer.window.resize(1320, 900)
    reviewer.settle()
    holders = reviewer.window.tabs.tabs[0].holders
    reviewer.take(next(path for path in paths(reviewer) if path.endswith("/name")))
    holders.setFocus()
    assert holders.horizontalScrollBar().maximum() > 0
    for _ in range(holders.holders.columnCount()):
        reviewer.press(Qt.Key.Key_Right)
    assert holders.horizontalScrollBar().value() > 0
    return holders


def paths(person: Person) -> list[str]:
    work = person.window.desk.work
    assert work is not None
    return [path for path in work.entries if path.startswith("holders/")]


def test_the_names_stay_beside_the_figures(table: HolderTable) -> None:
    names = table.pinned
    assert names.isVisible()
    for row in range(table.holders.rowCount()):
        index = table.holders.index(row, 0)
        assert names.indexAt(QPoint(5, names.visualRect(index).center().y())).row() == row
        assert names.visualRect(index).height() == table.visualRect(index).height()
        assert names.visualRect(index).top() == table.visualRect(index).top()
    assert names.viewport().mapTo(table, QPoint()) == QPoint(0, table.viewport().y())


def test_they_go_when_there_is_nothing_to_scroll(reviewer: Person, table: HolderTable) -> None:
    reviewer.window.resize(1900, 900)
    reviewer.settle()
    assert table.horizontalScrollBar().maximum() == 0
    assert not table.pinned.isVisible()
    assert table.columnWidth(0) > 200


def test_the_cell_in_hand_comes_out_from_under_the_names(
    reviewer: Person, table: HolderTable
) -> None:
    for _ in range(table.holders.columnCount() - 2):
        reviewer.press(Qt.Key.Key_Left)
        here = table.currentIndex()
        assert table.visualRect(here).left() >= table.pinned.right
        assert table.visualRect(here).right() <= table.viewport().width()
    assert table.currentIndex().column() == 1


def test_a_click_on_a_name_takes_it_in_hand_and_scrolls_nothing(
    reviewer: Person, table: HolderTable
) -> None:
    before = table.horizontalScrollBar().value()
    index = table.holders.index(2, 0)
    QTest.mouseClick(
        table.pinned.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        table.pinned.visualRect(index).center(),
    )
    reviewer.settle()
    entry = table.holders.entry(index)
    assert entry is not None
    assert reviewer.window.desk.selected == entry.path
    assert table.horizontalScrollBar().value() == before


def test_a_click_on_their_header_sorts_the_table(reviewer: Person, table: HolderTable) -> None:
    header = table.pinned.horizontalHeader()
    QTest.mouseClick(
        header.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(30, header.height() // 2),
    )
    reviewer.settle()
    model = table.holders
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == sorted(shown, key=str.casefold)
    assert table.horizontalHeader().sortIndicatorSection() == 0


def test_every_name_has_room_for_200_pixels_or_for_itself(table: HolderTable) -> None:
    assert table.columnWidth(0) >= 200
    assert table.height() >= table.horizontalHeader().height() + sum(
        table.rowHeight(row) for row in range(table.holders.rowCount())
    )
