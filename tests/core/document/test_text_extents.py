"""How far a table of a text filing reaches: over rules, captions, EDGAR's marks and pages."""

from __future__ import annotations

import pytest

from core.document.model import BlockKind
from tests.core.document.reading import furniture, grid, kinds, only_table, read

SPANNED = """\
                                  YEAR ENDED JUNE 30,
                          ------------------------------------
                             2001         2002         2003
                          ----------   ----------   ----------
"""


def test_a_rule_of_one_run_below_a_heading_does_not_part_it_from_its_table() -> None:
    text = f"{SPANNED}\nSales of pumps                 310          402          500\n"
    table = only_table(read(f"We sell pumps.\n\n{text}"))
    assert table.titles() == (
        "",
        "YEAR ENDED JUNE 30, 2001",
        "YEAR ENDED JUNE 30, 2002",
        "YEAR ENDED JUNE 30, 2003",
    )
    assert table.header[0][1].column_span == 3
    assert grid(table)[1] == [["Sales of pumps", "310", "402", "500"]]


def test_a_header_of_its_own_opens_a_table_below_another() -> None:
    first = "Sales of pumps                 310          402          500\n"
    second = "Bank balances                   10           20           30\n"
    document = read(f"{SPANNED}{first}\n\n{SPANNED}{second}\nWe close.\n")
    tables = [block.table for block in document.blocks if block.table is not None]
    assert [[row[0].text for row in table.rows] for table in tables] == [
        ["Sales of pumps"],
        ["Bank balances"],
    ]
    assert tables[1].titles()[1] == "YEAR ENDED JUNE 30, 2001"


RULED_OFF = """\
==============================================================
                                     SHARES OF
            HOLDER                  COMMON STOCK       PRICE
- --------------------------------------------------------------
Alder Point Trust on behalf            5,308           44.2
of its second series
- --------------------------------------------------------------
Quillon Partners                         243            2.0
- --------------------------------------------------------------
            Total                      5,551           46.2
==============================================================
"""


def test_rules_across_the_page_part_the_rows_of_one_table() -> None:
    table = only_table(read(f"We list the holders.\n\n{RULED_OFF}\nWe close.\n"))
    assert table.titles() == ("HOLDER", "SHARES OF COMMON STOCK", "PRICE")
    assert grid(table)[1] == [
        ["Alder Point Trust on behalf of its second series", "5,308", "44.2"],
        ["Quillon Partners", "243", "2.0"],
        ["Total", "5,551", "46.2"],
    ]


def test_a_rule_that_underlines_a_paragraph_heads_no_table() -> None:
    text = """\
The holders below sold their shares of common stock to us in the year.
-----------------------------------------------------------------------
Alder Point Trust                      5,308           44.2
Quillon Partners                         243            2.0
"""
    document = read(text)
    assert kinds(document)[0][0] == "paragraph"
    assert len(only_table(document).rows) == 2


APART = """\
Underwriter                              Principal Amount


Lowe & Hart Securities LLC               $      75,000,000


Pell Brothers                              50,000,000


Quillon & Co.                                        2,500,000


____________________


Total            $      $127,500,000
"""


def test_rows_that_stand_apart_with_their_header_and_a_rule_above_the_total() -> None:
    table = only_table(read(f"We list them.\n\n{APART}\n\nAnnex A\n"))
    assert table.titles() == ("Underwriter", "Principal Amount")
    assert grid(table)[1] == [
        ["Lowe & Hart Securities LLC", "$ 75,000,000"],
        ["Pell Brothers", "50,000,000"],
        ["Quillon & Co.", "2,500,000"],
        ["Total", "$ $127,500,000"],
    ]


def test_a_rule_ends_a_table_before_rows_of_another_number_of_entries() -> None:
    one = "Pumps                   310       402       500\n"
    other = "Bank                    20\n"
    document = read(f"{one}{one}\n____________\n\n{other}{other}")
    assert [kind for kind, _text in kinds(document)] == ["table", "table"]


HEADED = """\
                         Shares   Percent
                        -------  --------
"""
FIRST = "Alder                     1,000        5%\nBirch                     2,000        6%\n"
SECOND = "Cedar                     3,000        7%\nDaisy                     4,000        8%\n"
OTHER_HEADER = """\
                          Price      Paid
                        -------  --------
Pumps                     3,000        7%
"""
BREAK = "\n                   4\n<PAGE>\n\n"


