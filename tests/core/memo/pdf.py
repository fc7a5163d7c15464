"""What independent programs see in a PDF; a test that needs one is skipped where it is absent."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _run(program: str, *arguments: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run([found, *arguments], capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def text_of(path: Path, *options: str) -> str:
    """The text in reading order, as pdftotext gives it."""
    return _run("pdftotext", *options, str(path), "-")


def body_of(path: Path) -> str:
    """The text between the running heads and feet, which fall in the middle of sentences."""
    return text_of(path, "-r", "72", "-x", "0", "-y", "62", "-W", "612", "-H", "660")


def squeezed(text: str) -> str:
    """A text without white space: line breaks of a page fall anywhere."""
    return re.sub(r"\s+", "", text)


def properties_of(path: Path) -> dict[str, str]:
    """The file's properties as pdfinfo prints them."""
    lines = _run("pdfinfo", str(path)).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def fonts_of(path: Path) -> list[tuple[str, bool]]:
    """Every font's name, and whether it is embedded, as pdffonts prints them."""
    rows = _run("pdffonts", str(path)).splitlines()[2:]
    return [(row.split()[0], row[54:].split()[-5] == "yes") for row in rows]


def check(path: Path) -> None:
    """Fail where qpdf finds a fault in the file's syntax."""
    _run("qpdf", "--check", str(path))


@dataclass(frozen=True)
class Link:
    """A link: its page, its rectangle (left, bottom, right, top) and where it leads."""

    page: int
    rect: tuple[float, ...]
    to_page: int
    to_top: float


@dataclass(frozen=True)
class Structure:
    """What qpdf knows of a file."""

    known: dict[str, Any]

    @property
    def outline(self) -> list[str]:
        """Every title of the outline, in order, indented by its level."""
        return list(_titles(self.known["outlines"], 0))

    @property
    def links(self) -> list[Link]:
        """Every link of every page."""
        objects = self.known["qpdf"][1]
        number_of = {page["object"]: at for at, page in enumerate(self.known["pages"], start=1)}
        found = []
        for key, number in number_of.items():
            annotations = objects[f"obj:{key}"]["value"].get("/Annots", [])
            if isinstance(annotations, str):
                annotations = objects[f"obj:{annotations}"]["value"]
            for annotation in annotations:
                held = objects[f"obj:{annotation}"]["value"]
                target = held["/Dest"]
                top = float(target[3])
                found.append(Link(number, tuple(held["/Rect"]), number_of[target[0]], top))
        return found


def structure_of(path: Path) -> Structure:
    """Outline and links, read by qpdf."""
    return Structure(json.loads(_run("qpdf", "--json", str(path))))


def _titles(entries: list[dict[str, Any]], level: int) -> Iterator[str]:
    for entry in entries:
        yield "  " * level + entry["title"]
        yield from _titles(entry["kids"], level + 1)
