"""Prices that a document states as a formula, as structure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


class PriceFormula:
    """A conversion or exercise price as the document defines it; one of the classes below."""

    def in_words(self) -> str:
        """The formula as a phrase: `lesser of $2.40 and 80% of …`."""
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """The formula as the exported JSON writes it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class FixedPrice(PriceFormula):
    """A price in dollars a share."""

    usd: Decimal

    def in_words(self) -> str:
        """See `PriceFormula`."""
        return f"${self.usd:f}"

    def to_json(self) -> dict[str, Any]:
        """See `PriceFormula`."""
        return {"kind": "fixed", "usd": f"{self.usd:f}"}


@dataclass(frozen=True, slots=True)
class PercentOfMarket(PriceFormula):
    """A percentage of a market price.

    Attributes:
        percent: In percent, 80 for eighty percent.
        reference: The market price, in the document's words.
        window_days: Length of the look-back, in the days that the document names; None for a
            single day's price.
    """

    percent: Decimal
    reference: str
    window_days: int | None = None

    def in_words(self) -> str:
        """See `PriceFormula`."""
        window = f" over {self.window_days} days" if self.window_days is not None else ""
        return f"{self.percent:f}% of the {self.reference}{window}"

    def to_json(self) -> dict[str, Any]:
        """See `PriceFormula`."""
        formula: dict[str, Any] = {
            "kind": "percent_of_market",
            "percent": f"{self.percent:f}",
            "reference": self.reference,
        }
        if self.window_days is not None:
            formula["window_days"] = self.window_days
        return formula


@dataclass(frozen=True, slots=True)
class LesserOf(PriceFormula):
    """Whichever of several prices is lowest."""

    of: tuple[PriceFormula, ...]

    def in_words(self) -> str:
        """See `PriceFormula`."""
        return "lesser of " + " and ".join(part.in_words() for part in self.of)

    def to_json(self) -> dict[str, Any]:
        """See `PriceFormula`."""
        return {"kind": "lesser_of", "of": [part.to_json() for part in self.of]}
