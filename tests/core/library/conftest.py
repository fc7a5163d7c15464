"""A library in a folder of its own, and moments to do things at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.library.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tickmark.library"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for locks no longer than a test can."""
    monkeypatch.setattr("core.library.store.BUSY_SECONDS", 0.05)
