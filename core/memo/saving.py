"""Writing a finished file in one move, so that a failure leaves the old one as it was."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from core.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


def save_whole(path: Path, content: bytes) -> None:
    """Write a file that is either wholly there or not touched.

    The content goes to a file beside it first, which then takes its name. A pipe or a device,
    whose place no file may take, is written to as it is.

    Raises:
        UserError: The file cannot be written; the sentence says why.
    """
    target = path.resolve()
    part = target.with_name(f".tickmark-{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return
        _refuse_protected(target)
        try:
            _write(part, content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as fault:
        raise _not_written(path, fault) from fault


def _refuse_protected(target: Path) -> None:
    """A move would replace a write-protected file without asking; its owner meant otherwise."""
    if target.is_dir():
        raise IsADirectoryError(None, "a folder has that name")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(None, "it is write-protected")


def _write(part: Path, content: bytes) -> None:
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _not_written(path: Path, fault: OSError) -> UserError:
    reason = (fault.strerror or "the system gives no reason").rstrip(".")
    return UserError(
        f"“{path}” cannot be written: {reason[0].lower()}{reason[1:]}.",
        "Close it if it is open in another program, or choose another folder or name.",
        repr(fault),
    )
