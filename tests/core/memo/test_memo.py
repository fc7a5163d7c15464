"""The memo as a reader, a printer and other programs meet it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from core.judgement.events import Action, Event
from core.memo.memo import build_memo, write_memo
from core.terms.cited import Cited
from tests.core.builders import agreement_review, prospectus_review
from tests.core.memo.pdf import (
    check,
    fonts_of,
    properties_of,
    squeezed,
    structure_of,
    text_of,
)
from tests.core.memo.quillhaven import MADE_ON, judged_review, quillhaven_review

if TYPE_CHECKING:
    from pathlib import Path

    from core.judgement.review import Review


def _written(review: Review, folder: Path) -> Path:
    path = folder / "memo.pdf"
    write_memo(review, path, MADE_ON)
    return path


def test_the_same_review_and_day_give_the_same_bytes() -> None:
    assert build_memo(judged_review(), MADE_ON) == build_memo(judged_review(), MADE_ON)


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib; from core.memo.memo import build_memo;"
        "from tests.core.memo.quillhaven import MADE_ON, judged_review;"
        "print(hashlib.sha256(build_memo(judged_review(), MADE_ON)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_another_day_gives_other_bytes() -> None:
    review = prospectus_review()
    assert build_memo(review, MADE_ON) != build_memo(review, date(2004, 8, 3))


def test_every_value_stands_in_the_memo(fresh_memo: Path) -> None:
    text = squeezed(text_of(fresh_memo)).casefold()
    review = quillhaven_review()
    found = [entry for entry in review.entries if isinstance(entry.term, Cited)]
    assert len(found) > 80
    missing = [one.path for one in found if squeezed(one.shown).casefold() not in text]
    assert missing == []


def test_every_finding_is_told_in_full(fresh_memo: Path) -> None:
    text = squeezed(text_of(fresh_memo))
    for finding in quillhaven_review().findings:
        assert squeezed(finding.message) in text
        assert squeezed(finding.title) in text
        assert squeezed(finding.stated) in text
        assert squeezed(finding.computed) in text


def test_breaks_show_their_arithmetic_step_by_step(fresh_memo: Path) -> None:
    text = squeezed(text_of(fresh_memo))
    assert squeezed("350 × $100 = $35,000") in text
    assert squeezed("$35,000 ÷ $0.2885 × 3 = 363,951.473136…") in text
    assert squeezed("factor: 3 (not from a passage)") in text
    assert squeezed("Shares are cut to whole shares.") in text


def test_every_quote_stands_in_the_appendix_with_its_place(fresh_memo: Path) -> None:
    text = squeezed(text_of(fresh_memo))
    appendix = text[text.index("Howtoreadthismemo") :]
    for finding in quillhaven_review().findings:
        for citation in finding.citations:
            assert squeezed(f"“{citation.quote}”") in appendix
            first, last = citation.lines
            lines = f"line {first}" if first == last else f"lines {first}–{last}"
            assert squeezed(f"Page {citation.page}, {lines}") in appendix


def test_what_the_reviewer_did_is_told(judged_memo: Path) -> None:
    text = squeezed(text_of(judged_memo))
    for sentence in (
        "6 of 106 decided",
        "extracted: $1.12",
        "Last price $1.12 $1.21 2004-08-01 09:03 UTC",
        "Auditor not found Fen & Moor LLP 2004-08-01 09:05 UTC",
        "Last price: The <draft> says $1.21 & so does the desk.",
        "Note: Ask counsel for a floor at $0.10.",
        "Finding 1, Series B shares against their formula: Raise with the issuer before Friday.",
        "breaks · minor · dismissed",
        "Dismissed: The table is of June, the sentence of July.",
        "State of incorporation: It has reincorporated since.",
        "offering/gone (no longer found): From an earlier reading.",
        "Owned before: corrected; extracted: 600,000",
    ):
        assert squeezed(sentence) in text, sentence


def test_an_undone_note_is_not_told(tmp_path: Path) -> None:
    review = judged_review()
    noted = next(one for one in review.events if one.payload.startswith("Ask counsel"))
    undo = Event(len(review.events) + 1, noted.path, Action.UNDO, str(noted.number), noted.at)
    path = _written(review.with_events((*review.events, undo)), tmp_path)
    assert "Askcounsel" not in squeezed(text_of(path))


def test_totals_count_corrections_and_skip_columns_with_gaps(judged_memo: Path) -> None:
    text = text_of(judged_memo, "-layout")
    total = next(line for line in text.splitlines() if "Total of 4 rows" in line)
    assert total.split()[-4:] == ["1,484,000", "1,494,000", "1,484,000", "0"]


def test_no_total_where_a_row_has_no_number(tmp_path: Path) -> None:
    review = quillhaven_review()
    first, *rest = review.terms.holders
    gap = replace(first, shares_offered=type(first)().shares_offered)
    terms = replace(review.terms, holders=(gap, *rest))
    text = text_of(_written(replace(review, terms=terms), tmp_path), "-layout")
    total = next(line for line in text.splitlines() if "Total of 4 rows" in line)
    assert total.split()[-3:] == ["1,484,000", "1,484,000", "0"]


def test_no_total_where_the_reviewer_rejected_a_number(tmp_path: Path) -> None:
    review = quillhaven_review()
    path = "holders/ada-thornbury/shares_offered"
    event = Event(1, path, Action.REJECT, "Sold.", judged_review().events[0].at)
    text = text_of(_written(review.with_events((event,)), tmp_path), "-layout")
    total = next(line for line in text.splitlines() if "Total of 4 rows" in line)
    assert total.split()[-3:] == ["1,484,000", "1,484,000", "0"]
    assert "Offered: rejected; reason: Sold." in text


def test_every_font_is_embedded(fresh_memo: Path, judged_memo: Path) -> None:
    for path in (fresh_memo, judged_memo):
        fonts = fonts_of(path)
        assert len(fonts) >= 6
        assert [name for name, embedded in fonts if not embedded] == []
        assert all("IBMPlex" in name for name, _ in fonts)


def test_the_file_is_sound(judged_memo: Path) -> None:
    check(judged_memo)


def test_properties_say_what_the_file_is(fresh_memo: Path) -> None:
    properties = properties_of(fresh_memo)
    assert properties["Title"] == "Quillhaven Instruments, Inc.: disclosure review memo"
    assert properties["Author"] == "Tickmark"
    assert properties["Subject"] == "Prospectus, quillhaven_prospectus_2004.txt"
    assert "Aug  2" in properties["CreationDate"]
    assert "2004" in properties["CreationDate"]


def test_the_outline_names_areas_instruments_and_findings(judged_memo: Path) -> None:
    outline = structure_of(judged_memo).outline
    assert [title for title in outline if not title.startswith(" ")] == [
        "Summary",
        "Offering",
        "Selling stockholders",
        "Securities",
        "Risk factors",
        "Indemnification",
        "Registration rights",
        "Findings",
        "Reviewer’s notes and corrections",
        "Appendix",
    ]
    assert "  2. Series B 7% cumulative convertible preferred stock" in outline
    assert "  RISKS OF OUR COMMON STOCK" in outline
    assert "  What does not tie (1)" in outline
    assert "    1. Series B shares against their formula" in outline


def test_every_raised_number_leads_to_its_passage_and_back(judged_memo: Path) -> None:
    links = structure_of(judged_memo).links
    raised = [one for one in links if one.rect[3] - one.rect[1] < 8]
    others = [one for one in links if one not in raised]
    assert len(raised) > 90
    for there in raised:
        ways_back = [
            one
            for one in others
            if one.page >= there.to_page
            and one.to_page == there.page
            and abs(one.to_top - there.rect[3]) < 16
        ]
        assert ways_back, f"nothing leads back to {there}"


def test_each_passage_stands_once(judged_memo: Path) -> None:
    text = text_of(judged_memo)
    assert text.count("“had 11,967,742 shares”") == 1
    assert "Shares offered, another reading, Shares outstanding" in " ".join(text.split())


def test_each_page_says_which_it_is_and_of_what(judged_memo: Path) -> None:
    pages = text_of(judged_memo).split("\f")[:-1]
    digest = judged_review().document.sha256[:12]
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert f"SHA-256 {digest} · August 2, 2004 · Tickmark" in " ".join(page.split())
        assert "Quillhaven Instruments, Inc." in page


def test_contents_give_the_pages_where_sections_begin(judged_memo: Path) -> None:
    pages = text_of(judged_memo, "-layout").split("\f")
    for title in ("Securities", "Findings", "Appendix"):
        row = next(line for line in pages[0].split("In this memo")[1].splitlines() if title in line)
        number = int(row.split(title)[1].split()[0])
        assert any(line.strip() == title for line in pages[number - 1].splitlines())


def test_the_first_page_stands_alone(judged_memo: Path) -> None:
    first = " ".join(text_of(judged_memo).split("\f")[0].split())
    for words in (
        "Quillhaven Instruments, Inc.",
        "Prospectus, quillhaven_prospectus_2004.txt",
        "July 19, 2004",
        "333-000917",
        judged_review().document.sha256[:16],
        "August 2, 2004",
        "6 of 106 decided",
        "1,484,000",
        "$1.21",
        "Does not recompute: 350 × $100 ÷ $0.2885 × 3 = 363,951; stated 364,000.",
        "Ask counsel for a floor at $0.10.",
    ):
        assert words in first, words
    assert "Delaware" not in first  # rejected by the reviewer


def test_an_agreement_is_told_as_one(tmp_path: Path) -> None:
    path = _written(agreement_review(), tmp_path)
    outline = structure_of(path).outline
    assert "The agreement" in outline
    assert "Offering" not in outline
    assert "Risk factors" not in outline
    text = squeezed(text_of(path))
    assert "RegistrationRightsAgreement" in text
    assert squeezed("No indemnification provision was found") in text
    assert squeezed("No relation between figures was found") in text


def test_states_and_absences_are_words(judged_memo: Path) -> None:
    text = text_of(judged_memo, "-layout")
    for words in ("✓", "corrected", "confirmed", "flagged", "rejected", "not stated", "breaks"):
        assert (words in text) is (words != "✓"), words
    assert "not found (?)" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_an_unusable_correction_is_named(tmp_path: Path) -> None:
    review = quillhaven_review()
    path = "holders/ada-thornbury/shares_before"
    event = Event(1, path, Action.CORRECT, "plenty", judged_review().events[0].at)
    with pytest.raises(UserError, match="Owned before"):
        _written(review.with_events((event,)), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_writing_loads_neither_screen_nor_store_nor_extraction() -> None:
    program = (
        "import sys; import core.memo.memo, core.memo.review_json;"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('PySide6', 'sqlite_utils', 'pandas') or m.startswith(('core.extraction', "
        "'core.library', 'core.tieout.checks'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]"
