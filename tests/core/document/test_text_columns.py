"""Which column of a fixed-width table an entry stands in, and what of a line is an entry."""

from __future__ import annotations

import pytest

from tests.core.document.reading import grid, only_table, read


def test_an_amount_wider_than_its_ruler_is_no_part_of_the_name() -> None:
    text = """\
                              2001         2000
                              ----         ----
Sales of pumps            $ 11,137        9,668
Repairs                      1,657        2,857
Loss of the year          $(14,299)       (11)
"""
    assert grid(only_table(read(text)))[1] == [
        ["Sales of pumps", "$ 11,137", "9,668"],
        ["Repairs", "1,657", "2,857"],
        ["Loss of the year", "$(14,299)", "(11)"],
    ]


def test_a_rule_on_a_line_of_words_is_no_entry() -> None:
    text = """\
                              2001         2000
                            ------       ------
Rent                           603        1,204
Total rent and other         7,667        7,242
expenses                    ------       ------
Loss                         7,064        6,038
Warrants                      ----           --
"""
    assert grid(only_table(read(text)))[1] == [
        ["Rent", "603", "1,204"],
        ["Total rent and other expenses", "7,667", "7,242"],
        ["Loss", "7,064", "6,038"],
        ["Warrants", "----", "--"],
    ]


def test_amounts_that_slipped_onto_the_next_line() -> None:
    text = """\
                              2001         2000
                            ------       ------
Loss a share             $   (0.38)  $
                                         (0.60)
Loss before taxes and      (14,326)
other items                             (22,195)
Weighted shares              7,199        7,199
"""
    assert grid(only_table(read(text)))[1] == [
        ["Loss a share", "$ (0.38)", "$ (0.60)"],
        ["Loss before taxes and other items", "(14,326)", "(22,195)"],
        ["Weighted shares", "7,199", "7,199"],
    ]


def test_a_subtotal_set_one_column_in_is_a_row_of_its_own() -> None:
    text = """\
                            Detail        Total
                            ------       ------
Bank                         1,000
Notes                          500
                                          1,500
Land                                      2,000
"""
    rows = grid(only_table(read(text)))[1]
    assert rows[:2] == [["Bank", "1,000", ""], ["Notes", "500", ""]]


def test_the_dash_that_armour_sets_before_a_ruler_is_no_column() -> None:
    text = """\
HOLDER                        SHARES      PERCENT
- ------                        ------      -------
Alder Point Fund              10,000         5.0%
Quillon Partners               2,000         1.0%
"""
    header, rows = grid(only_table(read(text)))
    assert header == [["HOLDER", "SHARES", "PERCENT"]]
    assert rows == [["Alder Point Fund", "10,000", "5.0%"], ["Quillon Partners", "2,000", "1.0%"]]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Lowe & Hart, Inc...........", "Lowe & Hart, Inc."),
        ("Lowe, Hart & Co............", "Lowe, Hart & Co."),
        ("Maren J. Oakes, M.D........", "Maren J. Oakes, M.D."),
        ("Quillon L.P. . . . . . . . ", "Quillon L.P."),
        ("Alder Point, L.L.C...      ", "Alder Point, L.L.C."),
        ("Series A...................", "Series A"),
        ("Interest, and income taxes.", "Interest, and income taxes"),
        ("Shares of Hart Brothers Co.", "Shares of Hart Brothers Co."),
        ("Ends elsewhere.            ", "Ends elsewhere."),
    ],
)
def test_dots_that_lead_to_an_amount_leave_an_abbreviation_its_stop(
    printed: str, name: str
) -> None:
    text = f"Pumps sold in the year..... 1,200      1,300\n{printed} 3,400      3,500\n".replace(
        " 1,200", "     1,200"
    ).replace(" 3,400", "     3,400")
    assert [row[0].text for row in only_table(read(text)).rows] == ["Pumps sold in the year", name]


def test_a_full_stop_before_an_amount_stays_where_no_dots_lead() -> None:
    text = (
        "Pumps sold in all.          1,200      1,300\n"
        "Repairs                     3,400      3,500\n"
    )
    assert only_table(read(text)).rows[0][0].text == "Pumps sold in all."


@pytest.mark.parametrize(
    ("name", "text", "marks"),
    [
        ('Shares kept under paragraph 4(e)\n  ("Spare Shares")', None, ()),
        ("Shares kept under Section 3(b)\n  of the plan", None, ()),
        ("Alder Point Fund (b)\n  and others", "Alder Point Fund and others", ("b",)),
        ("Shares kept in 1999(1)\n  and before", "Shares kept in 1999 and before", ("1",)),
    ],
)
def test_a_reference_at_the_end_of_a_line_is_no_footnote_mark(
    name: str, text: str | None, marks: tuple[str, ...]
) -> None:
    first, second = name.split("\n")
    document = read(
        "Name                                    Shares\n"
        "-------------------------------------   ------\n"
        f"Quillon Partners                         1,000\n\n{first}\n{second:<40} 2,000\n"
    )
    cell = only_table(document).rows[1][0]
    assert (cell.text, cell.marks) == (text or " ".join(name.split()), marks)
