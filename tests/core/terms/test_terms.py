"""Terms with their places, and the one walk over all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.terms.agreement import Agreement
from core.terms.cited import NOT_APPLICABLE, NOT_FOUND, Cited, not_stated
from core.terms.holder import Holder
from core.terms.indemnity import IndemnityProvision, Role
from core.terms.offering import Offering
from core.terms.registration_right import RegistrationRight, RightKind
from core.terms.risk_factor import RiskCategory, RiskFactor
from core.terms.security import Security
from core.terms.terms import Area, Terms, entries_of, keyed, title_of, walk
from core.terms.units import Unit
from tests.core.document.reading import read

if TYPE_CHECKING:
    from core.document.model import Citation

DOCUMENT = read("Harbor Pump Works, Inc. will sell 1,000 shares.\n")
PLACE = DOCUMENT.cite(DOCUMENT.blocks[0].span)


def at(value: Any) -> Cited[Any]:
    """A value read from the one sentence of the document."""
    return Cited(value, PLACE)


@pytest.mark.parametrize(("value", "place"), [(None, PLACE), (5, None), (None, None)])
def test_no_value_without_its_place(value: object, place: Citation) -> None:
    with pytest.raises(ValueError, match="both a value and the passage"):
        Cited(value, place)


@pytest.mark.parametrize("value", [0, "", False, Decimal(0)])
def test_nought_is_a_value(value: object) -> None:
    assert Cited(value, PLACE).value == value


def test_absence_says_where_one_looked() -> None:
    assert not_stated(PLACE).looked_at is PLACE
    assert NOT_FOUND.looked_at is None
    assert len({not_stated().reason, NOT_FOUND.reason, NOT_APPLICABLE.reason}) == 3


def factor(heading: str) -> RiskFactor:
    return RiskFactor(heading=at(heading), passage=PLACE, category=RiskCategory.OTHER)


TERMS = Terms(
    offering=Offering(
        issuer=at("Harbor Pump Works, Inc."),
        shares_offered=at(1000),
        underwriters=(at("Pell Brothers"), at("Lowe & Hart")),
    ),
    securities=(Security(name=at("8% Notes")), Security(name=at("8% Notes")), Security()),
    holders=(Holder(name=at("Alder Fund"), shares_offered=at(5)),),
    risk_factors=(factor("We have lost money."), factor("We may lose more.")),
    indemnification=(
        IndemnityProvision(
            section=at("4(a)"), indemnitor=at(Role.COMPANY), indemnitees=(at(Role.HOLDER),)
        ),
        IndemnityProvision(section=at("4(b)"), notice_required=at(value=True)),
    ),
    registration_rights=(RegistrationRight(kind=at(RightKind.DEMAND), response_days=at(20)),),
    agreement=Agreement(date=at(date(2003, 5, 7))),
)


def test_every_path_is_there_once() -> None:
    paths = [entry.path for entry in walk(TERMS)]
    assert len(paths) == len(set(paths))
    assert "offering/issuer" in paths
    assert "offering/underwriters/2" in paths
    assert "securities/8-notes/principal_usd" in paths
    assert "securities/8-notes-2/principal_usd" in paths
    assert "risk_factors/we-have-lost-money" in paths
    assert "indemnification/4-a-company-protects-holder/indemnitor" in paths
    assert "agreement/date" in paths


def test_paths_do_not_depend_on_what_stands_before() -> None:
    """A new reading that finds one record more keeps the judgements of the others."""
    more = replace(
        TERMS,
        risk_factors=(factor("A new risk comes first."), *TERMS.risk_factors),
        holders=(Holder(name=at("Birch Fund")), *TERMS.holders),
        securities=(Security(name=at("Warrants")), *TERMS.securities),
    )
    before = {entry.path for entry in walk(TERMS)}
    assert before <= {entry.path for entry in walk(more)}


def test_long_headings_have_short_keys_that_differ() -> None:
    heading = "Our stock is thinly traded and its price may fall a great deal when others sell"
    terms = Terms(risk_factors=(factor(f"{heading} theirs."), factor(f"{heading} ours.")))
    keys = [key for key, _record in keyed(terms, Area.RISK_FACTORS)]
    assert len(set(keys)) == 2
    assert all(len(key) <= 48 for key in keys)


def test_a_walk_over_some_areas() -> None:
    assert {entry.area for entry in walk(TERMS, (Area.HOLDERS,))} == {Area.HOLDERS}
    assert {entry.area for entry in walk(TERMS)} == set(Area)
    assert list(walk(Terms())) == []


@pytest.mark.parametrize(
    ("path", "label", "unit", "shown"),
    [
        ("offering/issuer", "Issuer", Unit.NAME, "Harbor Pump Works, Inc."),
        ("offering/shares_offered", "Shares offered", Unit.SHARES, "1,000"),
        ("offering/market", "Market", Unit.NAME, "not found"),
        ("registration_rights/demand-registration/response_days", None, Unit.DAYS, "20 days"),
        ("agreement/date", "Dated", Unit.DATE, "May 7, 2003"),
    ],
)
def test_entries(path: str, label: str | None, unit: Unit, shown: str) -> None:
    (entry,) = [entry for entry in walk(TERMS) if entry.path == path]
    assert label is None or entry.label == label
    assert (entry.unit, entry.shown) == (unit, shown)


def test_what_is_not_stated_is_not_what_was_not_found() -> None:
    record = Offering(market=not_stated(PLACE))
    shown = {entry.label: entry.shown for entry in entries_of(record, Area.OFFERING, "offering")}
    assert shown["Market"] == "not stated"
    assert shown["Symbol"] == "not found"


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (Offering(), "Offering"),
        (Agreement(), "Agreement"),
        (Security(), "unnamed"),
        (Holder(name=at("Alder Fund")), "Alder Fund"),
        (factor("We have lost money."), "We have lost money."),
        (RegistrationRight(kind=at(RightKind.PIGGYBACK)), "Piggyback registration"),
        (IndemnityProvision(), "Procedure"),
        (IndemnityProvision(commission_position=at(value=True)), "Position of the Commission"),
        (IndemnityProvision(indemnitor=at(Role.HOLDER)), "Holder protects others"),
        (
            IndemnityProvision(
                indemnitor=at(Role.COMPANY),
                indemnitees=(at(Role.HOLDER), at(Role.UNDERWRITER)),
            ),
            "Company protects holder, underwriter",
        ),
    ],
)
def test_titles(record: Any, title: str) -> None:
    assert title_of(record) == title


def test_a_contribution_is_called_so() -> None:
    from core.terms.indemnity import ContributionBasis

    clause = IndemnityProvision(contribution=at(ContributionBasis.BOTH))
    assert title_of(clause) == "Contribution"
