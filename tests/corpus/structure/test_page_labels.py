"""The page label printed at places of real filings, by a table drawn up from the filings."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.corpus.structure.reading import absent, filing, rows

pytestmark = [pytest.mark.corpus, absent]

LABELS = rows("pages.json")


@pytest.mark.parametrize("row", LABELS, ids=[f"{r['file']}-{r['page']}" for r in LABELS])
def test_a_place_knows_the_label_printed_on_its_page(row: dict[str, Any]) -> None:
    document = filing(row["file"])
    words = r"\s+".join(re.escape(word) for word in row["phrase"].split())
    places = [found.start() for found in re.finditer(words, document.text)]
    assert len(places) == 1
    page = document.page_at(places[0])
    assert page is not None
    assert page.label == row["page"]


def test_the_table_is_long_enough() -> None:
    assert sum(row["page"] is not None for row in LABELS) >= 25
    assert len({row["file"] for row in LABELS}) >= 10
