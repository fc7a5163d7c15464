"""Risk factors: headings, groups, bodies and categories."""

from __future__ import annotations

import pytest

from core.extraction.risk_categories import categorise
from core.terms.risk_factor import RiskCategory
from tests.core.extraction.passages import terms_of, value

TEXT = """\
                                  RISK FACTORS

     You should carefully consider the risks below before you buy our shares.

RISKS RELATED TO OUR BUSINESS

WE HAVE LOST MONEY IN EVERY YEAR, AND WE MAY NEVER
EARN A PROFIT.

     We lost $5.

     We may lose $6 and more, and the loss goes on over several lines until the page
ends in the middle of it, so that what stands on the next page is part of it, as the

                                       4
<PAGE>

reader sees.

WE BUY OUR CASTINGS FROM ONE SUPPLIER WITH WHICH WE HAVE NO CONTRACT.

     It may stop.

RISKS RELATED TO OUR COMMON STOCK

OUR STOCK IS THINLY TRADED.

     Few shares change hands.

                                USE OF PROCEEDS

WE WILL RECEIVE NOTHING FROM THE SALE OF SHARES.

     So it is.
"""


_LOST_BOLD = """\
                                  RISK FACTORS

RISKS RELATED TO OUR BUSINESS

     We buy our castings from one supplier.

     We have no contract with it. It may stop whenever it likes.

     In addition, it may ask for more than it did.

     We asked others. They have no castings to sell, and they do not expect to have any.

     We are moving our foundry to a port. If the move takes long, we may lose orders.

     The move began in May.

     Old moulds may crack on the way to the port.

     A mould costs more than a pump, and the makers of moulds are busy for most of the year.

                                USE OF PROCEEDS
"""


def test_statements_that_stand_alone_where_nothing_is_set_apart() -> None:
    factors = terms_of(_LOST_BOLD).risk_factors
    assert [factor.heading.value for factor in factors] == [
        "We buy our castings from one supplier.",
        "Old moulds may crack on the way to the port.",
    ]
    assert {value(factor.group) for factor in factors} == {"RISKS RELATED TO OUR BUSINESS"}


def test_what_stands_behind_a_statement_is_its_body_however_short() -> None:
    text = _LOST_BOLD.replace(
        "We have no contract with it. It may stop whenever it likes.",
        "We have no contract with that one supplier.\n\n"
        "     Our other suppliers are smaller, and none of them makes castings of the same kind.",
    )
    headings = [factor.heading.value for factor in terms_of(text).risk_factors]
    assert headings[0] == "We buy our castings from one supplier."
    assert "We have no contract with that one supplier." not in headings


def test_a_statement_with_its_consequence() -> None:
    longer = _LOST_BOLD.replace("The move began in May.", "The move began in May. " * 5)
    headings = [factor.heading.value for factor in terms_of(longer).risk_factors]
    assert "We are moving our foundry to a port. If the move takes long, we may lose orders." in (
        headings
    )


def test_capitals_in_groups() -> None:
    factors = terms_of(TEXT).risk_factors
    assert [(value(factor.group), factor.heading.value) for factor in factors] == [
        (
            "RISKS RELATED TO OUR BUSINESS",
            "WE HAVE LOST MONEY IN EVERY YEAR, AND WE MAY NEVER EARN A PROFIT.",
        ),
        (
            "RISKS RELATED TO OUR BUSINESS",
            "WE BUY OUR CASTINGS FROM ONE SUPPLIER WITH WHICH WE HAVE NO CONTRACT.",
        ),
        ("RISKS RELATED TO OUR COMMON STOCK", "OUR STOCK IS THINLY TRADED."),
    ]


def test_a_factor_runs_to_the_end_of_its_body() -> None:
    first = terms_of(TEXT).risk_factors[0]
    assert first.passage.quote.startswith("WE HAVE LOST MONEY")
    assert first.passage.quote.endswith("part of it, as the 4 <PAGE> reader sees.")
    assert first.heading.citation.lines == (7, 8)


def test_categories_are_decided_by_words() -> None:
    factors = terms_of(TEXT).risk_factors
    assert [factor.category for factor in factors] == [
        RiskCategory.FINANCIAL_CONDITION,
        RiskCategory.BUSINESS,
        RiskCategory.MARKET_FOR_SHARES,
    ]
    assert factors[1].deciding_words == ("supplier",)


