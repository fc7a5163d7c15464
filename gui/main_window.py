"""The desk: header, library, work and source, and what a person asks of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from core.errors import UserError
from gui.acts import Acts
from gui.arrangement import Arrangement, Panel
from gui.commands import Commands
from gui.desk import Desk
from gui.header import Header
from gui.judging import Judging
from gui.message_bar import MessageBar, ReadingBar
from gui.opening import Opening
from gui.panels.library_panel import LibraryPanel
from gui.saving import Saving
from gui.settings import GEOMETRY, THEME, ZOOM, Settings
from gui.start_screen import StartScreen
from gui.status_line import StatusLine
from gui.tasks import Tasks
from gui.theme import Appearance, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from core.library.library import Library
    from core.library.shelf import Shelved
    from gui.open_review import OpenReview
    from gui.panels.findings_panel import FindingsPanel
    from gui.panels.source_panel import SourcePanel
    from gui.tabs.work_tabs import WorkTabs


class MainWindow(QMainWindow):
    """One window; everything in it follows the desk."""

    review_opened = Signal(object)  # OpenReview, after it is shown
    shelf_shown = Signal()  # after the library panel shows the library as it is

    def __init__(
        self,
        library_path: Path | None,
        theme: Theme | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.theme = theme or dressed(self.settings)
        self.desk = Desk(self)
        self.tasks = Tasks(library_path, self)
        self.opening = Opening(self.desk, self.tasks)
        self.judging = Judging(self.desk, self.tasks)
        self.saving = Saving(self.desk, self.tasks)
        self.commands = Commands(self)
        self.acts = Acts(self)
        self.header = Header(self.desk, self.theme)
        self.message = MessageBar(self.theme)
        self.reading = ReadingBar()
        self.library = LibraryPanel(self.theme)
        self.start = StartScreen()
        self.status = StatusLine()
        self.tabs: WorkTabs
        self.findings: FindingsPanel
        self.source: SourcePanel
        self._is_furnished = False
        self._lay_out()
        self._connect()
        self._restore()
        self.theme.dress()

    def furnish(self) -> None:
        """Build what a review is shown by, once.

        Not with the window: a start need not wait for it. After the first paint, and at the
        latest before the first document is read.
        """
        if self._is_furnished:
            return
        from gui.panels.findings_panel import FindingsPanel
        from gui.panels.source_panel import SourcePanel
        from gui.tabs.work_tabs import WorkTabs

        self._is_furnished = True
        with self.theme.undressed():
            self.tabs = WorkTabs(self.desk, self.theme)
            self.findings = FindingsPanel(self.desk, self.theme)
            self.source = SourcePanel(self.desk, self.theme, self.settings)
            self.arrangement.furnish(self.tabs, self.findings, self.source)
        self.source.use_requested.connect(self.judging.correct)
        self.source.moved.connect(self._say_history)
        # after the parts, so that all have followed when the window says what is open
        self.desk.review_opened.connect(self._on_opened)
        self.desk.review_changed.connect(self._on_changed)
        self.desk.review_closed.connect(self._on_closed)
        self.desk.selection_changed.connect(lambda _path: self._say_history())

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read files and show the first."""
        self.furnish()
        self.message.hide()
        self.opening.open_files(paths)

    def load_library(self) -> None:
        """Read what the library holds; asked for after the first paint."""

        def look(library: Library) -> tuple[Path, tuple[Shelved, ...]]:
            return library.path, library.documents()

        self.tasks.write(look, self._show_shelf, self._refuse_unsaved)
        self.furnish()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store where everything stands; let what is being saved be saved."""
        self.settings.put(GEOMETRY, self.saveGeometry())
        self.arrangement.remember()
        self.tasks.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if _files(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that are dropped anywhere on the window."""
        event.acceptProposedAction()
        self.open_files(_files(event.mimeData().urls()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out of the status line where there is no room."""
        super().resizeEvent(event)
        self.status.show_keys(shown=event.size().width() >= self.theme.px(1080))

    def _lay_out(self) -> None:
        self.setWindowTitle("Tickmark")
        self.setAcceptDrops(True)
        self.arrangement = Arrangement(self.library, self.start, self.theme, self.settings)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(8)
        for part in (self.header, self.message, self.reading):
            column.addWidget(part)
        column.addWidget(self.arrangement, 1)
        column.addWidget(self.status)
        self.setCentralWidget(desk)
        self.setMinimumSize(640, 480)

    def _connect(self) -> None:
        self.commands.given.connect(self.acts.do)
        self.opening.began.connect(self.reading.begin)
        self.opening.ended.connect(self.reading.hide)
        self.tasks.stage_reached.connect(self.reading.show_stage)
        self.tasks.saving_changed.connect(lambda on: self.status.show_saving(is_saving=on))
        self.reading.cancelled.connect(self.opening.cancel)
        for source in (self.opening, self.saving):
            source.refused.connect(self.message.show_fault)
        self.judging.refused.connect(self._refuse_unsaved)
        for changed in (self.opening.shelf_changed, self.judging.stored):
            changed.connect(self.load_library)
        self.saving.memo_saved.connect(self.show_memo)
        self.saving.data_saved.connect(lambda path: self.message.show_done(f"Saved as {path}."))
        self.library.document_chosen.connect(self.message.hide)
        self.library.document_chosen.connect(self.opening.open_shelved)
        self.library.removal_requested.connect(self._ask_removal)
        self.header.part_requested.connect(self.message.hide)
        self.header.part_requested.connect(self.opening.open_part)
        self.header.parts.whole_chosen.connect(self.message.hide)
        self.header.parts.whole_chosen.connect(self.opening.open_shelved)
        self.header.memo_requested.connect(lambda: self.acts.do("save_memo"))
        self.start.open_requested.connect(lambda: self.acts.do("open"))
        self.start.sample_requested.connect(lambda path: self.open_files([path]))
        self.arrangement.panels_changed.connect(self._check_panels)

    def show_memo(self, path: Path) -> None:
        """Show a saved memo beside the desk."""
        from gui.panels.memo_preview import MemoPreview

        try:
            MemoPreview(path, self).show()
            self.message.show_done(f"The memo is saved as {path}.")
        except UserError as fault:
            self.message.show_fault(fault)

    def _restore(self) -> None:
        """Stand where the window stood, on a desk that is clear."""
        if not self.restoreGeometry(self.settings.get(GEOMETRY)):
            self.resize(1560, 940)
        self._on_closed()
        self._check_panels()

    def _on_opened(self) -> None:
        # filling, laying out and painting in one go would stop the window for as long as is felt,
        # so that each has a turn of the event loop (0 ms would post an event into the same turn)
        QTimer.singleShot(1, self, self._show_opened)

    def _show_opened(self) -> None:
        work = self.desk.work
        if work is None:  # closed meanwhile
            return
        self.arrangement.setUpdatesEnabled(False)
        QTimer.singleShot(1, self, lambda: self.arrangement.setUpdatesEnabled(True))
        self.arrangement.show_desk(is_open=True)
        self.commands.show_review(is_open=True)
        self.status.show_open(is_open=True)
        self.setWindowTitle(f"{work.review.title} · Tickmark")
        self.tabs.current.catch_up()
        self.tabs.give_keys()
        self._say_history()
        self.review_opened.emit(work)

    def _on_changed(self, work: OpenReview) -> None:
        self.setWindowTitle(f"{work.review.title} · Tickmark")
        self._say_history()

    def _on_closed(self) -> None:
        self.setWindowTitle("Tickmark")
        self.arrangement.show_desk(is_open=False)
        self.commands.show_review(is_open=False)
        self.status.show_open(is_open=False)
        self.start.open_button.setFocus()
        self._say_history()

    def _show_shelf(self, shelf: tuple[Path, tuple[Shelved, ...]]) -> None:
        path, documents = shelf
        work = self.desk.work
        self.status.show_library(path)
        self.header.parts.know_shelf(documents)
        self.start.offer_samples(offered=not documents)
        self.library.show_documents(documents, work.document.sha256 if work else "")
        self.shelf_shown.emit()

    def _refuse_unsaved(self, fault: UserError) -> None:
        self.status.show_unsaved()
        self.message.show_fault(fault)

    def _ask_removal(self, shelved: Shelved) -> None:
        def remove(library: Library) -> None:
            library.remove(shelved.sha256)

        def removed(_nothing: None) -> None:
            work = self.desk.work
            if work is not None and work.document.sha256 == shelved.sha256:
                self.desk.close_review()
            self.load_library()

        self.message.ask(
            f"Remove “{shelved.name}” with its bytes and every decision on it from the library? "
            "There is no way back.",
            "Remove",
            lambda: self.tasks.write(remove, removed, self._refuse_unsaved),
        )

    def _say_history(self) -> None:
        """Name undo and redo; let through what the value in hand allows."""
        commands = self.commands
        commands.name_history(self.judging.undo_label(), self.judging.redo_label())
        work, selected = self.desk.work, self.desk.selected
        for name in ("confirm", "flag", "note", "dismiss"):
            commands.actions[name].setEnabled(bool(selected))
        is_value = work is not None and selected in work.entries
        commands.actions["correct"].setEnabled(is_value)
        trail = self.source.trail if work is not None else None
        commands.actions["back"].setEnabled(trail is not None and trail.can_go_back)
        commands.actions["forward"].setEnabled(trail is not None and trail.can_go_forward)

    def _check_panels(self) -> None:
        for panel in Panel:
            self.commands.check(panel.value, is_on=self.arrangement.is_shown(panel))
        self.commands.check(f"theme_{self.theme.appearance.value}", is_on=True)


def dressed(settings: Settings) -> Theme:
    """The theme as it was stored, its style sheet still to be put on."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app)
    theme.set_up(Appearance(settings.get(THEME)), settings.get(ZOOM))
    return theme


def _files(urls: Sequence[QUrl]) -> list[Path]:
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
