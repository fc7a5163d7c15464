"""Securities: tranches from passages that each register one, or from a list on the cover."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.terms.cited import NOT_APPLICABLE
from core.terms.security import SecurityKind
from tests.core.extraction.passages import terms_of, value, values

PASSAGES = """\
HARBOR PUMP WORKS, INC.

2,100,000 Shares of Common Stock

                                SUMMARY

We make pumps.

8% Senior Convertible Notes

     We are registering 1,000,000 shares of common stock issuable upon conversion of our 8%
Senior Convertible Notes. On April 22, 2003, we issued $400,000 in aggregate principal amount of
the notes pursuant to a Note Purchase Agreement dated as of April 20, 2003. The notes are
convertible at a conversion price of $0.40 per share. The notes were issued to Alder Point Fund,
L.P. and Birch Fund, LLC. No holder may convert the notes if it would own more than 4.99% of our
outstanding common stock.

Series B 6% Convertible Preferred Stock

     We are registering 1,000,000 shares issuable upon conversion of 5,000 shares of our Series B
6% Convertible Preferred Stock, which have a liquidation preference of $100 per share. The
preferred stock is convertible at the lesser of $0.50 and 80% of the average of the three lowest
closing bid prices during the thirty trading days before the conversion.

Placement Agent Warrants

     We are registering 100,000 shares issuable upon exercise of Placement Agent Warrants, which
were issued to Pell Brothers, Inc. on April 22, 2003, have an exercise price of $0.60 and expire
at 5:00 p.m. on April 22, 2008.

                                RISK FACTORS
"""


def test_each_passage_is_a_tranche() -> None:
    securities = terms_of(PASSAGES).securities
    assert [(value(s.name), value(s.kind), value(s.shares_issuable)) for s in securities] == [
        ("8% Senior Convertible Notes", SecurityKind.CONVERTIBLE_NOTE, 1000000),
        ("Series B 6% Convertible Preferred Stock", SecurityKind.PREFERRED_STOCK, 1000000),
        ("Placement Agent Warrants", SecurityKind.WARRANT, 100000),
    ]


def test_a_note() -> None:
    note = terms_of(PASSAGES).securities[0]
    assert values(
        note,
        "agreement",
        "agreement_date",
        "issue_date",
        "principal_usd",
        "interest_percent",
        "conversion_price_usd",
        "ownership_limit_percent",
        "holders",
    ) == {
        "agreement": "Note Purchase Agreement",
        "agreement_date": date(2003, 4, 20),
        "issue_date": date(2003, 4, 22),
        "principal_usd": Decimal(400000),
        "interest_percent": Decimal(8),
        "conversion_price_usd": Decimal("0.40"),
        "ownership_limit_percent": Decimal("4.99"),
        "holders": ["Alder Point Fund, L.P.", "Birch Fund, LLC"],
    }
    assert note.price_formula.value.in_words() == "$0.40"


def test_preferred_stock() -> None:
    preferred = terms_of(PASSAGES).securities[1]
    assert values(
        preferred, "quantity", "dividend_percent", "liquidation_preference_usd", "principal_usd"
    ) == {
        "quantity": Decimal(5000),
        "dividend_percent": Decimal(6),
        "liquidation_preference_usd": Decimal(100),
        "principal_usd": None,
    }
    assert preferred.price_formula.value.in_words() == (
        "lesser of $0.50 and 80% of the average of the three lowest closing bid prices over 30 days"
    )


def test_a_warrant() -> None:
    warrant = terms_of(PASSAGES).securities[2]
    assert values(warrant, "issue_date", "expiry_date", "exercise_price_usd", "holders") == {
        "issue_date": date(2003, 4, 22),
        "expiry_date": date(2008, 4, 22),
        "exercise_price_usd": Decimal("0.60"),
        "holders": ["Pell Brothers, Inc."],
    }


def test_a_term_that_an_instrument_does_not_have_is_no_gap() -> None:
    note, preferred, warrant = terms_of(PASSAGES).securities
    assert note.exercise_price_usd == NOT_APPLICABLE
    assert preferred.interest_percent == NOT_APPLICABLE
    assert warrant.principal_usd == NOT_APPLICABLE


def test_components_listed_on_the_cover() -> None:
    text = """\
HARBOR PUMP WORKS, INC.

This prospectus relates to (i) 500,000 shares issuable upon conversion of our 7% convertible
notes, (ii) up to 200,000 shares issuable upon exercise of warrants, exercisable at $1.50, and
(iii) 300,000 shares issued to a holder.

                                SUMMARY
