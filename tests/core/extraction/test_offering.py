"""What a cover says of the offering where parties, pages and names may be taken for one another."""

from __future__ import annotations

import pytest

from tests.core.extraction.passages import terms_of, value

COVER = """\
                              PROSPECTUS SUPPLEMENT

500,000 Shares of Common Stock

Investing in our common stock involves a high degree of risk. See “Risk Factors” beginning on page
{page} of this prospectus supplement.

We have engaged {agent}{called}, as our exclusive placement agent in connection with this offering.

{agent}

                                    SUMMARY

Unless the context otherwise requires, “we,” “us” and “our” refer to Harbor Pump Works, Inc.
We refer to Pell Brothers, Inc. as our distributor.
"""


def cover(page: str = "8", agent: str = "Pell Brothers, Inc.", called: str = "") -> str:
    return COVER.format(page=page, agent=agent, called=called)


@pytest.mark.parametrize(("page", "read"), [("8", 8), ("S-11", "S-11"), ("A-3", "A-3")])
def test_the_page_of_the_risk_factors_by_its_label(page: str, read: int | str) -> None:
    offering = terms_of(cover(page)).offering
    assert offering is not None
    assert value(offering.risk_factors_page) == read


@pytest.mark.parametrize(
    ("agent", "called"),
    [
        ("Pell Brothers, Inc.", " (the “placement agent”)"),
        ("P.D. Marsh & Co., LLC", " (the “placement agent”)"),
        ("Pell & Company (UK) Ltd.", ", which we refer to as the placement agent"),
    ],
)
def test_a_placement_agent_is_no_issuer(agent: str, called: str) -> None:
    offering = terms_of(cover(agent=agent, called=called)).offering
    assert offering is not None
    assert value(offering.underwriters) == [agent]
    assert value(offering.issuer) == "Harbor Pump Works, Inc."


@pytest.mark.parametrize(
    ("words", "field", "read"),
    [
        (
            (
                "The statements are incorporated in reliance on the report (which says that we "
                "may not go on) of Lowe & Hart LLP, an independent registered public accounting "
                "firm."
            ),
            "auditor",
            "Lowe & Hart LLP",
        ),
        ("We were organized as an Oregon corporation in 1986.", "state_of_incorporation", "Oregon"),
        (
            "This is based on 8,400,100 shares outstanding as of December 31, 2004.",
            "shares_outstanding",
            8_400_100,
        ),
    ],
)
def test_words_in_which_a_term_may_stand(words: str, field: str, read: object) -> None:
    offering = terms_of(f"{cover()}\n{words}\n").offering
    assert value(getattr(offering, field)) == read


@pytest.mark.parametrize("link", ["TABLE OF CONTENTS\n\n", "               Table of Contents\n\n"])
def test_a_link_to_the_contents_above_the_cover_does_not_end_it(link: str) -> None:
    offering = terms_of("Filed for Harbor.\n\n" + link + cover()).offering
    assert offering is not None
    assert value(offering.risk_factors_page) == 8


def test_the_contents_end_the_cover() -> None:
    contents = "              TABLE OF CONTENTS\n\nSummary........ 2\nDilution........ 4\n\n"
    before, agent, after = cover().partition("We have engaged")
    offering = terms_of(contents + before.replace("8 of", "8\nof") + agent + after).offering
    assert offering is not None
    assert value(offering.risk_factors_page) is None
