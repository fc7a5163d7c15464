"""The findings: what breaks first, what is let through, the work under each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.terms.offering import Offering
from core.terms.terms import Terms
from gui.glyphs import Mark
from gui.models.finding_model import NODE_ROLE, Column, FindingRow, Line, WorkLine
from gui.open_review import VERDICT_MARKS, OpenReview
from tests.core.builders import PROSPECTUS, cited, document_of, review_of, warrant_proceeds
from tests.gui.person import CTRL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QModelIndex

    from core.tieout.finding import Finding
    from tests.gui.person import Person


def shown(person: Person) -> list[Finding]:
    model = person.window.findings.tree.findings
    rows = [model.node(model.index(at, 0)) for at in range(model.rowCount())]
    return [row.finding for row in rows if isinstance(row, FindingRow)]


def lines(person: Person, index: QModelIndex) -> list[WorkLine]:
    model = person.window.findings.tree.findings
    return [model.index(at, 0, index).data(NODE_ROLE) for at in range(model.rowCount(index))]


def test_what_breaks_stands_first_and_the_chips_count(reviewer: Person) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    marks = [VERDICT_MARKS[finding.verdict] for finding in shown(reviewer)]
    order = [Mark.CROSS, Mark.QUESTION, Mark.TICK]
    assert marks == sorted(marks, key=order.index)
    assert len(marks) == len(work.review.findings)
    chips = reviewer.window.findings.chips
    assert chips[Mark.CROSS].text() == f"{marks.count(Mark.CROSS)} break"
    assert chips[Mark.TICK].text() == f"{marks.count(Mark.TICK)} tie"


def test_a_chip_lets_its_findings_through_or_not(reviewer: Person) -> None:
    chips = reviewer.window.findings.chips
    reviewer.qtbot.mouseClick(chips[Mark.CROSS], Qt.MouseButton.LeftButton)
    assert all(VERDICT_MARKS[f.verdict] is not Mark.CROSS for f in shown(reviewer))
    reviewer.qtbot.mouseClick(chips[Mark.CROSS], Qt.MouseButton.LeftButton)
    assert VERDICT_MARKS[shown(reviewer)[0].verdict] is Mark.CROSS


def test_a_finding_that_is_kept_back_comes_through_when_it_is_taken_in_hand(
    reviewer: Person,
) -> None:
    work = reviewer.window.desk.work
    assert work is not None
    chips = reviewer.window.findings.chips
    finding = next(f for f in work.review.findings if f.verdict == "breaks")
    reviewer.qtbot.mouseClick(chips[Mark.CROSS], Qt.MouseButton.LeftButton)
    reviewer.take(finding.path)
    assert finding in shown(reviewer)
    assert chips[Mark.CROSS].isChecked()


def test_a_row_states_computes_and_cites(reviewer: Person) -> None:
    model = reviewer.window.findings.tree.findings
    for at, finding in enumerate(shown(reviewer)):
        row = [model.index(at, column).data() for column in Column]
        assert finding.title in row[Column.TITLE]
        assert row[Column.STATED] == finding.stated
        assert row[Column.COMPUTED] == finding.computed
        citation = finding.citations[-1]
        assert str(citation.page or citation.lines[0]) in row[Column.PLACE]


def test_right_unfolds_to_the_work_and_every_operand_leads_to_its_place(reviewer: Person) -> None:
    tree = reviewer.window.findings.tree
    finding = shown(reviewer)[0]
    index = tree.findings.index_of(finding.path)
    reviewer.click(tree, index)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(index)
    work = lines(reviewer, index)
    assert work[0] == WorkLine(Line.SENTENCE, finding.message)
    for step in finding.derivation.steps:
        assert any(step.formula in line.text for line in work if line.kind is Line.STEP)
    operands = [line for line in work if line.kind is Line.OPERAND and line.citation]
    assert len(operands) >= len([o for o in finding.derivation.operands if o.citation])
    for at, line in enumerate(work):
        if line.citation is not None:
            reviewer.click(tree, tree.findings.index(at, 0, index))
            lit = " ".join(reviewer.window.source.text.passage_text.split())
            assert lit == line.citation.quote
            assert reviewer.window.desk.selected == finding.path
    QTest.keyClick(tree, Qt.Key.Key_Left)


def test_the_chevron_and_a_double_click_unfold(reviewer: Person) -> None:
    tree = reviewer.window.findings.tree
    first = tree.findings.index(0, 0)
    reviewer.click(tree, tree.findings.index(0, Column.UNFOLD))
    assert tree.isExpanded(first)
    reviewer.click(tree, tree.findings.index(0, Column.UNFOLD))
    assert not tree.isExpanded(first)
    place = tree.visualRect(first).center()
    reviewer.qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tree.isExpanded(first)


def test_what_is_unfolded_stays_so_through_a_judgement(reviewer: Person) -> None:
    tree = reviewer.window.findings.tree
    reviewer.click(tree, tree.findings.index(0, Column.UNFOLD))
    reviewer.press("F")
    assert tree.isExpanded(tree.findings.index(0, 0))
    row = tree.findings.index(0, 0).data(NODE_ROLE)
    assert row.standing.flagged


def test_a_confirmed_break_is_still_a_break(reviewer: Person) -> None:
    finding = shown(reviewer)[0]
    assert finding.verdict == "breaks"
    reviewer.take(finding.path)
    reviewer.press(Qt.Key.Key_Return)
    row = reviewer.window.findings.tree.findings.index(0, 0).data(NODE_ROLE)
    assert row.standing.mark is Mark.CROSS
    assert row.standing.words == "confirmed"


def test_a_break_is_laid_to_the_stated_figure_and_not_to_its_operands() -> None:
    document = document_of(PROSPECTUS)
    offering = Offering(
        warrant_proceeds_usd=cited(document, "$800,000", 800_000),
        last_price_usd=cited(
            document, "$1.50", warrant_proceeds(document).derivation.operands[1].value
        ),
        shares_offered=cited(document, "1,250,000", 1_250_000),
    )
    work = OpenReview(review_of(document, Terms(offering=offering), (warrant_proceeds(document),)))
    assert work.standing("offering/warrant_proceeds_usd").mark is Mark.CROSS
    assert work.standing("offering/last_price_usd").mark is Mark.NEW
    assert work.findings_on("offering/last_price_usd")
    assert work.findings_on("offering/shares_offered") == ()


def test_a_document_with_nothing_to_recompute_says_so(person: Person) -> None:
    document = document_of(PROSPECTUS)
    person.window.desk.open(OpenReview(review_of(document)))
    person.settle()
    assert "Nothing in this document was recomputed." in person.words(person.window.findings)


def test_without_findings_the_panel_is_its_line_and_comes_back_as_it_was(
    person: Person, prospectus: Path, agreement: Path
) -> None:
    panel = person.window.findings
    person.open(prospectus)
    assert person.window.findings.tree.isVisible()
    before = panel.height()
    person.open(agreement)
    work = person.window.desk.work
    assert work is not None
    assert not work.review.findings
    assert panel.height() < 50
    assert "Nothing in this document was recomputed." in person.words(panel)
    assert not any(chip.isVisible() for chip in panel.chips.values())
    person.open(prospectus)
    assert panel.height() == before
    assert panel.tree.isVisible()


def test_the_room_of_the_findings_is_remembered_though_the_last_had_none(
    person: Person, start_window: Callable[[], Person], prospectus: Path, agreement: Path
) -> None:
    person.open(prospectus)
    before = person.window.findings.height()
    person.open(agreement)
    person.leave()
    again = start_window()
    again.open(agreement)
    assert again.window.findings.height() < 50
    again.open(prospectus)
    assert abs(again.window.findings.height() - before) <= 2


def test_the_line_grows_with_the_type(person: Person, agreement: Path) -> None:
    person.open(agreement)
    before = person.window.findings.height()
    for _ in range(5):
        person.press("+", modifiers=CTRL)
    assert person.window.findings.height() > before
