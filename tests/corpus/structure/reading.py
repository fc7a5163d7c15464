"""The filings that these tests read, each once, and what of them is compared."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core.document.model import BlockKind, Document
from core.document.reader import decode, read_bytes, read_document
from core.document.submission import split_submission

FILINGS = Path(__file__).resolve().parents[4] / "shared" / "filings"

absent = pytest.mark.skipif(not FILINGS.is_dir(), reason="../shared with its filings is absent")


@cache
def filing(name: str) -> Document:
    """A filing by its name below the folder of filings."""
    path = FILINGS / name
    return read_document(read_bytes(path), path.name)


@cache
def part_of(name: str, kind: str) -> Document:
    """The document of a submission that is of some type, read by itself."""
    parts = split_submission(decode(read_bytes(FILINGS / name)))
    body = next(part.body for part in parts if part.type == kind)
    return read_document(body.encode(), f"{kind}.txt")


def rows(name: str) -> list[dict[str, Any]]:
    """What was drawn up by hand in a data file beside this one."""
    found: list[dict[str, Any]] = json.loads(
        Path(__file__).with_name(name).read_text(encoding="utf-8")
    )
    return found


def flat(text: str) -> str:
    """Text with its white space collapsed, and plain quotation marks and dashes."""
    plain = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-"})
    return re.sub(r"\s+", " ", text.translate(plain)).strip()


def printed(document: Document, first: int, end: int) -> str:
    """The blocks that start between two places as one text, page furniture left out."""
    inside = [
        block.text
        for block in document.blocks
        if first <= block.span.start < end and block.kind is not BlockKind.FURNITURE
    ]
    return flat(" ".join(inside))
