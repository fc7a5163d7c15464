"""A selling stockholder: one row of the table that the prospectus prints."""

from __future__ import annotations

from dataclasses import dataclass

from core.terms.cited import Cited, Term
from core.terms.units import Unit, term, terms_list


@dataclass(frozen=True)
class Holder:
    """One row. Percentages are decimal strings, `"<1"` where the table prints an asterisk."""

    name: Term[str] = term("Name", Unit.NAME)
    shares_underlying: Term[int] = term("Underlying", Unit.SHARES)
    shares_before: Term[int] = term("Owned before", Unit.SHARES)
    percent_before: Term[str] = term("% before", Unit.TEXT)
    shares_offered: Term[int] = term("Offered", Unit.SHARES)
    shares_after: Term[int] = term("Owned after", Unit.SHARES)
    percent_after: Term[str] = term("% after", Unit.TEXT)
    notes: tuple[Cited[str], ...] = terms_list("Footnotes", Unit.TEXT)
