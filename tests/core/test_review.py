"""What holds of the terms of every document, whatever stands in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.model import DocumentKind
from core.document.reader import read_document
from core.errors import Cancelled, UserError
from core.review import review_document, review_file
from core.terms.cited import Cited
from core.terms.terms import walk
from tests.core.document.strategies import sources

if TYPE_CHECKING:
    from pathlib import Path

    from core.document.model import Citation
    from core.terms.terms import Entry


def places(entry: Entry) -> list[Citation]:
    term = entry.term
    return [term.citation, *term.also] if isinstance(term, Cited) else []


@given(sources, st.sampled_from(DocumentKind))
def test_every_value_is_quoted_from_the_lines_it_names(raw: bytes, kind: DocumentKind) -> None:
    try:
        document = replace(read_document(raw, "it"), kind=kind)
    except UserError:
        return
    review = review_document(document)
    lines = document.text.split("\n")
    found = chain.from_iterable(places(entry) for entry in walk(review.terms))
    for citation in (*found, *(c for finding in review.findings for c in finding.citations)):
        first, last = citation.lines
        assert citation.quote in " ".join("\n".join(lines[first - 1 : last]).split())
        assert citation.document == document.sha256


@given(sources)
def test_every_term_has_a_path_of_its_own(raw: bytes) -> None:
    try:
        review = review_document(read_document(raw, "it"))
    except UserError:
        return
    paths = [entry.path for entry in review.entries]
    assert len(set(paths)) == len(paths)


SOURCE = "PROSPECTUS\n\nFile No. 333-999417\n\n1,000 shares of common stock. Risk factors.\n"


def test_each_stage_says_that_it_starts(tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(SOURCE, encoding="utf-8")
    stages: list[str] = []
    review_file(path, stages.append)
    for stage in (
        "Reading the file",
        "Finding pages",
        "Recognising the kind of document",
        "Reading its figures",
        "Finding its terms",
        "Finding the offering",
        "Finding the risk factors",
        "Recomputing its numbers",
    ):
        assert stage in stages


@pytest.mark.parametrize("stop_at", range(1, 12))
def test_a_wish_to_stop_is_heard_at_every_stage(tmp_path: Path, stop_at: int) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(SOURCE, encoding="utf-8")
    heard: list[str] = []

    def progress(stage: str) -> None:
        heard.append(stage)
        if len(heard) == stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        review_file(path, progress)
    assert len(heard) == stop_at


def test_two_reviews_of_the_same_bytes_are_equal(tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(SOURCE, encoding="utf-8")
    assert review_file(path) == review_file(path)
