"""What a cell enters, with its sign, and what it is counted in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from core.document.model import Block, Document
from core.document.reader import read_document
from core.figures.entries import Entry, EntryKind, read_entry, scale_of
from core.figures.reader import read_figures

if TYPE_CHECKING:
    from core.figures.model import FigureValue


def document_of(rows: str, above: str = "") -> tuple[Document, Block]:
    html = f"<html><body><p>Sales.</p>{above}<table>{rows}</table></body></html>"
    document = read_document(html.encode(), "filing.htm")
    return document, next(block for block in document.blocks if block.table is not None)


@pytest.mark.parametrize(
    ("printed", "kind", "value"),
    [
        ("1,234", EntryKind.NUMBER, Decimal(1234)),
        ("(1,234)", EntryKind.NUMBER, Decimal(-1234)),
        ("-5,000", EntryKind.NUMBER, Decimal(-5000)),
        ("$ 5.00", EntryKind.MONEY, Decimal("5.00")),
        ("$(14,299)", EntryKind.MONEY, Decimal(-14299)),
        ("$1.2 million", EntryKind.MONEY, Decimal(1_200_000)),
        ("12.5%", EntryKind.PERCENT, Decimal("12.5")),
        ("(3)%", EntryKind.PERCENT, Decimal(-3)),
        ("(3%)", EntryKind.PERCENT, Decimal(-3)),
        ("1,000 shares", EntryKind.NUMBER, Decimal(1000)),
        ("May 3, 2004", EntryKind.DATE, date(2004, 5, 3)),
        ("-0-", EntryKind.NIL, Decimal(0)),
        ("—", EntryKind.NIL, Decimal(0)),
        ("$ -", EntryKind.NIL, Decimal(0)),
        ("0.00%", EntryKind.NIL, Decimal(0)),
        ("*", EntryKind.LESS, None),
        ("less than 1%", EntryKind.LESS, None),
        ("Class A 5", EntryKind.WORDS, None),
        ("n/a", EntryKind.WORDS, None),
        ("", EntryKind.EMPTY, None),
    ],
)
def test_entries(printed: str, kind: EntryKind, value: FigureValue | None) -> None:
    rows = (f"<tr><td>Alder</td><td>{text}</td><td>9</td></tr>" for text in (printed, "7"))
    document, block = document_of("".join(rows))
    assert block.table is not None
    assert read_entry(block.table.rows[0][1], read_figures(document)) == Entry(kind, value)


HEADED = "<tr><td>{}</td><td>2004</td><td>2003</td></tr><tr><td>Cash</td><td>5</td><td>6</td></tr>"


@pytest.mark.parametrize(
    ("note", "factor"),
    [
        ("(in thousands)", 1_000),
        ("(Amounts in thousands, except per share data)", 1_000),
        ("(dollars in millions)", 1_000_000),
        ("In U.S. dollars millions", 1_000_000),
        ("(in billions of dollars)", 1_000_000_000),
        ("($000)", 1_000),
        ("(000's omitted)", 1_000),
        ("in thousands of cases", 1_000),
        ("Name", None),
    ],
)
def test_the_scale_that_a_table_is_counted_in(note: str, factor: int | None) -> None:
    for above, stub in ((f"<p>{note}</p>", ""), ("", note)):
        document, block = document_of(HEADED.format(stub), above)
        scale = scale_of(block, document)
        assert (scale.factor if scale else None) == factor
        if scale is not None:
            assert document.quote(scale.place) in note


def test_text_above_a_table_names_no_scale() -> None:
    words = "We sold pumps in thousands of places, as we have said before. " * 5
    document, block = document_of(HEADED.format(""), f"<p>{words}</p>")
    assert scale_of(block, document) is None


def test_what_is_never_counted_in_thousands() -> None:
    document, block = document_of(HEADED.format("(in thousands)"))
    scale = scale_of(block, document)
    assert scale is not None
    cash = Entry(EntryKind.MONEY, Decimal("1.5"))
    share = Entry(EntryKind.PERCENT, Decimal(4))
    assert scale.applied(cash, "Cash", "2004").value == Decimal(1500)
    assert scale.applied(cash, "Loss per share", "2004") == cash
    assert scale.applied(cash, "Cash", "Percent of sales") == cash
    assert scale.applied(share, "Growth", "2004") == share
