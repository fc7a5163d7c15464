"""The whole way in one page: bytes, Document, Figures, Terms, Findings, Review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.document.reader import read_bytes, read_document
from core.extraction.extract import extract_terms
from core.figures.reader import read_figures
from core.judgement.review import Review
from core.tieout.checks import check_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.document.model import Document
    from core.judgement.events import Event

    Progress = Callable[[str], None]


def _silent(_stage: str) -> None:
    """Report progress to nobody."""


def review_file(path: Path, progress: Progress = _silent) -> Review:
    """Read a file and find everything in it that a reviewer reads.

    Args:
        path: The file, of any format that `core.document.reader` knows.
        progress: Called with the name of each stage as it starts; may raise `Cancelled`.

    Raises:
        UserError: The file cannot be read as a document; the sentence says why.
        Cancelled: `progress` raised it.
    """
    progress("Reading the file")
    return review_document(read_document(read_bytes(path), path.name, progress), (), progress)


def review_document(
    document: Document, events: tuple[Event, ...] = (), progress: Progress = _silent
) -> Review:
    """Find everything in a document that was read, under the events of an earlier review."""
    progress("Reading its figures")
    figures = read_figures(document, progress)
    progress("Finding its terms")
    terms = extract_terms(document, figures, progress)
    progress("Recomputing its numbers")
    findings = check_all(document, figures, terms)
    return Review(document, figures, terms, findings, events)
