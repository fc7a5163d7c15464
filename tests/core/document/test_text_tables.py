"""Tables set in fixed width: rulers, gaps, EDGAR's marks, dots, wrapped names, footnote marks."""

from __future__ import annotations

import pytest

from tests.core.document.reading import grid, kinds, only_table, read

RULED = """\
                            Shares Owned        Shares        Percent
Name                      Before Offering      Offered         After
-----------------------   ---------------    -----------     ---------
Alder Point Fund, L.P.        120,000 (1)        100,000           *
Maren J. Oakes and
  Tobias Oakes (2)             50,000             50,000         -0-
Quillon Partners                 -0-              12,500         1.2%
                          ---------------    -----------
Total                         170,000            162,500
                          ===============    ===========
"""

RULER = """\
Name                     Shares   Percent
-----------------------  -------  -------
"""


def test_a_ruled_table() -> None:
    header, rows = grid(only_table(read(RULED)))
    assert header == [
        ["", "Shares Owned", "Shares", "Percent"],
        ["Name", "Before Offering", "Offered", "After"],
    ]
    assert rows == [
        ["Alder Point Fund, L.P.", "120,000", "100,000", "*"],
        ["Maren J. Oakes and Tobias Oakes", "50,000", "50,000", "-0-"],
        ["Quillon Partners", "-0-", "12,500", "1.2%"],
        ["Total", "170,000", "162,500", ""],
    ]


def test_titles_join_the_lines_of_a_header() -> None:
    assert only_table(read(RULED)).titles() == (
        "Name",
        "Shares Owned Before Offering",
        "Shares Offered",
        "Percent After",
    )


def test_footnote_marks_are_taken_off_and_kept() -> None:
    rows = only_table(read(RULED)).rows
    assert [cell.marks for cell in rows[0]] == [(), ("1",), (), ()]
    assert rows[1][0].marks == ("2",)


def test_cells_stand_where_they_say() -> None:
    document = read(RULED)
    for row in only_table(document).rows:
        for cell in row:
            if cell.span is not None and "\n" not in (printed := document.quote(cell.span)):
                assert printed.startswith(cell.text.split()[0])
                assert printed.endswith((cell.text.split()[-1], ")"))


@pytest.mark.parametrize(
    ("wrapped", "name"),
    [
        (
            "Alder Point Fund\n  and others              1,000      5%\n",
            "Alder Point Fund and others",
        ),
        (
            "Alder Point Fund,\n  Limited                 1,000      5%\n",
            "Alder Point Fund, Limited",
        ),
        (
            "The Trustees of\nAlder Point              1,000      5%\n",
            "The Trustees of Alder Point",
        ),
        ("Alder Point Fund         1,000      5%\n  and others\n", "Alder Point Fund and others"),
    ],
)
def test_a_name_over_two_lines_is_one(wrapped: str, name: str) -> None:
    table = only_table(read(f"{RULER}{wrapped}\nBirch Fund               2,000      6%\n"))
    assert grid(table)[1] == [[name, "1,000", "5%"], ["Birch Fund", "2,000", "6%"]]


def test_names_that_follow_one_another_are_not_joined() -> None:
    text = (
        f"{RULER}Directors:\n"
        "Alder                    1,000      5%\n"
        "Birch                    2,000      6%\n"
    )
    rows = grid(only_table(read(text)))[1]
    assert [row[0] for row in rows] == ["Directors:", "Alder", "Birch"]


def test_titles_below_the_ruler_are_header_as_long_as_no_number_comes() -> None:
    text = """\
                           Shares                        Shares
                           Owned Before                  Owned After
-------------------------  ------------  ------------    ------------
                                         Maximum To
Name of Holder             Number        Be Sold         Number
Alder Fund                      1,000           500             500
Birch Fund                      2,000           600           1,400
"""
    table = only_table(read(text))
    assert table.titles() == (
        "Name of Holder",
        "Shares Owned Before Number",
        "Maximum To Be Sold",
        "Shares Owned After Number",
    )
    assert [row[0].text for row in table.rows] == ["Alder Fund", "Birch Fund"]


def test_a_table_without_a_number_keeps_its_rows() -> None:
    text = """\
Name                       Office          Since
-------------------------  ------------    ------------
Ada Thorn                  Director        June 1999
Tobias Oakes               Secretary       June 2001
"""
    assert [row[0].text for row in only_table(read(text)).rows] == ["Ada Thorn", "Tobias Oakes"]


