"""PDF files written by hand: sound ones, and ones that mean harm."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_BOX = b"/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"


def pdf_of_objects(objects: Sequence[bytes]) -> bytes:
    """A file of numbered objects, the first of them the catalogue."""
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(written))
    )


def stream(content: bytes) -> bytes:
    """A compressed stream."""
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode >> stream\n%b\nendstream" % (len(packed), packed)


def _printed(lines: Sequence[str]) -> bytes:
    shown = b" ".join(b"(%b) Tj T*" % line.replace("(", "").encode("latin-1") for line in lines)
    return b"BT /F1 10 Tf 12 TL 72 720 Td %b ET" % shown


def pdf_of_pages(pages: Sequence[Sequence[str]]) -> bytes:
    """A sound file, one page for every list of lines."""
    return pdf_of_streams([_printed(lines) for lines in pages])


def pdf_of_streams(streams: Sequence[bytes]) -> bytes:
    """A file whose pages have these contents, not yet compressed."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(streams)),
        _FONT,
    ]
    for at, content in enumerate(streams):
        page = b"<< /Type /Page /Parent 2 0 R %b /Contents %d 0 R >>" % (_BOX, 5 + 2 * at)
        objects.extend([page, stream(content)])
    return pdf_of_objects(objects)


def looping_tree() -> bytes:
    """A page tree whose node is its own child, and that claims a million pages."""
    return pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 1000000 >>",
            _FONT,
        ]
    )


def one_page_many_times(count: int) -> bytes:
    """A page tree that names one page over and over: a small file of very many pages."""
    return pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b"4 0 R " * count, count),
            _FONT,
            b"<< /Type /Page /Parent 2 0 R %b /Contents 5 0 R >>" % _BOX,
            stream(_printed(["One line of text that every page prints."] * 40)),
        ]
    )
