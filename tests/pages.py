"""The pages under docs/ as tests read them: tables, fenced blocks, words in code and in bold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
_FENCE = re.compile(r"^```(\S[^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"(?:^\|.*\|\n?)+", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """What stands under one heading of a page, or a page as a whole."""

    title: str
    text: str

    @property
    def prose(self) -> str:
        """The text without its fenced blocks."""
        return _FENCE.sub("", self.text)

    def rows(self, first_column: str) -> list[list[str]]:
        """The body rows of the tables whose first column is headed so, cell by cell."""
        tables = [
            [_cells(line) for line in found.splitlines()] for found in _TABLE.findall(self.prose)
        ]
        return [row for table in tables if table[0][0] == first_column for row in table[2:]]

    def fences(self, info: str) -> list[str]:
        """The fenced blocks that are marked so, in order."""
        return [body for mark, body in _FENCE.findall(self.text) if mark == info]

    def fence_pairs(self, first: str, second: str) -> list[tuple[str, str]]:
        """Each block of the first mark with the block of the second that follows it."""
        found = [(mark, body) for mark, body in _FENCE.findall(self.text) if mark != "text"]
        return [
            (one[1], other[1])
            for one, other in pairwise(found)
            if (one[0], other[0]) == (first, second)
        ]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def page(name: str) -> Section:
    """A page of docs/ as one section, its headings included."""
    return Section(name, (DOCS / name).read_text(encoding="utf-8"))


def sections(name: str) -> dict[str, Section]:
    """The sections of a page by their titles, in order; what is fenced opens none."""
    parts = re.split(r"^#+ +(.+)$", page(name).text, flags=re.MULTILINE)
    return {
        title: Section(title, text) for title, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def code(text: str) -> list[str]:
    """The words that stand in backticks."""
    return _CODE.findall(text)


def first_code(row: list[str]) -> str:
    """The word in backticks that a table's row is about."""
    return code(row[0])[0]


def example(cell: str) -> tuple[str, list[str]]:
    """A passage as a table's cell gives it, and its parts in bold; `<br>` ends a line."""
    passage = cell.replace("<br>", "\n")
    return passage.replace("**", ""), [" ".join(part.split()) for part in _BOLD.findall(passage)]
