"""What each real filing is, by what the manifest says of it.

Arguable: a registration statement keeps its kind though its prospectus is most of it; a supplement
that wraps a report on Form 8-K is a supplement; a supplement bound with its base prospectus is a
supplement; a base prospectus that speaks of supplements to come is a prospectus, and so is the
body of one without its cover. An agency agreement of best efforts underwrites; a credit agreement
with a convertible note buys the note. A strategic alliance and an amendment of a software licence
are of no kind of ours though both grant registration rights.
"""

from __future__ import annotations

import csv

import pytest

from core.document.model import DocumentKind
from tests.corpus.structure.reading import FILINGS, absent, filing

pytestmark = [pytest.mark.corpus, absent]

KINDS = {
    "INDEM_1997_apple_director-form.txt": DocumentKind.INDEMNIFICATION_AGREEMENT,
    "RRA_2000_innovative-clinical-solutions.txt": DocumentKind.REGISTRATION_RIGHTS_AGREEMENT,
    "RRA_2002_ab-watley-etrade_amendment-with-registration-rights.txt": DocumentKind.OTHER,
    "S-1_2004_google_ipo.txt": DocumentKind.REGISTRATION_STATEMENT,
    "SPA_2003_noxso_international-construction.txt": DocumentKind.PURCHASE_AGREEMENT,
    "acurx_s1_2023.htm": DocumentKind.REGISTRATION_STATEMENT,
    "bestnet_prospectus_2002.txt": DocumentKind.PROSPECTUS,
    "bestnet_rra_2002.txt": DocumentKind.REGISTRATION_RIGHTS_AGREEMENT,
    "bestnet_rra_2003.txt": DocumentKind.REGISTRATION_RIGHTS_AGREEMENT,
    "bestnet_supplement_2003.txt": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "curis_424b5_2025.htm": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "ensysce_424b5_2025.htm": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "ess_424b5_2025.htm": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "excelerate_424b5_2025.htm": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "xtant_s3_2021.htm": DocumentKind.REGISTRATION_STATEMENT,
    "unlabelled/424B2_2025_bofa-finance_arn.sub.txt": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "unlabelled/424B3_2020-07-22_hycroft_resale-base.htm": DocumentKind.PROSPECTUS,
    "unlabelled/424B3_2020_hycroft_supp-02.htm": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "unlabelled/424B3_2020_hycroft_supp-03.htm": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "unlabelled/424B3_2020_hycroft_supp-08.htm": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "unlabelled/424B4_2024_camp4-therapeutics_ipo.htm": DocumentKind.PROSPECTUS,
    "unlabelled/424B5_2024_pge-corp_preferred-preliminary.htm": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "unlabelled/424B5_2025_curis.sub.txt": DocumentKind.PROSPECTUS_SUPPLEMENT,
    "unlabelled/424B_1995_wal-mart_notes-supplement-and-base.txt": (
        DocumentKind.PROSPECTUS_SUPPLEMENT
    ),
    "unlabelled/8-K_2000_innovative-clinical-solutions.sub.txt": (
        DocumentKind.REGISTRATION_RIGHTS_AGREEMENT
    ),
    "unlabelled/AGENCY_1996_afsala-bancorp.pdf": DocumentKind.UNDERWRITING_AGREEMENT,
    "unlabelled/AGENCY_2014_blue-hills-bancorp.pdf": DocumentKind.UNDERWRITING_AGREEMENT,
    "unlabelled/F-1_2005_baidu_body-from-risk-factors.txt": DocumentKind.PROSPECTUS,
    "unlabelled/NPA_1997_image-entertainment_convertible-note.txt": DocumentKind.PURCHASE_AGREEMENT,
    "unlabelled/RRA_2014_moelis-smbc.pdf": DocumentKind.OTHER,
    "unlabelled/RRA_2014_moelis-smbc.txt": DocumentKind.OTHER,
    "unlabelled/S-1A_2024_marquie-group_equity-line-resale.htm": (
        DocumentKind.REGISTRATION_STATEMENT
    ),
    "unlabelled/S-1_2011_linkedin_ipo.txt": DocumentKind.REGISTRATION_STATEMENT,
    "unlabelled/S-1_2013_twitter_ipo.htm": DocumentKind.REGISTRATION_STATEMENT,
    "unlabelled/S-1_2023_acurx-pharmaceuticals_resale.sub.txt": DocumentKind.REGISTRATION_STATEMENT,
    "unlabelled/S-1_2024_hepion_best-efforts.htm": DocumentKind.REGISTRATION_STATEMENT,
    "unlabelled/S-3_2018_aveo_warrant-shares.htm": DocumentKind.REGISTRATION_STATEMENT,
    "unlabelled/SPA_2016_active-with-me.pdf": DocumentKind.PURCHASE_AGREEMENT,
    "unlabelled/UA_2012_frontier-communications_notes.txt": DocumentKind.UNDERWRITING_AGREEMENT,
}
TWINS = sorted(
    path.relative_to(FILINGS).as_posix()
    for path in FILINGS.glob("twins/*")
    if path.suffix in {".txt", ".pdf"}
)


@pytest.mark.parametrize("name", KINDS)
def test_a_filing_is_of_the_right_kind_and_says_why(name: str) -> None:
    document = filing(name)
    assert document.kind is KINDS[name]
    assert bool(document.kind_signals) is (document.kind is not DocumentKind.OTHER)


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_is_of_the_kind_of_its_html(name: str) -> None:
    original = name.removeprefix("twins/").rsplit(".", 1)[0] + ".htm"
    assert filing(name).kind is KINDS[original]


def test_every_filing_of_the_manifest_is_listed() -> None:
    with (FILINGS / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        named = {row["file"] for row in csv.DictReader(manifest)}
    assert named == {*KINDS, *TWINS}
