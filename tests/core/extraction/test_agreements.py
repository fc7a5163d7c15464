"""Agreements: their facts, indemnification, registration rights, and what was left blank."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from core.terms.cited import Absence, Absent
from core.terms.indemnity import (
    CapBasis,
    CarveOut,
    ContributionBasis,
    IndemnityScope,
    Role,
)
from core.terms.registration_right import RightKind
from tests.core.extraction.passages import AGREEMENT, HEAD, PROSPECTUS, terms_of, value

INDEMNITY = f"""{HEAD}\
6. Indemnification.

   (a) By the Company. The Company shall indemnify and hold harmless each Holder, its officers and
directors, each underwriter and each person who controls such Holder, against any losses arising
out of any untrue statement in the Registration Statement; provided, however, that the Company
shall not be liable to the extent that it arises from reliance upon information furnished in
writing by such Holder, or where the statement was corrected in a prospectus before the sale.

   (b) By the Holders. Each Holder, severally and not jointly, shall indemnify the Company, its
directors and officers against losses from information furnished by it for the Registration
Statement; the liability of a Holder shall not exceed the net proceeds that it received.

   (c) Procedure. An indemnified party shall give prompt written notice of a claim to the
indemnifying party, which may assume the defense thereof with counsel reasonably satisfactory to
the indemnified party. No indemnifying party shall be liable for a settlement made without its
written consent.

   (d) Contribution. If the indemnification is unavailable, each party shall contribute to the
amount paid in proportion to its relative fault and the relative benefits received. No person
guilty of fraudulent misrepresentation shall be entitled to contribution from one who was not.
"""


def said(record: Any) -> dict[str, Any]:
    """What a record says, without the terms that it does not state."""
    terms = {field.name: value(getattr(record, field.name)) for field in fields(record)}
    return {name: found for name, found in terms.items() if found not in (None, [])}


def test_an_indemnity_its_procedure_and_contribution() -> None:
    company, holders, procedure, contribution = terms_of(INDEMNITY, AGREEMENT).indemnification
    assert said(company) == {
        "section": "6(a)",
        "indemnitor": Role.COMPANY,
        "indemnitees": [
            Role.HOLDER,
            Role.DIRECTOR_OR_OFFICER,
            Role.UNDERWRITER,
            Role.CONTROLLING_PERSON,
        ],
        "scope": IndemnityScope.REGISTRATION_STATEMENT,
        "cap": CapBasis.NONE,
        "carve_outs": [CarveOut.INFORMATION_FURNISHED_BY_HOLDER, CarveOut.CORRECTED_BEFORE_SALE],
    }
    assert said(holders) == {
        "section": "6(b)",
        "indemnitor": Role.HOLDER,
        "indemnitees": [Role.COMPANY, Role.DIRECTOR_OR_OFFICER],
        "scope": IndemnityScope.REGISTRATION_STATEMENT,
        "several_not_joint": True,
        "cap": CapBasis.NET_PROCEEDS,
    }
    assert said(procedure) == {
        "section": "6(c)",
        "notice_required": True,
        "defence_by_indemnitor": True,
        "counsel_approval": True,
        "settlement_needs_consent": True,
    }
    assert said(contribution) == {
        "section": "6(d)",
        "contribution": ContributionBasis.BOTH,
        "fraud_excluded": True,
        "cap": CapBasis.NONE,
    }


NESTED = f"""{HEAD}\
4. Registration.

   4.1 Expenses. The Company shall bear all expenses.

   4.2 Indemnification.

      (a) The Company will indemnify each Holder and each director of the Company who signs the
Registration Statement against any losses arising out of an untrue statement in the Registration
Statement.

      (b) Each Holder will, severally, indemnify the Company against such losses; a Holder will
not be so liable for more than the net proceeds that it received.

      (c) Each indemnified party will, as soon as it learns of a claim, notify the indemnifying
party, which may assume, together with any other indemnifying party, the defense thereof.

5. Notices. Notices are given in writing.
"""


def test_indemnity_below_another_section() -> None:
    company, holders, procedure = terms_of(NESTED, AGREEMENT).indemnification
    assert value(company.indemnitees) == [Role.HOLDER, Role.DIRECTOR_OR_OFFICER]
    assert (value(holders.several_not_joint), value(holders.cap)) == (True, CapBasis.NET_PROCEEDS)
    assert value(procedure.notice_required)
    assert value(procedure.defence_by_indemnitor)


WITHIN = f"""{HEAD}\
6. Indemnification.

   (a) The following promises are made under this Agreement.

      (i) The Company shall indemnify each Holder against losses under the Securities Act.

      (ii) Each Holder shall indemnify the Company against losses from what it furnished.

   (b) An indemnified party shall give notice of a claim to the indemnifying party.
