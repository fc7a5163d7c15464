"""Tables of a PDF: over page breaks, with names of several lines, and what only looks like one."""

from __future__ import annotations

from core.document.model import BlockKind
from tests.core.document.paper import Paper, rows, texts

FULL = (
    "Two customers bought most of our pumps in each of the last three years, and neither of these "
    "two is now by"
)
INCREASE = (
    "Increase in value per share attributable to investors purchasing Shares of our common stock "
    "and Warrants in the placement"
)
HEADER = ("Name", "Shares", "Percent")
ALDER = ("Alder Fund, L.P.", "1,000,000", "4.1%")
BIRCH = ("Birch Timber Company", "250,000", "1.0%")
CEDAR = ("Cedar Partners", "90,000", "2.0%")


def over_pages(*, repeated: bool) -> Paper:
    paper = Paper()
    paper.line(FULL)
    paper.space()
    paper.row(*HEADER)
    paper.row(*ALDER)
    paper.row(*BIRCH)
    paper.page("7")
    if repeated:
        paper.row(*HEADER)
    paper.row(*CEDAR)
    paper.space()
    paper.line(FULL)
    paper.page("8")
    return paper


def test_a_table_that_goes_on_over_a_page_is_one() -> None:
    document = over_pages(repeated=False).read()
    assert rows(document) == [[ALDER, BIRCH, CEDAR]]
    (table,) = (block for block in document.blocks if block.table is not None)
    assert table.table is not None
    assert table.table.titles() == HEADER
    assert len(table.pieces) == 2
    cell = table.table.rows[-1][1]
    assert cell.span is not None
    assert (document.cite(cell.span).quote, document.cite(cell.span).page) == ("90,000", "8")
    assert [b.text for b in document.blocks if b.kind is BlockKind.FURNITURE] == ["7", "8"]


def test_a_header_repeated_on_the_next_page_is_no_row() -> None:
    assert rows(over_pages(repeated=True).read()) == [[ALDER, BIRCH, CEDAR]]


def test_other_columns_on_the_next_page_are_another_table() -> None:
    paper = Paper()
    paper.row(*HEADER)
    paper.row(*ALDER)
    paper.row(*BIRCH)
    paper.page("7")
    paper.beside((72, "2004"), (160, "310"), (225, "95"))
    paper.beside((72, "2003"), (160, "402"), (225, "110"))
    assert len(rows(paper.read())) == 2


def test_text_between_two_tables_keeps_them_apart() -> None:
    paper = Paper()
    paper.row(*HEADER)
    paper.row(*ALDER)
    paper.row(*BIRCH)
    paper.space()
    paper.line(FULL)
    paper.page("7")
    paper.row(*CEDAR)
    assert rows(paper.read()) == [[ALDER, BIRCH], [CEDAR]]


def test_lines_that_stand_closer_than_rows_do_are_one_name() -> None:
    paper = Paper()
    paper.line(FULL)
    paper.space(20)
    paper.beside((72, "Offering price per share"), (400, "$2.41"), pitch=16)
    paper.beside((72, "Increase in value per share attributable to"), (400, "$2.08"), pitch=10)
    paper.beside((72, "investors purchasing"), pitch=10)
    paper.beside((72, "Shares of our common stock and"), pitch=10)
    paper.beside((72, "Warrants in the placement"), pitch=16)
    paper.beside((72, "Dilution per share"), (400, "$3.27"), pitch=30)
    paper.line(FULL)
    assert rows(paper.read()) == [
        [
            ("Offering price per share", "$2.41"),
            (INCREASE, "$2.08"),
            ("Dilution per share", "$3.27"),
        ]
    ]


def test_a_long_name_may_start_a_line_above_its_amount() -> None:
    paper = Paper()
    paper.line(FULL)
    paper.space()
    paper.beside((72, "Offering price per share"), (480, "$3.49"))
    paper.beside((72, "Increase in the net tangible book value of each share that is owing to"))
    paper.beside((72, "this offering"), (480, "$0.11"))
    (table,) = rows(paper.read())
    assert table[1] == (
        "Increase in the net tangible book value of each share that is owing to this offering",
        "$0.11",
    )


