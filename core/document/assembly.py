"""From what a reader met to a Document: text written, blocks and pages placed in it.

HTML and PDF have no lines of their own that a person could count, so their canonical text is
written here: one line a paragraph (more where the source breaks lines), one a table row, and an
empty line between blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from core.document.headings import heading_level
from core.document.model import (
    Block,
    BlockKind,
    Document,
    DocumentFormat,
    DocumentKind,
    Page,
    PrintedPlace,
    Span,
    Table,
    flatten,
)
from core.document.pages import believable, page_label, running_heads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from core.document.grids import Grid
    from core.document.pdf_lines import Fragment

_BETWEEN = "\n\n"  # blocks
_BULLET = re.compile(r"[•·▪●○■□◦➢✓❖]\s*\S|[–—*§Ÿ¨Øü-]\s+\S")  # with those of symbol fonts
_CONTENTS_TITLES = frozenset({"table of contents", "contents", "index"})
_LONGEST_TITLE = max(map(len, _CONTENTS_TITLES))
_WORD = re.compile(r"\S+")
_LONGEST_ENTRY_END = 40  # characters: the last dots and a page label
_CONTENTS_ENTRY = re.compile(r"(?:\.{3,}|\s)\s*(?:[A-Z]{1,2}-)?(?:\d{1,3}|[ivxl]+)$")


@dataclass
class Draft:
    """A paragraph, table or page break as met, before it is placed in the canonical text.

    White space is collapsed in the lines of a paragraph; those of a table keep its columns.
    """

    lines: list[str]
    centred: bool = False
    emphasised: bool = False
    grid: Grid | None = None
    is_break: bool = False
    is_item: bool = False
    is_furniture: bool = False
    goes_on: bool = False  # a table that the page before started
    fragments: tuple[Fragment, ...] = ()  # of a PDF's pages, in the order of the lines' words

    @cached_property
    def text(self) -> str:
        """Its lines as one; the lines are never changed once it stands in the list."""
        if len(self.lines) == 1 and self.grid is None:
            return self.lines[0]
        return flatten(self.lines)


class _Placed(NamedTuple):
    """A draft with its nature and where it stands in the canonical text."""

    draft: Draft
    kind: BlockKind
    level: int
    span: Span


def page_break() -> Draft:
    """The end of a page."""
    return Draft([], is_break=True)


def assemble(drafts: Sequence[Draft], name: str, sha256: str, source: DocumentFormat) -> Document:
    """Place drafts in canonical text, one after another, and number them as blocks."""
    labels = _page_labels(drafts)
    heads = running_heads(_tops(drafts, labels))
    parts: list[str] = []
    placed: list[_Placed] = []
    edges: list[tuple[int, str | None]] = []  # where a page ends, and its label
    label: str | None = None
    at = 0
    places: list[PrintedPlace] = []
    in_contents = False
    for index, draft in enumerate(drafts):
        label = labels.get(index, label)
        if draft.is_break:
            edges.append((at, label))
            label = None
            continue
        is_furniture = draft.is_furniture or index in labels or index in heads
        kind, level = BlockKind.FURNITURE, 0
        if not is_furniture:
            kind, level = _nature(draft, in_contents=in_contents)
        in_contents = _in_contents(draft, kind, was=in_contents)
        written = "\n".join(draft.lines)
        placed.append(_Placed(draft, kind, level, Span(at, at + len(written))))
        places.extend(_printed_places(draft.fragments, written, at))
        parts.append(written)
        at += len(written) + len(_BETWEEN)
    text = _BETWEEN.join(parts).rstrip("\n") + "\n"
    edges.append((len(text), label))
    return Document(
        name=name,
        sha256=sha256,
        format=source,
        kind=DocumentKind.OTHER,
        text=text,
        pages=_pages([(min(end, len(text)), printed) for end, printed in edges]),
        blocks=tuple(_blocks(placed)),
        printed_places=tuple(places),
    )


def _printed_places(fragments: Sequence[Fragment], written: str, at: int) -> Iterator[PrintedPlace]:
    """Where each fragment's characters stand in what was written at an offset.

    Both hold the same characters in the same order but for white space.
    """
    if not fragments:
        return
    words = [word.span() for word in _WORD.finditer(written)]
    before = [0, *accumulate(end - start for start, end in words)]  # characters before each word

    def offset(character: int) -> int:
        word = bisect_right(before, character) - 1
        return at + words[word][0] + character - before[word]

    taken = 0
    for fragment in fragments:
        length = sum(map(len, fragment.text.split()))
        if not length:
            continue
        span = Span(offset(taken), offset(taken + length - 1) + 1)
        yield PrintedPlace(span, fragment.page, fragment.first, fragment.count)
        taken += length


def _blocks(placed: Sequence[_Placed]) -> Iterator[Block]:
    """The blocks, numbered, each paragraph or table that a page break cut in two made one again.

    The furniture of the break follows it, so that blocks stay in order of their start.
    """
    number = 0
    for parts, furniture in _cut_drafts(placed):
        for one in (parts, *([piece] for piece in furniture)):
            yield _block(number, one)
            number += 1


def _cut_drafts(placed: Sequence[_Placed]) -> Iterator[tuple[list[_Placed], list[_Placed]]]:
    """Each draft with those that it carries on in, and the furniture met meanwhile."""
    parts: list[_Placed] = []
    furniture: list[_Placed] = []
    for one in placed:
        if parts and one.kind is BlockKind.FURNITURE:
            furniture.append(one)
        elif parts and (_is_of_table(parts, one) or (furniture and _carries_on(parts, one))):
            parts.append(one)
        else:
            if parts:
                yield parts, furniture
            parts, furniture = [one], []
    if parts:
        yield parts, furniture


def _block(number: int, parts: Sequence[_Placed]) -> Block:
    draft, kind, level, _span = parts[0]
    return Block(
        index=number,
        kind=kind,
        text=draft.text if len(parts) == 1 else flatten([part.draft.text for part in parts]),
        pieces=tuple(part.span for part in parts),
        level=level,
        centred=draft.centred,
        emphasised=draft.emphasised,
        table=_table_of(parts),
    )


def _table_of(parts: Sequence[_Placed]) -> Table | None:
    """The parts of a table as one, a header that is repeated on a later page left out."""
    tables = [one.draft.grid.table(one.span.start) for one in parts if one.draft.grid is not None]
    if not tables:
        return None
    header = tables[0].header
    printed = {tuple(cell.text for cell in row) for row in header}
    below = [row for table in tables[1:] for row in (*table.header, *table.rows)]
    kept = [row for row in below if tuple(cell.text for cell in row) not in printed]
    return replace(tables[0], rows=(*tables[0].rows, *kept))


def _is_of_table(parts: Sequence[_Placed], below: _Placed) -> bool:
    """Whether a draft goes on with the table that the page before it started."""
    return below.draft.goes_on and parts[0].draft.grid is not None


def _carries_on(parts: Sequence[_Placed], below: _Placed) -> bool:
    running = parts[0].kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
    if not running or below.kind is not BlockKind.PARAGRAPH:
        return False
    ends = parts[-1].draft.text.endswith((".", ":", ";", "?", "!"))
    return below.draft.text[:1].islower() and not ends


def _page_labels(drafts: Sequence[Draft]) -> dict[int, str]:
    """The paragraphs that only print a page's label, by index."""
    breaks = {index for index, draft in enumerate(drafts) if draft.is_break}
    candidates = []
    for index, draft in enumerate(drafts):
        if draft.grid is None and not draft.is_break:
            found = page_label(index, draft.text)
            if found is not None:
                candidates.append(found)
    return {label.line: label.text for label in believable(candidates, breaks)}


