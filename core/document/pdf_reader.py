"""PDF filings through pdfium: lines with their boxes, made paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from core.document.assembly import Draft, assemble, page_break
from core.document.model import DocumentFormat
from core.document.pdf_layout import PrintedPage, bands_of, is_centred
from core.document.pdf_lines import LineReader, without_usual_emphasis
from core.document.pdf_regions import Nature, regions_of_pages
from core.document.pdf_tables import grids_of_parts
from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.document.model import Document
    from core.document.pdf_layout import Band, Edges
    from core.document.pdf_lines import Fragment
    from core.document.pdf_regions import Region

_SCANNED = 20  # characters a page: fewer, and the pages are pictures


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
    pages = _printed_pages(raw, name, progress)
    printed = sum(len(band.text) for page in pages for band in page.bands)
    if printed < _SCANNED * len(pages):
        raise UserError(
            f"“{name}” is a PDF of pictures without text.",
            "Have it read by a text recognition program first, or open the filing as text.",
        )
    return assemble(list(_drafts(pages)), name, sha256, DocumentFormat.PDF)


def _printed_pages(raw: bytes, name: str, progress: Callable[[str], None]) -> list[PrintedPage]:
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as fault:
        raise _refusal(name, fault) from fault
    try:
        pages = list(_each_page(document, progress))
    except pypdfium2.PdfiumError as fault:  # a page is missing: half a filing is none
        raise _refusal(name, fault) from fault
    finally:
        document.close()
    lines = without_usual_emphasis([fragments for fragments, _width in pages])
    return [
        PrintedPage(bands_of(fragments), width)
        for fragments, (_fragments, width) in zip(lines, pages, strict=True)
    ]


def _each_page(
    document: pypdfium2.PdfDocument, progress: Callable[[str], None]
) -> Iterator[tuple[list[Fragment], float]]:
    """The lines of each page, and its width in points."""
    lines = LineReader()
    for index in range(len(document)):
        progress(f"Reading page {index + 1} of {len(document)}")
        page = document[index]
        yield lines.fragments_of(page, index), page.get_width()
        page.close()


def _refusal(name: str, fault: pypdfium2.PdfiumError) -> UserError:
    locked = "password" in str(fault).casefold()
    return UserError(
        f"“{name}” is locked with a password." if locked else f"“{name}” is a damaged PDF.",
        "Save a copy without the password." if locked else "Fetch the file again.",
        str(fault),
    )


def _drafts(pages: Sequence[PrintedPage]) -> Iterator[Draft]:
    """The pages' furniture, paragraphs and tables in order, a break behind each page."""
    whole = [list(regions) for regions in regions_of_pages(pages)]
    tables = iter(_tables([region for regions in whole for region in regions]))
    for regions in whole:
        for region in regions:
            if region.nature is Nature.FURNITURE:
                yield _furniture(region.bands)
            elif region.nature is Nature.TABLE:
                yield next(tables)
            else:
                yield _paragraph(region.bands, region.edges)
        yield page_break()


def _furniture(bands: Sequence[Band]) -> Draft:
    return Draft([band.text for band in bands], is_furniture=True, fragments=_fragments(bands))


def _tables(regions: Sequence[Region]) -> Iterator[Draft]:
    """The tables in order, the parts of one that goes on over pages laid out together."""
    tables: list[list[Region]] = []
    for region in regions:
        if region.nature is Nature.TABLE:
            if region.goes_on:
                tables[-1].append(region)
            else:
                tables.append([region])
    for parts in tables:
        yield from _table([part.bands for part in parts])


def _table(parts: Sequence[Sequence[Band]]) -> Iterator[Draft]:
    """A table's part on each page; paragraphs where it only lays out paragraphs."""
    laid_out = grids_of_parts(parts)
    is_layout = all(grid.is_layout for grid, _fragments in laid_out)
    for number, (bands, (grid, fragments)) in enumerate(zip(parts, laid_out, strict=True)):
        if is_layout:
            yield Draft([band.text for band in bands], fragments=_fragments(bands))
        else:
            yield Draft(grid.lines(), grid=grid, fragments=fragments, goes_on=number > 0)


def _fragments(bands: Sequence[Band]) -> tuple[Fragment, ...]:
    return tuple(fragment for band in bands for fragment in band.fragments)


def _paragraph(bands: Sequence[Band], edges: Edges) -> Draft:
    """A paragraph on one line; a centred one keeps the lines that it is printed in."""
    centred = all(is_centred(band, edges) for band in bands)
    fragments = _fragments(bands)
    texts = [band.text for band in bands]
    return Draft(
        texts if centred else [" ".join(texts)],
        centred=centred,
        emphasised=all(fragment.is_emphasised for fragment in fragments),
        fragments=fragments,
    )