@pytest.mark.parametrize("header", [HEADED, ""], ids=["repeated", "none"])
def test_a_table_over_a_page_is_one_table(header: str) -> None:
    document = read(f"We list them.\n\n{HEADED}{FIRST}{BREAK}{header}{SECOND}\nWe close.\n")
    table = only_table(document)
    assert table.titles() == ("", "Shares", "Percent")
    assert [row[0].text for row in table.rows] == ["Alder", "Birch", "Cedar", "Daisy"]
    repeated = [" ".join(header.split())] if header else []
    assert furniture(document) == ["4", "<PAGE>", *repeated]


def test_a_table_over_a_page_leaves_what_is_printed_between_out_of_its_pieces() -> None:
    document = read(f"{HEADED}{FIRST}{BREAK}{HEADED}{SECOND}")
    (block,) = (block for block in document.blocks if block.kind is BlockKind.TABLE)
    assert block.text.count("Percent") == 1
    assert "<PAGE>" not in block.text
    assert "".join(
        document.text[piece.start : piece.end].replace(" ", "") for piece in block.pieces
    ) == block.text.replace(" ", "")
    assert block.table is not None
    places = [cell.span for row in block.table.rows for cell in row]
    assert [document.quote(place) for place in places if place is not None][-3:] == [
        "Daisy",
        "4,000",
        "8%",
    ]


@pytest.mark.parametrize(
    "below",
    [
        OTHER_HEADER,
        "Cedar               3,000            7%\nDaisy               4,000            8%\n",
        "We sold 1,000 shares, and no more.\n",
    ],
    ids=["another header", "other columns", "prose"],
)
def test_what_is_no_more_of_a_table_on_the_next_page(below: str) -> None:
    document = read(f"{HEADED}{FIRST}{BREAK}{below}")
    table = next(block.table for block in document.blocks if block.table is not None)
    assert [row[0].text for row in table.rows] == ["Alder", "Birch"]


def test_between_the_marks_of_a_table_everything_is_one_table() -> None:
    text = """\
<TABLE>
<CAPTION>
HOLDER                                    SHARES
- ------                                  ------
<S>                                       <C>
Alder Point Fund.......................    1,000

DIRECTOR
- --------
Maren Oakes............................    2,000

Shares that the board has not
  yet granted to anyone in the year
  ("Spare Shares").....................      500
</TABLE>

(1) We made this up.
"""
    document = read(text)
    assert grid(only_table(document))[1] == [
        ["Alder Point Fund", "1,000"],
        ["DIRECTOR", ""],
        ["Maren Oakes", "2,000"],
        ['Shares that the board has not yet granted to anyone in the year ("Spare Shares")', "500"],
    ]
    assert kinds(document)[-1] == ("paragraph", "(1) We made this up.")


MARKED = """\
<TABLE>
<CAPTION>
ANNEX I TO
THE AGREEMENT

Name and Address               Share            Price
<S>                            <C>               <C>
Quillon Partners               75.0%             7,500 shares of common
12 Mill Lane                                     stock
Salem, OR  97301

Maren Oakes                    25.0%             2,500 shares of common
4 Weir Street                                    stock
</TABLE>
"""


def test_marks_of_edgar_give_the_columns_where_nothing_else_does() -> None:
    document = read(MARKED)
    table = only_table(document)
    assert table.titles() == ("Name and Address", "Share", "Price")
    assert grid(table)[1] == [
        ["Quillon Partners 12 Mill Lane Salem, OR 97301", "75.0%", "7,500 shares of common stock"],
        ["Maren Oakes 4 Weir Street", "25.0%", "2,500 shares of common stock"],
    ]
    assert kinds(document)[0] == ("heading", "ANNEX I TO THE AGREEMENT")


def test_a_table_of_contents_between_marks_is_contents() -> None:
    text = """\
<TABLE>
<CAPTION>
                                                 PAGE
<S>                                              <C>
Summary......................................       1
Risk Factors.................................       4
</TABLE>
"""
    assert {kind for kind, _text in kinds(read(text))} <= {"contents", "paragraph", "heading"}


def test_a_caption_and_its_rows_in_one_run_stay_apart() -> None:
    text = f"""\
{HEADED}{FIRST}
Directors:
In office
Cedar                     3,000        7%
"""
    assert [row[0].text for row in only_table(read(text)).rows][2:] == [
        "Directors:",
        "In office",
        "Cedar",
    ]
