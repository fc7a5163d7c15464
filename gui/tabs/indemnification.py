"""Who protects whom, provision by provision, the silences, the rights and the agreement itself."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from core.terms.terms import Area
from gui.models.provision_rows import Silence, protections, provision_rows, silences
from gui.models.record_model import entries_by_prefix
from gui.tabs.tab import Tab, heading, quiet
from gui.widgets.card_chooser import CardChooser
from gui.widgets.entry_list import EntryList
from gui.widgets.protection_diagram import ProtectionDiagram
from gui.widgets.scrolling import ScrollPage, clear
from gui.widgets.side_by_side import SideBySide, stacked

if TYPE_CHECKING:
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.theme import Theme

_NONE = "No indemnification, registration rights or agreement facts were found in this document."


class IndemnificationTab(Tab):
    """Indemnities, registration rights, and what an agreement says of itself."""

    title = "Indemnification"
    areas = (Area.INDEMNIFICATION, Area.REGISTRATION_RIGHTS, Area.AGREEMENT)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self._none = quiet(_NONE)
        self._who = heading("Who protects whom")
        self.diagram = ProtectionDiagram(desk, theme)
        self._provisions = heading("Provisions")
        self.chooser = CardChooser(desk, theme, Area.INDEMNIFICATION, "Provisions")
        self._silent = heading("The text is silent on")
        self._silences = self._silence_label()
        self._found: list[Silence] = []
        self._rights = heading("Registration rights")
        self._right_cards = QVBoxLayout()
        self._right_lists: list[EntryList] = []
        self._agreement = EntryList(desk, theme, "The agreement", grouped=True)
        self._lay_out()
        theme.changed.connect(self._show_silences)

    def count(self, work: OpenReview) -> int | None:
        """The number of provisions."""
        return len(work.review.terms.indemnification)

    def fill(self, work: OpenReview, *, is_new: bool) -> None:
        """See `Tab`."""
        rows = provision_rows(work)
        self.diagram.show_arrows(protections(work))
        self._who.setVisible(self.diagram.isVisibleTo(self))
        self._provisions.setVisible(bool(rows))
        self._both.setVisible(bool(rows))
        self.chooser.fill(work, rows, is_new=is_new)
        self._found = silences(work)
        self._show_silences()
        self._fill_rights(work, is_new=is_new)
        agreement = work.review.entries_in(Area.AGREEMENT)
        if is_new:
            self._agreement.set_entries(work, agreement)
        else:
            self._agreement.set_work(work)
        self._agreement.setVisible(bool(agreement))
        self._none.setVisible(not (rows or self._right_lists or agreement))

    def _lay_out(self) -> None:
        page = ScrollPage("Indemnification")
        column = page.column
        column.setContentsMargins(12, 10, 12, 16)
        self._both = SideBySide(
            self.chooser.list,
            stacked(self.chooser.title, self.chooser.card),
            self.theme,
            shares=(38, 62),
        )
        self.chooser.title.setContentsMargins(8, 9, 8, 5)
        for part in (self._who, self._provisions, self._silent, self._rights, self._none):
            part.setContentsMargins(8, 6, 8, 4)
        self.diagram.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self._none)
        for shown in (self._who, self.diagram, self._provisions, self._both):
            column.addWidget(shown)
        column.addSpacing(6)
        column.addWidget(self._silent)
        column.addWidget(self._silences)
        column.addSpacing(6)
        column.addWidget(self._rights)
        column.addLayout(self._right_cards)
        column.addWidget(self._agreement)
        column.addStretch(1)
        self.column.addWidget(page)

    def _fill_rights(self, work: OpenReview, *, is_new: bool) -> None:
        if not is_new:
            for shown in self._right_lists:
                shown.set_work(work)
            return
        clear(self._right_cards)
        self._right_lists = []
        for entries in entries_by_prefix(work, Area.REGISTRATION_RIGHTS).values():
            title = entries[0].record
            label = quiet(title)
            label.setObjectName("subheading")
            label.setContentsMargins(8, 8, 8, 2)
            shown = EntryList(self.desk, self.theme, title, folded=True)
            shown.set_entries(work, entries)
            self._right_lists.append(shown)
            self._right_cards.addWidget(label)
            self._right_cards.addWidget(shown)
        self._rights.setVisible(bool(self._right_lists))

    def _silence_label(self) -> QLabel:
        label = quiet()
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        label.setContentsMargins(8, 0, 8, 0)
        label.linkActivated.connect(self.desk.select)
        return label

    def _show_silences(self) -> None:
        """List what was found silent, in the colours of the theme as it is now."""
        self._silent.setVisible(bool(self._found))
        self._silences.setVisible(bool(self._found))
        colours = self.theme.colours
        look = f"color:{colours.secondary}; text-decoration:none;"
        lines = []
        for silence in self._found:
            terms = " · ".join(
                f'<a href="{escape(path)}" style="{look}">{escape(label)}</a>'
                for label, path in silence.terms
            )
            title = f'<span style="color:{colours.text};">{escape(silence.title)}</span>'
            lines.append(f'<p style="margin:0 0 4px 0;">{title}: {terms}</p>')
        self._silences.setText("".join(lines))
