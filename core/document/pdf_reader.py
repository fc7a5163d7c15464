"""PDF filings through pdfium: lines with their boxes, made paragraphs and tables."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2

from core.document.assembly import Draft, assemble, page_break
from core.document.model import DocumentFormat
from core.document.pdf_layout import Band, bands_of, starts_paragraph, usual_pitch
from core.document.pdf_lines import LineReader, without_usual_emphasis
from core.document.pdf_tables import grid_of_bands
from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.document.model import Document
    from core.document.pdf_lines import Fragment

_SCANNED = 20  # characters a page: fewer, and the pages are pictures
_RUNNING = 3  # pages that print the same line at their edge: it is a running head or foot
_EDGE_BANDS = 2
_CENTRE = 6.0  # points
_OFF_EDGE = 60.0  # points from the left edge of the page's text
_HEADING_WHITE = 0.9  # of the usual distance: a title above a table stands farther off
_TABLE_WHITE = 1.5  # of the usual distance between lines
_WIDEST_SINGLE = 260.0  # points: a longer line is prose, no entry
_WIDE_TABLE = 3  # entries: a single row of so many is a table by itself


def read_pdf(
    raw: bytes, name: str, sha256: str, progress: Callable[[str], None] = lambda _stage: None
) -> Document:
    """Read a PDF filing.

    The canonical text has one line a paragraph and one a table row; every stretch of it knows the
    characters of the page that it was read from, so that the PDF itself can be highlighted.

    Args:
        raw: The file's bytes.
        name: What to call the document.
        sha256: Digest of the bytes.
        progress: Called for every page; may raise `Cancelled`.

    Raises:
        UserError: It is damaged, locked with a password, or has no text in it.
    """
    pages = _bands_of_pages(raw, name, progress)
    printed = sum(len(band.text) for bands in pages for band in bands)
    if printed < _SCANNED * len(pages):
        raise UserError(
            f"“{name}” is a PDF of pictures without text.",
            "Have it read by a text recognition program first, or open the filing as text.",
        )
    running = _running_lines(pages)
    drafts: list[Draft] = []
    for bands in pages:
        drafts.extend(_drafts(bands, running))
        drafts.append(page_break())
    return assemble(drafts, name, sha256, DocumentFormat.PDF)


def _bands_of_pages(raw: bytes, name: str, progress: Callable[[str], None]) -> list[list[Band]]:
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as fault:
        raise _refusal(name, fault) from fault
    try:
        pages = without_usual_emphasis(list(_each_page(document, progress)))
    except pypdfium2.PdfiumError as fault:  # a page is missing: half a filing is none
        raise _refusal(name, fault) from fault
    finally:
        document.close()
    return [bands_of(fragments) for fragments in pages]


def _each_page(
    document: pypdfium2.PdfDocument, progress: Callable[[str], None]
) -> Iterator[list[Fragment]]:
    lines = LineReader()
    for index in range(len(document)):
        progress(f"Reading page {index + 1} of {len(document)}")
        page = document[index]
        yield lines.fragments_of(page, index)
        page.close()


def _refusal(name: str, fault: pypdfium2.PdfiumError) -> UserError:
    locked = "password" in str(fault).casefold()
    return UserError(
        f"“{name}” is locked with a password." if locked else f"“{name}” is a damaged PDF.",
        "Save a copy without the password." if locked else "Fetch the file again.",
        str(fault),
    )


def _running_lines(pages: Sequence[Sequence[Band]]) -> frozenset[tuple[str, int]]:
    """Lines that several pages print at the same height of their edge, digits aside."""
    seen: Counter[tuple[str, int]] = Counter()
    for bands in pages:
        edge = [*bands[:_EDGE_BANDS], *bands[-_EDGE_BANDS:]]
        seen.update({_at_height(band) for band in edge})
    return frozenset(line for line, times in seen.items() if times >= _RUNNING and line[0])


def _at_height(band: Band) -> tuple[str, int]:
    return re.sub(r"\d+", "#", band.text), round(band.bottom / 4)


def _drafts(bands: Sequence[Band], running: frozenset[tuple[str, int]]) -> Iterator[Draft]:
    """A page's paragraphs and tables in order."""
    pitch = usual_pitch(bands)
    edges = (
        min((band.left for band in bands), default=0.0),
        max((band.right for band in bands), default=0.0),
    )
    at = 0
    while at < len(bands):
        band = bands[at]
        if _is_running(bands, at, running):
            yield _furniture(band)
            at += 1
            continue
        end = _table_end(bands, at, pitch, edges[0])
        if end > at:
            yield _table(bands[at:end])
            at = end
            continue
        end = at + 1
        while end < len(bands) and not (
            _is_running(bands, end, running)
            or _table_end(bands, end, pitch, edges[0]) > end
            or starts_paragraph(bands[end - 1], bands[end], pitch, edges)
        ):
            end += 1
        yield _paragraph(bands[at:end], edges)
        at = end


