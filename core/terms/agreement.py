"""The agreement as such: its title, date, parties, law, and what was left blank."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.terms.cited import Cited, Term
from core.terms.units import Unit, term, terms_list


@dataclass(frozen=True)
class Agreement:
    """The facts of an agreement that are not provisions."""

    title: Term[str] = term("Title", Unit.TEXT, "The agreement")
    date: Term[dt.date] = term("Dated", Unit.DATE, "The agreement")
    parties: tuple[Cited[str], ...] = terms_list("Parties", Unit.NAME, "The agreement")
    governing_law: Term[str] = term("Governing law", Unit.TEXT, "The agreement")
    blanks: tuple[Cited[str], ...] = terms_list("Left blank", Unit.TEXT, "The agreement")
