"""What heads a table's columns, what is an entry of it, and what only names the rows below."""

from __future__ import annotations

import pytest

from core.document.model import Table
from tests.core.document.reading import grid, only_table, read


def table_of(*rows: str) -> Table:
    """A table of rows whose cells are parted by bars; "2:" before a cell is its colspan."""
    cells = "".join(f"<tr>{''.join(map(cell, row.split('|')))}</tr>" for row in rows)
    return only_table(read(f"<html><body><p>Above.</p><table>{cells}</table></body></html>"))


def cell(written: str) -> str:
    columns, _, text = written.strip().rpartition(":: ")
    return f"<td colspan={columns or 1}>{text}</td>"


def test_a_heading_over_several_columns_is_part_of_the_title_of_each() -> None:
    table = table_of(
        "|2:: Before the offering|2:: After the offering",
        "Holder|Number|Percent|Number|Percent",
        "Alder|1,000|5%|0|*",
    )
    assert [(one.text, one.column_span) for one in table.header[0] if one.text] == [
        ("Before the offering", 2),
        ("After the offering", 2),
    ]
    assert table.titles() == (
        "Holder",
        "Before the offering Number",
        "Before the offering Percent",
        "After the offering Number",
        "After the offering Percent",
    )


def test_a_span_is_counted_in_columns_that_print() -> None:
    """The columns of dollar signs and the empty ones between are none."""
    table = table_of(
        "||6:: Years ended June 30,",
        "||2:: 2009||2:: 2008||",
        "Sales||$|1,200||$|900",
        "Costs|||700|||650",
    )
    assert grid(table)[1] == [["Sales", "$1,200", "$900"], ["Costs", "700", "650"]]
    assert table.titles() == ("", "Years ended June 30, 2009", "Years ended June 30, 2008")


def test_a_title_over_the_whole_table_heads_no_column() -> None:
    table = table_of("3:: SUMMARY", "Name|Shares|Percent", "Alder|1,000|5%")
    assert table.titles() == ("Name", "Shares", "Percent")


@pytest.mark.parametrize(
    "years", ["|2009|2008|2007", "Year ended|2009|2008|2007", "|2009(1)|2008*|2007"]
)
def test_years_head_their_columns(years: str) -> None:
    table = table_of(years, "Sales|1,200|900|800", "Costs|700|650|600")
    assert len(table.header) == 1
    assert [row[0] for row in grid(table)[1]] == ["Sales", "Costs"]


def test_a_year_beside_a_name_is_an_entry() -> None:
    table = table_of("Name|Director since", "Mary Birch|1998", "Paul Alder|2003")
    assert grid(table)[1] == [["Mary Birch", "1998"], ["Paul Alder", "2003"]]


def test_years_alone_are_entries() -> None:
    assert grid(table_of("First sold|1998", "Last sold|2003"))[1][0] == ["First sold", "1998"]


def test_prices_below_a_heading_over_them_head_their_columns() -> None:
    table = table_of(
        "|3:: Value of a share",
        "Months left|$10.00|$12.50|$15.00",
        "24|0.260|0.281|0.297",
        "12|0.210|0.240|0.270",
    )
    assert table.titles()[1:] == tuple(
        f"Value of a share {price}" for price in ("$10.00", "$12.50", "$15.00")
    )
    assert len(table.rows) == 2


def test_numbers_below_a_heading_over_them_are_entries_unless_they_rise() -> None:
    table = table_of("Holder|3:: Shares held", "Alder|500|200|900", "Birch|100|300|400")
    assert [row[0] for row in grid(table)[1]] == ["Alder", "Birch"]


@pytest.mark.parametrize("caption", ["Year ended December 31, 2016", "Directors:", "5% holders"])
def test_a_name_alone_above_the_first_numbers_is_a_caption(caption: str) -> None:
    table = table_of("|High|Low", caption, "First quarter|$2.10|$1.90")
    assert table.titles() == ("", "High", "Low")
    assert grid(table)[1][0] == [caption, "", ""]


