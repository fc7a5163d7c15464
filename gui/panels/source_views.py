"""The two views of a source, its text and its pages, which follow the same passage."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from core.document.model import DocumentFormat
from gui.settings import SOURCE_VIEW, Settings
from gui.widgets.card import flat_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.model import PrintedPlace, Span
    from gui.open_review import OpenReview
    from gui.panels.source_pages import SourcePages
    from gui.panels.source_text import SourceText
    from gui.theme import Theme


class View(StrEnum):
    """How a source is shown."""

    TEXT = "text"
    PAGES = "pages"


_WORDS = {View.TEXT: "Show the text of the source", View.PAGES: "Show the pages as printed"}


class SourceViews(QStackedWidget):
    """Holds the text and, once a person first asks for them, the pages of a PDF."""

    view_moved = Signal()

    def __init__(self, text: SourceText, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._text = text
        self._theme = theme
        self._settings = settings
        self._work: OpenReview | None = None
        self._has_pages = False
        self._matches: Sequence[Span] = ()
        self.pages: SourcePages | None = None
        self.switch = ViewSwitch()
        self.switch.hide()
        self.switch.chosen.connect(self._on_chosen)
        self.addWidget(text)

    @property
    def is_on_pages(self) -> bool:
        """Whether the pages are what is seen."""
        return self._has_pages and self.currentWidget() is self.pages

    @property
    def _filled_pages(self) -> SourcePages | None:
        """The pages, once they show the document that is open."""
        return self.pages if self._has_pages else None

    def open(self, work: OpenReview | None) -> None:
        """Show another document, which the text shows already."""
        self._work, self._matches, self._has_pages = work, (), False
        if self.pages is not None:
            self.pages.show_pdf(b"")
        is_printed = bool(work and work.document.format is DocumentFormat.PDF and work.source)
        self.switch.setVisible(is_printed)
        wants_pages = self._settings.get(SOURCE_VIEW) == View.PAGES.value
        self._show(View.PAGES if is_printed and wants_pages else View.TEXT)

    def light(self, passage: Span | None, *, scroll: bool = True) -> None:
        """Light one passage in both views; `scroll` brings it to the middle of the text."""
        self._text.light(passage, scroll=scroll)
        if (pages := self._filled_pages) is not None:
            pages.light(self._printed([passage] if passage else []))

    def centre_on(self, span: Span) -> None:
        """Bring a span to the middle of both views."""
        self._text.centre_on(span)
        if (pages := self._filled_pages) is not None:
            pages.centre_on(self._printed([span]))

    def show_matches(self, matches: Sequence[Span]) -> None:
        """Light what a search found."""
        self._matches = matches
        self._text.show_matches(matches)
        if (pages := self._filled_pages) is not None:
            pages.show_matches(self._printed(matches))

    def give_focus(self) -> None:
        """Give the keyboard to what is seen."""
        seen = self.pages if self.is_on_pages and self.pages is not None else self._text
        seen.setFocus()

    def page_words(self) -> str:
        """The page in view, "S-3 · 5 of 60"; empty where the text is shown."""
        if not self.is_on_pages or self.pages is None or self._work is None:
            return ""
        at, pages = self.pages.page_in_view, self._work.document.pages
        counted = f"{at + 1} of {self.pages.pdf.pageCount()}"
        label = next((page.label for page in pages if page.number == at + 1), None)
        return f"{label} · {counted}" if label else counted

    def _on_chosen(self, view: str) -> None:
        self._settings.put(SOURCE_VIEW, view)
        self._show(View(view))
        self.view_moved.emit()

    def _show(self, view: View) -> None:
        self.switch.check(view)
        if view is View.TEXT:
            self.setCurrentWidget(self._text)
            if self._text.passage is not None:  # it may have been lit out of sight
                self._text.centre_on(self._text.passage)
            return
        pages = self._built()
        self.setCurrentWidget(pages)
        if not self._has_pages and self._work is not None:
            self._has_pages = True
            pages.show_pdf(self._work.source)
            pages.show_matches(self._printed(self._matches))
            passage = self._text.passage
            if passage is not None:
                pages.light(self._printed([passage]))
            else:
                pages.show_page(self._page_of_text())

    def _built(self) -> SourcePages:
        """The view of the pages, built when it is first shown: QtPdf is not needed before."""
        if self.pages is None:
            from gui.panels.source_pages import SourcePages

            self.pages = SourcePages(self._theme)
            self.pages.view_moved.connect(self.view_moved)
            self.addWidget(self.pages)
        return self.pages

    def _printed(self, spans: Sequence[Span]) -> list[PrintedPlace]:
        document = self._work.document if self._work else None
        return [place for span in spans for place in document.printed(span)] if document else []

    def _page_of_text(self) -> int:
        """The page at the top of the text, counted from 0."""
        if self._work is None:
            return 0
        starts = self._work.document.line_starts
        line = min(self._text.firstVisibleBlock().blockNumber(), len(starts) - 1)
        page = self._work.document.page_at(starts[line])
        return page.number - 1 if page else 0


class ViewSwitch(QWidget):
    """Text or pages."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = {}
        for view, words in _WORDS.items():
            button = flat_button(view.value.capitalize(), words, self._on_clicked)
            button.setObjectName("view")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[view] = button
            row.addWidget(button)

    def check(self, view: View) -> None:
        """Say which view is shown."""
        self.buttons[view].setChecked(True)

    def _on_clicked(self) -> None:
        on_pages = self.buttons[View.PAGES].isChecked()
        self.chosen.emit((View.PAGES if on_pages else View.TEXT).value)
