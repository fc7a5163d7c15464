"""Gather the licences of everything that the built program contains."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "packaging" / "licences"  # of what carries none: Qt and its bindings
LEFT_OUT = {"pip"}  # required by a dependency, not in the program
LICENCE_NAME = re.compile(r"licen[sc]e|copying|notice", re.IGNORECASE)


def contained() -> list[str]:
    """The names of the distributions that users get on this system."""
    pinned = (ROOT / "requirements" / "app.txt").read_text(encoding="utf-8")
    names = set(re.findall(r"^([a-z0-9-]+)==", pinned, re.MULTILINE)) - LEFT_OUT
    return sorted(name for name in names if _is_installed(name))


def licence_files(name: str) -> list[Path]:
    """The licence files that a distribution brings."""
    files = distribution(name).files or []
    return [
        Path(str(file.locate()))
        for file in files
        if ".dist-info" in file.parts[0]
        and any(LICENCE_NAME.search(part) for part in file.parts[1:])
    ]


def all_licences() -> list[tuple[str, str]]:
    """Pairs of a licence file and the folder of the program that it goes to."""
    own = [(str(file), "licences") for file in sorted(OWN.iterdir())]
    return own + [
        (str(file), f"licences/{name}" + "".join(f"/{part}" for part in _below_licences(file)))
        for name in contained()
        for file in licence_files(name)
    ]


def _below_licences(file: Path) -> tuple[str, ...]:
    """The folders between a distribution's own folder of licences and the file."""
    inside = file.parts[next(i for i, p in enumerate(file.parts) if p.endswith(".dist-info")) + 1 :]
    return inside[1:-1] if inside[0] == "licenses" else inside[:-1]


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
