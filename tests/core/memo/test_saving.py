"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from core.memo.memo import write_memo
from core.memo.review_json import write_json
from core.memo.saving import save_whole
from tests.core.builders import prospectus_review
from tests.core.memo.quillhaven import MADE_ON

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_takes_the_place_of_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "memo.pdf"
    path.write_bytes(b"old")
    save_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be moved over")
def test_whoever_reads_the_old_file_goes_on_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "memo.pdf"
    path.write_bytes(b"old")
    with path.open("rb") as held:
        save_whole(path, b"new")
        assert held.read() == b"old"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "memo.pdf"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="no space left on device") as caught:
        write_memo(prospectus_review(), path, MADE_ON)
    assert caught.value.remedy
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "memo.pdf"
    with pytest.raises(UserError, match=r"nowhere.*cannot be written: no such file"):
        write_memo(prospectus_review(), path, MADE_ON)


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "review.json"
    folder.mkdir()
    with pytest.raises(UserError, match="a folder has that name"):
        write_json(prospectus_review(), folder)
    assert list(folder.iterdir()) == []


def test_a_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "memo.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(UserError, match="write-protected"):
        save_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    path, link = tmp_path / "memo.pdf", tmp_path / "latest.pdf"
    path.write_bytes(b"old")
    link.symlink_to(path)
    save_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
