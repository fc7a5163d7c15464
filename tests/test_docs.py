"""The pages on checks, calculators and the JSON: every id is there, every example is right."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Any

import pytest

import core.calculators
from core.calculators.derivation import Derivation
from core.document.model import DocumentFormat, DocumentKind
from core.document.reader import read_document
from core.errors import UserError
from core.judgement.events import Action, Event, Status
from core.judgement.review import Review
from core.memo.review_json import review_json
from core.resources import resource
from core.review import review_document, review_file
from core.terms.cited import Absence, Cited
from core.terms.risk_factor import RiskCategory
from core.terms.terms import Area
from core.terms.units import Unit
from core.tieout.finding import FindingKind, Severity, Verdict
from core.tieout.registry import CHECKS
from tests.pages import DOCS, Section, code, first_code, page, sections

PAGES = sorted(
    [f"extraction/{path.name}" for path in (DOCS / "extraction").glob("*.md")]
    + ["checks.md", "calculators.md", "json.md"]
)
SAMPLES = sorted(resource("samples").glob("*.txt"))
CALCULATORS = ["conversion", "ownership", "warrants"]
SHARED_MODULES = ["derivation", "inputs", "rounding"]


def reviewed(passage: str) -> Review:
    return review_document(read_document(passage.encode(), "passage.txt"))


def titled_by_id(name: str) -> dict[str, Section]:
    """The sections of a page whose heading is an id in backticks."""
    return {code(title)[0]: one for title, one in sections(name).items() if code(title)}


# Words --------------------------------------------------------------------------------------------

CODED = re.compile(r"_?[A-Za-z]\w*(?:\.\w+)*")
OTHER_WORDS = {
    *("true", "false", "null", "float", "int"),
    *("document.format", "document.kind", "offering.shares_offered", "checks.FAMILIES"),
    *("main.py", "tests/test_docs.py", "tests/test_docs_extraction.py"),
}


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every module of core that the pages speak of."""
    names = [found.name for found in pkgutil.walk_packages(core.__path__, "core.")]
    left = [name for name in names if not name.startswith(("core.library", "core.memo"))]
    return tuple(importlib.import_module(name) for name in left)


@cache
def known_words() -> frozenset[str]:
    """Names that the program has: of modules, functions, inputs, fields, closed sets, keys."""
    words = set(OTHER_WORDS)
    for module in modules():
        words.add(module.__name__.rsplit(".", 1)[-1] + ".py")
        words.update(vars(module))
        for value in list(vars(module).values()):
            if inspect.isclass(value) and issubclass(value, Enum):
                words.update(str(member.value) for member in value)
            elif is_dataclass(value):
                words.update(declared.name for declared in fields(value))
            elif inspect.isfunction(value):
                words.update(inspect.signature(value).parameters)
    words.update(rule_ids(), CHECKS, calculator_ids())
    return frozenset(words | all_keys())


def rule_ids() -> set[str]:
    """The ids that rules give to what they read, in a rule book or written out."""
    ids = set()
    for module in modules():
        ids |= {rule.name for book in rule_books(module) for rule in book.rules}
        ids |= set(re.findall(r'\brule="([\w.]+)"', inspect.getsource(module)))
    return ids


def rule_books(module: ModuleType) -> list[Any]:
    return [book for book in vars(module).values() if type(book).__name__ == "RuleBook"]


def calculator_ids() -> set[str]:
    """What the calculators put into `Derivation.calculator`."""
    return {name for module in CALCULATORS for name in _named_derivations(module)}


def _named_derivations(module: str) -> Iterator[str]:
    tree = ast.parse(inspect.getsource(importlib.import_module(f"core.calculators.{module}")))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Derivation":
            assert isinstance(node.args[0], ast.Constant), "a calculator's id is written out"
            yield str(node.args[0].value)


def all_keys() -> set[str]:
    """Every key of the JSON that samples and a judged review give, and of the events."""
    return {key for review in reviews() for key in _keys(review_json(review))}


def _keys(value: Any) -> Iterator[str]:
    for key in value if isinstance(value, dict) else ():
        yield key
        yield from _keys(value[key])
    for item in value if isinstance(value, list) else ():
        yield from _keys(item)


