"""Put Tickmark in the menu of this user's Linux desktop and under "Open With" for filings.

Usage: python packaging/install_desktop.py [--remove]

The entry starts the program built by `make app` if there is one, else main.py from this folder.
Writes only below the user's own data folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENTRY = ROOT / "packaging" / "linux" / "tickmark.desktop"
ICON = ROOT / "resources" / "icons" / "tickmark.svg"
BUILT = ROOT / "dist" / "tickmark" / "tickmark"


def start_command() -> str:
    """The command line of the entry, quoted as desktop entries are."""
    parts = [BUILT] if BUILT.exists() else [ROOT / ".venv" / "bin" / "python", ROOT / "main.py"]
    return " ".join(f'"{part}"' for part in parts)


def entry_text(command: str) -> str:
    """The desktop entry with its command in place of the installed program's."""
    return ENTRY.read_text(encoding="utf-8").replace("Exec=tickmark ", f"Exec={command} ")


def data_folder() -> Path:
    """Where this user's desktop looks for entries and icons."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def installed_files() -> tuple[Path, Path]:
    """The entry and the icon, where they are or will be."""
    data = data_folder()
    return (
        data / "applications" / ENTRY.name,
        data / "icons" / "hicolor" / "scalable" / "apps" / ICON.name,
    )


def install() -> None:
    """Write the entry and the icon."""
    entry, icon = installed_files()
    for file in (entry, icon):
        file.parent.mkdir(parents=True, exist_ok=True)
    entry.write_text(entry_text(start_command()), encoding="utf-8")
    shutil.copyfile(ICON, icon)
    if refresh := shutil.which("update-desktop-database"):
        subprocess.run([refresh, entry.parent], check=False)
    print(f"Tickmark is in the menu; its entry is {entry}.")


def remove() -> None:
    """Take both away again."""
    for file in installed_files():
        file.unlink(missing_ok=True)
    print("Tickmark is no longer in the menu.")


def main() -> int:
    """Install, or remove what was installed."""
    if not sys.platform.startswith("linux"):
        sys.exit("Only Linux desktops use these entries; on this system open the program itself.")
    if sys.argv[1:] == ["--remove"]:
        remove()
    else:
        install()
    return 0


if __name__ == "__main__":
    sys.exit(main())