@pytest.mark.parametrize("words", ["Name of holder(1)", "Selling stockholder", "(in thousands)"])
def test_the_heading_of_the_names_is_no_caption(words: str) -> None:
    table = table_of("|High|Low", words, "First|$2.10|$1.90")
    assert len(table.header) == 2
    assert len(table.rows) == 1


def test_stars_below_a_heading_of_their_own_are_entries() -> None:
    table = table_of("Holder|Shares|%", "Alder|200|*", "Birch|100|*")
    assert grid(table)[1] == [["Alder", "200", "*"], ["Birch", "100", "*"]]


def test_stars_in_a_column_of_amounts_are_entries_without_any_heading() -> None:
    table = table_of("Alder|1,000|5%", "Birch|900|*", "Cedar|800|4%")
    assert grid(table)[1][1] == ["Birch", "900", "*"]


def test_a_dash_is_an_entry_and_no_sign_of_the_next_column() -> None:
    table = table_of("Due|2020|2021", "Rent|-|62,213", "Fees|5|6")
    assert grid(table)[1][0] == ["Rent", "-", "62,213"]


def test_a_heading_behind_the_last_number_joins_its_column() -> None:
    table = table_of("Name|June 30|July 31|", "|||(unaudited)", "Cash|5|6|", "Debt|7|8|")
    assert table.titles() == ("Name", "June 30", "July 31 (unaudited)")


@pytest.mark.parametrize("bullet", ["•", "Ÿ", "§", "¨", "o", "-"])
def test_bullets_of_any_font_lay_out_items_and_no_table(bullet: str) -> None:
    items = ("we may lose both of our suppliers;", "our patents may lapse.")
    rows = "".join(f"<tr><td>{bullet}</td><td>{item}</td></tr>" for item in items)
    document = read(f"<html><body><p>Our risks:</p><table>{rows}</table></body></html>")
    assert [block.table for block in document.blocks] == [None] * 3


BREAK = "<p align=center>{}</p><hr style='page-break-after: always'>"
HEAD_ROW = "<tr><td>Holder</td><td>Shares</td><td>Percent</td></tr>"


def over_a_page(first: str, second: str, between: str = "") -> list[list[list[str]]]:
    """The rows of the tables of two pages."""
    pages = (f"<table>{first}</table>", BREAK.format(6), between, f"<table>{second}</table>")
    document = read(f"<html><body><p>Holders.</p>{''.join(pages)}{BREAK.format(7)}</body></html>")
    return [grid(block.table)[1] for block in document.blocks if block.table is not None]


def row_of(name: str, *others: str) -> str:
    return f"<tr>{''.join(f'<td>{text}</td>' for text in (name, *others))}</tr>"


ALDER, BIRCH = ["Alder", "1,000", "5%"], ["Birch", "900", "4%"]


@pytest.mark.parametrize("repeated", ["", HEAD_ROW])
def test_a_table_goes_on_behind_a_page_break(repeated: str) -> None:
    read_rows = over_a_page(HEAD_ROW + row_of(*ALDER), repeated + row_of(*BIRCH))
    assert read_rows == [[ALDER, BIRCH]]


@pytest.mark.parametrize(
    ("second", "between"),
    [
        (row_of("Name", "Votes", "Share") + row_of(*BIRCH), ""),
        (row_of("Birch", "900"), ""),
        (row_of(*BIRCH), "<p>Another table of the same width follows.</p>"),
    ],
)
def test_another_table_behind_a_page_break_is_one_of_its_own(second: str, between: str) -> None:
    assert len(over_a_page(HEAD_ROW + row_of(*ALDER), second, between)) == 2


def test_two_tables_of_a_page_are_two() -> None:
    document = read(
        f"<html><body><table>{HEAD_ROW}{row_of(*ALDER)}</table>"
        f"<table>{row_of(*BIRCH)}{row_of(*ALDER)}</table></body></html>"
    )
    assert sum(block.table is not None for block in document.blocks) == 2