@cache
def reviews() -> tuple[Review, ...]:
    """The samples, and one of them with a value corrected and one rejected."""
    read = [review_file(sample) for sample in SAMPLES]
    at = datetime(2004, 12, 1, tzinfo=UTC)
    judged = read[0].with_events(
        (
            Event(1, "offering/issuer", Action.CORRECT, "Sorrelwater", at),
            Event(2, "offering/market", Action.REJECT, "not the market", at),
        )
    )
    return (*read, judged)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_nothing_that_the_program_does_not_have(name: str) -> None:
    named = {word for word in code(page(name).prose) if CODED.fullmatch(word)}
    assert sorted(named - known_words()) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page(name).prose):
        file, _, anchor = target.partition("#")
        led_to = (DOCS / name).parent / file if file else DOCS / name
        assert led_to.is_file(), target
        headings = re.findall(r"^#+ +(.+)$", led_to.read_text(encoding="utf-8"), re.MULTILINE)
        slugs = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in headings}
        assert not anchor or anchor in slugs, target


# Checks -------------------------------------------------------------------------------------------


def test_every_check_has_a_section_and_no_other_stands_there() -> None:
    assert sorted(titled_by_id("checks.md")) == sorted(CHECKS)


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_a_check_is_described_as_it_is_registered(check: str) -> None:
    described = titled_by_id("checks.md")[check]
    (row,) = described.rows("kind")
    assert code(row[0]) == [CHECKS[check].kind.value]
    assert code(row[1]) == [CHECKS[check].severity.value]
    for part in ("Relates", "Rounding", "Open", "Silent"):
        assert f"**{part}**" in described.prose


def check_examples(check: str) -> list[tuple[str, str]]:
    return titled_by_id("checks.md")[check].fence_pairs("text passage", "text says")


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_the_passages_of_a_check_give_the_sentences_under_them(check: str) -> None:
    for passage, says in check_examples(check):
        findings = [f for f in reviewed(passage).findings if f.check == check]
        assert [f.message for f in findings] == says.splitlines()


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_a_check_is_shown_with_a_tie_and_with_a_break(check: str) -> None:
    found = [f.verdict for passage, _ in check_examples(check) for f in reviewed(passage).findings]
    assert {Verdict.TIES, Verdict.BREAKS} <= set(found)


@pytest.mark.parametrize(("column", "closed"), [("verdict", Verdict), ("severity", Severity)])
def test_every_verdict_and_severity_is_explained(column: str, closed: type[Enum]) -> None:
    rows = page("checks.md").rows(column)
    assert {first_code(row) for row in rows} >= {one.value for one in closed}


def test_the_kinds_that_have_checks_are_told_from_those_to_come() -> None:
    (sentence,) = re.findall(
        r"^There are checks of the kinds (.+?)\. ", page("checks.md").text, re.MULTILINE
    )
    assert set(code(sentence)) == {one.kind.value for one in CHECKS.values()}
    assert {kind.value for kind in FindingKind} <= set(code(page("checks.md").prose))


# Calculators --------------------------------------------------------------------------------------


def public_functions(module: str) -> dict[str, Callable[..., Any]]:
    source = importlib.import_module(f"core.calculators.{module}")
    found = inspect.getmembers(source, inspect.isfunction)
    own = {n: f for n, f in found if f.__module__ == source.__name__}
    return {name: function for name, function in own.items() if not name.startswith("_")}


def test_every_calculator_module_is_known_here() -> None:
    found = {module.name for module in pkgutil.iter_modules(core.calculators.__path__)}
    assert found == {*CALCULATORS, *SHARED_MODULES}


def test_every_calculator_has_a_section_and_no_other_stands_there() -> None:
    assert set(titled_by_id("calculators.md")) == calculator_ids()


@pytest.mark.parametrize("module", CALCULATORS)
def test_every_input_of_a_calculator_has_its_row(module: str) -> None:
    for name, function in public_functions(module).items():
        inputs = list(inspect.signature(function).parameters)
        call = f"{name}({', '.join(inputs)})"
        (described,) = [s for s in titled_by_id("calculators.md").values() if call in code(s.prose)]
        assert [first_code(row) for row in described.rows("input")] == inputs
        for part in ("Formula", "Rounding", "Source"):
            assert f"**{part}**" in described.prose


def calculated(written: str) -> Any:
    names: dict[str, Any] = {"Decimal": Decimal, "Unit": Unit}
    for module in (*CALCULATORS, *SHARED_MODULES):
        names |= public_functions(module)
    return eval(written, names)


