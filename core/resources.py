"""Where the files stand that are shipped with the program: fonts, icons, styles, samples."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, from source and from a frozen program alike."""
    beside = Path(__file__).resolve().parent.parent
    return Path(getattr(sys, "_MEIPASS", beside)).joinpath("resources", *parts)
