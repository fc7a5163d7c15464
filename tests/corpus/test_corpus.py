"""Real filings: how well the labelled ones are read, and that every one of them is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from core.review import review_file
from tests.corpus.scoring import FILINGS, SHARED, TRUTH, f1, labelled, reading, recorded, tallies

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILINGS.is_dir(), reason="../shared with its filings is absent"),
]

FIRST = (
    "bestnet_prospectus_2002",
    "bestnet_supplement_2003",
    "bestnet_rra_2002",
    "bestnet_rra_2003",
)
SUFFIXES = {".txt", ".htm", ".html", ".pdf"}
NAMES = list(labelled()) if FILINGS.is_dir() else []
FILES = sorted(path for path in FILINGS.rglob("*") if path.suffix in SUFFIXES)


@pytest.mark.parametrize("name", FIRST)
def test_the_first_four_are_read_well(name: str) -> None:
    misses = [row for tally in tallies(name).values() for row in tally.rows]
    assert f1(name) >= 0.95, misses


@pytest.mark.parametrize("name", FIRST)
def test_every_area_of_the_first_four_is_read_well(name: str) -> None:
    low = {area: tally.rows for area, tally in tallies(name).items() if tally.f1 < 0.95}
    assert low == {}


def test_all_risk_factors_are_found_with_their_exact_headings() -> None:
    written, _text = reading("bestnet_prospectus_2002")
    truth = json.loads((TRUTH / "bestnet_prospectus_2002.json").read_text(encoding="utf-8"))
    expected = [" ".join(one["heading"]["value"].split()) for one in truth["risk_factors"]]
    found = [one["heading"]["value"] for one in written["risk_factors"]]
    assert len(expected) == 12
    assert found == expected


def test_all_rows_of_the_holder_table_are_found_and_no_other() -> None:
    written, _text = reading("bestnet_prospectus_2002")
    truth = json.loads((TRUTH / "bestnet_prospectus_2002.json").read_text(encoding="utf-8"))
    assert len(truth["holders"]) == len(written["holders"]) == 10
    tally = tallies("bestnet_prospectus_2002")["holders"]
    assert (tally.missed, tally.extra) == (0, 0), tally.rows


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_stands_in_its_lines(name: str) -> None:
    citations = tallies(name)["citations"]
    assert citations.rows == []
    assert citations.hit > 0
    assert citations.precision == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_no_score_falls(name: str) -> None:
    """`python -m tests.corpus.scoring` records a score that has risen."""
    misses = [row for tally in tallies(name).values() for row in tally.rows]
    assert f1(name) >= recorded()[name], misses


def test_every_labelled_filing_has_a_recorded_score() -> None:
    assert list(recorded()) == NAMES


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SHARED)) for path in FILES])
def test_every_filing_is_read(path: Path) -> None:
    review = review_file(path)
    assert review.document.blocks
    assert review.document.pages[-1].span.end == len(review.document.text)
    assert review.figures.all
