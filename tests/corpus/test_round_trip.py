"""Real filings: blocks are the text at their places, and no visible word of a file is lost.

The equalities are exact. A text filing's canonical text is the file itself. That of an HTML
filing has the printed characters of selectolax's own text of what is visible, every one in the
same order, only white space apart; that of a PDF the same characters as pypdfium2's own text, as
often, in the order of reading rather than of drawing.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

from core.document.model import DocumentFormat
from core.document.reader import decode, read_document
from core.document.submission import choose_main, split_submission
from tests.corpus.scoring import FILINGS, SHARED

if TYPE_CHECKING:
    from pathlib import Path

    from core.document.model import Document

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILINGS.is_dir(), reason="../shared with its filings is absent"),
]

SUFFIXES = {".txt", ".htm", ".html", ".pdf"}
FILES = sorted(path for path in FILINGS.rglob("*") if path.suffix in SUFFIXES)
UNSEEN = (
    "head script style noscript template title iframe object svg ix\\:header button select audio "
    "video canvas noframes [hidden]"
).split()
WRAPPER = re.compile(r"(?is)\A.{0,500}?<document>.{0,2000}?<text>")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)", re.IGNORECASE)
each_file = pytest.mark.parametrize(
    "path", FILES, ids=[str(path.relative_to(SHARED)) for path in FILES]
)


@cache
def document_of(path: Path) -> Document:
    return read_document(path.read_bytes(), path.name)


def printed(text: str) -> str:
    """The characters with ink, which leaves out white space and what has no width either."""
    return re.sub(r"[\s\u200b\u2060\ufeff]+", "", text)


def markup_of(path: Path) -> str:
    """The text of a file, or of the document that is read of a submission."""
    text = decode(path.read_bytes())
    if document_of(path).format is DocumentFormat.SUBMISSION:
        return choose_main(split_submission(text)).body
    return text


def visible_text(markup: str) -> str:
    """Selectolax's own text of a page, the elements that nobody sees taken out first."""
    tree = LexborHTMLParser(WRAPPER.sub("", markup, count=1))
    for node in tree.css(",".join(UNSEEN)):
        node.decompose()
    for node in tree.css("[style]"):
        if HIDDEN.search(node.attributes.get("style") or ""):
            node.decompose()
    return tree.body.text() if tree.body is not None else ""


def pdf_text(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_range() for page in pages]
    finally:
        pages.close()
    return "".join(texts).replace("\ufffe", "-")  # a hyphen at a line's end


@each_file
def test_every_block_is_the_text_at_its_pieces(path: Path) -> None:
    document = document_of(path)
    for block in document.blocks:
        pieces = "".join(document.text[piece.start : piece.end] for piece in block.pieces)
        assert printed(pieces) == printed(block.text)


@each_file
def test_nothing_printed_stands_outside_the_blocks(path: Path) -> None:
    document = document_of(path)
    places = sorted(piece for block in document.blocks for piece in block.pieces)
    inside = "".join(document.text[piece.start : piece.end] for piece in places)
    assert printed(inside) == printed(document.text)


@each_file
def test_no_visible_word_is_lost(path: Path) -> None:
    text = document_of(path).text
    if path.suffix == ".pdf":
        assert Counter(printed(text)) == Counter(printed(pdf_text(path)))
        return
    markup = markup_of(path)
    if text == markup:
        return
    assert printed(text) == printed(visible_text(markup))
