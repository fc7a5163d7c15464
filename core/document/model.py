"""A document once read: its text, lines, pages and blocks, and how any of them are cited."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


class DocumentFormat(StrEnum):
    """What the bytes were."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    SUBMISSION = "submission"


class DocumentKind(StrEnum):
    """What the document is, by the field's names."""

    PROSPECTUS = "prospectus"
    PROSPECTUS_SUPPLEMENT = "prospectus_supplement"
    REGISTRATION_STATEMENT = "registration_statement"
    REGISTRATION_RIGHTS_AGREEMENT = "registration_rights_agreement"
    PURCHASE_AGREEMENT = "purchase_agreement"
    INDEMNIFICATION_AGREEMENT = "indemnification_agreement"
    UNDERWRITING_AGREEMENT = "underwriting_agreement"
    OTHER = "other"

    @property
    def is_agreement(self) -> bool:
        """Whether parties sign it, as opposed to a disclosure that investors read."""
        return self.value.endswith("_agreement")

    @property
    def words(self) -> str:
        """The kind in words, as a heading prints it."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of canonical text: `start` inclusive, `end` exclusive, in characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span holds at least one character, not {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def join(self, other: Span) -> Span:
        """The shortest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its place in the count from 1, the label it prints (if any), its text."""

    number: int
    label: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """Characters of a PDF's page that a span of canonical text was read from.

    Attributes:
        span: In the canonical text.
        page: Index of the page, from 0.
        first: The first character on the page, as pdfium counts them.
        count: How many characters.
    """

    span: Span
    page: int
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class FilingPart:
    """One document of a submission: its number, type ("EX-10.2"), file name and description."""

    sequence: int
    type: str
    filename: str
    description: str


@dataclass(frozen=True, slots=True)
class Filing:
    """The EDGAR submission that a document was read from, by its header.

    Texts are empty and the date is None where the header does not say. `read` is the number of
    the part that was read.
    """

    form: str
    accession: str
    issuer: str
    cik: str
    file_number: str
    filed_on: date | None
    parts: tuple[FilingPart, ...]
    read: int


class BlockKind(StrEnum):
    """The nature of a block."""

    TITLE = "title"  # the heading that says what the document is
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CONTENTS = "contents"
    SIGNATURES = "signatures"
    EXHIBITS = "exhibits"  # the index of a filing's exhibits
    FURNITURE = "furniture"  # page numbers, page marks, rules: on the page but not in the text


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its text without footnote marks, those marks, and its place.

    Attributes:
        text: As printed, white space collapsed.
        span: In the canonical text; None where nothing is printed.
        marks: Of the footnotes that it refers to: "1", "a", "*".
        column_span: Over how many columns it stands, from its own to the right.
    """

    text: str
    span: Span | None
    marks: tuple[str, ...] = ()
    column_span: int = 1


