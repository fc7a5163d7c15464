"""Real filings before the window: everything opens, every quote is lit where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.terms.cited import Cited

if TYPE_CHECKING:
    from tests.gui.person import Person

FILINGS = Path(__file__).resolve().parents[3] / "shared" / "filings"
FILES = sorted([*FILINGS.glob("*.txt"), *FILINGS.glob("*.htm")]) if FILINGS.is_dir() else []

pytestmark = pytest.mark.corpus


@pytest.mark.skipif(not FILES, reason="the real filings are not on this machine")
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_real_filing_opens_and_every_value_leads_to_its_words(person: Person, file: Path) -> None:
    person.open(file)
    work = person.window.desk.work
    assert work is not None
    found = [entry for entry in work.review.entries if isinstance(entry.term, Cited)]
    for entry in found[:: max(1, len(found) // 40)]:
        person.take(entry.path)
        text = person.window.source.text
        assert " ".join(text.passage_text.split()) == entry.term.citation.quote
        lines = entry.term.citation.lines
        assert (text.passage_lines().start, text.passage_lines().stop - 1) == lines
    for finding in work.review.findings:
        person.take(finding.path)
        assert person.window.findings.tree.currentIndex().isValid()
    for key in "1234":
        person.press(key, "J")