@pytest.mark.parametrize("calculator", sorted(titled_by_id("calculators.md")))
def test_the_worked_examples_of_a_calculator_come_out_so(calculator: str) -> None:
    examples = titled_by_id("calculators.md")[calculator].fence_pairs("python", "text gives")
    assert examples
    for call, gives in examples:
        work = calculated(call)
        assert isinstance(work, Derivation)
        assert work.calculator == calculator
        assert [*(step.formula for step in work.steps), work.shown, *work.notes] == (
            gives.splitlines()
        )


def outcome(expression: str) -> str:
    try:
        return str(calculated(expression))
    except UserError as fault:
        return fault.sentence


def test_every_shared_function_of_the_calculators_has_a_row_that_is_right() -> None:
    rows = page("calculators.md").rows("function")
    shared = {name for module in SHARED_MODULES for name in public_functions(module)}
    assert {first_code(row) for row in rows} == shared
    for name, _, written, gives in rows:
        (expression,) = code(written)
        assert expression.startswith(code(name)[0] + "(")
        assert outcome(expression) == gives


# The JSON -----------------------------------------------------------------------------------------


def test_every_top_level_key_of_the_json_is_in_the_page_in_its_order() -> None:
    rows = page("json.md").rows("key")
    keys = list(review_json(reviews()[0]))
    start = next(at for at, row in enumerate(rows) if first_code(row) == keys[0])
    assert [first_code(row) for row in rows[start : start + len(keys)]] == keys


@pytest.mark.parametrize("area", list(Area))
def test_the_fields_of_an_area_are_those_of_its_section(area: Area) -> None:
    opening = titled_by_id("json.md")[area.value].text.strip().split("\n\n")[0]
    described = code(re.sub(r" \([^)]*\)", "", opening))
    records = [r for review in reviews() for r in as_list(review_json(review)[area.value]) if r]
    assert records
    for record in records:
        assert sorted(record) == sorted(filter(CODED.fullmatch, described))


@pytest.mark.parametrize("area", list(Area))
def test_every_choice_of_a_field_is_in_the_page(area: Area) -> None:
    described = set(code(page("json.md").prose))
    for review in reviews():
        for record in review.terms.records(area):
            for choices in (field.metadata.get("choices") for field in fields(record)):
                assert {choice.value for choice in choices or ()} <= described


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize(
    "closed",
    [DocumentKind, DocumentFormat, RiskCategory, FindingKind, Verdict, Severity, Status, Absence],
)
def test_every_value_of_a_closed_set_is_in_the_page_on_the_json(closed: type[Enum]) -> None:
    assert {one.value for one in closed} <= set(code(page("json.md").prose))


@pytest.mark.parametrize(("title", "key"), [("findings", "findings"), ("judgements", "judgements")])
def test_every_key_of_a_finding_and_of_a_judgement_has_its_row(title: str, key: str) -> None:
    rows = titled_by_id("json.md")[title].rows("key")
    described = {word for row in rows for word in code(row[0])}
    written = [review_json(review)[key] for review in reviews()]
    records = [r for one in written for r in (one.values() if isinstance(one, dict) else one)]
    assert records
    assert {name for record in records for name in record} == described


def test_every_key_of_a_cited_value_has_its_row() -> None:
    rows = sections("json.md")["Values"].rows("key")
    cited = [v for review in reviews() for v in review_json(review)["offering"].values()]
    flat = [one for value in cited if value for one in as_list(value)]
    assert {name for one in flat for name in one} == {first_code(row) for row in rows}


def test_the_cited_value_of_the_page_is_what_its_passage_gives() -> None:
    ((passage, written),) = sections("json.md")["Values"].fence_pairs("text passage", "json")
    given = review_json(reviewed(passage))["offering"]["shares_offered"]
    assert given == json.loads(written)


def test_the_price_formulas_of_the_page_are_those_that_the_samples_have() -> None:
    (written,) = titled_by_id("json.md")["securities"].fences("json")
    shapes = {json.loads(line)["kind"]: set(json.loads(line)) for line in written.splitlines()}
    given = [
        security.price_formula.value.to_json()
        for review in reviews()
        for security in review.terms.securities
        if isinstance(security.price_formula, Cited)
    ]
    given += [part for formula in given for part in formula.get("of", [])]
    assert given
    assert {formula["kind"] for formula in given} == set(shapes)
    assert all(set(formula) <= shapes[formula["kind"]] for formula in given)
