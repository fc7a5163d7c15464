"""The register of checks: each a function with an id, a kind and a severity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.calculators.derivation import Derivation
from core.terms.units import Unit
from core.tieout.finding import Finding, FindingKind, Severity, Verdict

if TYPE_CHECKING:
    from core.document.model import Citation, Document
    from core.figures.model import Figures
    from core.terms.cited import Cited
    from core.terms.terms import Terms


@dataclass(frozen=True, slots=True)
class Stand:
    """What a check looks at."""

    document: Document
    figures: Figures
    terms: Terms


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it is called, what it relates, how much a break matters."""

    id: str
    kind: FindingKind
    severity: Severity
    run: Callable[[Stand], Iterator[Finding]]

    @property
    def rule(self) -> str:
        """What it applies and when it stays silent, from its docstring."""
        return (self.run.__doc__ or "").strip()


@dataclass(frozen=True, slots=True)
class Compared:
    """A stated figure held against a derivation; what `conclude` makes a finding of.

    Attributes:
        title: A few words that name the relation.
        stated: The figure as read.
        derivation: The work.
        exact: The unrounded answer to hold the figure against.
        tolerance: How far apart the two may be and still round to each other; half a unit of the
            last digit printed, unless a stated rule widens it.
        stated_shown: The figure as a person reads it.
        computed_shown: The answer as a person reads it.
    """

    title: str
    stated: Cited[Any]
    derivation: Derivation
    exact: Decimal
    tolerance: Decimal
    stated_shown: str
    computed_shown: str


CHECKS: dict[str, Check] = {}
Runner = Callable[[Stand], Iterator[Finding]]


def check(id: str, kind: FindingKind, severity: Severity) -> Callable[[Runner], Runner]:  # noqa: A002
    """Register the function below under an id."""

    def register(run: Runner) -> Runner:
        assert id not in CHECKS, f"two checks are called {id}"
        CHECKS[id] = Check(id, kind, severity, run)
        return run

    return register


def conclude(id: str, compared: Compared) -> Finding:  # noqa: A002
    """The finding of a stated figure held against its derivation."""
    stated = Decimal(str(compared.stated.value))
    apart = abs(stated - compared.exact)
    if apart == 0:
        verdict, opening = Verdict.TIES, "Ties"
    elif apart <= compared.tolerance:
        verdict, opening = Verdict.ROUNDS, "Ties within rounding"
    else:
        verdict, opening = Verdict.BREAKS, "Does not recompute"
    work = "; ".join(step.formula for step in compared.derivation.steps)
    return _finding(
        id,
        compared.title,
        verdict,
        compared.derivation,
        (compared.stated.citation, compared.stated_shown, compared.computed_shown),
        f"{opening}: {work}; stated {compared.stated_shown}.",
    )


def untestable(id: str, title: str, stated: Cited[Any], shown: str, why: str) -> Finding:  # noqa: A002
    """The finding of a figure that cannot be recomputed, with what would settle it."""
    bare = Derivation(id, stated.value, Unit.TEXT, ())
    return _finding(
        id, title, Verdict.UNTESTABLE, bare, (stated.citation, shown, "—"), f"Open: {why}"
    )


def _finding(
    id: str,  # noqa: A002
    title: str,
    verdict: Verdict,
    derivation: Derivation,
    stated: tuple[Citation, str, str],
    message: str,
) -> Finding:
    made_by = CHECKS[id]
    citation, stated_shown, computed_shown = stated
    places = [o.citation for o in derivation.operands if o.citation is not None]
    return Finding(
        check=id,
        kind=made_by.kind,
        verdict=verdict,
        severity=made_by.severity,
        title=title,
        stated=stated_shown,
        computed=computed_shown,
        message=message,
        derivation=derivation,
        citations=(*dict.fromkeys(places), citation),
    )
