"""The securities of a review as rows: `8% Notes`, `$800,000 at $0.40`, `2,000,000`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.judgement.events import Status
from core.terms.cited import Cited
from core.terms.price_formula import FixedPrice
from core.terms.terms import Area
from core.tieout.finding import Verdict
from gui.models.record_model import RecordRow, by_field, entries_by_prefix

if TYPE_CHECKING:
    from core.terms.terms import Entry
    from core.tieout.finding import Finding
    from gui.open_review import OpenReview

SUM = "securities.sum"
_TOTAL_WORDS = {
    Verdict.TIES: "ties to the cover",
    Verdict.ROUNDS: "ties to the cover, rounded",
    Verdict.BREAKS: "does not tie to the cover",
    Verdict.UNTESTABLE: "cannot be held against the cover",
}


def security_rows(work: OpenReview) -> list[RecordRow]:
    """One row an instrument, and the total where the document's own was recomputed."""
    records = entries_by_prefix(work, Area.SECURITIES)
    rows = [_instrument(work, prefix, entries) for prefix, entries in records.items()]
    totals = [_total(work, f) for f in work.review.findings if f.check == SUM]
    return [*rows, *totals[:1]]


def _instrument(work: OpenReview, prefix: str, entries: list[Entry]) -> RecordRow:
    fields = {name: found[0] for name, found in by_field(entries).items()}
    shown = {name: work.review.shown(e) for name, e in fields.items() if _is_there(work, e)}
    chief = "shares_issuable" if "shares_issuable" in shown else "name"
    return RecordRow(
        prefix=prefix,
        path=fields.get(chief, entries[0]).path,
        title=shown.get("name", entries[0].record),
        detail=_detail(fields, shown),
        number=shown.get("shares_issuable", ""),
        standing=work.worst(e.path for e in entries if isinstance(e.term, Cited)),
    )


def _is_there(work: OpenReview, entry: Entry) -> bool:
    """Whether a term has a value, found or typed by the reviewer."""
    corrected = work.review.status_of(entry.path) is Status.CORRECTED
    return corrected or isinstance(entry.term, Cited)


def _detail(fields: dict[str, Entry], shown: dict[str, str]) -> str:
    """An instrument's terms in a few words: `$800,000 at $0.40`, `268.97 × $100, floating`."""
    base = shown.get("principal_usd", "")
    if "quantity" in shown and "liquidation_preference_usd" in shown:
        base = f"{shown['quantity']} × {shown['liquidation_preference_usd']}"
    prices = ("exercise_price_usd", "conversion_price_usd")
    price = next((shown[name] for name in prices if name in shown), "")
    if _floats(fields.get("price_formula")):
        words = f"{base}, floating" if base else "floating price"
    elif price:
        words = f"{base} at {price}".strip()
    else:
        words = base
    if "expiry_date" in shown:
        words = f"{words} to {shown['expiry_date']}".strip()
    return words or shown.get("kind", "").capitalize()


def _floats(entry: Entry | None) -> bool:
    """Whether the price is a formula of a market price."""
    if entry is None or not isinstance(entry.term, Cited):
        return False
    return not isinstance(entry.term.value, FixedPrice)


def _total(work: OpenReview, finding: Finding) -> RecordRow:
    return RecordRow(
        prefix="",
        path=finding.path,
        title="Total",
        detail=_TOTAL_WORDS[finding.verdict],
        number=finding.computed,
        standing=work.standing(finding.path),
    )
