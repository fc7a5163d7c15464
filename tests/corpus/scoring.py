"""The scorer beside the real filings, and what it says of our reading of each labelled one.

`python -m tests.corpus.scoring` raises the recorded scores to those of today; it lowers none.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

from core.memo.review_json import review_json
from core.review import review_file

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILINGS = SHARED / "filings"
TRUTH = SHARED / "truth" / "dev"
RATCHET = Path(__file__).with_name("ratchet.json")
PLACES = 4


def labelled() -> dict[str, Path]:
    """Every filing that has labels, by name; one set in fixed width beside its HTML is a twin."""
    names = sorted(path.stem for path in TRUTH.glob("*.json"))
    found = {name: next(iter(sorted(FILINGS.glob(f"{name}.*")))) for name in names}
    twins = {f"twins/{path.stem}": path for path in sorted(FILINGS.glob("twins/*.txt"))}
    return found | twins


@cache
def scorer() -> Any:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def reading(name: str) -> tuple[dict[str, Any], str]:
    """The review of a labelled filing as JSON, and the document's text."""
    review = review_file(labelled()[name])
    return json.loads(json.dumps(review_json(review))), review.document.text


@cache
def tallies(name: str) -> dict[str, Any]:
    """What the scorer says of each area, and of the citations."""
    written, text = reading(name)
    truth = json.loads((TRUTH / f"{Path(name).name}.json").read_text(encoding="utf-8"))
    areas: dict[str, Any] = scorer().score(truth, written)
    return {**areas, "citations": scorer().score_citations(written, text)}


def f1(name: str) -> float:
    """The score of a filing over all its areas, citations left out."""
    whole = scorer().Tally()
    for area, tally in tallies(name).items():
        if area != "citations":
            whole.merge(tally)
    return round(float(whole.f1), PLACES)


def recorded() -> dict[str, float]:
    """The scores that must not fall."""
    found: dict[str, float] = json.loads(RATCHET.read_text(encoding="utf-8"))
    return found


def raise_recorded() -> None:
    """Record today's scores where they are better than those recorded."""
    before = recorded() if RATCHET.exists() else {}
    now = {name: max(f1(name), before.get(name, 0.0)) for name in labelled()}
    RATCHET.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise_recorded()