def test_columns_from_gaps_where_there_is_no_ruler() -> None:
    text = """\
                      High       Low
First Quarter        $1.20      $0.80
Second Quarter        1.10       0.75

Third Quarter         1.05       0.70
"""
    header, rows = grid(only_table(read(text)))
    assert header == [["", "High", "Low"]]
    assert rows == [
        ["First Quarter", "$1.20", "$0.80"],
        ["Second Quarter", "1.10", "0.75"],
        ["Third Quarter", "1.05", "0.70"],
    ]


@pytest.mark.parametrize("caption", ["1999", "Fiscal year:"])
def test_a_caption_above_the_first_row_is_no_heading(caption: str) -> None:
    text = f"""\
                      High       Low
{caption}
  First Quarter      $1.20      $0.80
  Second Quarter      1.10       0.75
"""
    table = only_table(read(text))
    assert table.titles() == ("", "High", "Low")
    assert [row[0].text for row in table.rows] == [caption, "First Quarter", "Second Quarter"]


MARKED = """\
<TABLE>
<CAPTION>
                                           YEAR ENDED
                              -----------------------------------
                                 2001        2002        2003
                              ----------- ----------- -----------
                                     (DOLLARS IN THOUSANDS)
<S>                           <C>         <C>         <C>
Revenue.....................  $25,810,656 $32,601,594 $ 3,886,902
Cost of sales and
 services...................  120,070,034 125,499,834   4,786,119
Loss a share................  $     (0.12) $    (0.10) $    (0.05)
</TABLE>
"""


def test_edgar_marks_part_the_header_from_the_rows() -> None:
    document = read(MARKED)
    header, rows = grid(only_table(document))
    assert header == [
        ["", "YEAR ENDED", "", ""],
        ["", "2001", "2002", "2003"],
        ["", "(DOLLARS IN THOUSANDS)", "", ""],
    ]
    assert rows == [
        ["Revenue", "$25,810,656", "$32,601,594", "$ 3,886,902"],
        ["Cost of sales and services", "120,070,034", "125,499,834", "4,786,119"],
        ["Loss a share", "$ (0.12)", "$ (0.10)", "$ (0.05)"],
    ]


def test_dots_lead_to_entries_and_are_no_contents() -> None:
    text = """\
                                            2003          2002
Revenue ..............................   $ 1,234       $ 1,100
Cost of sales ........................       834           900
Gross profit .........................   $   400       $   200
"""
    document = read(text)
    assert kinds(document)[0][0] == "table"
    assert grid(only_table(document))[0] == [["", "2003", "2002"]]
    assert grid(only_table(document))[1] == [
        ["Revenue", "$ 1,234", "$ 1,100"],
        ["Cost of sales", "834", "900"],
        ["Gross profit", "$ 400", "$ 200"],
    ]


def test_a_name_column_that_is_itself_ruled_and_indented() -> None:
    text = """\
     Underwriter                        Number of Shares
     ---------------------------        ----------------
     Lowe & Hart Securities                    1,000,000
     Pell Brothers                               500,000
"""
    header, rows = grid(only_table(read(text)))
    assert header == [["Underwriter", "Number of Shares"]]
    assert rows == [["Lowe & Hart Securities", "1,000,000"], ["Pell Brothers", "500,000"]]


@pytest.mark.parametrize(
    "prose",
    [
        "We sold 1,000 shares   to ten   holders at five dollars a share, and no\nmore.\n",
        "Portland, Oregon          97201\nTelephone\nA third line\nA fourth line here\n",
    ],
)
def test_prose_with_gaps_is_no_table(prose: str) -> None:
    assert all(block.table is None for block in read(prose).blocks)


def test_a_mark_on_a_line_of_its_own_is_that_of_the_name_above_it() -> None:
    text = (
        "                                          Per share  Total\n"
        "----------------------------------------  ---------  -----\n"
        "Price to the public and to the sellers        $5.00   $500\n"
        "Discounts and commissions to underwriters\n"
        "(1)                                            0.35     35\n"
        "Proceeds to us                                 4.65    465\n"
    )
    rows = only_table(read(text)).rows
    assert [(row[0].text, row[0].marks) for row in rows][1] == (
        "Discounts and commissions to underwriters",
        ("1",),
    )