"""


def test_promises_within_a_paragraph_are_clauses_of_their_own() -> None:
    provisions = terms_of(WITHIN, AGREEMENT).indemnification
    assert [value(one.section) for one in provisions] == ["6(a)(i)", "6(a)(ii)", "6(b)"]
    assert [value(one.indemnitor) for one in provisions] == [Role.COMPANY, Role.HOLDER, None]


def test_a_promise_in_a_section_of_its_own() -> None:
    text = (
        f"{HEAD}6. Indemnity. The Seller agrees to indemnify the Purchaser from any breach of its "
        "representations, up to the purchase price. The Seller shall not be liable for gross "
        "negligence or willful misconduct of the Purchaser.\n"
    )
    (provision,) = terms_of(text, AGREEMENT).indemnification
    assert said(provision) == {
        "section": "6",
        "indemnitor": Role.SELLER,
        "indemnitees": [Role.PURCHASER],
        "scope": IndemnityScope.BREACH_OF_AGREEMENT,
        "cap": CapBasis.PURCHASE_PRICE,
        "carve_outs": [CarveOut.NEGLIGENCE_OR_MISCONDUCT],
    }


@pytest.mark.parametrize(
    "text", [f"{HEAD}6. Notices. The Company shall give notice to each Holder.\n", HEAD]
)
def test_an_agreement_without_indemnity(text: str) -> None:
    assert terms_of(text, AGREEMENT).indemnification == ()


SUMMARY = """\
                                PLAN OF DISTRIBUTION

     We have agreed to indemnify the selling stockholders against certain liabilities. The selling
stockholders, severally and not jointly, have agreed to indemnify us against liabilities arising
from written information furnished by them. If the indemnity fails, each of us shall contribute to
the amount paid according to our relative fault.

                                INDEMNIFICATION

     Our bylaws require us to indemnify our directors and officers to the full extent of the law.

     Insofar as indemnification for liabilities arising under the Securities Act of 1933 may be
permitted to our directors, officers and controlling persons, we have been advised that in the
opinion of the Commission it is against public policy as expressed in the Act and is, therefore,
unenforceable.
"""


def test_what_a_prospectus_summarises() -> None:
    promised, returned, shared, charter, position = terms_of(SUMMARY).indemnification
    assert (value(promised.indemnitor), value(promised.indemnitees)) == (
        Role.COMPANY,
        [Role.HOLDER],
    )
    assert (value(returned.indemnitor), value(returned.indemnitees)) == (
        Role.HOLDER,
        [Role.COMPANY],
    )
    assert value(returned.several_not_joint) is True
    assert value(shared.contribution) is ContributionBasis.RELATIVE_FAULT
    assert value(charter.scope) is IndemnityScope.SERVICE_AS_DIRECTOR
    assert value(position.commission_position) is True


def test_what_the_risk_factors_say_of_indemnity_is_left_out() -> None:
    text = (
        "                                RISK FACTORS\n\nWE OWE INDEMNITY TO MANY.\n\n"
        "     We have agreed to indemnify the selling stockholders against liabilities.\n"
    )
    assert terms_of(text).indemnification == ()


RIGHTS = f"""{HEAD}\
2. Demand Registration.

   (a) Request. At any time holders of a majority of the Registrable Shares may request that the
Company register their shares. The Company shall give notice to the others, who may elect to take
part within twenty (20) days after receipt of the notice.

   (b) Filing. The Company shall, not later than forty-five (45) days after receipt of the
request, file a Registration Statement and cause it to become effective no later than one hundred
twenty (120) days after it is filed. The Company shall keep the Registration Statement effective
until all Registrable Shares have been sold.

   (c) Limits. The Company shall be obligated to register on one occasion only. The Company shall
not be required to effect a registration within 180 days after another. The Company may defer a
filing for up to 90 days.

3. Piggyback Registration. If the Company proposes to register any of its shares, it shall give
notice to the Investors, and shall include the shares that they request within fifteen (15) days
after the notice. If the underwriter limits the number, the shares shall be reduced pro rata among
the Investors according to their holdings.

