"""The selling stockholder table, however its header and its entries are printed."""

from __future__ import annotations

from typing import Any

import pytest

from core.extraction.holders import _field_of_title
from tests.core.extraction.passages import terms_of, value, values

HEAD = "                              SELLING STOCKHOLDERS\n\nThe table shows them.\n\n"
FIELDS = (
    "name shares_underlying shares_before percent_before shares_offered shares_after percent_after"
).split()


def holders(text: str) -> list[list[Any]]:
    """The rows of a passage, each as its terms in the order of `FIELDS`."""
    return [list(values(holder, *FIELDS).values()) for holder in terms_of(text).holders]


RULED = f"""{HEAD}\
                            Shares Owned        Shares       Shares Owned       Percent
                              Before             To Be          After            After
Name                        the Offering         Offered      the Offering    the Offering
-----------------------   ---------------    -----------     ------------    -------------
Alder Point Fund, L.P.        120,000 (1)        100,000           20,000          *
Maren J. Oakes and
  Tobias Oakes (2)             50,000             50,000         -0-             -0-
Quillon Partners                 --               12,500           --            1.2%
                          ---------------    -----------
Total                         170,000            162,500

*    Less than one percent.
(1)  Includes 20,000 shares held by a trust.
(2)  Held jointly.
"""


def test_a_ruled_table() -> None:
    assert holders(RULED) == [
        ["Alder Point Fund, L.P.", None, 120000, None, 100000, 20000, "<1"],
        ["Maren J. Oakes and Tobias Oakes", None, 50000, None, 50000, 0, "0"],
        ["Quillon Partners", None, 0, None, 12500, 0, "1.2"],
    ]


def test_footnotes_are_found_by_their_marks() -> None:
    notes = [value(holder.notes) for holder in terms_of(RULED).holders]
    assert notes == [["Includes 20,000 shares held by a trust."], ["Held jointly."], []]


def test_a_percentage_belongs_to_the_shares_beside_it() -> None:
    text = f"""{HEAD}\
Name of            Shares               Percentage of     Shares       Shares         Percentage
Selling            Beneficially Owned   Outstanding       Registered   Beneficially   of
Stockholder        Prior to Offering    Common Stock      Hereby       Owned After    Class
-----------------  ------------------   -------------     ----------   ------------   ----------
Alder Fund              1,000,000           5.25%            500,000        500,000      2.6%
Birch                      10,000             *               10,000              0       0%
"""
    assert holders(text) == [
        ["Alder Fund", None, 1000000, "5.25", 500000, 500000, "2.6"],
        ["Birch", None, 10000, "<1", 10000, 0, "0"],
    ]


def test_underlying_shares_and_a_row_for_all_others() -> None:
    text = """\
                          REGISTERED HOLDERS

                                  Shares issuable
Holder                            upon conversion      Shares offered
----------------------------      ---------------      --------------
Alder Fund                              5,000                5,000
Birch Fund                             15,000               15,000
All other holders as a group            1,000                1,000
"""
    assert [(row[0], row[1], row[4]) for row in holders(text)] == [
        ("Alder Fund", 5000, 5000),
        ("Birch Fund", 15000, 15000),
    ]


def test_an_html_table() -> None:
    header = "".join(
        f"<td{span}><b>{title}</b></td>"
        for title, span in (
            ("Selling Shareholder", ""),
            ("Shares Owned Before Offering", " colspan=2"),
            ("Percent Before", ""),
            ("Shares Being Offered", " colspan=2"),
            ("Shares Owned After", " colspan=2"),
            ("% After", ""),
        )
    )
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in (
            ("Alder Fund (1)", "", "1,000,000", "5.2%", "", "500,000", "", "500,000", "2.6%"),
            ("Birch", "", "10,000", "*", "", "10,000", "", "&#8212;", "&#8212;"),
            ("Total", "", "1,010,000", "", "", "510,000", "", "500,000", ""),
        )
    )
    text = (
        "<html><body><p align=center><b>SELLING SHAREHOLDERS</b></p><p>The table.</p>"
        f"<table><tr>{header}</tr>{rows}</table><p>(1) Ada is its trustee.</p></body></html>"
    )
    assert holders(text) == [
        ["Alder Fund", None, 1000000, "5.2", 500000, 500000, "2.6"],
        ["Birch", None, 10000, "<1", 10000, 0, "0"],
    ]
    assert value(terms_of(text).holders[0].notes) == ["Ada is its trustee."]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("shares owned before the offering", "shares_before"),
        ("shares beneficially owned", "shares_before"),
        ("shares offered hereby", "shares_offered"),
        ("number of shares to be sold", "shares_offered"),
        ("shares owned after the offering", "shares_after"),
        ("shares to be held upon completion", "shares_after"),
        ("percent before offering", "percent_before"),
        ("% after offering", "percent_after"),
        ("shares underlying warrants", "shares_underlying"),
        ("address", None),
        ("percentage", None),
    ],
)
def test_what_a_header_names(title: str, field: str | None) -> None:
    assert _field_of_title(title) == field


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        RULED.replace("SELLING STOCKHOLDERS", "PRINCIPAL STOCKHOLDERS"),
        f"{HEAD}Quarter     High     Low\n-------    -----    -----\nFirst       1.20     0.80\n",
    ],
    ids=["no table", "another section", "another table"],
)
def test_what_is_no_table_of_sellers(text: str) -> None:
    assert holders(text) == []


def test_every_entry_is_cited_where_it_stands() -> None:
    first = terms_of(RULED).holders[0]
    assert [first.name.citation.quote, first.shares_offered.citation.quote] == [
        "Alder Point Fund, L.P.",
        "100,000",
    ]
    assert first.percent_after.citation.quote == "*"


def noted(notes: str) -> str:
    return f"""{HEAD}\
                            Shares Owned        Shares
                              Before             To Be
Name                        the Offering         Offered
-----------------------   ---------------    -----------
Alder Point Fund, L.P.        120,000 (1)(2)     100,000
Quillon Partners               60,000 (1)         12,500

{notes}
"""


@pytest.mark.parametrize(
    ("notes", "underlying"),
    [
        (("(1) Warrants for 90,000 shares were issued.\n\n"
         "(2) Consists of 40,000 shares of common stock issuable upon exercise of the Warrants."),
         [40000, None]),
        ("(1) Includes 500 shares issuable upon the exercise of warrants.\n\n(2) A trust.",
         [500, 500]),
        (("(1) A fund.\n\n(2) Includes 40,000 shares issuable upon conversion of the notes and "
         "9,000\nshares issuable upon exercise of the warrants."),
         [None, None]),
        (("(1) Includes 500 shares issuable upon exercise of warrants.\n\n(2) Includes 40,000 "
         "shares issuable upon conversion of notes and 9,000 issuable upon exercise of warrants."),
         [None, 500]),
    ],
)  # fmt: skip
def test_shares_underlying_that_a_note_of_the_row_says(
    notes: str, underlying: list[int | None]
) -> None:
    assert [row[1] for row in holders(noted(notes))] == underlying


def test_a_note_stands_below_its_own_table() -> None:
    other = noted("(1) Held jointly.").removeprefix(HEAD)
    read = terms_of(noted("(1) A fund.\n\n(2) Kept.") + "\n" + other).holders
    assert [value(holder.notes) for holder in read] == [
        ["A fund.", "Kept."],
        ["A fund."],
        ["Held jointly."],
        ["Held jointly."],
    ]