def _tops(drafts: Sequence[Draft], labels: dict[int, str]) -> list[tuple[int, str]]:
    """The first paragraph of each page, but where a table of contents follows it."""
    tops: list[tuple[int, str]] = []
    is_top = True
    for index, draft in enumerate(drafts):
        if draft.is_break or index in labels:
            is_top = True
        elif is_top:
            is_top = False
            below = next((one for one in drafts[index + 1 : index + 4] if one.grid), None)
            opens_contents = below is not None and below.grid is not None and below.grid.is_contents
            if draft.grid is None and not opens_contents:
                tops.append((index, draft.text))
    return tops


def _pages(edges: Sequence[tuple[int, str | None]]) -> tuple[Page, ...]:
    pages: list[Page] = []
    start = 0
    for end, label in edges:
        if end > start:
            pages.append(Page(len(pages) + 1, label, Span(start, end)))
            start = end
    return tuple(pages)


def _nature(draft: Draft, *, in_contents: bool) -> tuple[BlockKind, int]:
    """What a draft is, and its level where that is a heading; 0 else."""
    kind = _plain_kind(draft, in_contents=in_contents)
    if kind is not BlockKind.PARAGRAPH:
        return kind, 0
    level = heading_level(
        draft.text, draft.lines, centred=draft.centred, emphasised=draft.emphasised
    )
    return (BlockKind.HEADING if level else kind), level


def _plain_kind(draft: Draft, *, in_contents: bool) -> BlockKind:
    """What a draft is; a heading counts as a paragraph here."""
    if draft.grid is not None:
        return BlockKind.CONTENTS if draft.grid.is_contents else BlockKind.TABLE
    text = draft.text
    if not any(c.isalnum() for c in text):
        return BlockKind.FURNITURE
    if not draft.centred and not draft.emphasised and _is_one_of(text, {"table of contents"}):
        return BlockKind.FURNITURE  # the link back to it that many filings print on every page
    if (in_contents or "...." in text) and _CONTENTS_ENTRY.search(text[-_LONGEST_ENTRY_END:]):
        return BlockKind.CONTENTS
    if draft.is_item or _BULLET.match(text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _in_contents(draft: Draft, kind: BlockKind, *, was: bool) -> bool:
    if _is_one_of(draft.text, _CONTENTS_TITLES):
        return True
    return was and kind in {BlockKind.CONTENTS, BlockKind.FURNITURE}


def _is_one_of(text: str, titles: Collection[str]) -> bool:
    return len(text) <= _LONGEST_TITLE and text.casefold() in titles