4. Expenses. The Company shall pay all expenses of registration.
"""


def test_a_demand_and_a_piggyback() -> None:
    demand, piggyback = terms_of(RIGHTS, AGREEMENT).registration_rights
    kept = {
        "keep_effective": "until all Registrable Shares have been sold",
        "expenses_paid_by": Role.COMPANY,
    }
    assert said(demand) == {
        "kind": RightKind.DEMAND,
        "threshold": "a majority of the Registrable Shares",
        "response_days": 20,
        "filing_days_max": 45,
        "effectiveness_days": 120,
        "number_of_demands": 1,
        "lockout_days": 180,
        "delay_days": 90,
        **kept,
    }
    assert said(piggyback) == {
        "kind": RightKind.PIGGYBACK,
        "response_days": 15,
        "cutback": "reduced pro rata among the Investors according to their holdings",
        **kept,
    }


def test_a_shelf() -> None:
    text = (
        f"{HEAD}2. Shelf Registration. Within 30 days of the Closing, the Company shall prepare and"
        " file a shelf registration statement under Rule 415. It shall cause the registration "
        "statement to be declared effective within 90 days of the Closing.\n\n"
        "3. Expenses. The Holders shall bear all registration expenses.\n"
    )
    (shelf,) = terms_of(text, AGREEMENT).registration_rights
    assert said(shelf) == {
        "kind": RightKind.SHELF,
        "filing_days_max": 30,
        "effectiveness_days": 90,
        "expenses_paid_by": Role.HOLDER,
    }


def test_a_period_in_months_is_not_counted_as_days() -> None:
    text = RIGHTS.replace("one hundred\ntwenty (120) days", "six (6) months")
    demand = terms_of(text, AGREEMENT).registration_rights[0]
    assert value(demand.effectiveness_days) is None


FACTS = """\
                   REGISTRATION RIGHTS AGREEMENT

     This Registration Rights Agreement is made as of {dated} by and among Harbor Pump Works,
Inc., an Oregon corporation (the "Company"), and Alder Point Fund, L.P., a Delaware limited
partnership, and Maren J. Oakes (each, an "Investor").

     1. Shares. The Investors hold ________ shares bought at $[●] per share.

     2. Law. This Agreement shall be governed by the laws of the State of Oregon.

     IN WITNESS WHEREOF, the parties have signed.

     HARBOR PUMP WORKS, INC.

     By: ______________________
     Title: ___________________
"""


def test_the_facts_of_an_agreement() -> None:
    agreement = terms_of(FACTS.format(dated="May 7, 2003"), AGREEMENT).agreement
    assert agreement is not None
    assert said(agreement) == {
        "title": "REGISTRATION RIGHTS AGREEMENT",
        "date": date(2003, 5, 7),
        "parties": ["Harbor Pump Works, Inc.", "Alder Point Fund, L.P.", "Maren J. Oakes"],
        "governing_law": "Oregon",
        "blanks": [
            "1. Shares. The Investors hold ________",
            "Investors hold ________ shares bought at $[●]",
        ],
    }


def test_a_date_with_a_blank_is_not_stated_and_listed_as_blank() -> None:
    agreement = terms_of(FACTS.format(dated="August ___, 2002"), AGREEMENT).agreement
    assert agreement is not None
    assert isinstance(agreement.date, Absent)
    assert agreement.date.reason is Absence.NOT_STATED
    assert agreement.date.looked_at is not None
    assert "August ___, 2002" in agreement.date.looked_at.quote
    assert value(agreement.blanks)[0].endswith("made as of August ___, 2002")


def test_a_prospectus_has_an_offering_and_no_agreement_and_the_other_way_round() -> None:
    assert terms_of(SUMMARY, PROSPECTUS).agreement is None
    assert terms_of(SUMMARY, PROSPECTUS).offering is not None
    assert terms_of(FACTS, AGREEMENT).offering is None
    assert terms_of(FACTS, AGREEMENT).agreement is not None


PARTS = """\
                         REGISTRATION RIGHTS AGREEMENT

     This Agreement is made as of May 3, 2004, by and between Harbor Pump Works, Inc. and the
holders of its notes.

Section 2. DEMAND REGISTRATION RIGHTS OF HOLDERS. 2.1. RIGHT. Each Holder may request the Company
to register its shares. The Company may delay the filing (but not the preparation of it, which it
carries on with all speed) of a Registration Statement for a reasonable time (not in excess of 90
days).

     2.2. PIGGYBACK RIGHTS OF HOLDERS. Any Holder desiring to take part shall give notice no later
than fifteen (15) days following receipt of a Sale Notice.

Section 3. SALES BY THE COMPANY. 3.1. RIGHT. The Company may sell its shares at any time.

     3.2. PIGGYBACK RIGHTS OF HOLDERS. A Holder shall notify the Company no later than ten (10) days
following receipt of its notice.
"""


def test_parts_that_are_titled_with_another_right_grant_it() -> None:
    rights = terms_of(PARTS, AGREEMENT).registration_rights
    assert [(value(right.kind), value(right.response_days)) for right in rights] == [
        (RightKind.DEMAND, None),
        (RightKind.PIGGYBACK, 15),
        (RightKind.PIGGYBACK, 10),
    ]
    assert value(rights[0].delay_days) == 90


def test_a_section_grants_the_one_right_that_its_parts_name() -> None:
    text = PARTS.replace("DEMAND REGISTRATION RIGHTS OF HOLDERS", "SALES BY HOLDERS").replace(
        "2.1. RIGHT", "2.1. OTHERS"
    )
    kinds = [value(right.kind) for right in terms_of(text, AGREEMENT).registration_rights]
    assert kinds == [RightKind.PIGGYBACK]
