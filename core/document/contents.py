"""Tables of contents: the titles that they list, by which the sections proper are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.document.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.model import Block, Document

_FEWEST_TITLES = 4
_LEAST_FOUND = 0.6  # of the titles: one that lists other things is no table of contents
_LABEL = r"(?:[A-Z]{1,2}-)?(?:\d{1,3}|[ivxl]+)"
_ENTRY_END = re.compile(rf"\s+{_LABEL}\s*$")
_ONLY_LABEL = re.compile(rf"(?:{_LABEL})?|page(?:\s+no\.?)?", re.IGNORECASE)
_LEADERS = re.compile(rf"(?:\s?[.·…]){{3,}}\s*(?:{_LABEL}(?!\w))?")


def title_key(text: str) -> str:
    """What two printings of a title have in common: its letters and digits, without case."""
    return "".join(c for c in text.casefold() if c.isalnum())


@dataclass(frozen=True)
class ContentsList:
    """One table of contents: where it ends, and its titles in order, as keys."""

    end: int
    titles: tuple[str, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each title in the list; of one that it repeats, the first."""
        return {title: at for at, title in reversed(list(enumerate(self.titles)))}


def contents_lists(document: Document) -> tuple[ContentsList, ...]:
    """The document's tables of contents whose titles stand over sections that follow them.

    A supplement may hold two, its own and that of the base prospectus; each holds for what
    follows it, up to the next.
    """
    met = list(_lists_met(document.blocks))
    trusted = []
    for at, one in enumerate(met):
        end = met[at + 1].end if at + 1 < len(met) else len(document.text)
        printed = {title_key(block.text) for block in _blocks_between(document, one.end, end)}
        found = sum(title in printed for title in one.titles)
        if len(one.titles) >= _FEWEST_TITLES and found >= _LEAST_FOUND * len(one.titles):
            trusted.append(one)
    return tuple(trusted)


def _blocks_between(document: Document, start: int, end: int) -> Iterator[Block]:
    for block in document.blocks:
        if start <= block.span.start < end and block.kind is not BlockKind.CONTENTS:
            yield block


def _lists_met(blocks: Sequence[Block]) -> Iterator[ContentsList]:
    """Each run of contents blocks, page furniture between them left out."""
    titles: list[str] = []
    end = 0
    for block in blocks:
        if block.kind is BlockKind.CONTENTS:
            titles.extend(filter(None, map(title_key, _titles(block))))
            end = block.span.end
        elif block.kind is not BlockKind.FURNITURE and titles:
            yield ContentsList(end, tuple(titles))
            titles = []
    if titles:
        yield ContentsList(end, tuple(titles))


def _titles(block: Block) -> Iterator[str]:
    """The titles of one block: a row each of a table, else what stands before a page label."""
    if block.table is not None:
        for row in (*block.table.header, *block.table.rows):
            texts = [cell.text for cell in row if cell.text]
            if texts and not _ONLY_LABEL.fullmatch(texts[0]):
                yield _ENTRY_END.sub("", texts[0])
    else:
        for entry in _LEADERS.split(block.text):
            if not _ONLY_LABEL.fullmatch(entry.strip()):
                yield _ENTRY_END.sub("", entry)
