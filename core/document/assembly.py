"""From what a reader met to a Document: text written, blocks and pages placed in it.

HTML and PDF have no lines of their own that a person could count, so their canonical text is
written here: one line a paragraph (more where the source breaks lines), one a table row, and an
empty line between blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

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
    flatten,
)
from core.document.pages import believable, page_label, running_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.grids import Grid
    from core.document.pdf_lines import Fragment

_BULLET = re.compile(r"[•·▪●○■□◦]\s*\S|[–—*§-]\s+\S")
_LONGEST_ENTRY_END = 40  # characters: the last dots and a page label
_CONTENTS_ENTRY = re.compile(r"(?:\.{3,}|\s)\s*(?:[A-Z]{1,2}-)?(?:\d{1,3}|[ivxl]+)$")


@dataclass
class Draft:
    """A paragraph, table or page break as met, before it is placed in the canonical text."""

    lines: list[str]
    centred: bool = False
    emphasised: bool = False
    grid: Grid | None = None
    is_break: bool = False
    is_item: bool = False
    is_furniture: bool = False
    fragments: tuple[Fragment, ...] = ()  # of a PDF's pages, in the order of the lines' words

    @cached_property
    def text(self) -> str:
        """Its lines as one; the lines are never changed once it stands in the list."""
        return flatten(self.lines)


def page_break() -> Draft:
    """The end of a page."""
    return Draft([], is_break=True)


def assemble(drafts: Sequence[Draft], name: str, sha256: str, source: DocumentFormat) -> Document:
    """Place drafts in canonical text, one after another, and number them as blocks."""
    labels = _page_labels(drafts)
    heads = running_heads(_tops(drafts, labels))
    parts: list[str] = []
    blocks: list[Block] = []
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
        block, written = _place(draft, at, kind, level)
        blocks.append(block)
        places.extend(_printed_places(draft.fragments, written, at))
        parts.append(written)
        at += len(written)
    text = "".join(parts).rstrip("\n") + "\n"
    edges.append((len(text), label))
    return Document(
        name=name,
        sha256=sha256,
        format=source,
        kind=DocumentKind.OTHER,
        text=text,
        pages=_pages([(min(end, len(text)), printed) for end, printed in edges]),
        blocks=tuple(_continued(blocks)),
        printed_places=tuple(places),
    )


def _printed_places(fragments: Sequence[Fragment], written: str, at: int) -> Iterator[PrintedPlace]:
    """Where each fragment's characters stand in what was written at an offset.

    Both hold the same characters in the same order but for white space.
    """
    if not fragments:
        return
    offsets = [offset for offset, character in enumerate(written) if not character.isspace()]
    taken = 0
    for fragment in fragments:
        length = sum(not character.isspace() for character in fragment.text)
        if not length:
            continue
        span = Span(at + offsets[taken], at + offsets[taken + length - 1] + 1)
        yield PrintedPlace(span, fragment.page, fragment.first, fragment.count)
        taken += length


def _continued(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks numbered anew, each paragraph that a page break cut in two made one again.

    The furniture of the break follows the paragraph, so that blocks stay in order of their start.
    """
    number = 0
    for parts, furniture in _cut_paragraphs(blocks):
        for block in (_made_one(parts), *furniture):
            yield replace(block, index=number)
            number += 1


def _cut_paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Each block with those that it carries on in, and the furniture met meanwhile."""
    parts: list[Block] = []
    furniture: list[Block] = []
    for block in blocks:
        if parts and block.kind is BlockKind.FURNITURE:
            furniture.append(block)
        elif furniture and _carries_on(parts, block):
            parts.append(block)
        else:
            if parts:
                yield parts, furniture
            parts, furniture = [block], []
    if parts:
        yield parts, furniture


def _made_one(parts: Sequence[Block]) -> Block:
    if len(parts) == 1:
        return parts[0]
    return replace(
        parts[0],
        text=flatten([part.text for part in parts]),
        pieces=tuple(piece for part in parts for piece in part.pieces),
    )


def _carries_on(parts: Sequence[Block], below: Block) -> bool:
    running = parts[0].kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
    if not running or below.kind is not BlockKind.PARAGRAPH:
        return False
    return below.text[:1].islower() and not parts[-1].text.endswith((".", ":", ";", "?", "!"))


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
    level = heading_level(draft.lines, centred=draft.centred, emphasised=draft.emphasised)
    return (BlockKind.HEADING if level else kind), level


def _plain_kind(draft: Draft, *, in_contents: bool) -> BlockKind:
    """What a draft is; a heading counts as a paragraph here."""
    if draft.grid is not None:
        return BlockKind.CONTENTS if draft.grid.is_contents else BlockKind.TABLE
    text = draft.text
    if not any(c.isalnum() for c in text):
        return BlockKind.FURNITURE
    if text.casefold() == "table of contents" and not draft.centred and not draft.emphasised:
        return BlockKind.FURNITURE  # the link back to it that many filings print on every page
    if (in_contents or "...." in text) and _CONTENTS_ENTRY.search(text[-_LONGEST_ENTRY_END:]):
        return BlockKind.CONTENTS
    if draft.is_item or _BULLET.match(text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _in_contents(draft: Draft, kind: BlockKind, *, was: bool) -> bool:
    if draft.text.casefold() in {"table of contents", "contents", "index"}:
        return True
    return was and kind in {BlockKind.CONTENTS, BlockKind.FURNITURE}


def _place(draft: Draft, at: int, kind: BlockKind, level: int) -> tuple[Block, str]:
    """A draft as a block at an offset of the canonical text, and the text written for it."""
    written = "\n".join(draft.lines)
    block = Block(
        index=0,  # numbered once paragraphs that a page cut in two are one again
        kind=kind,
        text=draft.text,
        pieces=(Span(at, at + len(written)),),
        level=level,
        centred=draft.centred,
        emphasised=draft.emphasised,
        table=draft.grid.table(at) if draft.grid is not None else None,
    )
    return block, written + "\n\n"
