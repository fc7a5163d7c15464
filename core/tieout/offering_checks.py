"""Checks of the offering as a whole: its percentage of the class."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.calculators.ownership import percentage_of_class
from core.calculators.rounding import places_of
from core.terms.cited import Cited
from core.terms.units import Unit, show
from core.tieout.finding import FindingKind, Severity
from core.tieout.registry import Compared, Stand, check, conclude, untestable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.tieout.finding import Finding

_PERCENT = "offering.percent_of_outstanding"


@check(_PERCENT, FindingKind.PERCENTAGE, Severity.MATERIAL)
def percent_of_outstanding(stand: Stand) -> Iterator[Finding]:
    """The shares offered, divided by the shares outstanding, are the percentage stated for them.

    Half a unit of the last digit printed is rounding. The check is open where the document does
    not say how many shares are outstanding, and silent where it states no percentage or no
    number of shares.
    """
    offering = stand.terms.offering
    if offering is None:
        return
    stated = offering.offered_percent_of_outstanding
    offered, outstanding = offering.shares_offered, offering.shares_outstanding
    if not isinstance(stated, Cited) or not isinstance(offered, Cited):
        return
    title = "Shares offered, percentage of outstanding"
    shown = show(stated.value, Unit.PERCENT)
    if not isinstance(outstanding, Cited):
        why = "the number of shares outstanding was not found; it would settle the percentage."
        yield untestable(_PERCENT, title, stated, shown, why)
        return
    places = places_of(stated.value)
    work = percentage_of_class(offered, outstanding, places)
    exact = work.steps[-1].result
    assert isinstance(exact, Decimal)
    half_a_unit = Decimal(5).scaleb(-places - 1)
    yield conclude(_PERCENT, Compared(title, stated, work, exact, half_a_unit, shown, work.shown))
