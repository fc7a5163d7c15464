"""What the program's lists share: captions, other rows, the same rows changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from gui.models.rows import Index, RowsModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Words(RowsModel[str | int]):
    """Words under numbers that caption them."""

    captions = (int,)

    def show_words(self, *rows: str | int, is_new: bool = True) -> None:
        self._show(rows, is_new=is_new)

    def find(self, word: str) -> QModelIndex:
        return self._index_where(lambda row: row == word)

    def data(self, index: Index, _role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return str(self.row(index))


def test_a_caption_cannot_be_taken_in_hand() -> None:
    words = Words()
    words.show_words(1, "one", "two")
    taken = [bool(words.flags(words.index(at)) & Qt.ItemFlag.ItemIsSelectable) for at in range(3)]
    assert taken == [False, True, True]
    assert words.find("two").row() == 2
    assert not words.find("three").isValid()


def test_other_rows_are_a_reset_and_the_same_rows_a_change(qtbot: QtBot) -> None:
    words = Words()
    with qtbot.waitSignal(words.modelReset):
        words.show_words("one", "two")
    with qtbot.assertNotEmitted(words.modelReset), qtbot.waitSignal(words.dataChanged) as change:
        words.show_words("uno", "due", is_new=False)
    first, last = change.args[:2]
    assert (first.row(), last.row()) == (0, 1)
    assert words.row(words.index(1)) == "due"


def test_rows_have_no_rows_below_them() -> None:
    words = Words()
    words.show_words("one")
    assert (words.rowCount(), words.rowCount(words.index(0))) == (1, 0)
