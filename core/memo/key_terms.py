"""The few terms that a reader wants first, for the first page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph

from core.judgement.events import Status
from core.memo import fonts
from core.memo.grids import Grid, Row, grid
from core.memo.holder_pages import KEY as HOLDERS_KEY
from core.memo.indemnity_pages import KEY as INDEMNITY_KEY
from core.memo.indemnity_pages import RIGHTS_KEY
from core.memo.markup import count_of, link, plain, shortened
from core.memo.risk_pages import KEY as RISKS_KEY
from core.memo.security_pages import KEY as SECURITIES_KEY
from core.memo.sheets import Sheet, sheets
from core.memo.styles import CELL, LABEL, LINK, SMALL, TEXT_WIDTH
from core.memo.values import citation_markup, small, stands
from core.terms.risk_factor import RiskFactor
from core.terms.terms import Area
from core.terms.units import Unit, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportlab.platypus import Flowable

    from core.memo.draft import Draft
    from core.terms.terms import Entry

    Pair = tuple[str, str]  # label and markup

SHORT = {
    Area.OFFERING: (
        "offering_type",
        "securities_offered",
        "shares_offered",
        "offered_percent_of_outstanding",
        "shares_outstanding",
        "price_per_share_usd",
        "aggregate_offering_usd",
        "proceeds_to_issuer_usd",
        "warrant_proceeds_usd",
        "market",
        "symbol",
        "last_price_usd",
    ),
    Area.AGREEMENT: ("governing_law",),
}
LONG = {Area.AGREEMENT: ("parties", "blanks")}
_LONGEST = 90  # characters of a value
_LABEL = 88.0
_VALUE = TEXT_WIDTH / 2 - _LABEL


def key_terms(draft: Draft) -> list[Flowable]:
    """The terms at a glance, the short ones two to a line; a sentence where nothing was found."""
    short = [*_stated(draft, SHORT), *_of(draft, (_holders, _rights))]
    long = [*_stated(draft, LONG), *_of(draft, (_securities, _risks, _indemnity))]
    tables = [
        *([_two_to_a_line(short)] if short else []),
        *([_one_to_a_line(long)] if long else []),
    ]
    return tables or [Paragraph("No term was found in this document.", SMALL)]


def _two_to_a_line(pairs: list[Pair]) -> Flowable:
    cells = [_cells(pair) for pair in pairs]
    if len(cells) % 2:
        cells.append(["", ""])
    half = len(cells) // 2
    rows = [[*left, *right] for left, right in zip(cells[:half], cells[half:], strict=True)]
    table = grid(Grid((_LABEL, _VALUE, _LABEL, _VALUE), rows, tight=True))
    table.spaceAfter = 0
    return table


def _one_to_a_line(pairs: list[Pair]) -> Flowable:
    rows = [_cells(pair) for pair in pairs]
    table = grid(Grid((_LABEL, TEXT_WIDTH - _LABEL), rows, tight=True))
    table.spaceBefore = 0
    return table


def _cells(pair: Pair) -> Row:
    label, value = pair
    return [Paragraph(plain(label), LABEL), Paragraph(value, CELL)]


def _stated(draft: Draft, fields: Mapping[Area, tuple[str, ...]]) -> Iterator[Pair]:
    for area, names in fields.items():
        for sheet in sheets(draft.review, area):
            for name in names:
                yield from _term(draft, sheet, name)


def _term(draft: Draft, sheet: Sheet, name: str) -> Iterator[Pair]:
    entries = [one for one in sheet.terms[name] if stands(draft.review, one)]
    if not entries:
        return
    shown = [_shown(draft, one) for one in entries[:4]]
    more = f" and {len(entries) - 4} more" if len(entries) > 4 else ""
    value = "; ".join(shown) + more
    if entries[0].unit is Unit.CHOICE:
        value = f"{value[:1].upper()}{value[1:]}"
    yield entries[0].label, value


def _shown(draft: Draft, entry: Entry) -> str:
    value = plain(shortened(draft.review.shown(entry), _LONGEST))
    cited = citation_markup(draft, entry, "At a glance")
    is_corrected = draft.review.status_of(entry.path) is Status.CORRECTED
    return value + cited + (f" {small('corrected')}" if is_corrected else "")


def _of(draft: Draft, parts: tuple[Callable[[Draft], Pair | None], ...]) -> Iterator[Pair]:
    for part in parts:
        pair = part(draft)
        if pair:
            yield pair


def _records(draft: Draft, area: Area) -> list[Sheet]:
    return list(sheets(draft.review, area))


def _securities(draft: Draft) -> tuple[str, str] | None:
    found = _records(draft, Area.SECURITIES)
    if not found:
        return None
    count = link(count_of(len(found), "instrument"), SECURITIES_KEY, LINK)
    names = [shortened(draft.review.shown(sheet.entry("name")), 40) for sheet in found[:4]]
    more = f" and {len(found) - 4} more" if len(found) > 4 else ""
    return "Securities", f"{count}: {plain('; '.join(names))}{more}"


def _holders(draft: Draft) -> tuple[str, str] | None:
    found = _records(draft, Area.HOLDERS)
    if not found:
        return None
    return "Sold by", link(count_of(len(found), "selling stockholder"), HOLDERS_KEY, LINK)


def _risks(draft: Draft) -> tuple[str, str] | None:
    factors = [
        sheet.record
        for sheet in _records(draft, Area.RISK_FACTORS)
        if isinstance(sheet.record, RiskFactor)
    ]
    if not factors:
        return None
    counts = Counter(show(factor.category, Unit.CHOICE) for factor in factors)
    most = ", ".join(f"{name} {count}" for name, count in counts.most_common(3))
    return "Risk factors", f"{link(str(len(factors)), RISKS_KEY, LINK)}, most on {plain(most)}"


def _indemnity(draft: Draft) -> tuple[str, str] | None:
    found = _records(draft, Area.INDEMNIFICATION)
    if not found:
        return None
    protecting = [sheet for sheet in found if stands(draft.review, sheet.entry("indemnitor"))]
    titles = list(dict.fromkeys(shortened(sheet.title, 60) for sheet in protecting or found))[:3]
    count = link(count_of(len(found), "provision"), INDEMNITY_KEY, LINK)
    return "Indemnity", f"{count}: {plain('; '.join(titles), fonts.SANS)}"


def _rights(draft: Draft) -> tuple[str, str] | None:
    found = _records(draft, Area.REGISTRATION_RIGHTS)
    if not found:
        return None
    titles = "; ".join(dict.fromkeys(sheet.title for sheet in found))
    return "Rights", link(plain(titles), RIGHTS_KEY, LINK)
