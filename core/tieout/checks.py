"""All checks, run over one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.tieout import offering_checks, security_checks
from core.tieout.registry import CHECKS, Stand

if TYPE_CHECKING:
    from core.document.model import Document
    from core.figures.model import Figures
    from core.terms.terms import Terms
    from core.tieout.finding import Finding

FAMILIES = (offering_checks, security_checks)
"""The modules that register checks; importing them here is what registers them."""


def check_all(document: Document, figures: Figures, terms: Terms) -> tuple[Finding, ...]:
    """Everything that the checks find, in the order of the stated figures."""
    stand = Stand(document, figures, terms)
    found = [finding for check in CHECKS.values() for finding in check.run(stand)]
    return tuple(sorted(found, key=lambda finding: finding.citations[-1].span))
