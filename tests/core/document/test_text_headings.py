"""Headings that stand over several columns of a fixed-width table."""

from __future__ import annotations

from tests.core.document.reading import only_table, read

ROWS = """\
Pumps                    1,000      2,000      3,000      4,000
Repairs                    100        200        300        400
"""


def test_a_heading_over_a_longer_rule_is_part_of_the_title_of_each_column_below() -> None:
    text = f"""\
                      Before the sale        After the sale
                     -------------------  -------------------
                      Number     Percent   Number     Percent
                     --------   --------  --------   --------
{ROWS}"""
    table = only_table(read(text))
    assert table.titles() == (
        "",
        "Before the sale Number",
        "Before the sale Percent",
        "After the sale Number",
        "After the sale Percent",
    )
    assert [cell.column_span for cell in table.header[0]] == [1, 2, 1, 2, 1]


def test_a_phrase_set_about_the_middle_of_two_columns_stands_over_both() -> None:
    text = f"""\
                       THREE MONTHS ENDED     NINE MONTHS ENDED
                            JULY 31,               JULY 31,
                       2001       2000       2001       2000
                     --------   --------   --------   --------
                                   (UNAUDITED)
<S>                  <C>        <C>        <C>        <C>
{ROWS}"""
    assert only_table(read(text)).titles() == (
        "",
        "THREE MONTHS ENDED JULY 31, 2001 (UNAUDITED)",
        "THREE MONTHS ENDED JULY 31, 2000 (UNAUDITED)",
        "NINE MONTHS ENDED JULY 31, 2001 (UNAUDITED)",
        "NINE MONTHS ENDED JULY 31, 2000 (UNAUDITED)",
    )


def test_a_long_heading_over_the_middle_of_its_own_column_stands_over_that_alone() -> None:
    text = f"""\
                          Number of all pumps       Rest of
                      Stock     ordered                year
                     --------   --------   --------   --------
{ROWS}"""
    assert only_table(read(text)).titles()[1:] == (
        "Stock",
        "Number of all pumps ordered",
        "",
        "Rest of year",
    )


def test_a_column_headed_by_several_lines_stays_beside_a_lower_heading_of_the_names() -> None:
    text = """\
                           Shares of
                          Registrable
       Holder               Common         Percentage
-------------------      ------------      ----------
Alder Point Fund                5,000           12.0%
"""
    assert only_table(read(text)).titles() == (
        "Holder",
        "Shares of Registrable Common",
        "Percentage",
    )


def test_a_bare_title_beside_another_takes_what_stands_above_that() -> None:
    text = f"""\
                   Before the sale
                      Number     Percent     Price       Paid
                     --------   --------   --------   --------
{ROWS}"""
    assert only_table(read(text)).titles()[1:] == (
        "Before the sale Number",
        "Before the sale Percent",
        "Price",
        "Paid",
    )


def test_a_heading_that_needs_another_word_goes_on_at_the_margin() -> None:
    text = """\
<TABLE>
Name and Address         Share of          Price
QUILLON PUMPS
AND VALVES, INC.
<S>                      <C>               <C>
Maren Oakes              75.0%             7,500 shares of common
</TABLE>
"""
    assert only_table(read(text)).titles() == (
        "Name and Address",
        "Share of QUILLON PUMPS AND VALVES, INC.",
        "Price",
    )


def test_a_heading_of_the_names_that_stands_lower_ends_no_other() -> None:
    text = """\
                         Number of         Price
Name
<S>                      <C>               <C>
Maren Oakes              75                2.50
"""
    assert only_table(read(text)).titles() == ("Name", "Number of", "Price")
