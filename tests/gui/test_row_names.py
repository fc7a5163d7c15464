"""A table wider than the source's view: its rows keep their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.document.model import Span
from core.document.reader import read_document
from gui.models.row_names import RowNames

if TYPE_CHECKING:
    from core.document.model import Document
    from gui.panels.source_text import SourceText
    from tests.gui.person import Person

TABLE = b"""The table below names the holders and says what each of them owns and offers.

                              SHARES OF             SHARES
NAME OF                     COMMON STOCK         BENEFICIALLY
HOLDER                       ISSUABLE               OWNED
-----------------          --------------        ------------
Alder Fund, L.P.               400,000               500,000
Birch Timber
  Company, Ltd.                300,000               300,000
Cedar Works, Inc.              200,000               900,000

Nothing in this sentence is a table, and it stands after the last one.
"""


@pytest.fixture
def narrow(reviewer: Person) -> SourceText:
    """The source, too narrow for the holders' table, at a figure far to its right."""
    reviewer.window.resize(1320, 900)
    reviewer.settle()
    work = reviewer.window.desk.work
    assert work is not None
    reviewer.take([path for path in work.entries if path.endswith("/percent_after")][1])
    return reviewer.window.source.text


def names_of(document: Document) -> dict[int, str]:
    names = RowNames(document)
    lines = range(1, len(document.line_starts) + 2)
    found = {line: names.of_line(line) for line in lines}
    return {line: name for line, name in found.items() if name is not None}


def test_the_first_column_of_every_line_of_a_table() -> None:
    document = read_document(TABLE, "holders.txt")
    (table,) = (block for block in document.blocks if block.table is not None)
    names = names_of(document)
    lines = document.text.split("\n")
    first, last = document.lines_of(table.span)
    assert set(names) == set(range(first, last + 1))
    for line, name in names.items():
        assert lines[line - 1].startswith(name)
    said = [name.strip() for name in names.values() if name.strip()]
    assert said[-4:] == ["Alder Fund, L.P.", "Birch Timber", "Company, Ltd.", "Cedar Works, Inc."]
    assert not any("COMMON" in name or "ISSUABLE" in name for name in said)


def test_a_text_without_tables_has_none() -> None:
    assert names_of(read_document(b"One sentence.\n\nAnother sentence.\n", "plain.txt")) == {}


def test_the_names_stand_beside_the_figures_that_are_in_view(narrow: SourceText) -> None:
    assert narrow.horizontalScrollBar().value() > 0
    names = narrow.row_names
    assert names.isVisible()
    assert names.geometry() == narrow.viewport().geometry()
    document = narrow.toPlainText().split("\n")
    lines = {place.top(): line for line, place in narrow.lines_in_view()}
    shown = {lines[place.top()]: name for name, place in names.names_in_view()}
    assert shown[narrow.passage_lines().start]
    for line, name in shown.items():
        assert document[line - 1].startswith(name)


def test_the_lit_figure_is_not_under_the_names(narrow: SourceText) -> None:
    passage = narrow.passage
    assert passage is not None
    cursor = narrow.textCursor()
    cursor.setPosition(passage.start)
    widest = max(place.width() for _name, place in narrow.row_names.names_in_view())
    assert narrow.cursorRect(cursor).left() > widest


def test_they_go_when_the_text_is_scrolled_back(narrow: SourceText) -> None:
    bar = narrow.horizontalScrollBar()
    while bar.value():
        bar.setValue(bar.value() - bar.singleStep())
    assert not narrow.row_names.isVisible()
    narrow.centre_on(Span(0, 1))
    assert not narrow.row_names.isVisible()
