"""The pages on extraction: every rule and phrase is there, and reads what its passage shows."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import fields
from enum import Enum, StrEnum
from functools import partial
from types import ModuleType
from typing import Any

import pytest

import core.extraction
from core.document.model import Block, BlockKind, DocumentFormat, DocumentKind
from core.document.reader import read_document
from core.document.sections import read_sections
from core.errors import UserError
from core.extraction import holders, indemnity_words, offering, risk_categories, roles
from core.extraction.instruments import kind_of_instrument
from core.extraction.reading import Reading
from core.extraction.rule import RuleBook
from core.figures.entries import EntryKind, read_entry
from core.figures.model import MARKS, FigureKind
from core.figures.phrase import Phrase
from core.figures.reader import read_figures
from core.review import review_document
from core.terms.cited import Absence, Cited
from core.terms.holder import Holder
from core.terms.indemnity import CapBasis, CarveOut, ContributionBasis, IndemnityScope, Role
from core.terms.offering import Offering
from core.terms.registration_right import RightKind
from core.terms.risk_factor import RiskFactor
from core.terms.security import SecurityKind
from core.terms.terms import Area, entries_of
from core.terms.units import Unit, show
from tests.pages import code, example, first_code, page, sections

PAGES = {
    "offering": [
        "offering",
        "offering_book",
        "offering_parties",
        "offering_size",
        "offering_filing",
        "offering_market",
        "offering_proceeds",
        "incorporated",
    ],
    "securities": ["securities", "price_formulas", "instruments"],
    "holders": ["holders"],
    "risk_factors": ["risk_factors", "risk_categories"],
    "indemnification": ["indemnification", "indemnity_summaries", "indemnity_words", "roles"],
    "registration_rights": ["registration_rights"],
    "agreement": ["agreement"],
    "reading": ["reading"],
    "choosing": ["rule", "names", "extract"],
}
"""Each page of docs/extraction with the modules that it describes."""

RULES = {rule.name: rule for rule in offering.RULES.rules}


def reading_of(passage: str) -> Reading:
    document = read_document(passage.encode(), "passage.txt")
    return Reading(document, read_figures(document))


def module(name: str) -> ModuleType:
    return importlib.import_module(f"core.extraction.{name}")


def test_every_module_of_extraction_is_described_on_one_page() -> None:
    described = sorted(name for names in PAGES.values() for name in names)
    assert described == sorted(m.name for m in pkgutil.iter_modules(core.extraction.__path__))


# Rules --------------------------------------------------------------------------------------------


def rule_rows() -> dict[str, list[str]]:
    return {first_code(row): row for row in page("extraction/offering.md").rows("rule")}


def test_the_offering_is_the_only_area_with_a_rule_book() -> None:
    books = {
        name
        for names in PAGES.values()
        for name in names
        if any(isinstance(value, RuleBook) for value in vars(module(name)).values())
    }
    assert books == {"offering", "offering_book"}


def test_every_rule_has_a_row_and_every_row_its_rule() -> None:
    assert sorted(rule_rows()) == sorted(RULES)


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_reads_what_its_row_says(name: str) -> None:
    _, weight, _, passage, reads = rule_rows()[name]
    if passage == "the cover's table":
        (passage,) = sections("extraction/offering.md")["Proceeds"].fences("text passage")
    rule = RULES[name]
    assert int(weight) == rule.weight
    read = next(rule.find(reading_of(example(passage)[0])))
    (declared,) = [field for field in fields(Offering) if field.name == rule.field]
    shown = show(read.value, declared.metadata["unit"])
    assert f"{declared.metadata['label']}: {shown}" == reads


@pytest.mark.parametrize("name", ["offering", "incorporated"])
def test_ids_that_stand_outside_a_rule_book_are_named(name: str) -> None:
    source = module(name).__loader__.get_source(f"core.extraction.{name}")  # type: ignore[union-attr]
    written = set(re.findall(r'\brule="([\w.]+)"', source))
    assert written <= set(code(page("extraction/offering.md").text))


def test_the_terms_that_are_not_stated_without_a_reading_are_listed() -> None:
    listed = sections("extraction/offering.md")["When no rule reads a term"].text
    assert set(code(listed)) == offering._COVER_FIELDS


def test_terms_of_the_offering_without_a_rule_are_owned_up_to() -> None:
    unread = {field.name for field in fields(Offering)} - {rule.field for rule in RULES.values()}
    named = set(code(sections("extraction/offering.md")["Not read yet"].text))
    assert unread - {"incorporated_documents", "underwriters"} == named


# Phrases ------------------------------------------------------------------------------------------


def patterns(names: list[str]) -> dict[str, Phrase | re.Pattern[str]]:
    """The phrases and patterns that modules name; those of the offering stand in its rules."""
    return {
        name: value
        for held in names
        if not held.startswith("offering")
        for name, value in vars(module(held)).items()
        if isinstance(value, (Phrase, re.Pattern))
    }


def words_read(pattern: Phrase | re.Pattern[str], passage: str) -> list[str]:
    """What a pattern reads first: its groups in their order, or all of it where it has none."""
    reading = reading_of(passage)
    if isinstance(pattern, Phrase):
        match = next(reading.find(pattern))
        groups = [name for name in match.found.re.groupindex if match.has(name)]
        return [match.words(name) for name in sorted(groups, key=match.found.start)] or [
            match.words()
        ]
    if set(pattern.pattern) & set(MARKS.values()):
        sentence = reading.figures.sentences[0]
        first, last = pattern.search(sentence.marked).span()  # type: ignore[union-attr]
        return [sentence.block.text[sentence.plain(first) : sentence.plain(last - 1) + 1].strip()]
    found = pattern.search(" ".join(passage.split()))
    assert found, passage
    return [group for group in found.groups() if group] or [found.group().strip()]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_phrase_has_a_row_and_every_row_its_phrase(name: str) -> None:
    rows = page(f"extraction/{name}.md").rows("phrase")
    named = {first_code(row) for row in rows}
    found = set(patterns(PAGES[name]))
    strings = {
        one for held in PAGES[name] for one, v in vars(module(held)).items() if type(v) is str
    }
    assert found <= named <= found | strings


PHRASE_ROWS = [
    pytest.param(name, row, id=f"{name}-{first_code(row)}")
    for name in sorted(PAGES)
    for row in page(f"extraction/{name}.md").rows("phrase")
]


@pytest.mark.parametrize(("name", "row"), PHRASE_ROWS)
def test_a_phrase_reads_what_stands_in_bold(name: str, row: list[str]) -> None:
    named = {k: v for held in PAGES[name] for k, v in vars(module(held)).items()}
    pattern = named[first_code(row)]
    passage, bold = example(row[-1])
    compiled = re.compile(pattern) if isinstance(pattern, str) else pattern
    assert words_read(compiled, passage) == bold


# Passages -----------------------------------------------------------------------------------------

PASSAGES = [
    pytest.param(name, *pair, id=name)
    for name in sorted(PAGES)
    for pair in page(f"extraction/{name}.md").fence_pairs("text passage", "text reads")
]


@pytest.mark.parametrize(("name", "passage", "reads"), PASSAGES)
def test_a_passage_gives_the_terms_under_it(name: str, passage: str, reads: str) -> None:
    terms = review_document(read_document(passage.encode(), "passage.txt")).terms
    given = [line for record in terms.records(Area(name)) for line in lines_of(record, Area(name))]
    wanted = reads.splitlines()
    if name == "offering":
        given = [line for line in given if line.startswith("Incorporated documents: ")]
    assert given == wanted


def lines_of(record: Any, area: Area) -> list[str]:
    """The terms of a record that were read, a line each."""
    if isinstance(record, RiskFactor):
        group = record.group.value if isinstance(record.group, Cited) else "none"
        return [
            f"Heading: {record.heading.value}",
            f"Group: {group}",
            f"Category: {show(record.category, Unit.CHOICE)}",
            f"Words: {', '.join(record.deciding_words)}",
        ]
    entries = entries_of(record, area, "record")
    return [f"{entry.label}: {entry.shown}" for entry in entries if isinstance(entry.term, Cited)]


def test_every_area_has_a_passage() -> None:
    assert {param.id for param in PASSAGES} == {area.value for area in Area}


# Closed sets --------------------------------------------------------------------------------------

CHOOSERS: dict[tuple[str, str], tuple[Callable[[str], Any], type[StrEnum]]] = {
    ("securities", "kind"): (kind_of_instrument, SecurityKind),
    ("indemnification", "scope"): (lambda text: indemnity_words.scope_of(text)[0], IndemnityScope),
    ("indemnification", "cap"): (lambda text: indemnity_words.cap_of(text)[0], CapBasis),
    ("indemnification", "carve-out"): (
        lambda text: next(indemnity_words.carve_outs_of(text))[0],
        CarveOut,
    ),
    ("indemnification", "basis"): (
        lambda text: indemnity_words.contribution_of(text)[0],
        ContributionBasis,
    ),
    ("indemnification", "role"): (lambda text: next(roles.roles_in(text))[0], Role),
    ("reading", "kind"): (
        lambda text: read_document(text.encode(), "passage.txt").kind,
        DocumentKind,
    ),
}
NEVER_READ: dict[tuple[str, str], set[StrEnum]] = {
    ("indemnification", "cap"): {CapBasis.AMOUNT},
    ("indemnification", "carve-out"): {CarveOut.OTHER},
    ("indemnification", "role"): {Role.OTHER},
}


@pytest.mark.parametrize(("name", "column"), sorted(CHOOSERS))
def test_a_passage_of_a_closed_set_gives_its_value(name: str, column: str) -> None:
    choose, closed = CHOOSERS[name, column]
    rows = page(f"extraction/{name}.md").rows(column)
    for row in rows:
        assert choose(example(row[-1])[0]).value == first_code(row)
    read = set(closed) - NEVER_READ.get((name, column), set())
    assert {first_code(row) for row in rows} == {one.value for one in read}


@pytest.mark.parametrize(
    ("name", "column", "closed"),
    [
        ("reading", "format", DocumentFormat),
        ("reading", "block", BlockKind),
        ("reading", "entry", EntryKind),
        ("choosing", "absence", Absence),
    ],
)
def test_every_value_of_a_closed_set_has_its_row(
    name: str, column: str, closed: type[Enum]
) -> None:
    rows = page(f"extraction/{name}.md").rows(column)
    assert sorted(first_code(row) for row in rows) == sorted(one.value for one in closed)


@pytest.mark.parametrize("row", page("extraction/reading.md").rows("entry"))
def test_a_cell_enters_what_its_row_says(row: list[str]) -> None:
    table = f"<table><tr><td>A</td><td>{row[2]}</td></tr><tr><td>B</td><td>7</td></tr></table>"
    document = read_document(f"<html><body>{table}</body></html>".encode(), "page.htm")
    read = document.blocks[0].table
    assert read is not None
    cell = (*read.header, *read.rows)[0][1]
    assert read_entry(cell, read_figures(document)).kind.value == first_code(row)


def test_every_kind_of_right_is_named() -> None:
    rows = page("extraction/registration_rights.md").rows("phrase")
    named = {code(row[1])[0] for row in rows if code(row[1]) and row[1].startswith("`")}
    assert named == {kind.value for kind in RightKind}


def test_a_header_of_the_holder_table_names_its_term_and_no_later_one() -> None:
    rows = page("extraction/holders.md").rows("term")
    for field, header, _ in rows:
        assert holders._field_of_title(header.casefold()) == code(field)[0]
    named = {first_code(row) for row in rows}
    assert named <= {field.name for field in fields(Holder)}


# Risk categories ----------------------------------------------------------------------------------


def alternatives(pattern: str) -> list[str]:
    """The top-level alternatives of a regular expression."""
    parts, depth = [""], 0
    for character in pattern:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def test_the_categories_stand_in_the_order_in_which_they_are_tried() -> None:
    rows = page("extraction/risk_factors.md").rows("category")
    assert [first_code(row) for row in rows] == [c.value for c in risk_categories.WORDS]


@pytest.mark.parametrize("category", list(risk_categories.WORDS))
def test_the_words_of_a_category_are_those_that_decide(category: Any) -> None:
    rows = page("extraction/risk_factors.md").rows("category")
    (words,) = [row[1].split(", ") for row in rows if first_code(row) == category.value]
    match = partial(re.match, flags=re.IGNORECASE)
    assert [w for w in words if not match(risk_categories.WORDS[category], w)] == []
    unnamed = [
        one
        for one in alternatives(risk_categories.WORDS[category])
        if not any(match(one, word) for word in words)
    ]
    assert unnamed == []


def test_the_weights_of_heading_and_body_are_as_described() -> None:
    described = sections("extraction/risk_factors.md")["Categories"].text
    assert f"counts {risk_categories.HEADING_WEIGHT}, each in the body 1" in described
    assert f"the body counts {risk_categories._MOST_IN_BODY} at most" in described


# From a file to figures ---------------------------------------------------------------------------


def test_a_figure_is_read_as_its_row_says() -> None:
    rows = page("extraction/reading.md").rows("figure")
    for kind, _, passage, value in rows:
        plain, bold = example(passage)
        found = [f for f in reading_of(plain).figures.all if f.kind.value == code(kind)[0]]
        assert [figure.text for figure in found] == bold
        assert [str(figure.value) for figure in found] == [value]
    assert {first_code(row) for row in rows} == {kind.value for kind in FigureKind}


def test_the_blocks_of_the_passage_are_those_under_it() -> None:
    ((passage, blocks),) = sections("extraction/reading.md")["Blocks"].fence_pairs(
        "text passage", "text blocks"
    )
    assert [block_line(block) for block in reading_of(passage).document.blocks] == (
        blocks.splitlines()
    )


def block_line(block: Block) -> str:
    level = f" {block.level}" if block.level else ""
    rows = block.table.rows if block.table else ()
    cells = "; ".join(", ".join(cell.text for cell in row) for row in rows)
    return f"{block.kind.value}{level}: {cells or block.text}"


def test_the_sections_of_the_passage_are_those_under_it() -> None:
    ((passage, numbered),) = sections("extraction/reading.md")["Sections"].fence_pairs(
        "text passage", "text sections"
    )
    found = read_sections(reading_of(passage).document)
    lines = [f"{s.number} (level {s.level})" + (f": {s.title}" if s.title else "") for s in found]
    assert lines == numbered.splitlines()


def test_what_is_not_read_is_refused_in_the_sentence_of_the_page() -> None:
    refused = page("extraction/reading.md").fences("text refuses %PDF-1.4")
    for sentence in refused:
        with pytest.raises(UserError) as fault:
            read_document(b"%PDF-1.4 and more", "filing")
        assert f"{fault.value.sentence} {fault.value.remedy}" == sentence.strip()
    assert refused


def test_the_choice_among_candidates_is_the_one_under_the_passage() -> None:
    ((passage, chosen),) = page("extraction/choosing.md").fence_pairs(
        "text passage", "text chooses offering.date"
    )
    terms = review_document(read_document(passage.encode(), "passage.txt")).terms
    assert terms.offering is not None
    read = terms.offering.date
    assert isinstance(read, Cited)
    lines = [f"{show(read.value, Unit.DATE)}, by {read.rule}: {read.citation.quote}"]
    lines += [f"also: {place.quote}" for place in read.also]
    lines += [
        f"alternative: {show(other.value, Unit.DATE)}, by {other.rule}: {other.citation.quote}"
        for other in read.alternatives
    ]
    assert lines == chosen.splitlines()
