"""What each tab shows of what the review holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from core.terms.cited import Absence, Absent, Cited
from core.terms.terms import Area
from gui.models.conversion_curve import curve_of
from gui.models.entry_model import ROW_ROLE, Fold, Heading, Says, TermRow
from gui.models.record_model import RECORD_ROLE
from gui.models.risk_model import RISK_ROLE, RiskRow
from gui.theme import Appearance
from gui.widgets.conversion_chart import ConversionChart
from gui.widgets.entry_list import EntryList
from gui.widgets.finding_box import FindingBox
from gui.widgets.risk_list import RiskList

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView

    from gui.open_review import OpenReview
    from gui.theme import Theme
    from tests.gui.person import Person


def work_of(person: Person) -> OpenReview:
    assert person.window.desk.work is not None
    return person.window.desk.work


def rows(view: EntryList) -> list[TermRow]:
    found = [view.entries.index(at).data(ROW_ROLE) for at in range(view.entries.rowCount())]
    return [row for row in found if isinstance(row, TermRow)]


def sheet(person: Person) -> list[EntryList]:
    tab = person.window.tabs.current
    return [view for view in tab.findChildren(EntryList) if view.isVisible()]


def test_the_offering_sheet_shows_every_term_in_its_group_with_its_page(reviewer: Person) -> None:
    work = work_of(reviewer)
    shown = {row.path: row for view in sheet(reviewer) for row in rows(view)}
    entries = work.review.entries_in(Area.OFFERING)
    assert set(shown) == {entry.path for entry in entries}
    for entry in entries:
        row = shown[entry.path]
        assert (row.label, row.value) == (entry.label, entry.shown)
        if isinstance(entry.term, Cited):
            page = entry.term.citation.page
            assert row.place == (f"p. {page}" if page else f"line {entry.term.citation.lines[0]}")
    headings = [
        row.text
        for view in sheet(reviewer)
        for at in range(view.entries.rowCount())
        if isinstance(row := view.entries.index(at).data(ROW_ROLE), Heading)
    ]
    assert sorted(headings) == sorted({entry.group for entry in entries})


def test_absences_are_told_apart_in_words(reviewer: Person) -> None:
    work = work_of(reviewer)
    says = {Absence.NOT_STATED: Says.NOT_STATED, Absence.NOT_FOUND: Says.NOT_FOUND}
    for view in sheet(reviewer):
        for row in rows(view):
            term = work.entries[row.path].term
            if isinstance(term, Absent):
                assert row.says is says[term.reason]
                assert row.value in {"not stated", "not found"}


def test_rows_are_as_high_as_their_wrapped_text_at_every_width(reviewer: Person) -> None:
    for width in (1560, 1000, 700, 1300):
        reviewer.window.resize(width, 900)
        reviewer.settle()
        for view in sheet(reviewer):
            assert view.height() >= view.heightForWidth(view.width())
            assert view.verticalScrollBar().maximum() == 0
            for at in range(view.entries.rowCount()):
                index = view.entries.index(at)
                needed = view.measures().row_height(index.data(ROW_ROLE), view.viewport().width())
                assert view.visualRect(index).height() == needed


def test_the_holder_table_sorts_numbers_as_numbers_and_names_as_names(reviewer: Person) -> None:
    table = reviewer.window.tabs.tabs[0].holders
    model = table.holders
    work = work_of(reviewer)
    assert model.rowCount() == len(work.review.terms.holders)
    header = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    column = header.index("Offered")
    model.sort(column, Qt.SortOrder.DescendingOrder)
    offered = [h.shares_offered.value for h in work.review.terms.holders]
    shown = [model.index(at, column).data() for at in range(model.rowCount())]
    assert shown == [f"{value:,}" for value in sorted(offered, reverse=True)]
    model.sort(0)
    names = [model.index(at, 0).data() for at in range(model.rowCount())]
    assert names == sorted(names, key=str.casefold)
    percent = header.index("% before")
    model.sort(percent)
    shares = [model.index(at, percent).data() for at in range(model.rowCount())]
    assert shares == sorted(shares, key=lambda text: (float(text.lstrip("<")), "<" not in text))


def test_a_holder_in_hand_shows_its_footnotes_and_its_row_in_the_source(reviewer: Person) -> None:
    work = work_of(reviewer)
    note = next(e for e in work.review.entries if "/notes/" in e.path)
    table = reviewer.window.tabs.tabs[0].holders
    name = next(e for e in work.review.entries_in(Area.HOLDERS) if e.record == note.record)
    reviewer.click(table, table.holders.index_of(name.path))
    assert reviewer.row(note.path).value == note.shown
    lit = " ".join(reviewer.window.source.text.passage_text.split())
    assert lit == name.term.citation.quote
    reviewer.take(note.path)
    assert reviewer.row(note.path).path == note.path


def test_the_instruments_stand_with_their_shares_and_the_total_says_whether_it_ties(
    reviewer: Person,
) -> None:
    reviewer.press("2")
    work = work_of(reviewer)
    model = reviewer.window.tabs.current.chooser.records
    shown = [model.index(at).data(RECORD_ROLE) for at in range(model.rowCount())]
    securities = work.review.terms.securities
    assert [row.title for row in shown[:-1]] == [s.name.value for s in securities]
    assert [row.number for row in shown[:-1]] == [
        f"{s.shares_issuable.value:,}" for s in securities
    ]
    total = next(f for f in work.review.findings if f.check == "securities.sum")
    assert (shown[-1].title, shown[-1].number) == ("Total", total.computed)
    assert shown[-1].detail == "does not tie to the cover"
    reviewer.click(reviewer.window.tabs.current.chooser.list, model.index(len(shown) - 1))
    assert reviewer.window.desk.selected == total.path


def test_the_card_shows_the_security_in_hand_and_what_does_not_recompute(reviewer: Person) -> None:
    reviewer.press("2")
    work = work_of(reviewer)
    tab = reviewer.window.tabs.current
    broken = next(
        f for f in work.review.findings if f.verdict == "breaks" and f.check != "securities.sum"
        and any(p.startswith("securities/") and f in work.findings_on(p) for p in work.entries)
    )  # fmt: skip
    path = next(
        p for p in work.entries if p.startswith("securities/") and broken in work.findings_on(p)
    )
    reviewer.take(path)
    assert tab.chooser.title.text() == work.entries[path].record
    boxes = [box for box in tab.findChildren(FindingBox) if box.isVisible()]
    said = "\n".join(reviewer.words(box) for box in boxes)
    assert "Does not recompute" in said
    assert f"Stated {broken.stated}, computed {broken.computed}." in said
    for step in broken.derivation.steps:
        assert step.formula in said
    box = next(box for box in boxes if broken.computed in reviewer.words(box))
    reviewer.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert reviewer.window.desk.selected == broken.path


def test_a_price_formula_stands_in_words(reviewer: Person) -> None:
    reviewer.press("2")
    work = work_of(reviewer)
    floating = next(
        e
        for e in work.review.entries_in(Area.SECURITIES)
        if e.path.endswith("/price_formula") and isinstance(e.term, Cited) and "%" in e.shown
    )
    reviewer.take(floating.path)
    assert reviewer.row(floating.path).value == floating.term.value.in_words()


def test_the_arrows_go_from_one_security_to_the_next(reviewer: Person) -> None:
    reviewer.press("2")
    chooser = reviewer.window.tabs.current.chooser
    assert chooser.list.hasFocus()
    first = chooser.title.text()
    reviewer.press(Qt.Key.Key_Down)
    assert chooser.title.text() != first
    assert chooser.title.text() == work_of(reviewer).review.terms.securities[1].name.value


def test_what_has_no_value_is_folded_and_unfolds(reviewer: Person) -> None:
    reviewer.press("2")
    card = reviewer.window.tabs.current.chooser.card
    last = card.entries.index(card.entries.rowCount() - 1)
    fold = last.data(ROW_ROLE)
    assert isinstance(fold, Fold)
    labels = {*fold.not_stated, *fold.not_found}
    assert labels.isdisjoint(row.label for row in rows(card))
    reviewer.click(card, last)
    assert labels <= {row.label for row in rows(card)}
    card.setCurrentIndex(card.entries.index(card.entries.rowCount() - 1))
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert labels.isdisjoint(row.label for row in rows(card))


def test_the_reading_list_and_the_body_beside_it(reviewer: Person) -> None:
    reviewer.press("3", "J")
    work = work_of(reviewer)
    tab = reviewer.window.tabs.current
    model = tab.risks
    shown = [model.index(at).data(RISK_ROLE) for at in range(model.rowCount())]
    risks = [row for row in shown if isinstance(row, RiskRow)]
    assert [row.heading for row in risks] == [
        risk.heading.value for risk in work.review.terms.risk_factors
    ]
    assert [row.number for row in risks] == list(range(1, len(risks) + 1))
    groups = [row.text for row in shown if isinstance(row, Heading)]
    stated = dict.fromkeys(
        risk.group.value for risk in work.review.terms.risk_factors if isinstance(risk.group, Cited)
    )
    assert groups == list(stated)
    for row in risks:
        reviewer.take(row.path)
        passage = row.risk.passage
        body = " ".join(tab.body.toPlainText().split())
        last_words = passage.quote.split()[-4:]
        assert body.endswith(" ".join(last_words))
        assert not body.startswith(row.heading)


def test_a_figure_in_a_body_leads_to_its_place(reviewer: Person) -> None:
    reviewer.press("3", "J")
    tab = reviewer.window.tabs.current
    work = work_of(reviewer)
    link = next(part for part in tab.body.toHtml().split('"') if part.startswith("#"))
    tab.body.anchorClicked.emit(QUrl(link))
    start, _, end = link[1:].partition("-")
    text = work.document.text[int(start) : int(end)]
    assert reviewer.window.source.text.passage_text == text
    assert any(character.isdigit() for character in text) or text.isalpha()


def test_indemnification_of_an_agreement(person: Person, agreement: Path) -> None:
    person.open(agreement)
    work = work_of(person)
    tab = person.window.tabs.current
    assert tab.title == "Indemnification"
    model = tab.chooser.records
    assert model.rowCount() == len(work.review.terms.indemnification)
    diagram = tab.diagram.accessibleDescription()
    for provision in work.review.terms.indemnification:
        if isinstance(provision.indemnitor, Cited):
            assert provision.indemnitor.value.replace("_", " ") in diagram.casefold()
    said = person.words(tab)
    silent = [
        e
        for e in work.review.entries
        if isinstance(e.term, Absent)
        and e.term.reason is Absence.NOT_STATED
        and e.area in {Area.INDEMNIFICATION, Area.REGISTRATION_RIGHTS}
    ]
    assert silent
    assert all(entry.label in said for entry in silent)
    shown = {row.path for view in sheet(person) for row in rows(view)}
    for area in (Area.REGISTRATION_RIGHTS, Area.AGREEMENT):
        found = [e.path for e in work.review.entries_in(area) if isinstance(e.term, Cited)]
        assert found
        assert set(found) <= shown


def test_a_click_in_the_diagram_takes_the_provision_in_hand(
    person: Person, agreement: Path
) -> None:
    person.open(agreement)
    diagram = person.window.tabs.current.diagram
    person.qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=diagram.rect().topLeft())
    assert person.window.desk.selected.endswith("/indemnitor")


def test_an_agreement_has_no_offering_and_says_where_its_facts_are(
    person: Person, agreement: Path
) -> None:
    person.open(agreement)
    person.press("1")
    assert "stands under Indemnification" in person.words(person.window.tabs.current)


def test_the_tabs_follow_from_one_document_to_the_next(
    person: Person, prospectus: Path, agreement: Path
) -> None:
    person.open(prospectus)
    person.press("2", "3", "4")
    person.open(agreement)
    for key in "1234":
        person.press(key)
        for view in sheet(person):
            for row in rows(view):
                assert row.path in work_of(person).entries


def test_keys_reach_the_lists(reviewer: Person) -> None:
    first = reviewer.window.tabs.current
    view = sheet(reviewer)[0]
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert reviewer.window.desk.selected
    assert first.holds(reviewer.window.desk.selected)


def test_the_curve_goes_through_the_point_that_core_computes(reviewer: Person) -> None:
    reviewer.press("2")
    work = work_of(reviewer)
    chart = reviewer.window.tabs.current.findChild(ConversionChart)
    assert chart is not None
    finding = next(f for f in work.review.findings if f.check == "securities.conversion")
    curve = curve_of([finding])
    assert curve is not None
    assert curve.shares == finding.derivation.result
    prices = [price for price, _shares in curve.points]
    shares = [count for _price, count in curve.points]
    assert prices == sorted(prices)
    assert shares == sorted(shares, reverse=True)
    assert prices[0] < curve.price < prices[-1]
    path = next(
        p for p in work.entries if p.startswith("securities/") and finding in work.findings_on(p)
    )
    reviewer.take(path)
    assert chart.isVisible()
    assert f"{curve.shares:,} shares" in chart.accessibleDescription()
    other = next(
        p
        for p in work.entries
        if p.startswith("securities/") and p.endswith("/exercise_price_usd")
        and isinstance(work.entries[p].term, Cited)
    )  # fmt: skip
    reviewer.take(other)
    assert not chart.isVisible()


def test_a_long_page_label_is_shown_whole_in_every_list(
    person: Person, prospectus: Path, tmp_path: Path, theme: Theme
) -> None:
    filing = tmp_path / "supplement.txt"
    number = re.compile(r"^( {30,})(\d{1,2})$", re.MULTILINE)
    filing.write_text(number.sub(r"\1S-1\2", prospectus.read_text("utf-8")), "utf-8")
    person.open(filing)
    work = work_of(person)
    long = [
        entry
        for entry in work.review.entries_in(Area.OFFERING)
        if isinstance(entry.term, Cited) and len(entry.term.citation.page or "") == len("S-110")
    ]
    assert long
    for entry in long:
        row = person.row(entry.path)
        view = next(view for view in sheet(person) if view.entries.row_of(entry.path) is not None)
        index = view.entries.index(view.entries.row_of(entry.path) or 0)
        view.scrollTo(index)
        person.settle()
        assert_written_whole(view, index, row.place, theme)
    person.press("3")
    risks = person.window.tabs.current.findChild(RiskList)
    assert risks is not None
    last = risks.model().index(risks.model().rowCount() - 1, 0)
    risks.scrollTo(last)
    person.settle()
    assert_written_whole(risks, last, last.data(RISK_ROLE).place, theme)


def assert_written_whole(
    view: QAbstractItemView, index: QModelIndex, place: str, theme: Theme
) -> None:
    """The ink of the links is as wide in a row as the place is, written where there is room."""
    alone = QImage(200, 40, QImage.Format.Format_RGB32)
    alone.fill(Qt.GlobalColor.white)
    painter = QPainter(alone)
    painter.setFont(theme.font(12))
    painter.setPen(theme.colour("accent"))
    painter.drawText(alone.rect(), Qt.AlignmentFlag.AlignCenter, place)
    painter.end()
    end_of_row = view.visualRect(index)
    end_of_row.setLeft(end_of_row.right() - 120)
    row = view.viewport().grab(end_of_row).toImage()
    assert abs(width_of_ink(row) - width_of_ink(alone)) <= 1, place


def width_of_ink(picture: QImage) -> int:
    """How far the blue reaches, which nothing but a link is written in."""
    inked = [
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if (colour := picture.pixelColor(x, y)).blue() - colour.red() > 100
    ]
    assert inked
    return max(inked) - min(inked)


def test_what_the_text_is_silent_on_takes_the_colours_of_the_other_theme(
    reviewer: Person, theme: Theme
) -> None:
    reviewer.press("4")
    label = next(
        label
        for label in reviewer.window.tabs.current.findChildren(QLabel)
        if label.isVisible() and "<a href" in label.text()
    )
    light = {theme.colours.text, theme.colours.secondary}
    assert all(colour in label.text() for colour in light)
    theme.set_up(Appearance.DARK, 100)
    dark = {theme.colours.text, theme.colours.secondary}
    assert all(colour in label.text() for colour in dark)
    assert not any(colour in label.text() for colour in light - dark)
