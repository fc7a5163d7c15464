"""Notes below a table, and the rows that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.document.footnotes import footnotes_of, notes_of
from tests.core.document.reading import read

if TYPE_CHECKING:
    from core.document.model import Block, Document

ROWS = (
    "<tr><td>Holder</td><td>Shares</td></tr><tr><td>Alder (1)</td><td>1,000 (2)</td></tr>"
    "<tr><td>Birch (3)</td><td>900</td></tr><tr><td>Cedar*</td><td>800</td></tr>"
)


def page(below: str, rows: str = ROWS) -> str:
    return f"<html><body><table>{rows}</table>{below}</body></html>"


def table_of(document: Document) -> Block:
    return next(block for block in document.blocks if block.table is not None)


def notes(below: str) -> dict[str, str]:
    document = read(page(below))
    return {mark: note.text for mark, note in footnotes_of(document, table_of(document)).items()}


def test_each_note_by_its_mark() -> None:
    below = (
        "<p>* Less than all.</p><p>(1) Held by a trust.</p><p>2. Of two kinds.</p><p>3) Kept.</p>"
    )
    assert notes(below) == {
        "*": "Less than all.",
        "1": "Held by a trust.",
        "2": "Of two kinds.",
        "3": "Kept.",
    }


def test_notes_that_follow_one_another_in_a_paragraph() -> None:
    below = "<p>(1) Held by a trust; (3) of the plan says so. (2) Of two kinds. (3) Kept.</p>"
    assert notes(below) == {
        "1": "Held by a trust; (3) of the plan says so.",
        "2": "Of two kinds.",
        "3": "Kept.",
    }


def test_a_note_that_goes_on_does_not_end_the_notes() -> None:
    below = "<p>(1) Held by a trust.</p><p>The trust is old.</p><p>(3) Kept.</p>"
    assert notes(below) == {"1": "Held by a trust.", "3": "Kept."}


def test_what_no_cell_refers_to_is_no_note() -> None:
    below = "<p>(1) Held.</p><p>(7) Of another table.</p>"
    assert notes(below) == {"1": "Held."}


def test_notes_end_at_a_heading() -> None:
    below = "<p>(1) Held.</p><p align=center><b>PLAN</b></p><p>(2) The second step is this.</p>"
    assert notes(below) == {"1": "Held."}


def test_a_list_far_below_holds_no_notes() -> None:
    assert notes("<p>We say more.</p>" * 5 + "<p>(1) The first step is this.</p>") == {}


def test_a_row_has_the_notes_of_all_its_cells_at_their_places() -> None:
    document = read(page("<p>(1) Held by a trust.</p><p>(2) Of two kinds.</p><p>(3) Kept.</p>"))
    block = table_of(document)
    assert block.table is not None
    found = notes_of(block.table.rows[0], footnotes_of(document, block))
    assert [document.quote(note.span(document)) for note in found] == [
        "Held by a trust.",
        "Of two kinds.",
    ]
