"""The source beside the work: the lit passage, the way back, the search, the marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from core.document.model import Span
from core.terms.cited import Cited
from core.terms.offering import Offering
from core.terms.terms import Terms
from gui.glyphs import Mark
from gui.models.text_map import TextMap
from gui.models.trail import Trail
from gui.open_review import OpenReview
from gui.panels.find_bar import matches_of
from tests.core.builders import cited, document_of, review_of
from tests.gui.person import ALT, CTRL

if TYPE_CHECKING:
    from core.document.model import Document
    from tests.gui.person import Person

WIDE = """\
\U0001d4df\U0001d4e1\U0001d4de\U0001d4e2\U0001d4df\U0001d4d4\U0001d4d2\U0001d4e3\U0001d4e4\U0001d4e2

     \U0001f40b Blue  Whale  Charters, Inc. is incorporated in the  State
of  Oregon. \U0001f6a2\U0001f6a2 Our stock trades under the symbol BLUE.

The end.
"""


def lit(person: Person) -> str:
    """What is lit, white space collapsed, as a quote is."""
    return " ".join(person.window.source.text.passage_text.split())


def lie_open(person: Person, document: Document, terms: Terms) -> None:
    person.window.desk.open(OpenReview(review_of(document, terms)))
    person.settle()


def test_every_value_leads_to_the_words_that_it_was_read_from(reviewer: Person) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    found = [entry for entry in work.review.entries if isinstance(entry.term, Cited)]
    assert len(found) > 100
    for entry in found[::7]:
        reviewer.take(entry.path)
        assert lit(reviewer) == entry.term.citation.quote


def test_a_click_on_a_value_lights_its_sentence_and_says_where_it_is(reviewer: Person) -> None:
    view, index = reviewer.list_with("offering/symbol")
    reviewer.click(view, index)
    work = reviewer.window.desk.work
    assert work is not None
    entry = work.entries["offering/symbol"]
    assert lit(reviewer) == entry.term.citation.quote
    line = entry.term.citation.lines[0]
    assert f"line {line}" in reviewer.words(reviewer.window.source)


def test_the_lit_passage_stands_in_the_middle(reviewer: Person) -> None:
    reviewer.take("offering/legal_counsel")
    text = reviewer.window.source.text
    lines = dict(text.lines_in_view())
    first = text.passage_lines().start
    middle = text.viewport().height() / 2
    assert abs(lines[first].center().y() - middle) < 40


def test_a_passage_behind_characters_that_qt_counts_twice_is_lit_exactly(person: Person) -> None:
    document = document_of(WIDE)
    terms = Terms(
        offering=Offering(
            issuer=cited(document, "Blue Whale Charters, Inc."),
            state_of_incorporation=cited(document, "State of Oregon", "Oregon"),
            symbol=cited(document, "symbol BLUE", "BLUE"),
        )
    )
    lie_open(person, document, terms)
    for path, quote in (
        ("offering/issuer", "Blue Whale Charters, Inc."),
        ("offering/state_of_incorporation", "State of Oregon"),
        ("offering/symbol", "symbol BLUE"),
    ):
        person.take(path)
        assert lit(person) == quote


def test_a_selection_behind_wide_characters_is_read_back_exactly(person: Person) -> None:
    document = document_of(WIDE)
    lie_open(person, document, Terms(offering=Offering(symbol=cited(document, "BLUE"))))
    text = person.window.source.text
    text.centre_on(Span(WIDE.index("Oregon"), WIDE.index("Oregon") + 1))
    for _ in range(len("Oregon")):
        QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    chosen = text.chosen()
    assert chosen is not None
    assert document.quote(chosen) == "Oregon"


@pytest.mark.parametrize("text", ["", "plain", "a\U0001f40bb\U0001f40bc", "\U0001f40b" * 5])
def test_offsets_go_to_qt_and_back(text: str) -> None:
    found = TextMap(text)
    for offset in range(len(text) + 1):
        position = found.to_qt(offset)
        assert position == len(text[:offset].encode("utf-16-le")) // 2
        assert found.from_qt(position) == offset


def test_characters_that_would_end_a_paragraph_do_not_shift_the_text(person: Person) -> None:
    text = "one\u2029two\rthree\x0cfour\ufdd0five\x00six\nseven"
    document = document_of(text)
    lie_open(person, document, Terms(offering=Offering(symbol=cited(document, "seven"))))
    assert person.window.source.text.blockCount() == 2
    person.take("offering/symbol")
    assert lit(person) == "seven"


def test_back_and_forward_by_keys(reviewer: Person) -> None:
    reviewer.take("offering/symbol")
    first = lit(reviewer)
    reviewer.take("offering/legal_counsel")
    second = lit(reviewer)
    assert first != second
    reviewer.press(Qt.Key.Key_Left, modifiers=ALT)
    assert lit(reviewer) == first
    reviewer.press(Qt.Key.Key_Right, modifiers=ALT)
    assert lit(reviewer) == second
    reviewer.press(Qt.Key.Key_Right, modifiers=ALT)
    assert lit(reviewer) == second


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.arrive(Span(1, 2), 10)
    trail.arrive(Span(3, 4), 20)
    back = trail.step(-1)
    assert back is not None
    assert back.passage == Span(1, 2)
    trail.arrive(Span(5, 6), 30)
    assert not trail.can_go_forward
    assert trail.step(1) is None


def test_find_goes_over_line_ends_and_from_match_to_match(reviewer: Person) -> None:
    reviewer.press("F", modifiers=CTRL)
    bar = reviewer.window.source.find_bar
    assert bar.field.hasFocus()
    reviewer.type("common stock")
    work = reviewer.window.desk.work
    assert work is not None
    matches = matches_of("common stock", work.document.text)
    assert any("\n" in work.document.text[m.start : m.end] for m in matches)
    assert f"1 of {len(matches)}" in reviewer.words(bar)
    reviewer.press(Qt.Key.Key_Return)
    assert f"2 of {len(matches)}" in reviewer.words(bar)
    reviewer.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not reviewer.window.source.text.extraSelections()


def test_find_says_when_nothing_is_there(reviewer: Person) -> None:
    reviewer.press("F", modifiers=CTRL)
    reviewer.type("zzzz")
    assert "not there" in reviewer.words(reviewer.window.source.find_bar)


def test_the_margin_marks_the_lines_that_findings_cite(reviewer: Person) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    marks = reviewer.window.source.text.marks
    for finding in work.review.findings:
        assert marks[finding.citations[-1].lines[0]][0] in {Mark.CROSS, Mark.QUESTION, Mark.TICK}
    breaks = [f for f in work.review.findings if f.verdict == "breaks"]
    assert breaks
    assert all(marks[f.citations[-1].lines[0]][0] is Mark.CROSS for f in breaks)


def test_a_click_on_a_mark_takes_its_finding_in_hand(reviewer: Person) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    finding = next(f for f in work.review.findings if f.verdict == "breaks")
    reviewer.take(finding.path)
    reviewer.take("offering/symbol")
    text = reviewer.window.source.text
    line = finding.citations[-1].lines[0]
    text.centre_on(finding.citations[-1].span)
    reviewer.settle()
    place = dict(text.lines_in_view())[line]
    margin = next(child for child in text.children() if type(child).__name__ == "_Margin")
    QTest.mouseClick(
        margin,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(4, place.center().y()),
    )
    assert reviewer.window.desk.selected in work.findings
    chosen = work.findings[reviewer.window.desk.selected]
    assert line in {citation.lines[0] for citation in chosen.citations}


def test_paragraphs_of_one_long_line_are_wrapped_and_columns_are_not(person: Person) -> None:
    modes = QPlainTextEdit.LineWrapMode
    text = person.window.source.text
    for content, mode in (
        ("word " * 200, modes.WidgetWidth),
        ("a  table  line\n" * 9, modes.NoWrap),
    ):
        document = document_of(f"BLUE\n{content}")
        lie_open(person, document, Terms(offering=Offering(symbol=cited(document, "BLUE"))))
        assert text.lineWrapMode() == mode


def test_words_of_the_source_are_used_for_the_value_in_hand(reviewer: Person) -> None:
    reviewer.take("offering/symbol")
    reviewer.window.source.use_requested.emit("SRLW")
    assert reviewer.box().field.text() == "SRLW"
    reviewer.press(Qt.Key.Key_Return)
    assert reviewer.row("offering/symbol").value == "SRLW"


def test_the_outline_leads_to_a_heading(reviewer: Person) -> None:
    panel = reviewer.window.source
    reviewer.qtbot.mouseClick(panel.outline_button, Qt.MouseButton.LeftButton)
    outline = panel.outline
    assert outline.isVisible()
    listed = outline.headings
    items = listed.findItems("RISK FACTORS", Qt.MatchFlag.MatchContains)
    assert items
    listed.setCurrentItem(items[-1])
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert not outline.isVisible()
    assert "RISK FACTORS" in lit(reviewer)