_BARE_TITLE = re.compile(
    r"(?:number|percent(?:age)?|amount|shares|%|no\.)(?: of (?:shares|class|total|outstanding))?"
    r"(?: ?\(?%\)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: header rows, body rows, each with one cell a column."""

    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in (*self.header, *self.rows)), default=0)

    def titles(self) -> tuple[str, ...]:
        """Each column's header, its lines joined by spaces.

        A heading that stands over several columns is part of the title of each, one that stands
        over the whole table of none. A column that is headed by a bare "number" or "percentage"
        beside another takes what stands above the column to its left.
        """
        above = self._headings(self.header[:-1])
        last = self._headings(self.header[-1:])
        for column in range(2, self.width):
            pair = [_BARE_TITLE.fullmatch(" ".join(last[at])) for at in (column - 1, column)]
            if all(pair) and not above[column]:
                above[column] = above[column - 1]
        return tuple(" ".join([*over, *own]) for over, own in zip(above, last, strict=True))

    def _headings(self, rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
        """Of each column the headings that stand over it in some rows."""
        width = self.width
        headings: list[list[str]] = [[] for _ in range(width)]
        for row in rows:
            for at, cell in enumerate(row):
                if cell.text and cell.column_span < max(width, 2):
                    for column in range(at, min(at + cell.column_span, width)):
                        headings[column].append(cell.text)
        return headings


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of text: its nature, its flat text and the pieces of canonical text it came from.

    `text` has every run of white space collapsed to one space, over lines and page breaks.
    `pieces` are in reading order and leave out page furniture that falls between them.
    """

    index: int
    kind: BlockKind
    text: str
    pieces: tuple[Span, ...]
    level: int = 0
    centred: bool = False
    emphasised: bool = False  # bold or underlined, where the format says so
    table: Table | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it stands over what follows, as its title or as a heading."""
        return self.kind in {BlockKind.TITLE, BlockKind.HEADING}

    @property
    def span(self) -> Span:
        """From the first character to the last, furniture in between included."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of one document, quoted word for word.

    Attributes:
        document: SHA-256 of the document's bytes.
        span: The passage in the canonical text.
        quote: The passage with white space collapsed; never empty.
        lines: First and last line, both 1-based and inclusive.
        page: The label printed on the page, or None where none is printed.
    """

    document: str
    span: Span
    quote: str
    lines: tuple[int, int]
    page: str | None

    def __post_init__(self) -> None:
        if not self.quote:
            raise ValueError("a citation quotes at least one character")

    @property
    def place(self) -> str:
        """The place as a person would say it: `page 6, lines 363-366`."""
        first, last = self.lines
        line = f"line {first}" if first == last else f"lines {first}–{last}"
        return f"page {self.page}, {line}" if self.page else line


@dataclass(frozen=True)
class Document:
    """One document, read once, never changed.

    Everything that comes after works on this and cites it; two readings of the same bytes are
    equal.
    """

    name: str
    sha256: str
    format: DocumentFormat
    kind: DocumentKind
    text: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    printed_places: tuple[PrintedPlace, ...] = ()
    filing: Filing | None = None
    kind_signals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    _offsets: dict[int, list[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __hash__(self) -> int:
        return hash(self.sha256)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of every line."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return tuple(starts)

    @property
    def line_count(self) -> int:
        """How many lines there are; a newline at the very end starts none."""
        return len(self.line_starts) - self.text.endswith("\n")

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.blocks)

    @cached_property
    def _page_starts(self) -> tuple[int, ...]:
        return tuple(page.span.start for page in self.pages)

    @cached_property
    def _printed_starts(self) -> tuple[int, ...]:
        return tuple(place.span.start for place in self.printed_places)

    def line_at(self, offset: int) -> int:
        """The 1-based line that holds the character at `offset`."""
        return bisect_right(self.line_starts, offset)

    def lines_of(self, span: Span) -> tuple[int, int]:
        """First and last line of a span, 1-based, both inclusive."""
        return self.line_at(span.start), self.line_at(span.end - 1)

    def page_at(self, offset: int) -> Page | None:
        """The page that holds the character at `offset`, where the document has pages."""
        at = bisect_right(self._page_starts, offset) - 1
        return self.pages[at] if at >= 0 else None

    def printed(self, span: Span) -> tuple[PrintedPlace, ...]:
        """Where a span is printed on a PDF's pages, each place cut to the span; else nothing."""
        at = bisect_right(self._printed_starts, span.start) - 1
        found: list[PrintedPlace] = []
        for place in self.printed_places[max(at, 0) :]:
            if place.span.start >= span.end:
                break
            if place.span.overlaps(span):
                found.append(_cut_to(place, span))
        return tuple(found)

    def block_at(self, offset: int) -> Block | None:
        """The last block that starts at or before `offset`."""
        at = bisect_right(self._block_starts, offset) - 1
        return self.blocks[at] if at >= 0 else None

    def blocks_in(self, span: Span) -> Iterator[Block]:
        """Blocks that start inside a span, in order."""
        at = bisect_right(self._block_starts, span.start - 1)
        while at < len(self.blocks) and self._block_starts[at] < span.end:
            yield self.blocks[at]
            at += 1

    def printed_part(self, span: Span) -> Span:
        """A span without the white space at its ends; it holds at least one printed character."""
        text = self.text[span.start : span.end]
        start = span.start + len(text) - len(text.lstrip())
        return Span(start, start + len(text.strip()))

    def quote(self, span: Span) -> str:
        """The text of a span, white space collapsed to single spaces."""
        return " ".join(self.text[span.start : span.end].split())

    def cite(self, span: Span) -> Citation:
        """Quote a span word for word, with its lines and printed page."""
        page = self.page_at(span.start)
        return Citation(
            document=self.sha256,
            span=span,
            quote=self.quote(span),
            lines=self.lines_of(span),
            page=page.label if page else None,
        )

    def locate(self, block: Block, first: int, last: int) -> Span:
        """Where characters `first` (inclusive) to `last` (exclusive) of a block's text stand."""
        offsets = self._offsets.get(block.index)
        if offsets is None:
            offsets = self._offsets[block.index] = _align(block, self.text)
        return Span(offsets[first], offsets[last - 1] + 1)


def _cut_to(place: PrintedPlace, span: Span) -> PrintedPlace:
    """A printed place cut to a span; whole where page and text differ in white space."""
    if place.count != len(place.span):
        return place
    start, end = max(place.span.start, span.start), min(place.span.end, span.end)
    first = place.first + start - place.span.start
    return PrintedPlace(Span(start, end), place.page, first, end - start)


def _align(block: Block, text: str) -> list[int]:
    """The canonical offset of every character of a block's flat text.

    Flat and canonical text hold the same characters but for white space, so the two are walked
    together; a space stands where the character before it ends.
    """
    source = [
        at
        for piece in block.pieces
        for at in range(piece.start, piece.end)
        if not text[at].isspace()
    ]
    offsets: list[int] = []
    taken = 0
    for character in block.text:
        if character == " ":
            offsets.append(offsets[-1] if offsets else source[0])
        else:
            offsets.append(source[taken])
            taken += 1
    return offsets


def flatten(parts: Sequence[str]) -> str:
    """One line of text from several: white space collapsed, a word cut at its hyphen mended."""
    if len(parts) == 1:
        return " ".join(parts[0].split())
    flat = ""
    for part in parts:
        piece = " ".join(part.split())
        if not piece:
            continue
        cut = flat.endswith("-") and len(flat) > 1 and flat[-2].isalpha() and piece[0].isalpha()
        flat = f"{flat}{piece}" if cut or not flat else f"{flat} {piece}"
    return flat
