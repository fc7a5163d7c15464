"""The samples that are shipped are read to what stands beside them, field by field."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from core.memo.review_json import review_json
from core.resources import resource
from core.review import review_file
from core.tieout.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.judgement.review import Review

EXPECTED: dict[str, Any] = json.loads(resource("samples", "expected.json").read_text("utf-8"))
RECORDS = ("securities", "holders", "risk_factors", "indemnification", "registration_rights")
SINGLE = ("document", "offering", "agreement")


@cache
def read(name: str) -> Review:
    return review_file(resource("samples", name))


@cache
def written(name: str) -> dict[str, Any]:
    return review_json(read(name))


def plain(value: Any) -> Any:
    """The value itself, of a cited value or a plain one."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value["value"] if isinstance(value, dict) and "value" in value else value


def same(expected: Any, found: Any) -> bool:
    """Whether two values say the same; the case of letters is the document's own."""
    if isinstance(expected, str) and isinstance(found, str):
        return expected.casefold() == found.casefold()
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(same, expected, found))
    return type(expected) is type(found) and expected == found


def opens(expected: str, found: str) -> bool:
    """Whether a phrase is the expected one, or that one up to a word that qualifies it."""
    return found != "" and (found == expected or expected.startswith((f"{found},", f"{found} of")))


def same_formula(expected: Any, found: Any) -> bool:
    if expected is None or found is None:
        return expected is found
    parts, others = expected.get("of", []), found.get("of", [])
    numbers = ("kind", "usd", "percent", "window_days")
    return (
        [expected.get(key) for key in numbers] == [found.get(key) for key in numbers]
        and opens(expected.get("reference", "-"), found.get("reference", "-"))
        and len(parts) == len(others)
        and all(map(same_formula, parts, others))
    )


def differences(where: str, expected: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    """Every field that the expectation gives and the review reads otherwise."""
    for field, wanted in expected.items():
        want, got = plain(wanted), plain(found.get(field))
        if field == "lines":
            places = got or [*_lines(found)]
            is_same = want == [min(places), max(places)]
        elif field == "price_formula":
            is_same = same_formula(want, got)
        elif field == "incorporated_documents":
            is_same = len(want) == len(got) and all(map(opens, want, got))
        else:
            is_same = same(want, got)
        if not is_same:
            yield f"{where}.{field}: expected {want!r}, read {got!r}"


def _lines(node: Any) -> Iterator[int]:
    """The lines of a record and of everything cited in it, footnotes apart."""
    if isinstance(node, dict):
        yield from node.get("lines") or ()
        for key, value in node.items():
            if key != "notes":
                yield from _lines(value)
    elif isinstance(node, list):
        for value in node:
            yield from _lines(value)


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("area", SINGLE)
def test_single_records(name: str, area: str) -> None:
    expected = EXPECTED[name].get(area, {})
    assert list(differences(area, expected, written(name)[area])) == []


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("area", RECORDS)
def test_lists_of_records(name: str, area: str) -> None:
    expected, found = EXPECTED[name].get(area, []), written(name)[area]
    assert len(found) == len(expected)
    assert [
        difference
        for at, (want, got) in enumerate(zip(expected, found, strict=True))
        for difference in differences(f"{area}[{at}]", want, got)
    ] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_every_quote_stands_in_the_lines_it_names(name: str) -> None:
    lines = read(name).document.text.split("\n")
    quotes = list(_cited(written(name)))
    assert len(quotes) > 40
    for cited in quotes:
        first, last = cited["lines"]
        assert cited["quote"] in " ".join("\n".join(lines[first - 1 : last]).split())


def _cited(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "quote" in node and "lines" in node:
            yield node
        for value in node.values():
            yield from _cited(value)
    elif isinstance(node, list):
        for value in node:
            yield from _cited(value)


@pytest.mark.parametrize("name", EXPECTED)
def test_exactly_the_planted_breaks_are_found(name: str) -> None:
    """Each by its kind, its line and both its figures; nothing else is called a break."""
    planted = sorted(
        (one["kind"], one["line"], one["stated"], one["right"]) for one in EXPECTED[name]["breaks"]
    )
    found = sorted(
        (
            finding.kind.value,
            finding.citations[-1].lines[1],
            _digits(finding.stated),
            _digits(finding.computed),
        )
        for finding in read(name).findings
        if finding.verdict is Verdict.BREAKS
    )
    assert found == planted


def _digits(shown: str) -> str:
    return shown.strip("$%").replace(",", "")


@pytest.mark.parametrize("name", EXPECTED)
def test_the_operands_of_a_break_are_cited(name: str) -> None:
    breaks = {_digits(f.stated): f for f in read(name).findings if f.verdict is Verdict.BREAKS}
    for planted in EXPECTED[name]["breaks"]:
        cited = breaks[planted["stated"]].citations[:-1]
        for line in planted["lines_of_operands"]:
            assert any(first <= line <= last for first, last in (c.lines for c in cited))


def test_the_breaks_are_four_and_stand_in_the_prospectus() -> None:
    counts = {name: len(expected["breaks"]) for name, expected in EXPECTED.items()}
    assert sorted(counts.values()) == [0, 4]


def test_every_expected_area_is_held_against_something() -> None:
    """An area that both samples leave out would make the tests above pass for nothing."""
    for area in (*SINGLE, *RECORDS):
        assert any(expected.get(area) for expected in EXPECTED.values()), area
