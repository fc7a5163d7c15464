"""Draw the program's icon in the sizes and formats that each desktop wants, from the one SVG."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "tickmark.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw_icons(folder: Path) -> Path:
    """Write tickmark-<size>.png, tickmark.ico and tickmark.icns into the folder; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        _draw(size, folder / f"tickmark-{size}.png")
    largest = Image.open(folder / f"tickmark-{SIZES[-1]}.png")
    largest.save(folder / "tickmark.ico", sizes=[(size, size) for size in SIZES if size <= 256])
    largest.save(folder / "tickmark.icns")
    return folder


def _draw(size: int, file: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    image.save(str(file))
