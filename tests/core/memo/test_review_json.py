"""The exported JSON: its exact shape, its units, and that every quote stands in its lines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from core.document.model import Page, Span
from core.errors import UserError
from core.judgement.events import Action, Event
from core.memo.review_json import review_json, write_json
from tests.core.builders import agreement_review, document_of, prospectus_review, review_of
from tests.core.memo.quillhaven import judged_review, quillhaven_review, risk_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.judgement.review import Review

KEYS = {
    "offering": (
        "issuer state_of_incorporation filing_rule registration_number date base_prospectus_date "
        "offering_type securities_offered shares_offered offered_percent_of_outstanding "
        "shares_outstanding shares_outstanding_date price_per_share_usd aggregate_offering_usd "
        "underwriting_discount_usd proceeds_to_issuer_usd warrant_proceeds_usd market symbol "
        "last_price_usd last_price_date risk_factors_page holders_of_record auditor legal_counsel "
        "incorporated_documents underwriters"
    ),
    "securities": (
        "name kind agreement agreement_date issue_date expiry_date principal_usd quantity "
        "interest_percent dividend_percent liquidation_preference_usd conversion_price_usd "
        "exercise_price_usd shares_issuable ownership_limit_percent holders price_formula"
    ),
    "holders": (
        "name shares_before percent_before shares_offered shares_after percent_after "
        "shares_underlying"
    ),
    "risk_factors": "heading group category lines",
    "indemnification": (
        "section indemnitor indemnitees scope several_not_joint cap cap_usd carve_outs "
        "notice_required defence_by_indemnitor counsel_approval settlement_needs_consent "
        "contribution fraud_excluded commission_position"
    ),
    "registration_rights": (
        "kind threshold response_days filing_days_min filing_days_max effectiveness_days "
        "keep_effective number_of_demands lockout_days delay_days expenses_paid_by cutback"
    ),
    "findings": "check kind verdict severity stated computed formula message citations",
}


def _judged(*done: tuple[str, Action, str]) -> Review:
    at = judged_review().events[0].at
    events = (Event(at_, *one, at) for at_, one in enumerate(done, start=1))
    return quillhaven_review().with_events(tuple(events))


def test_the_whole_of_a_small_review() -> None:
    review = prospectus_review()
    shown = review_json(review)
    text = review.document.text
    assert shown["schema"] == 1
    assert shown["document"] == {
        "name": "larkspur.txt",
        "sha256": review.document.sha256,
        "format": "text",
        "kind": "prospectus",
        "pages": 2,
        "lines": text.count("\n"),
        "characters": len(text),
    }
    offering = shown["offering"]
    assert offering["issuer"] == {
        "value": "Larkspur Tideworks, Inc.",
        "quote": "LARKSPUR TIDEWORKS, INC.",
        "lines": [4, 4],
        "page": 1,
        "page_label": "1",
        "status": "extracted",
        "also": [[15, 15]],
    }
    assert offering["shares_offered"]["value"] == 1_250_000
    assert offering["date"]["value"] == "2003-03-04"
    assert offering["offering_type"]["value"] == "resale"
    assert offering["warrant_proceeds_usd"]["value"] == "800000"
    assert offering["market"] is None
    assert offering["underwriters"] == []
    assert shown["securities"][0]["price_formula"]["value"] == {
        "kind": "lesser_of",
        "of": [
            {"kind": "fixed", "usd": "2.40"},
            {
                "kind": "percent_of_market",
                "percent": "80",
                "reference": "average closing price",
                "window_days": 10,
            },
        ],
    }
    assert shown["risk_factors"] == [
        {
            "heading": {
                "value": "OUR STOCK IS THINLY TRADED.",
                "quote": "OUR STOCK IS THINLY TRADED.",
                "lines": [11, 11],
                "page": 2,
                "page_label": "2",
                "status": "extracted",
            },
            "group": None,
            "category": "market_for_shares",
            "lines": [11, 11],
            "page": 2,
            "page_label": "2",
        }
    ]
    assert shown["agreement"] == {}
    assert shown["holders"] == shown["indemnification"] == shown["registration_rights"] == []
    assert shown["tables"] == {
        "dilution": {},
        "capitalization": [],
        "underwriting": [],
        "price_range": [],
        "financial_data": [],
    }
    assert shown["absences"]["offering/market"] == "not_stated"
    assert shown["absences"]["offering/symbol"] == "not_found"
    assert shown["judgements"] == {}
    assert shown["problems"] == []
    finding = review.findings[0]
    assert shown["findings"] == [
        {
            "check": "proceeds.warrants",
            "path": finding.path,
            "kind": "product",
            "verdict": "breaks",
            "severity": "material",
            "status": "new",
            "title": "Proceeds of the warrants",
            "stated": "$800,000",
            "computed": "$750,000",
            "formula": "500,000 × $1.50 = $750,000",
            "message": "Does not recompute: 500,000 × $1.50 = $750,000; stated $800,000.",
            "citations": [
                {"quote": "500,000", "lines": [14, 14], "page": 2, "page_label": "2"},
                {"quote": "$1.50", "lines": [14, 14], "page": 2, "page_label": "2"},
                {"quote": "$800,000", "lines": [15, 15], "page": 2, "page_label": "2"},
            ],
        }
    ]


@pytest.mark.parametrize("area", KEYS)
def test_the_names_of_the_contract_are_there(area: str) -> None:
    shown = review_json(quillhaven_review())[area]
    records = shown if isinstance(shown, list) else [shown]
    assert records
    for record in records:
        assert set(KEYS[area].split()) <= set(record)


def test_an_agreement_has_no_offering() -> None:
    shown = review_json(agreement_review())
    assert shown["offering"] == {}
    assert shown["agreement"]["title"]["value"] == "Registration Rights Agreement"
    assert shown["agreement"]["date"]["value"] == "2003-05-07"
    assert shown["agreement"]["governing_law"] is None
    assert shown["agreement"]["parties"] == []


def test_a_page_that_is_no_number_is_only_a_label() -> None:
    review = quillhaven_review()
    text = review.document.text
    document = replace(review.document, pages=(Page(1, "iv", Span(0, len(text))),))
    assert review_json(replace(review, document=document))["document"]["pages"] == 1
    finding = review.findings[0]
    cited = tuple(replace(one, page="iv") for one in finding.citations)
    relabelled = replace(review, findings=(replace(finding, citations=cited),))
    citation = review_json(relabelled)["findings"][0]["citations"][0]
    assert (citation["page"], citation["page_label"]) == (None, "iv")


def test_a_document_without_pages_has_none() -> None:
    document = replace(document_of("A line.\nAnother"), pages=())
    shown = review_json(review_of(document))["document"]
    assert shown["pages"] is None
    assert shown["lines"] == 2


def _cited(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if "quote" in node:
            yield path, node
        for key, value in node.items():
            yield from _cited(value, f"{path}.{key}")
    elif isinstance(node, list):
        for at, value in enumerate(node):
            yield from _cited(value, f"{path}[{at}]")


@pytest.mark.parametrize("review", [quillhaven_review(), judged_review()], ids=["new", "judged"])
def test_every_quote_stands_in_its_lines(review: Review) -> None:
    lines = review.document.text.split("\n")
    cited = list(_cited(review_json(review)))
    assert len(cited) > 100
    for path, one in cited:
        first, last = one["lines"]
        passage = " ".join("\n".join(lines[first - 1 : last]).split())
        assert one["quote"], path
        assert one["quote"] in passage, path


def test_a_confirmed_value_says_so() -> None:
    shown = review_json(_judged(("offering/symbol", Action.CONFIRM, "")))["offering"]["symbol"]
    assert (shown["value"], shown["status"]) == ("QHVN", "confirmed")


@pytest.mark.parametrize(
    ("name", "typed", "value", "extracted"),
    [
        ("last_price_usd", "$1.21", "1.21", "1.12"),
        ("shares_offered", "1,500,000", 1_500_000, 1_484_000),
        ("date", "July 20, 2004", "2004-07-20", "2004-07-19"),
        ("offering_type", "primary and resale", "primary_and_resale", "resale"),
        ("issuer", "Quillhaven Inc.", "Quillhaven Inc.", "Quillhaven Instruments, Inc."),
    ],
)
def test_a_correction_is_read_in_its_unit(
    name: str, typed: str, value: object, extracted: object
) -> None:
    shown = review_json(_judged((f"offering/{name}", Action.CORRECT, typed)))["offering"][name]
    assert shown["status"] == "corrected"
    assert shown["value"] == value
    assert shown["extracted"] == extracted
    assert shown["quote"]


def test_a_correction_in_a_list_stays_in_its_place() -> None:
    path = "offering/incorporated_documents/2"
    shown = review_json(_judged((path, Action.CORRECT, "the 10-K")))["offering"]
    values = [one["value"] for one in shown["incorporated_documents"]]
    assert values == ["a Note Purchase Agreement dated March 2, 2004", "the 10-K"]


def test_a_corrected_formula_is_still_an_object() -> None:
    path = "securities/9-senior-convertible-notes/price_formula"
    shown = review_json(_judged((path, Action.CORRECT, "market less 10%")))["securities"][0]
    assert shown["price_formula"]["value"] == {"kind": "other", "text": "market less 10%"}
    assert shown["price_formula"]["extracted"] == {"kind": "fixed", "usd": "0.50"}


def test_what_only_the_reviewer_knows_quotes_nothing() -> None:
    shown = review_json(_judged(("offering/auditor", Action.CORRECT, "Fen & Moor LLP")))
    assert shown["offering"]["auditor"] == {
        "value": "Fen & Moor LLP",
        "status": "corrected",
        "extracted": None,
    }


def test_a_rejected_value_no_longer_stands() -> None:
    shown = review_json(_judged(("offering/symbol", Action.REJECT, "Delisted.")))
    symbol = shown["offering"]["symbol"]
    assert (symbol["value"], symbol["extracted"]) == (None, "QHVN")
    assert symbol["status"] == "rejected"
    assert shown["judgements"]["offering/symbol"]["reason"] == "Delisted."


def test_a_correction_that_reads_as_nothing_is_named() -> None:
    with pytest.raises(UserError, match=r"“Shares offered”.*“a few”"):
        review_json(_judged(("offering/shares_offered", Action.CORRECT, "a few")))


def test_notes_and_flags_are_kept_by_path() -> None:
    review = judged_review()
    shown = review_json(review)["judgements"][risk_path(review, 3)]
    assert shown == {
        "status": "new",
        "corrected": None,
        "flagged": True,
        "note": "Ask counsel for a floor at $0.10.",
        "reason": None,
        "at": "2004-08-01T09:11:00+00:00",
    }


def test_a_passage_of_another_document_names_it() -> None:
    review = quillhaven_review()
    finding = review.findings[0]
    foreign = replace(finding.citations[0], document="f" * 64)
    changed = replace(finding, citations=(foreign, *finding.citations[1:]))
    citations = review_json(replace(review, findings=(changed,)))["findings"][0]["citations"]
    assert citations[0]["sha256"] == "f" * 64
    assert "sha256" not in citations[1]


def test_the_file_holds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "review.json"
    write_json(judged_review(), path)
    written = path.read_text(encoding="utf-8")
    assert json.loads(written) == review_json(judged_review())
    assert "350 × $100" in written  # as itself, not as an escape
    assert written.endswith("}\n")


def test_a_file_name_that_is_no_text_does_not_stop_the_file(tmp_path: Path) -> None:
    path = tmp_path / "review.json"
    name = b"odd\xff.txt".decode(errors="surrogateescape")
    write_json(review_of(document_of("Text.", name)), path)
    assert json.loads(path.read_text(encoding="utf-8"))["document"]["name"] == "odd?.txt"