def _is_running(bands: Sequence[Band], at: int, running: frozenset[tuple[str, int]]) -> bool:
    on_edge = at < _EDGE_BANDS or at >= len(bands) - _EDGE_BANDS
    return on_edge and _at_height(bands[at]) in running


def _furniture(band: Band) -> Draft:
    return Draft([band.text], is_furniture=True, fragments=band.fragments)


def _table_end(bands: Sequence[Band], start: int, pitch: float, left: float) -> int:
    """Where a table that starts at a line ends, `start` itself where none does.

    Single entries may stand between its rows, or above them off the left edge as the first line
    of a heading does; rows stand no more than a line and a half of white apart.
    """
    if not bands[start].is_row and bands[start].left < left + _OFF_EDGE:
        return start
    end = start
    rows: list[Band] = []
    while end < len(bands):
        if end > start and bands[end - 1].bottom - bands[end].top > _TABLE_WHITE * pitch:
            break
        if bands[end].is_row:
            rows.append(bands[end])
        elif not _rows_follow(bands, end, pitch):
            break
        end += 1
    if len(rows) > 1 or any(len(row.entries) >= _WIDE_TABLE for row in rows):
        return end
    return start


def _rows_follow(bands: Sequence[Band], at: int, pitch: float) -> bool:
    """Whether a row stands within two lines below a line with a single entry."""
    if bands[at].right - bands[at].left > _WIDEST_SINGLE:
        return False
    for step in (1, 2):
        if at + step >= len(bands):
            return False
        if bands[at + step - 1].bottom - bands[at + step].top > _HEADING_WHITE * pitch:
            return False
        if bands[at + step].is_row:
            return True
    return False


def _table(bands: Sequence[Band]) -> Draft:
    laid_out = grid_of_bands(bands)
    if laid_out is None or laid_out[0].is_layout:
        return Draft([band.text for band in bands], fragments=_fragments(bands))
    grid, fragments = laid_out
    return Draft(grid.lines(), grid=grid, fragments=fragments)


def _fragments(bands: Sequence[Band]) -> tuple[Fragment, ...]:
    return tuple(fragment for band in bands for fragment in band.fragments)


def _paragraph(bands: Sequence[Band], edges: tuple[float, float]) -> Draft:
    """A paragraph on one line; a centred one keeps the lines that it is printed in."""
    middle = sum(edges) / 2
    centred = all(
        abs((band.left + band.right) / 2 - middle) < _CENTRE and band.left > edges[0] + 2 * _CENTRE
        for band in bands
    )
    fragments = _fragments(bands)
    texts = [band.text for band in bands]
    return Draft(
        texts if centred else [" ".join(texts)],
        centred=centred,
        emphasised=all(fragment.is_emphasised for fragment in fragments if fragment.text.strip()),
        fragments=fragments,
    )