"""
    notes, warrants, common = terms_of(text).securities
    assert values(notes, "kind", "shares_issuable", "interest_percent") == {
        "kind": SecurityKind.CONVERTIBLE_NOTE,
        "shares_issuable": 500000,
        "interest_percent": Decimal(7),
    }
    assert values(warrants, "kind", "shares_issuable", "exercise_price_usd") == {
        "kind": SecurityKind.WARRANT,
        "shares_issuable": 200000,
        "exercise_price_usd": Decimal("1.50"),
    }
    assert values(common, "kind", "quantity", "shares_issuable") == {
        "kind": SecurityKind.COMMON_STOCK,
        "quantity": Decimal(300000),
        "shares_issuable": None,
    }


def test_a_cover_that_names_no_security_has_no_tranches() -> None:
    assert terms_of("HARBOR PUMP WORKS, INC.\n\n1,000 Gaskets\n").securities == ()


@pytest.mark.parametrize(
    ("title", "name", "quantity"),
    [
        ("1,200,000 Shares of Common Stock", "Common Stock", 1_200_000),
        ("UP TO 40,000 ORDINARY SHARES", "ORDINARY SHARES", 40_000),
        (
            "7,000 Shares of Common Stock Underlying the Series B Warrants",
            "Common Stock Underlying the Series B Warrants",
            7_000,
        ),
        ("Class A Common Stock", "Class A Common Stock", 900_000),
    ],
)
def test_shares_that_the_cover_is_titled_with(title: str, name: str, quantity: int) -> None:
    text = (
        f"HARBOR PUMP WORKS, INC.\n\n{title:^80}\n\n"
        "     We are offering 900,000 shares of our common stock.\n\n"
        "                               RISK FACTORS\n\nOUR STOCK IS NOT TRADED.\n\n     It is.\n"
    )
    (shares,) = terms_of(text).securities
    assert (value(shares.name), value(shares.quantity)) == (name, Decimal(quantity))
    assert value(shares.kind) is SecurityKind.COMMON_STOCK
    assert shares.shares_issuable is NOT_APPLICABLE


COVER = """\
HARBOR PUMP WORKS, INC.

120,000 Shares of Common Stock

75,000 Pre-funded Warrants to Purchase up to 75,000 Shares of Common Stock

We are offering 120,000 shares of our common stock and pre-funded warrants to purchase up to 75,000
shares of common stock (the "Pre-Funded Warrants"). Each Pre-Funded Warrant will have an exercise
price of $0.001 per share. In a concurrent private placement, we are also selling Series B-1
warrants to purchase up to 195,000 shares of our common stock (the "Series B-1 Warrants"), and
Series B-2 warrants to purchase up to 390,000 shares of our common stock (the "Series B-2 Warrants",
and with the Series B-1 Warrants, the "Warrants"). Each Warrant has an exercise price of $2.25.

                                  THE OFFERING

On May 18, 2004, we issued the Series B-1 Warrants pursuant to a securities purchase agreement. The
Series B-2 Warrants expire on May 18, 2009. A holder of Warrants may not own more than 4.99% of our
outstanding common stock. Our existing Series A warrants to purchase 120,000 shares are amended. We
gave a consultant bridge warrants to purchase 8,800 shares of our common stock. Other than the
Series B-1 Warrants, the Series B-2 Warrants have an exercise price of $2.75.
"""


def warrants(text: str) -> dict[str, dict[str, object]]:
    fields = (
        "quantity shares_issuable exercise_price_usd ownership_limit_percent agreement "
        "agreement_date issue_date expiry_date"
    ).split()
    return {
        str(value(one.name)): {
            name: found for name, found in values(one, *fields).items() if found is not None
        }
        for one in terms_of(text).securities
        if value(one.kind) is SecurityKind.WARRANT
    }


def test_warrants_that_the_cover_grants_each_with_its_own_terms() -> None:
    assert warrants(COVER) == {
        "Pre-funded Warrants": {
            "quantity": Decimal(75000),
            "shares_issuable": 75000,
            "exercise_price_usd": Decimal("0.001"),
        },
        "Series B-1 Warrants": {
            "shares_issuable": 195000,
            "exercise_price_usd": Decimal("2.25"),
            "ownership_limit_percent": Decimal("4.99"),
            "issue_date": date(2004, 5, 18),
        },
        "Series B-2 Warrants": {
            "shares_issuable": 390000,
            "exercise_price_usd": Decimal("2.75"),
            "ownership_limit_percent": Decimal("4.99"),
            "expiry_date": date(2009, 5, 18),
        },
    }


def test_a_blank_on_the_cover_is_not_filled_from_another_offering() -> None:
    text = COVER.replace("75,000", "[ ]") + (
        "\nOn June 1, 2003, we entered into a securities purchase agreement to sell pre-funded "
        "warrants to purchase\nup to 195,000 shares of our common stock.\n"
    )
    assert warrants(text)["Pre-funded Warrants"] == {"exercise_price_usd": Decimal("0.001")}


RESALE = """\
HARBOR PUMP WORKS, INC.

195,000 Shares of Common Stock

The sellers offer 195,000 shares of common stock issuable upon exercise of warrants.

                                    SUMMARY

On May 16, 2004, we entered into a securities purchase agreement (the "Purchase Agreement") with an
investor. Under the Purchase Agreement, dated May 16, 2004, we issued common stock warrants, or the
Investor Warrants, to purchase up to 195,000 shares at an exercise price of $3.26 per share, and
bridge warrants to purchase 8,800 shares. The Bridge Warrants have an exercise price of $9.00.
"""


def test_warrants_whose_shares_the_cover_counts() -> None:
    assert warrants(RESALE) == {
        "Investor Warrants": {
            "shares_issuable": 195000,
            "exercise_price_usd": Decimal("3.26"),
            "agreement": "securities purchase agreement",
            "agreement_date": date(2004, 5, 16),
        }
    }


def test_what_two_passages_register_alike_is_one_tranche() -> None:
    again = PASSAGES[PASSAGES.index("Placement Agent Warrants") : PASSAGES.index("    RISK")]
    text = PASSAGES.replace("    RISK", again + "    RISK")
    names = [value(security.name) for security in terms_of(text).securities]
    assert names.count("Placement Agent Warrants") == 1
