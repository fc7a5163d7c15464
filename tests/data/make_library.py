"""Write the sample library of the present version, which later versions must be able to open.

Run once a version, when it is released: `python -m tests.data.make_library`. The sample of a
version is never written again.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.judgement.events import Action
from core.library.library import Library
from core.library.schema import SCHEMA
from tests.core.builders import (
    AGREEMENT,
    PROSPECTUS,
    agreement_review,
    prospectus_review,
    source_of,
)

FOLDER = Path(__file__).parent
MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def sample_path(version: int) -> Path:
    """Where the sample library of a version stands."""
    return FOLDER / f"version-{version}.library"


def fill(library: Library) -> None:
    """Put in two documents, and on the first of them an act of every kind, undo and redo."""
    sha256 = library.add(prospectus_review(), source_of(PROSPECTUS), MORNING).sha256
    library.add(agreement_review(), source_of(AGREEMENT), MORNING + MINUTE)
    finding = prospectus_review().findings[0].path
    acts = (
        ("offering/issuer", Action.CONFIRM, ""),
        ("offering/date", Action.CORRECT, "March 5, 2003"),
        ("offering/shares_offered", Action.FLAG, ""),
        ("offering/shares_offered", Action.UNFLAG, ""),
        ("offering/shares_offered", Action.NOTE, "as on the cover"),
        (finding, Action.REJECT, "corrected in the supplement"),
    )
    for number, act in enumerate(acts, start=2):
        library.append(sha256, *act, MORNING + number * MINUTE)
    library.undo(sha256, MORNING + 20 * MINUTE)
    library.undo(sha256, MORNING + 21 * MINUTE)
    library.redo(sha256, MORNING + 22 * MINUTE)


def main() -> None:
    """Write the sample, refusing to write over one."""
    target = sample_path(SCHEMA.version)
    if target.exists():
        raise SystemExit(f"{target.name} is there already and stays as it is")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "sample.library")
        with Library.open(made) as library:
            fill(library)
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("VACUUM")
        target.write_bytes(made.read_bytes())


if __name__ == "__main__":
    main()
