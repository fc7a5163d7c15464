"""Where sections of real filings start and end, by a table drawn up from the filings."""

from __future__ import annotations

import re
from typing import Any

import pytest

from core.document.sections import Section, read_sections
from tests.corpus.structure.reading import absent, filing, flat, printed, rows

pytestmark = [pytest.mark.corpus, absent]

BOUNDARIES = rows("sections.json")
NUMBERED = re.compile(r"(?:section )?[\d.]*\(?\w{0,4}[.):]?\s+", re.IGNORECASE)


def sections_of(row: dict[str, Any]) -> list[Section]:
    found = read_sections(filing(row["file"]))
    if "number" in row:
        return [section for section in found if section.number == row["number"]]
    return [section for section in found if flat(section.title) == row["title"]]


def body(row: dict[str, Any], section: Section) -> str:
    text = printed(filing(row["file"]), section.span.start, section.span.end)
    if "number" in row:
        opened = NUMBERED.match(text)
        return text[opened.end() :] if opened else text
    return text.removeprefix(flat(section.title)).strip()


@pytest.mark.parametrize(
    "row", BOUNDARIES, ids=[f"{r['file']}-{r.get('title') or r['number']}" for r in BOUNDARIES]
)
def test_a_section_runs_from_its_heading_to_the_next(row: dict[str, Any]) -> None:
    bodies = [body(row, section) for section in sections_of(row)]
    opening = [text for text in bodies if text.startswith(row["opens"])]
    assert len(opening) == 1, [text[:120] for text in bodies]
    assert opening[0].endswith(row["closes"]), opening[0][-200:]


def test_the_table_is_long_enough() -> None:
    assert len(BOUNDARIES) >= 30
    assert len({row["file"] for row in BOUNDARIES}) >= 10
    assert all(row["closes"] for row in BOUNDARIES)
