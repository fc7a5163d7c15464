"""Which document of a submission is open, the way to the others, and from them the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.document.model import Document, FilingPart
    from core.library.shelf import Shelved

JOINT = " · "


class PartChip(QToolButton):
    """Drops down the other documents; it is away where there is nowhere to go."""

    chosen = Signal(object)  # FilingPart
    whole_chosen = Signal(object)  # Shelved: the submission that the document was taken out of

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chip_parts")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("Go to another document of the submission")
        self.others = QMenu(self)
        self.others.setAccessibleName("Other documents of the submission")
        self.setMenu(self.others)
        self._document: Document | None = None
        self._shelf: Sequence[Shelved] = ()
        self.hide()

    def show_document(self, document: Document | None) -> None:
        """Say which document of the submission was read."""
        if document is not self._document:
            self._document = document
            self._fill()
        self.setVisible(not self.others.isEmpty())

    def know_shelf(self, shelf: Sequence[Shelved]) -> None:
        """Learn what the library holds, which is where the way back leads."""
        self._shelf = shelf
        self._fill()
        self.setVisible(not self.others.isEmpty())

    def _fill(self) -> None:
        self.others.clear()
        filing = self._document.filing if self._document else None
        if filing is None or self._document is None:
            return
        if len(filing.parts) > 1:
            self._offer_others(filing.parts, filing.read)
            return
        for shelved in self._shelf:
            if self._document.name.startswith(f"{shelved.name}{JOINT}"):
                self.setText(f"{filing.parts[0].type or 'Document'} of a submission")
                self.setAccessibleName(f"{self.text()}: go back to it")
                shown = _as_read(f"The whole submission: {shelved.name}")
                self.others.addAction(shown).triggered.connect(self._way_back(shelved))

    def _offer_others(self, parts: tuple[FilingPart, ...], read: int) -> None:
        for at, part in enumerate(parts, start=1):
            if part.sequence == read:
                words = f"Document {at} of {len(parts)}"
                self.setText(f"{words} · {part.type}" if part.type else words)
                self.setAccessibleName(f"{self.text()}: open another document of the submission")
            else:
                self.others.addAction(_as_read(_words_of(part))).triggered.connect(
                    self._chooser(part)
                )

    def _chooser(self, part: FilingPart) -> Callable[[], None]:
        return lambda: self.chosen.emit(part)

    def _way_back(self, shelved: Shelved) -> Callable[[], None]:
        return lambda: self.whole_chosen.emit(shelved)


def name_of_part(name: str, part: FilingPart) -> str:
    """A name that tells the document from the submission and from its other documents."""
    return f"{name}{JOINT}{part.type or f'document {part.sequence}'}"


def _as_read(words: str) -> str:
    """Words for a menu, where a single "&" would mark a key."""
    return words.replace("&", "&&")


def _words_of(part: FilingPart) -> str:
    """Type, file name and description, as far as the submission says them."""
    said = (part.type, part.filename, part.description)
    return JOINT.join(filter(None, said)) or f"Document {part.sequence}"
