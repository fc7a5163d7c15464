"""Take the compression off the web fonts of IBM Plex, for Qt and the memo to load.

Usage: python packaging/convert_fonts.py FOLDER

FOLDER holds the unpacked packages @ibm/plex-sans, @ibm/plex-mono and @ibm/plex-serif, at any
depth. Needs fontTools, which nothing else here does: install it in an environment of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {
    "IBMPlexSans": ("Regular", "Medium", "SemiBold", "Italic"),
    "IBMPlexMono": ("Regular", "SemiBold"),
    "IBMPlexSerif": ("Regular", "Italic", "SemiBold"),
}


def convert(woff: Path) -> Path:
    """Write the TrueType file of a WOFF beside the others, no table changed."""
    font = TTFont(woff, recalcBBoxes=False, recalcTimestamp=False)
    font.flavor = None
    written = FONTS / f"{woff.stem}.ttf"
    font.save(written)
    return written


def main() -> int:
    """Convert each weight that the program uses."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    for family, weights in WEIGHTS.items():
        for weight in weights:
            woff = next(Path(sys.argv[1]).rglob(f"complete/woff/{family}-{weight}.woff"))
            print(convert(woff).name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
