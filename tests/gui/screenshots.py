"""Draw the pictures of the manual anew, from the sample filings and without a screen.

Usage: python tests/gui/screenshots.py [FOLDER]

Writes PNG files of at most 256 colours into docs/screenshots, or into the folder named.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402 - after the path is set
from PIL import Image  # noqa: E402 - after the path is set
from PySide6.QtCore import QBuffer  # noqa: E402
from PySide6.QtGui import QColor  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from core.resources import resource  # noqa: E402
from gui.colours import DARK, LIGHT  # noqa: E402
from gui.main_window import MainWindow  # noqa: E402
from gui.panels.memo_preview import MemoPreview  # noqa: E402
from gui.settings import Settings  # noqa: E402
from gui.theme import Appearance, Theme  # noqa: E402
from gui.widgets.answer_box import AnswerBox  # noqa: E402
from tests.event_loop import wait, wait_for  # noqa: E402

if TYPE_CHECKING:
    pass

PROSPECTUS = "sorrelwater_prospectus_2004.txt"
AGREEMENT = "sorrelwater_registration_rights_agreement_2004.txt"
WIDTH, HEIGHT = 1800, 1000
LOOKS = (Appearance.LIGHT, Appearance.DARK)


class Photographer:
    """Leads the window to each view and takes its picture."""

    def __init__(self, window: MainWindow, theme: Theme, folder: Path) -> None:
        self._window = window
        self._theme = theme
        self._folder = folder

    def open(self, name: str) -> None:
        """Open a sample."""
        path = resource("samples", name)
        wait_for(self._window.review_opened, lambda: self._window.open_files([path]))
        self.settle()

    def take(self, path: str) -> None:
        """Take a value in hand."""
        self._window.desk.select(path)
        self.settle()

    def do(self, *commands: str) -> None:
        """Give commands, one after the other."""
        for command in commands:
            self._window.acts.do(command)
            self.settle()

    def answer(self, text: str) -> None:
        """Answer what is asked."""
        box = self._window.findChild(AnswerBox)
        assert box is not None
        box.answer(text)
        self.settle()

    def picture(self, name: str, part: QWidget | None = None) -> None:
        """Take the picture in both looks."""
        for look in LOOKS:
            self._theme.set_up(look, 100)
            self.settle()
            save(part or self._window, self._folder / f"{name}_{look.value}.png")
        self._theme.set_up(Appearance.LIGHT, 100)

    def settle(self) -> None:
        """Wait until all is stored, laid out and painted."""
        while not self._window.tasks.is_idle:
            wait(10)
        wait(60)


def save(part: QWidget, file: Path) -> None:
    """Write a picture with a palette of its own."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    part.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    parts = np.asarray(picture).astype(int)
    packed = (parts[..., 0] << 16) | (parts[..., 1] << 8) | parts[..., 2]
    found, where = np.unique(packed.reshape(-1), return_inverse=True)
    colours = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    palette = np.array(palette_of(picture))
    distances = ((colours[:, None, :] - palette[None, :, :]) ** 2).sum(axis=2)
    indexes = distances.argmin(axis=1).astype(np.uint8)[where.reshape(-1)]
    reduced = Image.fromarray(indexes.reshape(picture.height, picture.width), "P")
    reduced.putpalette(palette.astype(np.uint8).tobytes())
    reduced.save(file, optimize=True)
    sys.stdout.write(f"{file.name} {file.stat().st_size // 1024} KB\n")


def palette_of(picture: Image.Image) -> list[tuple[int, ...]]:
    """The program's own colours, which stay exact, and the most frequent others."""
    own = [QColor(value).getRgb()[:3] for look in (LIGHT, DARK) for value in asdict(look).values()]
    counted = picture.getcolors(picture.width * picture.height) or []
    frequent = [colour for _count, colour in sorted(counted, reverse=True)]
    return list(dict.fromkeys([*own, *frequent]))[:256]


def review(camera: Photographer, window: MainWindow) -> None:
    """Decide some of the sample, so that the pictures show a review under way."""
    for path in ("offering/issuer", "offering/date", "offering/filing_rule", "offering/market",
                 "offering/symbol", "offering/last_price_usd"):  # fmt: skip
        camera.take(path)
        camera.do("confirm")
    camera.take("offering/offered_percent_of_outstanding")
    camera.do("flag", "note")
    camera.answer("12.4% of the shares outstanding; ask counsel which count was used.")
    work = window.desk.work
    assert work is not None
    risk = next(path for path in work.entries if path.startswith("risk_factors/"))
    camera.take(risk)
    camera.do("confirm")


def draw(window: MainWindow, theme: Theme, folder: Path) -> None:
    """All pictures."""
    camera = Photographer(window, theme, folder)
    camera.picture("start")
    camera.open(AGREEMENT)
    camera.do("next")
    camera.picture("agreement")
    camera.open(PROSPECTUS)
    review(camera, window)
    work = window.desk.work
    assert work is not None
    camera.do("tab_1")
    camera.take("offering/offered_percent_of_outstanding")
    camera.picture("offerings")
    broken = next(f for f in work.review.findings if f.check == "securities.conversion")
    shares = next(
        path
        for path in work.entries
        if path.endswith("/shares_issuable") and broken in work.findings_on(path)
    )
    camera.take(shares)
    camera.picture("securities")
    camera.do("tab_3", "next", "next")
    camera.picture("risk_factors")
    camera.do("tab_4")
    camera.picture("indemnification")
    memo = Path.home() / "Sorrelwater memo.pdf"
    wait_for(window.saving.memo_saved, lambda: window.saving.save_memo(memo))
    camera.settle()
    preview = window.findChild(MemoPreview)
    assert preview is not None
    wait(800)
    save(preview, folder / "memo.png")


def main() -> int:
    """Start the program on a library of its own and draw."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["USERPROFILE"] = home
        library = Path(home, "Documents", "Tickmark.library")
        app = QApplication(sys.argv[:1])
        app.setCursorFlashTime(0)
        theme = Theme(app)
        theme.set_up(Appearance.LIGHT, 100)
        window = MainWindow(library, theme, Settings(Path(home, "settings.ini")))
        window.resize(WIDTH, HEIGHT)
        window.show()
        wait_for(window.shelf_shown, window.load_library)
        draw(window, theme, folder)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
