"""The offering sheet in groups, and under it the selling stockholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.terms.terms import Area
from gui.tabs.tab import Tab, heading, quiet
from gui.widgets.entry_list import EntryList
from gui.widgets.holder_table import HolderTable
from gui.widgets.problem_list import ProblemList
from gui.widgets.scrolling import ScrollPage
from gui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.terms.terms import Entry
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.theme import Theme

_LONG = 60  # characters: a group with longer values runs over the whole width
_NO_OFFERING = (
    "This document is an agreement and offers nothing to the public. "
    "What it grants and who protects whom stands under Indemnification."
)


class OfferingsTab(Tab):
    """What is offered, by whom, when, at what price, and by which holders."""

    title = "Offerings"
    areas = (Area.OFFERING, Area.HOLDERS)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self._left = EntryList(desk, theme, "Offering terms", grouped=True)
        self._right = EntryList(desk, theme, "More offering terms", grouped=True)
        self._below = EntryList(desk, theme, "Further offering terms", grouped=True)
        self._nothing = quiet(_NO_OFFERING)
        self._holders_title = heading("Selling stockholders")
        self.holders = HolderTable(desk, theme)
        self._notes_title = quiet()
        self._notes = EntryList(desk, theme, "Footnotes of the holder in hand")
        self._problems = ProblemList(desk)
        self._lay_out()
        self.holders.row_changed.connect(self._on_holder_changed)

    def count(self, work: OpenReview) -> int | None:  # noqa: ARG002
        """An offering is one thing and is not counted."""
        return None

    def fill(self, work: OpenReview, *, is_new: bool) -> None:
        """See `Tab`."""
        lists = (self._left, self._right, self._below)
        if is_new:
            for shown, entries in zip(lists, _share_out(work), strict=True):
                shown.set_entries(work, entries)
                shown.setVisible(bool(entries))
            self._nothing.setVisible(work.review.terms.offering is None)
            self._problems.show_problems(work.review.terms.problems)
        else:
            for shown in lists:
                shown.set_work(work)
            self._notes.set_work(work)
        has_holders = bool(work.review.terms.holders)
        self._holders_title.setVisible(has_holders)
        self.holders.setVisible(has_holders)
        self.holders.show_work(work, is_new=is_new)

    def _lay_out(self) -> None:
        page = ScrollPage("Offering sheet")
        column = page.column
        column.setContentsMargins(12, 4, 12, 16)
        column.addWidget(self._nothing)
        column.addWidget(SideBySide(self._left, self._right, self.theme))
        column.addWidget(self._below)
        column.addSpacing(14)
        self._holders_title.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self._holders_title)
        column.addWidget(self.holders)
        self._notes_title.setContentsMargins(8, 10, 8, 2)
        column.addWidget(self._notes_title)
        column.addWidget(self._notes)
        column.addWidget(self._problems)
        column.addStretch(1)
        self.column.addWidget(page)
        QWidget.setTabOrder(self._left, self._right)

    def _on_holder_changed(self, row: int) -> None:
        work = self.desk.work
        notes: Sequence[Entry] = self.holders.holders.notes(row) if row >= 0 else ()
        self._notes_title.setVisible(bool(notes))
        self._notes.setVisible(bool(notes))
        if notes:
            self._notes_title.setText(f"Footnotes to {notes[0].record}")
        self._notes.set_entries(work, notes)


def _share_out(work: OpenReview) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """The groups of the sheet: two columns about as high as each other, long ones below."""
    groups: dict[str, list[Entry]] = {}
    for entry in work.review.entries_in(Area.OFFERING):
        groups.setdefault(entry.group, []).append(entry)
    is_long = {
        group: any(len(work.review.shown(entry)) > _LONG for entry in entries)
        and len({entry.label for entry in entries}) == 1
        for group, entries in groups.items()
    }
    short = [entries for group, entries in groups.items() if not is_long[group]]
    below = [e for group, entries in groups.items() if is_long[group] for e in entries]
    half = sum(len(entries) + 1 for entries in short) / 2
    left: list[Entry] = []
    right: list[Entry] = []
    taken = 0
    for entries in short:
        side = left if taken + len(entries) / 2 < half else right
        side.extend(entries)
        taken += len(entries) + 1
    return left, right, below
