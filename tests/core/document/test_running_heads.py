"""Words that pages open with again and again are furniture, in text and in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.document.model import BlockKind
from core.document.reader import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "Sorrel Pumps Notes"


def text_of(pages: int) -> str:
    body = "We sell pumps and repair them for customers in three states.\n\n"
    return "<PAGE>\n\n".join(f"{HEAD}\n\n{body}" for _ in range(pages))


def html_of(pages: int) -> str:
    page = f'<p><b>{HEAD}</b></p><p>We sell pumps.</p><hr style="page-break-after: always">'
    return f"<html><body>{page * pages}</body></html>"


@pytest.mark.parametrize("written", [text_of, html_of])
@pytest.mark.parametrize(("pages", "left"), [(2, 2), (4, 1)])
def test_a_running_head_is_furniture_but_the_first_time(
    written: Callable[[int], str], pages: int, left: int
) -> None:
    document = read_document(written(pages).encode(), "sorrel")
    heads = [block for block in document.blocks if block.text == HEAD]
    assert len(heads) == pages
    assert sum(block.kind is not BlockKind.FURNITURE for block in heads) == left