def test_prose_beside_names_is_a_table_and_no_headings() -> None:
    paper = Paper()
    paper.line(FULL)
    paper.space()
    paper.beside(
        (72, "Use of proceeds"), (230, "We will receive nothing from the sale of the shares by")
    )
    paper.beside((230, "Placement Agent Warrants"), pitch=22)
    paper.beside((230, "We pay the expenses of the sale."), pitch=22)
    paper.beside((72, "Risk factors"), (230, "Read what we say of risks."))
    document = paper.read()
    assert texts(document, BlockKind.HEADING) == []
    (table,) = rows(document)
    assert table[0][0] == "Use of proceeds"
    assert "Placement Agent Warrants" in [cell.split(" by ")[-1] for row in table for cell in row]


def test_names_below_signatures_are_of_the_table() -> None:
    paper = Paper()
    paper.line(FULL)
    paper.space()
    for name in ("Jane Alder", "John Birch"):
        paper.beside((72, f"/s/ {name}"), (250, "Director"), (400, "May 3, 2004"))
        paper.beside((72, name))
        paper.space(10)
    document = paper.read()
    assert texts(document, BlockKind.HEADING) == []
    assert [row[0] for row in rows(document)[0]] == [
        "/s/ Jane Alder Jane Alder",
        "/s/ John Birch John Birch",
    ]


def test_numbered_exhibits_are_rows_below_their_header() -> None:
    paper = Paper()
    paper.line(FULL)
    paper.space()
    paper.beside((72, "Exhibit"))
    paper.beside((72, "No."), (250, "Description"))
    paper.beside((72, "4.1"), (140, "Form of Warrant"))
    paper.beside((72, "10.2"), (140, "Purchase Agreement"))
    assert rows(paper.read()) == [
        [
            ("Exhibit No.", "Description"),
            ("4.1", "Form of Warrant"),
            ("10.2", "Purchase Agreement"),
        ]
    ]


def test_a_label_of_two_lines_stands_before_its_title() -> None:
    paper = Paper()
    paper.line(FULL)
    paper.space()
    paper.beside((72, "Item"), (110, "Exhibits and Financial Statement Schedules"))
    paper.beside((72, "16."))
    paper.space()
    paper.line(FULL)
    assert rows(paper.read()) == [[("Item 16.", "Exhibits and Financial Statement Schedules")]]


def test_words_set_apart_to_fill_a_line_are_no_row() -> None:
    paper = Paper()
    paper.line(FULL)
    paper.spread("and they may not be able to buy any more of our pumps than that", gap=12)
    paper.line(FULL)
    assert rows(paper.read()) == []


def test_prose_with_room_between_some_words_is_no_table() -> None:
    paper = Paper()
    for first, second, at in (
        (
            "Savings and Loan Association, a company formed",
            "under the laws of this state, and a",
            350,
        ),
        (
            "its deposits",
            'insured by the Fund ("SAIF") which is managed and run by the board of',
            200,
        ),
        ("and agree that the shares may be offered", "and sold by the agent of the company,", 330),
    ):
        paper.wide(first, second, at)
    paper.line(FULL)
    assert rows(paper.read()) == []


def test_two_amounts_set_close_are_two_entries() -> None:
    paper = Paper()
    paper.beside((72, "Name"), (255, "Shares"), (325, "Price"))
    paper.beside((72, "Common stock"), (250, "16,000,002(2) $ 2.30(3)"))
    paper.beside((72, "Preferred stock"), (250, "14,000,000(2) $ 3.10(3)"))
    assert [row[1:] for row in rows(paper.read())[0]] == [
        ("16,000,002", "$2.30"),
        ("14,000,000", "$3.10"),
    ]


