"""Confirm, correct, flag, note, dismiss, undo and redo by keys: what is seen and what stays."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.judgement.events import Action, Event, Status
from core.library.library import Library
from core.terms.cited import Absent, Cited
from gui.glyphs import Mark
from gui.models.entry_model import Says
from tests.gui.person import CTRL, SHIFT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.judgement.review import Review
    from tests.gui.person import Person

SYMBOL = "offering/symbol"
SHARES = "offering/shares_offered"


def review(person: Person) -> Review:
    assert person.window.desk.work is not None
    return person.window.desk.work.review


def stored(person: Person, library_path: Path) -> Review:
    """The review as the library gives it back after the program was left."""
    person.window.tasks.close()
    with Library.open(library_path) as library:
        return review(person).with_events(library.events(review(person).document.sha256))


def edit_menu(person: Person) -> dict[str, str]:
    actions = person.window.commands.actions
    return {name: actions[name].text().replace("&", "") for name in ("undo", "redo")}


def test_enter_confirms(reviewer: Person, library_path: Path) -> None:
    reviewer.take(SYMBOL)
    before = review(reviewer).decided
    reviewer.press(Qt.Key.Key_Return)
    assert reviewer.row(SYMBOL).standing.mark is Mark.TICK
    assert reviewer.row(SYMBOL).standing.words == "confirmed"
    assert f"<b>{before + 1}</b> of" in reviewer.words(reviewer.window.header)
    assert stored(reviewer, library_path).status_of(SYMBOL) is Status.CONFIRMED


def test_e_corrects_in_place_and_keeps_what_was_extracted_in_sight(
    reviewer: Person, library_path: Path
) -> None:
    reviewer.take(SHARES)
    extracted = reviewer.row(SHARES).value
    reviewer.press("E")
    assert reviewer.box().field.text() == extracted
    reviewer.type("3,013,000")
    reviewer.press(Qt.Key.Key_Return)
    assert not reviewer.has_box()
    row = reviewer.row(SHARES)
    assert (row.value, row.extracted) == ("3,013,000", extracted)
    assert row.standing.mark is Mark.PENCIL
    kept = stored(reviewer, library_path)
    assert kept.judgement(SHARES).corrected == "3,013,000"


def test_a_correction_that_says_no_value_stays_open_with_its_sentence(reviewer: Person) -> None:
    reviewer.take(SHARES)
    reviewer.press("E")
    reviewer.type("about three million")
    reviewer.press(Qt.Key.Key_Return)
    assert "“about three million” is not a number." in reviewer.box().sentence
    assert reviewer.box().sentence in reviewer.words(reviewer.box())
    assert review(reviewer).events == ()
    reviewer.press(Qt.Key.Key_Escape)
    assert not reviewer.has_box()
    assert review(reviewer).events == ()


def test_f_flags_and_takes_the_flag_away(reviewer: Person, library_path: Path) -> None:
    reviewer.take(SYMBOL)
    reviewer.press("F")
    assert reviewer.row(SYMBOL).standing.flagged
    reviewer.press("F")
    assert not reviewer.row(SYMBOL).standing.flagged
    reviewer.press("F")
    assert stored(reviewer, library_path).judgement(SYMBOL).flagged


def test_n_notes_over_several_lines(reviewer: Person, library_path: Path) -> None:
    reviewer.take(SYMBOL)
    reviewer.press("N")
    reviewer.type("Ask the issuer.")
    reviewer.press(Qt.Key.Key_Return, modifiers=SHIFT)
    reviewer.type("Twice.")
    reviewer.press(Qt.Key.Key_Return)
    assert reviewer.row(SYMBOL).standing.note == "Ask the issuer.\nTwice."
    assert stored(reviewer, library_path).judgement(SYMBOL).note == "Ask the issuer.\nTwice."


def test_an_empty_note_takes_the_note_away(reviewer: Person) -> None:
    reviewer.take(SYMBOL)
    reviewer.press("N")
    reviewer.type("x")
    reviewer.press(Qt.Key.Key_Return)
    reviewer.press("N")
    assert reviewer.box().field.text() == "x"
    reviewer.press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert reviewer.row(SYMBOL).standing.note == ""


def test_d_dismisses_a_finding_and_asks_why(reviewer: Person, library_path: Path) -> None:
    finding = review(reviewer).findings[0]
    reviewer.take(finding.path)
    reviewer.press("D")
    reviewer.press(Qt.Key.Key_Return)
    assert "Say in a few words" in reviewer.box().sentence
    reviewer.type("The cover is of another day.")
    reviewer.press(Qt.Key.Key_Return)
    findings = reviewer.window.findings.tree.findings
    shown = findings.index_of(finding.path).data()
    assert "dismissed: The cover is of another day." in shown
    kept = stored(reviewer, library_path).judgement(finding.path)
    assert (kept.status, kept.reason) == (Status.REJECTED, "The cover is of another day.")


def test_a_dismissed_value_is_struck_and_says_why(reviewer: Person) -> None:
    reviewer.take(SYMBOL)
    extracted = reviewer.row(SYMBOL).value
    reviewer.press("D")
    reviewer.type("Of another issuer.")
    reviewer.press(Qt.Key.Key_Return)
    row = reviewer.row(SYMBOL)
    assert (row.value, row.extracted) == ("dismissed: Of another issuer.", extracted)


def test_undo_and_redo_say_what_they_do_and_survive_a_restart(
    open_window: Callable[[], Person], prospectus: Path
) -> None:
    person = open_window()
    person.open(prospectus)
    person.take(SYMBOL)
    person.press(Qt.Key.Key_Return, "F")
    assert edit_menu(person) == {"undo": "Undo Flag", "redo": "Redo"}
    person.press("Z", modifiers=CTRL)
    assert not person.row(SYMBOL).standing.flagged
    assert edit_menu(person) == {"undo": "Undo Confirm", "redo": "Redo Flag"}
    person.press("Z", modifiers=CTRL | SHIFT)
    assert person.row(SYMBOL).standing.flagged
    person.leave()

    again = open_window()
    again.open(prospectus)
    assert again.row(SYMBOL).standing.flagged
    assert edit_menu(again)["undo"] == "Undo Flag"
    again.press("Z", modifiers=CTRL)
    again.press("Z", modifiers=CTRL)
    assert not again.row(SYMBOL).standing.decided
    assert not again.window.commands.actions["undo"].isEnabled()


def test_enter_on_a_value_that_was_not_found_asks_for_it(reviewer: Person) -> None:
    absent = next(
        entry
        for entry in review(reviewer).entries
        if isinstance(entry.term, Absent) and entry.path.startswith("offering/")
    )
    reviewer.take(absent.path)
    assert reviewer.row(absent.path).says is not Says.VALUE
    reviewer.press(Qt.Key.Key_Return)
    assert absent.label in reviewer.words(reviewer.box())
    assert reviewer.box().field.text() == ""
    assert review(reviewer).events == ()


def test_letters_are_typed_in_fields_and_do_nothing_else(reviewer: Person) -> None:
    reviewer.take(SYMBOL)
    for keys, modifiers in (("/", None), ("F", CTRL)):
        reviewer.press(keys, modifiers=modifiers or Qt.KeyboardModifier.NoModifier)
        reviewer.type("jkefnd1234?")
        reviewer.press(Qt.Key.Key_Return)
    reviewer.settle()
    assert reviewer.window.library.field.text() == "jkefnd1234?"
    assert reviewer.window.source.find_bar.field.text() == "jkefnd1234?"
    assert review(reviewer).events == ()
    assert reviewer.window.desk.selected == SYMBOL
    assert not reviewer.has_box()
    assert reviewer.window.tabs.strip.currentIndex() == 0


def test_letters_are_typed_into_a_note(reviewer: Person) -> None:
    reviewer.take(SYMBOL)
    reviewer.press("N")
    reviewer.type("jkefnd1234?/")
    assert reviewer.box().field.text() == "jkefnd1234?/"
    assert review(reviewer).events == ()
    assert reviewer.window.desk.selected == SYMBOL


def test_j_and_k_walk_the_undecided_in_order(reviewer: Person) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    order = work.review.to_decide
    reviewer.press("J")
    assert reviewer.window.desk.selected == order[0]
    reviewer.press(Qt.Key.Key_Return, "J")
    assert reviewer.window.desk.selected == order[1]
    reviewer.press("J", "J")
    assert reviewer.window.desk.selected == order[3]
    reviewer.press("K", "K")
    assert reviewer.window.desk.selected == order[1]
    reviewer.press("K")  # the first is decided: around the end
    assert reviewer.window.desk.selected == order[-1]


def test_j_begins_in_the_tab_in_view_and_goes_on_into_the_next(reviewer: Person) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    reviewer.press("3", "J")
    first = reviewer.window.tabs.tabs[2].paths(work)[0]
    assert reviewer.window.desk.selected == first
    reviewer.press("K")
    assert reviewer.window.desk.selected.startswith("holders/")
    assert reviewer.window.tabs.strip.currentIndex() == 0


def test_j_walks_through_every_value_and_shows_each(reviewer: Person) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    visited = []
    for _ in work.review.to_decide:
        reviewer.window.acts.do("next")
        visited.append(reviewer.window.desk.selected)
        tab = next((t for t in reviewer.window.tabs.tabs if t.holds(visited[-1])), None)
        assert tab is None or tab.isVisible()
    assert visited == list(work.review.to_decide)


def test_when_all_is_decided_j_says_so(reviewer: Person) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    events = tuple(
        Event(at, path, Action.CONFIRM, "", datetime.now(UTC))
        for at, path in enumerate(work.review.to_decide, start=1)
    )
    reviewer.window.desk.change(work.with_events(events))
    reviewer.press("J")
    assert "Everything in this document is decided." in reviewer.window.message.text


def test_a_correction_of_a_holder_is_asked_in_the_table(reviewer: Person) -> None:
    path = next(
        entry.path
        for entry in review(reviewer).entries
        if entry.path.endswith("/shares_offered") and entry.path.startswith("holders/")
    )
    reviewer.take(path)
    reviewer.press("E")
    reviewer.type("1234")
    reviewer.press(Qt.Key.Key_Return)
    table = reviewer.window.tabs.tabs[0].holders
    cell = table.holders.cell(table.holders.index_of(path))
    assert cell is not None
    assert cell.value == "1234"
    assert cell.standing.mark is Mark.PENCIL


@pytest.mark.parametrize("key", ["E", "D", "N"])
def test_a_risk_factor_is_asked_about_in_the_reading_list(reviewer: Person, key: str) -> None:
    reviewer.press("3", "J", key)
    assert reviewer.has_box()


def test_a_correction_changes_the_header(reviewer: Person) -> None:
    issuer = next(e for e in review(reviewer).entries if e.path == "offering/issuer")
    assert isinstance(issuer.term, Cited)
    reviewer.take(issuer.path)
    reviewer.press("E")
    reviewer.type("Sorrelwater Instruments, Incorporated")
    reviewer.press(Qt.Key.Key_Return)
    assert "Sorrelwater Instruments, Incorporated" in reviewer.window.header.title_text
    assert "Sorrelwater Instruments, Incorporated" in reviewer.window.windowTitle()
