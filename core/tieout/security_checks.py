"""Checks of the securities: tranches against the cover, conversions, warrant proceeds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.calculators.conversion import shares_at_fixed_price
from core.calculators.derivation import Derivation, Step, operand
from core.calculators.rounding import places_of, to_places, trimmed
from core.calculators.warrants import proceeds_of_warrants
from core.figures.phrase import Phrase
from core.terms.cited import Cited
from core.terms.security import Security, SecurityKind
from core.terms.units import Unit, show
from core.tieout.finding import FindingKind, Severity
from core.tieout.registry import Compared, Stand, check, conclude, untestable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.tieout.finding import Finding

_SUM = "securities.sum"
_PROCEEDS = "securities.warrant_proceeds"
_CONVERSION = "securities.conversion"
_ONE_SHARE = Decimal(1)
_FACTOR = Phrase(r"multiplied by (?:a factor of )?{number:factor}")


@check(_SUM, FindingKind.SUM, Severity.MATERIAL)
def tranches_add_up(stand: Stand) -> Iterator[Finding]:
    """The tranches' shares add up to the number of shares on the cover.

    Shares are whole, so there is no rounding. The check is silent with fewer than two tranches or
    without a number on the cover, where a tranche's shares are not stated, and where one of them is
    the cover's own number or a title of it: then the others are no parts of it.
    """
    offering = stand.terms.offering
    if offering is None or not isinstance(offering.shares_offered, Cited):
        return
    counts = [_registered(security) for security in stand.terms.securities]
    parts = [count for count in counts if count is not None]
    if len(parts) < 2 or len(parts) < len(counts):
        return
    stated = offering.shares_offered
    is_whole = any(part.value == stated.value for part in parts)
    if is_whole or any(_is_titled(security) for security in stand.terms.securities):
        return
    work = _sum(parts)
    total = Decimal(str(work.result))
    yield conclude(
        _SUM,
        Compared(
            "Tranches against the cover",
            stated,
            work,
            total,
            Decimal(0),
            show(stated.value, Unit.SHARES),
            work.shown,
        ),
    )


def _registered(security: Security) -> Cited[Any] | None:
    """How many shares of common stock a tranche registers."""
    if isinstance(security.shares_issuable, Cited):
        return security.shares_issuable
    is_common = isinstance(security.kind, Cited) and (
        security.kind.value is SecurityKind.COMMON_STOCK
    )
    if is_common and isinstance(security.quantity, Cited):
        return security.quantity
    return None


def _is_titled(security: Security) -> bool:
    """Whether count and name stand in one title, "1,200,000 Shares of Common Stock"."""
    name, count = security.name, security.quantity
    if not isinstance(name, Cited) or not isinstance(count, Cited):
        return False
    return count.citation.span.covers(name.citation.span)


def _sum(parts: list[Cited[Any]]) -> Derivation:
    total = sum(int(part.value) for part in parts)
    formula = " + ".join(f"{int(part.value):,}" for part in parts) + f" = {total:,}"
    operands = tuple(operand("tranche", part, Unit.SHARES) for part in parts)
    step = Step("Sum of the tranches", formula, operands, total, Unit.SHARES)
    return Derivation(_SUM, total, Unit.SHARES, (step,))


@check(_PROCEEDS, FindingKind.PRODUCT, Severity.MATERIAL)
def warrants_give_proceeds(stand: Stand) -> Iterator[Finding]:
    """The warrants' shares times their exercise price are the proceeds stated for all of them.

    Half a dollar is rounding where the proceeds are a whole number of dollars, half a cent where
    they are not. The check is open where a warrant's price or share count is not found, and
    silent without stated proceeds or without warrants.
    """
    offering = stand.terms.offering
    warrants = [s for s in stand.terms.securities if _is_warrant(s)]
    if offering is None or not isinstance(offering.warrant_proceeds_usd, Cited) or not warrants:
        return
    stated = offering.warrant_proceeds_usd
    shown = show(stated.value, Unit.USD)
    title = "Proceeds if all warrants are exercised"
    pairs = [
        (w.shares_issuable, w.exercise_price_usd)
        for w in warrants
        if isinstance(w.shares_issuable, Cited) and isinstance(w.exercise_price_usd, Cited)
    ]
    if len(pairs) < len(warrants):
        why = (
            "the exercise price or the number of shares of a warrant was not found; they would "
            "settle the proceeds."
        )
        yield untestable(_PROCEEDS, title, stated, shown, why)
        return
    work = proceeds_of_warrants(pairs)
    is_whole = stated.value == stated.value.to_integral_value()
    tolerance = Decimal("0.5") if is_whole else Decimal("0.005")
    exact = work.steps[-1].result
    assert isinstance(exact, Decimal)
    computed = show(to_places(exact, places_of(stated.value)), Unit.USD)
    yield conclude(_PROCEEDS, Compared(title, stated, work, exact, tolerance, shown, computed))


def _is_warrant(security: Security) -> bool:
    return isinstance(security.kind, Cited) and security.kind.value is SecurityKind.WARRANT


@check(_CONVERSION, FindingKind.QUOTIENT, Severity.MATERIAL)
def conversion_gives_shares(stand: Stand) -> Iterator[Finding]:
    """What converts, divided by the conversion price, is the number of shares registered.

    What converts is a note's principal, or preferred shares times their liquidation preference.
    A multiple that the price's own paragraph applies ("multiplied by a factor of three") counts.
    Up to one share is rounding, since fractions are paid in cash. The check
    is silent where the amount, the price or the share count is not stated for the tranche as one.
    """
    for security in stand.terms.securities:
        amount = _converting_amount(security)
        price, shares = security.conversion_price_usd, security.shares_issuable
        if amount is None or not isinstance(price, Cited) or not isinstance(shares, Cited):
            continue
        work = _conversion(stand, amount, price)
        exact = work.steps[-1].result
        assert isinstance(exact, Decimal)
        name = security.name.value if isinstance(security.name, Cited) else "tranche"
        yield conclude(
            _CONVERSION,
            Compared(
                f"{name}: shares against conversion price",
                shares,
                work,
                exact,
                _ONE_SHARE,
                show(shares.value, Unit.SHARES),
                work.shown,
            ),
        )


def _converting_amount(security: Security) -> list[Cited[Decimal]] | None:
    """The factors of what converts: a principal, or a quantity and its preference."""
    if isinstance(security.principal_usd, Cited):
        return [security.principal_usd]
    quantity, preference = security.quantity, security.liquidation_preference_usd
    if isinstance(quantity, Cited) and isinstance(preference, Cited):
        return [quantity, preference]
    return None


def _conversion(stand: Stand, amount: list[Cited[Decimal]], price: Cited[Decimal]) -> Derivation:
    factor = _factor_near(stand, price)
    if len(amount) == 1:
        return shares_at_fixed_price(amount[0], price, factor or 1)
    quantity, preference = amount
    product = trimmed(quantity.value * preference.value)
    step = Step(
        "What converts",
        f"{quantity.value:,f} × {show(preference.value, Unit.USD)} = {show(product, Unit.USD)}",
        (
            operand("preferred shares", quantity, Unit.QUANTITY),
            operand("liquidation preference", preference, Unit.USD),
        ),
        product,
        Unit.USD,
    )
    work = shares_at_fixed_price(product, price, factor or 1)
    return Derivation(work.calculator, work.result, work.unit, (step, *work.steps), work.notes)


def _factor_near(stand: Stand, price: Cited[Decimal]) -> Cited[Decimal] | None:
    """A multiple that the price's own paragraph applies to the share count."""
    block = stand.document.block_at(price.citation.span.start)
    if block is None:
        return None
    match = next(_FACTOR.find(stand.figures, stand.figures.sentences_of(block)), None)
    return Cited(match.amount("factor"), match.cite()) if match is not None else None