def test_a_sign_set_apart_from_its_amount_is_one_entry() -> None:
    paper = Paper()
    paper.beside((72, "Offering price"), (300, "$"), (340, "3.49"))
    paper.beside((72, "Value"), (300, "$"), (340, "2.49"))
    paper.beside((72, "Increase"), (340, "0.11"))
    assert rows(paper.read()) == [
        [("Offering price", "$3.49"), ("Value", "$2.49"), ("Increase", "0.11")]
    ]


def test_a_heading_over_a_sign_and_its_amount_heads_one_column() -> None:
    paper = Paper()
    paper.beside((420, "Amount of"))
    paper.beside((72, "Title"), (200, "Number"), (417, "registration"))
    paper.beside((72, "of class"), (441, "fee"))
    paper.beside((72, "Common stock"), (200, "16,000,002"), (417, "$"), (439, "4,014.88"))
    document = paper.read()
    assert rows(document) == [[("Common stock", "16,000,002", "$4,014.88")]]
    (table,) = (block.table for block in document.blocks if block.table is not None)
    assert table.titles() == ("Title of class", "Number", "Amount of registration fee")


def test_a_caption_above_the_only_row_is_no_part_of_its_name() -> None:
    paper = Paper()
    paper.beside((72, "Title"), (200, "Number"), (320, "Fee"))
    paper.beside((72, "Issued:"))
    paper.beside((72, "Common stock of ours"), (200, "16,000,002"), (320, "$4,014.88"))
    (table,) = rows(paper.read())
    assert table[-1] == ("Common stock of ours", "16,000,002", "$4,014.88")


def test_a_line_with_white_in_it_amid_a_paragraph_is_no_table() -> None:
    paper = Paper()
    paper.line(FULL)
    paper.beside((72, "and they may buy"), (200, "pumps,"), (250, "valves and pipes"))
    paper.line("of others in this state.")
    document = paper.read()
    assert rows(document) == []
    assert len(document.blocks) == 1


def test_rows_of_the_same_columns_may_stand_far_apart() -> None:
    paper = Paper()
    for _ in range(12):
        paper.line(FULL)
    paper.page()
    for title, place in (("Target Transactions", "8"), ("Fee Sharing", "9"), ("Criteria", "12")):
        paper.beside((72, title), (500, place), pitch=34)
    assert len(rows(paper.read())) == 1


def test_a_note_close_below_a_table_is_no_row() -> None:
    paper = Paper()
    paper.row(*HEADER)
    paper.row(*ALDER)
    paper.row(*BIRCH)
    paper.line("* Less than one percent.")
    paper.space()
    paper.line(FULL)
    assert rows(paper.read()) == [[ALDER, BIRCH]]


def test_words_far_apart_are_entries_though_equally_so() -> None:
    paper = Paper()
    paper.spread("Quarter First Second Third Fourth", gap=40)
    paper.spread("Pumps 310 402 95 110", gap=45)
    (table,) = rows(paper.read())
    assert table == [("Pumps", "310", "402", "95", "110")]


def test_spaces_set_entries_apart_as_white_does() -> None:
    paper = Paper()
    paper.line("Pumps sold                    310                    402")
    paper.line("Repairs (1)                     95                    110")
    assert rows(paper.read()) == [[("Pumps sold", "310", "402"), ("Repairs", "95", "110")]]


def test_a_superscript_that_pushes_a_line_away_parts_no_rows() -> None:
    paper = Paper()
    paper.row(*HEADER)
    paper.space(2)
    paper.beside((72, "Alder Capital"), pitch=13.5)
    paper.beside((72, "Management, LP"), (290, "1,000,000"), (400, "4.1%"), pitch=11.25)
    paper.beside((72, "Birch Timber Company"), pitch=14.25)
    paper.beside((72, "Partners"), (290, "250,000"), (400, "1.0%"), pitch=13.5)
    paper.beside((72, "Cedar Partners"), (290, "90,000"), (400, "0.4%"), pitch=13.5)
    (table,) = rows(paper.read())
    assert [row[0] for row in table] == [
        "Alder Capital Management, LP",
        "Birch Timber Company Partners",
        "Cedar Partners",
    ]
