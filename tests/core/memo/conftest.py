"""One fresh and one judged memo, built once for all tests that only read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.memo.memo import build_memo
from tests.core.memo.quillhaven import MADE_ON, judged_review, quillhaven_review

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def fresh_memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("memo") / "fresh.pdf"
    path.write_bytes(build_memo(quillhaven_review(), MADE_ON))
    return path


@pytest.fixture(scope="session")
def judged_memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("memo") / "judged.pdf"
    path.write_bytes(build_memo(judged_review(), MADE_ON))
    return path
