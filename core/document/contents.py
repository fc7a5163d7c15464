"""Tables of contents: the titles that they list, by which the sections proper are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from core.document.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.model import Block, Document

_NO_LETTER = re.compile(r"[\W_]+")
_FEWEST_TITLES = 4
_MOSTLY = 0.8  # of the rows
_MOST_FALLS = 0.2  # of the labels: "F-1" starts a series anew
_LEAST_FOUND = 0.6  # of the titles: one that lists other things is no table of contents
_LABEL = r"(?:[A-Z]{1,2}-)?(?:\d{1,3}|[ivxl]+)"
_ENTRY_END = re.compile(rf"\s+{_LABEL}\s*$")
_IS_LABEL = re.compile(_LABEL)
_ONLY_LABEL = re.compile(rf"(?:{_LABEL})?|page(?:\s+no\.?)?", re.IGNORECASE)
_LEADERS = re.compile(rf"(?:\s?[.·…]){{3,}}\s*(?:{_LABEL}(?!\w))?")


def title_key(text: str) -> str:
    """What two printings of a title have in common: its letters and digits, without case."""
    return _NO_LETTER.sub("", text.casefold())


@dataclass(frozen=True)
class ContentsList:
    """One table of contents: where it ends, and its titles in order, as keys."""

    end: int
    titles: tuple[str, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each title in the list; of one that it repeats, the first."""
        return {title: at for at, title in reversed(list(enumerate(self.titles)))}


def lists_pages(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of a table are contents: titles, each with a page label behind it.

    Within a series the labels never fall, which numbers of other tables do.
    """
    filled = [row for row in ([text for text in row if text] for row in rows) if len(row) > 1]
    entries = [row for row in filled if _IS_LABEL.fullmatch(row[-1]) and _is_worded(row[0])]
    if len(filled) < _FEWEST_TITLES or len(entries) < _MOSTLY * len(filled):
        return False
    numbers = [label for row in entries if (label := row[-1].rpartition("-")[2]).isdecimal()]
    falls = sum(int(one) > int(after) > 1 for one, after in pairwise(numbers))
    return falls <= _MOST_FALLS * len(numbers) and all(len(row) <= 3 for row in filled)


def _is_worded(text: str) -> bool:
    return any(map(str.isalpha, text))


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
