"""Inputs that are sound or nearly so, and far beyond any measure."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.fuzz.inputs import Seed
from tests.fuzz.pdf import looping_tree, one_page_many_times, pdf_of_streams

if TYPE_CHECKING:
    from collections.abc import Callable

_HTML = b"<html><body>"


def _zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 20_000_000)
    return packed.getvalue()


def _pdf_bomb() -> bytes:
    """A page whose contents of some 200 kB inflate to 200 MB."""
    return pdf_of_streams([b"BT /F1 10 Tf (a) Tj ET\n" + b" " * 200_000_000])


def _pdf_operators() -> bytes:
    """A page that saves its state two million times."""
    return pdf_of_streams([b"q " * 2_000_000])


def _pdf_words() -> bytes:
    """A page of 200,000 words in one place."""
    return pdf_of_streams([b"BT /F1 10 Tf 72 720 Td " + b"(word ) Tj " * 200_000 + b"ET"])


def _wide_table(cell: bytes) -> bytes:
    rows = b"<tr>" + cell * 20_000 + b"</tr>"
    return _HTML + b"<table>" + rows * 2 + b"</table>"


def _wide_text_table() -> bytes:
    return (b"   ".join([b"-----"] * 20_000) + b"\n" + b"   ".join([b"1,234"] * 20_000) + b"\n") * 2


def _deep_submission() -> bytes:
    return b"<SEC-DOCUMENT>\n" + b"<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n" * 20_000 + b"word"


def _many_documents() -> bytes:
    one = b"<DOCUMENT>\n<TYPE>EX-10\n<SEQUENCE>1\n<TEXT>\nThe Company shall indemnify.\n</TEXT>\n"
    return b"<SEC-DOCUMENT>\n" + one * 20_000


def _fonts_left_open() -> bytes:
    """A parser opens them all again in every paragraph; closings of others hide their number."""
    fonts = b"".join(b"<font size=%d></q>" % n for n in range(900))
    return _HTML + b"<p>" + fonts + b"</p>" + b"<p>word</p>" * 10_000


_SPANS = b"<tr><td colspan=1000000 rowspan=1000000>1</td><td>2</td></tr>"
_CELL_BLOCKS = b"<table><tr><td>a</td><td>" + b"<p>hello</p>" * 50_000

EXTREMES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "100,000 nested divs": ("html", lambda: _HTML + b"<div>" * 100_000 + b"x"),
    "100,000 nested divs, closed": (
        "html",
        lambda: _HTML + b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
    ),
    "50,000 nested tables": ("html", lambda: _HTML + b"<table><tr><td>" * 50_000 + b"x"),
    "30,000 open fonts": (
        "html",
        lambda: _HTML + b"".join(b"<p><font size=%d>word" % n for n in range(30_000)),
    ),
    "900 fonts left open in a paragraph": ("html", _fonts_left_open),
    "300 nested tables with text": (
        "html",
        lambda: _HTML + b"<table><tr><td>word<td>" * 300 + b"</table>" * 300,
    ),
    "100,000 nested lists": ("html", lambda: _HTML + b"<ul><li>x" * 100_000),
    "50 MB in a line": ("text", lambda: b"word " * 10_000_000),
    "50 MB without a space": ("text", lambda: b"x" * 50_000_000),
    "20 MB paragraph": ("html", lambda: _HTML + b"<p>" + b"word " * 4_000_000),
    "20,000 columns": ("html", lambda: _wide_table(b"<td>1,234</td>")),
    "20,000 empty columns": ("html", lambda: _wide_table(b"<td></td>")),
    "20,000 columns of text": ("text", _wide_text_table),
    "colspan of a million": ("html", lambda: _HTML + b"<table>" + _SPANS * 3_000),
    "one cell of 50,000 paragraphs": ("html", lambda: _HTML + _CELL_BLOCKS),
    "40,000 tiny pages": ("text", lambda: b"x\n<PAGE>\n" * 40_000),
    "40,000 labelled pages": (
        "text",
        lambda: b"".join(b"word\n\n- %d -\n<PAGE>\n" % n for n in range(40_000)),
    ),
    "40,000 page breaks": (
        "html",
        lambda: _HTML + b"<p>x</p><hr style='page-break-after: always'>" * 40_000,
    ),
    "100,000 short paragraphs": ("text", lambda: b"word\n\n" * 100_000),
    "a paragraph over 20,000 pages": (
        "text",
        lambda: (b"and " * 17 + b"and\n\n<PAGE>\n\n") * 20_000,
    ),
    "a paragraph over 20,000 HTML pages": (
        "html",
        lambda: _HTML + b"<p>and so on</p><p>---</p>" * 20_000,
    ),
    "a million dots": ("text", lambda: b"." * 1_000_000 + b"a"),
    "a million spaced dots": ("text", lambda: b". " * 500_000 + b"a"),
    "a million dashes": ("text", lambda: b"-" * 1_000_000 + b"a"),
    "a million spaced dashes": ("text", lambda: b"-- " * 333_000 + b"a"),
    "a million spaces": ("text", lambda: b"a" + b" " * 1_000_000 + b"a"),
    "a million digits": ("text", lambda: b"1" * 1_000_000 + b"a"),
    "a million brackets": ("text", lambda: b"(" * 1_000_000),
    "a million full stops in HTML": ("html", lambda: _HTML + b"<p>" + b"A. " * 333_000),
    "a million capitals": ("html", lambda: _HTML + b"<p>" + b"A" * 1_000_000),
    "a million less-than signs": ("html", lambda: _HTML + b"<" * 1_000_000),
    "a million attributes": ("html", lambda: _HTML + b"<p" + b" a='b'" * 150_000 + b">x"),
    "a 5 MB style": ("html", lambda: _HTML + b"<p style='" + b"a: b; " * 800_000 + b"'>x"),
    "null bytes": ("text", lambda: b"\x00" * 1_000_000),
    "null bytes among words": ("text", lambda: b"a word and a \x00 word\n" * 2_000),
    "UTF-16 of nothing": ("text", lambda: b"\xff\xfe" + b"\xd8" * 100_001),
    "20,000 nested documents": ("submission", _deep_submission),
    "20,000 documents": ("submission", _many_documents),
    "zip bomb": ("text", _zip_bomb),
    "PDF bomb": ("pdf", _pdf_bomb),
    "PDF of operators": ("pdf", _pdf_operators),
    "PDF page of 200,000 words": ("pdf", _pdf_words),
    "PDF tree that loops": ("pdf", looping_tree),
    "PDF of one page 3,000 times": ("pdf", lambda: one_page_many_times(3_000)),
    "PDF of nothing": ("pdf", lambda: b"%PDF-1.7\n"),
}
"""By name: the format that it pretends to be, and how to make it."""


def extreme(name: str) -> Seed:
    """One of them, made."""
    kind, make = EXTREMES[name]
    return Seed(name, kind, make())
