"""Memos of reviews that no layout was drawn for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.calculators.derivation import Derivation, Step
from core.judgement.events import Action, Event
from core.memo.memo import build_memo
from core.terms.cited import Cited
from core.terms.holder import Holder
from core.terms.offering import Offering
from core.terms.risk_factor import RiskCategory, RiskFactor
from core.terms.security import Security
from core.terms.terms import Problem, Terms
from core.terms.units import Unit
from core.tieout.finding import FindingKind, Severity, Verdict
from tests.core.builders import cited, document_of, place, prospectus_review, review_of
from tests.core.memo.pdf import body_of, fonts_of, properties_of, squeezed, text_of
from tests.core.memo.quillhaven import MADE_ON, judged_review

if TYPE_CHECKING:
    from pathlib import Path

    from core.judgement.review import Review

DOCUMENT = document_of("One two three four five six seven eight nine ten.\n" * 40, "plain.txt")
ENDLESS = "Sempiternal obligations & <conditions> of the undersigned, " * 120
UNBROKEN = "Donaudampfschifffahrtsgesellschaft" * 40


def _cited(value: Any) -> Any:
    return Cited(value, place(DOCUMENT, "three four"))


def _built(review: Review, folder: Path) -> Path:
    path = folder / "memo.pdf"
    path.write_bytes(build_memo(review, MADE_ON))
    return path


def _finding(message: str, verdict: Verdict = Verdict.BREAKS, at: str = "two three") -> Any:
    found = prospectus_review().findings[0]
    step = Step("A step", f"{message[:200]} = 1", (), Decimal(1), Unit.USD)
    return replace(
        found,
        kind=FindingKind.SUM,
        verdict=verdict,
        severity=Severity.MINOR,
        title=message[:90],
        message=message,
        derivation=Derivation("torture", Decimal(1), Unit.USD, (step,)),
        citations=(place(DOCUMENT, at),),
    )


def _holder(number: int, name: str) -> Holder:
    return Holder(
        name=_cited(name),
        shares_before=_cited(number * 1_000_003),
        percent_before=_cited("<1"),
        shares_offered=_cited(number),
        notes=(_cited(f"Footnote {number}."),),
    )


def test_nothing_at_all(tmp_path: Path) -> None:
    path = _built(review_of(DOCUMENT, Terms()), tmp_path)
    text = " ".join(text_of(path).split())
    assert "plain.txt" in text
    assert "No instrument was found in this document." in text
    assert "No risk factor was found in this document." in text
    assert "No indemnification provision was found in this document." in text


def test_an_offering_of_which_nothing_is_known(tmp_path: Path) -> None:
    path = _built(review_of(DOCUMENT, Terms(offering=Offering())), tmp_path)
    text = " ".join(text_of(path).split())
    assert "Issuer" in text
    assert "Incorporated documents" in text


def test_three_hundred_holders(tmp_path: Path) -> None:
    holders = tuple(_holder(number, f"Holder No. {number}") for number in range(1, 301))
    path = _built(review_of(DOCUMENT, Terms(holders=holders)), tmp_path)
    text = text_of(path, "-layout")
    for number in (1, 150, 300):
        assert f"Holder No. {number}" in text
    total = next(line for line in text.splitlines() if "Total of 300 rows" in line)
    assert total.split()[-2:] == [f"{1_000_003 * 45_150:,}", "45,150"]
    heads = [page for page in text.split("\f") if "Owned before" in page]
    assert len(heads) > 5  # the head row is repeated on every page of the table


def test_eighty_risk_factors(tmp_path: Path) -> None:
    factors = tuple(
        RiskFactor(
            heading=_cited(f"Risk {number}: {ENDLESS[: 40 + 9 * number]}"),
            passage=place(DOCUMENT, "five six"),
            category=list(RiskCategory)[number % len(RiskCategory)],
            group=_cited(f"Risks of the kind {number // 20}, {ENDLESS[:200]}"),
        )
        for number in range(80)
    )
    text = squeezed(body_of(_built(review_of(DOCUMENT, Terms(risk_factors=factors)), tmp_path)))
    for factor in factors:
        assert squeezed(factor.heading.value) in text


@pytest.mark.parametrize("value", [ENDLESS, UNBROKEN], ids=["endless", "unbroken"])
def test_values_longer_than_a_page(value: str, tmp_path: Path) -> None:
    terms = Terms(
        offering=Offering(
            issuer=_cited(value),
            securities_offered=_cited(value),
            incorporated_documents=(_cited(value), _cited(value)),
        ),
        securities=(Security(name=_cited(value), agreement=_cited(value)),),
        holders=(_holder(1, value),),
        problems=(Problem(value),),
    )
    findings = tuple(_finding(value, verdict) for verdict in Verdict)
    review = review_of(DOCUMENT, terms, findings)
    events = tuple(
        Event(number, path, Action.NOTE, value, judged_review().events[0].at)
        for number, path in enumerate(("offering/issuer", findings[0].path), start=1)
    )
    path = _built(review.with_events(events), tmp_path)
    assert squeezed(body_of(path)).count(squeezed(value)) >= 8


def test_the_first_page_holds_whatever_there_is(tmp_path: Path) -> None:
    findings = tuple(
        _finding(f"Relation {number} does not recompute, {ENDLESS[:150]}.") for number in range(60)
    )
    review = review_of(DOCUMENT, Terms(offering=Offering(issuer=_cited("N" * 100))), findings)
    events = tuple(
        Event(number, path, Action.NOTE, ENDLESS[:300], judged_review().events[0].at)
        for number, path in enumerate(("offering/issuer", "offering/market", "x/y"), start=1)
    )
    pages = text_of(_built(review.with_events(events), tmp_path)).split("\f")
    first = " ".join(pages[0].split())
    assert "60 relations were recomputed: 60 do not tie" in first
    assert "more that does not tie: see the section" in first
    assert "In this memo" in first
    assert "Offering" in pages[1].split("Who")[0]


def test_characters_that_the_faces_lack_harm_nothing(tmp_path: Path) -> None:
    odd = "Ünïcødé Ωμέγα Жук 日本 \u202e\u200b\x00\x0b\ud800 ½ ✕ \U0001f600 <b>&amp;</b> ]]> %s {x}"
    terms = Terms(offering=Offering(issuer=_cited(odd), market=_cited(odd)))
    path = _built(review_of(DOCUMENT, terms, (_finding(odd),)), tmp_path)
    text = text_of(path)
    assert "Ünïcødé Ωμέγα Жук" in text
    assert "<b>&amp;</b> ]]> %s {x}" in text
    assert all(embedded for _, embedded in fonts_of(path))
    assert "Ünïcødé" in properties_of(path)["Title"]


_WORDS = st.text(min_size=1, max_size=400).filter(lambda text: bool(text.strip()))


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    name=_WORDS,
    sentences=st.lists(_WORDS, max_size=4),
    shares=st.integers(min_value=-(10**18), max_value=10**18),
)
def test_any_text_can_be_set(name: str, sentences: list[str], shares: int) -> None:
    terms = Terms(
        offering=Offering(issuer=_cited(name), shares_offered=_cited(shares)),
        securities=(
            Security(name=_cited(name), shares_issuable=_cited(shares)),
            Security(shares_issuable=_cited(abs(shares))),
        ),
        problems=tuple(Problem(sentence) for sentence in sentences),
    )
    findings = tuple(_finding(sentence) for sentence in sentences)
    review = review_of(DOCUMENT, terms, findings)
    assert build_memo(review, MADE_ON).startswith(b"%PDF-")


def test_a_holder_read_from_two_far_places_is_cited_at_both(tmp_path: Path) -> None:
    text = "Alder Trust\n" + "filler line\n" * 30 + "holds 4,200 shares\n"
    document = document_of(text)
    holder = Holder(
        name=cited(document, "Alder Trust"), shares_before=cited(document, "holds 4,200", 4_200)
    )
    shown = text_of(_built(review_of(document, Terms(holders=(holder,))), tmp_path))
    assert "“Alder Trust”" in shown
    assert "“holds 4,200”" in shown
    assert "filler" not in shown