CENTRED = """\
                                  RISK FACTORS

     You should carefully consider the risks below.

                          RISKS RELATED TO OUR BUSINESS

            WE HAVE LOST MONEY IN EVERY YEAR, AND WE MAY NEVER MAKE
                                     ANY.

     We lost $5.

                        RISKS RELATED TO OUR COMMON STOCK

                WE WILL ISSUE MORE SHARES THAN YOU CAN COUNT TODAY.

     More shares.

                            HARBOR PUMP WORKS, INC.

     We make pumps.

                   OUR PUMPS ARE MADE OF IRON AND OF BRONZE.

     They last.
"""


def test_groups_and_headings_set_as_high_as_the_title() -> None:
    factors = terms_of(CENTRED).risk_factors
    assert [(value(factor.group), factor.heading.value) for factor in factors] == [
        (
            "RISKS RELATED TO OUR BUSINESS",
            "WE HAVE LOST MONEY IN EVERY YEAR, AND WE MAY NEVER MAKE ANY.",
        ),
        (
            "RISKS RELATED TO OUR COMMON STOCK",
            "WE WILL ISSUE MORE SHARES THAN YOU CAN COUNT TODAY.",
        ),
    ]


HTML = """\
<html><body><p align=center><b>RISK FACTORS</b></p>
<p>Investing involves a high degree of risk. You should consider this carefully.</p>
<p><b><i>Risks Related to Our Business</i></b></p>
<p><b>We have lost money in every year.</b></p><p>Text.</p><p>More text.</p>
<p><i>We may need additional capital that we cannot get.</i></p><p>Text.</p>
<p><b>Risks Related to this Offering</b></p>
<p><u>Our stock price may be volatile.</u></p><p>Text.</p>
<p align=center><b>USE OF PROCEEDS</b></p>
<p><b>We will receive nothing from this sale.</b></p><p>Text.</p></body></html>
"""


def test_emphasised_headings_of_html() -> None:
    factors = terms_of(HTML).risk_factors
    assert [(value(factor.group), factor.heading.value) for factor in factors] == [
        ("Risks Related to Our Business", "We have lost money in every year."),
        ("Risks Related to Our Business", "We may need additional capital that we cannot get."),
        ("Risks Related to this Offering", "Our stock price may be volatile."),
    ]
    assert factors[0].passage.quote == "We have lost money in every year. Text. More text."


@pytest.mark.parametrize(
    "text",
    [
        "                    USE OF PROCEEDS\n\nWE HAVE LOST MONEY IN EVERY YEAR.\n\n     Text.\n",
        "                    RISK FACTORS\n\nSee our annual report.\n",
        "We make pumps.\n",
    ],
)
def test_where_there_are_none(text: str) -> None:
    assert terms_of(text).risk_factors == ()


@pytest.mark.parametrize(
    ("heading", "body", "category"),
    [
        ("Forward-looking statements may prove wrong.", "", RiskCategory.FORWARD_LOOKING),
        ("We may owe more taxes.", "", RiskCategory.TAX),
        ("Our notes will dilute you.", "", RiskCategory.DILUTION),
        ("Our director has a conflict of interest.", "", RiskCategory.CONFLICTS),
        ("Foreign currencies may fall.", "", RiskCategory.INTERNATIONAL),
        ("New regulation may hurt us.", "", RiskCategory.REGULATION),
        ("A lawsuit may be lost.", "", RiskCategory.LEGAL),
        ("An intrusion into our network may occur.", "", RiskCategory.TECHNOLOGY),
        ("We may lose our founder.", "", RiskCategory.MANAGEMENT),
        ("Our stock is thinly traded.", "", RiskCategory.MARKET_FOR_SHARES),
        ("We have lost money.", "", RiskCategory.FINANCIAL_CONDITION),
        ("Our competitors are larger.", "", RiskCategory.INDUSTRY),
        ("Our customers are few.", "", RiskCategory.BUSINESS),
        ("Something may happen.", "", RiskCategory.OTHER),
        ("Our customers are few.", "lawsuit " * 4, RiskCategory.BUSINESS),
        ("Our customers are few.", "lawsuit " * 50, RiskCategory.LEGAL),
        ("Something may happen.", "Our customers may leave.", RiskCategory.BUSINESS),
    ],
)
def test_a_word_in_the_heading_outweighs_those_of_the_body(
    heading: str, body: str, category: RiskCategory
) -> None:
    assert categorise(heading, body)[0] is category
