"""Plain-text filings: lines to pages and blocks. The canonical text is the file's own lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.document.contents import lists_pages
from core.document.headings import SENTENCE_END, heading_level
from core.document.model import Block, BlockKind, Document, DocumentFormat, DocumentKind, flatten
from core.document.pages import Line, find_pages, opens_page, split_lines
from core.document.text_columns import is_line_of_rules
from core.document.text_extents import OpenTable, heads
from core.document.text_groups import Group, Nature, groups_of, has_leaders, is_tabular
from core.document.text_tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BULLET = re.compile(r"(\*|•|·|§|o|--?|–|—|\u2022|\u25cf|\u25aa)\s{1,10}(?=\S)")
_ENUMERATOR = re.compile(
    r"(?:\(?(?:[a-z]|[ivx]{1,5}|[A-Z]|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
    r"|(?:SECTION|Section|ARTICLE|Article)\s+[\dIVX]+[.:]?)\s+(?=[\"“(\w])"
)
_ITEM_END = re.compile(r"[.!?:;][\"”')]*(?:\s(?:and|or))?$")
_PAGE_WIDTH = 80


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block before it is numbered."""

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    centred: bool = False


def read_text(
    text: str, name: str, sha256: str, progress: Callable[[str], None] = lambda _stage: None
) -> Document:
    """Read a plain-text filing.

    Args:
        text: The file's text, line ends as newlines.
        name: What to call the document.
        sha256: Digest of the file's bytes.
        progress: Called as stages start; may raise `Cancelled`.
    """
    progress("Finding pages")
    lines = split_lines(text)
    pages, furniture = find_pages(lines, len(text))
    progress("Finding paragraphs and tables")
    drafts = _continued(_classified(groups_of(lines, furniture)))
    blocks = tuple(_block(draft, index) for index, draft in enumerate(drafts))
    return Document(name, sha256, DocumentFormat.TEXT, DocumentKind.OTHER, text, pages, blocks)


def _classified(groups: Iterator[Group]) -> Iterator[_Draft]:
    """Groups as drafts; tabular groups that belong together are one table."""
    table: OpenTable | None = None
    outside = _Outside()
    for group in groups:
        if table is not None and table.takes(group, _may_stand_in_table):
            continue
        left = [group]
        if table is not None:
            yield from _table(table)
            left = [*table.pending, group]
            table = None
        for one in left:
            if one.nature is Nature.WORDS and (one.region or is_tabular(one.lines)):
                header = outside.header_of(one)
                yield from outside.release()
                table = OpenTable(one.region, [*header, *one.lines])
            else:
                yield from outside.read(one)
    if table is not None:
        yield from _table(table)
        for one in table.pending:
            yield from outside.read(one)
    yield from outside.release()


def _table(table: OpenTable) -> Iterator[_Draft]:
    """A table, then what stands aside of it; rulers alone are only rules on the page."""
    is_ruled = all(is_line_of_rules(line.text) for line in table.lines)
    kind = BlockKind.FURNITURE if is_ruled else BlockKind.TABLE
    yield _Draft(kind, tuple(table.lines))
    for lines in table.aside:
        yield _Draft(BlockKind.FURNITURE, lines)


@dataclass(slots=True)
class _Outside:
    """Groups outside of tables, the last one held back until it is known what stands below it."""

    held: Group | None = None
    in_contents: bool = False

    def header_of(self, table: Group) -> tuple[Line, ...]:
        """The lines held back if they head a table; then they are no longer held."""
        if self.held is None or table.region or not heads(self.held.lines, table.lines):
            return ()
        lines, self.held = self.held.lines, None
        return lines

    def read(self, group: Group) -> Iterator[_Draft]:
        """The drafts of what was held back, and of a group that holds nothing back."""
        yield from self.release()
        if group.nature is Nature.WORDS:
            self.held = group
        else:
            yield _Draft(BlockKind.FURNITURE, group.lines)

    def release(self) -> Iterator[_Draft]:
        """The drafts of what was held back."""
        if self.held is None:
            return
        drafts = list(_prose(self.held.lines, in_contents=self.in_contents))
        self.in_contents = _contents_go_on(drafts, in_contents=self.in_contents)
        self.held = None
        yield from drafts


def _may_stand_in_table(group: Sequence[Line]) -> bool:
    """Whether a group without numbers may be a caption between the rows of a table."""
    if _ENUMERATOR.match(group[0].text.strip()):
        return False
    short = all(len(line.text.strip()) <= 60 for line in group)
    return len(group) <= 3 and short and not _is_centred(group)


def _contents_go_on(drafts: Sequence[_Draft], *, in_contents: bool) -> bool:
    for draft in drafts:
        words = draft.lines[0].text.strip().casefold()
        if draft.kind is BlockKind.HEADING and words.startswith(("table of contents", "contents")):
            return True
        if draft.kind is not BlockKind.CONTENTS:
            return False
    return in_contents


def _prose(group: Sequence[Line], *, in_contents: bool = False) -> Iterator[_Draft]:
    if not any(c.isalnum() for line in group for c in line.text):
        yield _Draft(BlockKind.FURNITURE, tuple(group))
        return
    if any(has_leaders(line.text) for line in group) or (in_contents and _is_contents_entry(group)):
        yield _Draft(BlockKind.CONTENTS, tuple(group))
        return
    for part in _cut_at_starts(group):
        yield _one_block(part)


def _is_contents_entry(group: Sequence[Line]) -> bool:
    return bool(re.search(r"\s{2,}(\d{1,3}|[ivx]+|[A-Z]-\d+)\s*$", group[-1].text)) or (
        group[-1].text.strip().casefold() in {"page", "page no."}
    )


def _cut_at_starts(group: Sequence[Line]) -> Iterator[list[Line]]:
    """A group cut where a bullet, an enumerator or an indented first line starts a new block."""
    part: list[Line] = []
    for line in group:
        if part and _starts_block(part, line):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _starts_block(part: Sequence[Line], line: Line) -> bool:
    stripped = line.text.strip()
    before = part[-1]
    if _BULLET.match(stripped) and not before.text.rstrip().endswith("-"):
        return (
            line.indent <= part[0].indent + 1
            or line.indent > before.indent
            or (_BULLET.match(part[0].text.strip()) is not None)
        )
    ended = SENTENCE_END.search(before.text.rstrip()) is not None
    if _ENUMERATOR.match(stripped) and _ITEM_END.search(before.text.rstrip()):
        listed = before.text.rstrip().endswith(":") or _is_beside(part[0], line)
        if listed or line.indent != before.indent:
            return True
    deeper = line.indent >= before.indent + 3 and not _is_centred([before, line])
    return deeper and ended and len(part) > 1


def _is_beside(first: Line, line: Line) -> bool:
    """Whether a block opens with a number or mark too, set as far in: the two are of one list."""
    opening = first.text.strip()
    is_listed = _ENUMERATOR.match(opening) or _BULLET.match(opening)
    return first.indent == line.indent and is_listed is not None


def _one_block(lines: Sequence[Line]) -> _Draft:
    first = lines[0].text.strip()
    if _BULLET.match(first):
        return _Draft(BlockKind.LIST_ITEM, tuple(lines))
    centred = _is_centred(lines)
    texts = [line.text for line in lines]
    level = heading_level(flatten(texts), texts, centred=centred)
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    return _Draft(kind, tuple(lines), level, centred)


def _is_centred(lines: Sequence[Line]) -> bool:
    """Whether every line is set about the middle of the page, well off its left edge."""
    middles = [line.indent + len(line.text.strip()) / 2 for line in lines]
    if all(line.indent >= 12 for line in lines):
        return all(abs(middle - _PAGE_WIDTH / 2) <= 5 for middle in middles)
    return all(line.indent >= 4 for line in lines) and all(
        abs(middle - _PAGE_WIDTH / 2) <= 1.5 for middle in middles
    )


def _continued(drafts: Iterator[_Draft]) -> Iterator[_Draft]:
    """Drafts with each paragraph that a page break cut in two made one again.

    The furniture of the break follows the paragraph, so that blocks stay in order of their start.
    """
    held: _Draft | None = None
    furniture: list[_Draft] = []
    since = 0  # how much of the furniture was met before the paragraph last went on
    for draft in drafts:
        if held is not None and draft.kind is BlockKind.FURNITURE:
            furniture.append(draft)
        elif held is not None and _carries_on(held, draft, broken=len(furniture) > since):
            held = replace(held, lines=(*held.lines, *draft.lines))
            since = len(furniture)
        else:
            if held is not None:
                yield held
            yield from furniture
            held, furniture, since = draft, [], 0
    if held is not None:
        yield held
    yield from furniture


def _carries_on(held: _Draft, draft: _Draft, *, broken: bool) -> bool:
    running = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
    if held.kind not in running or draft.kind is not BlockKind.PARAGRAPH:
        return False
    last = held.lines[-1].text.rstrip()
    first = draft.lines[0].text.strip()
    if SENTENCE_END.search(last) or len(last.strip()) < 40 or _ENUMERATOR.match(first):
        return False
    if first[0].islower():
        return True
    if held.kind is BlockKind.LIST_ITEM:
        return False
    opening = draft.lines[0]
    indent = opening.indent - opens_page(opening)
    broken = broken or opens_page(opening)
    return broken and len(last) >= 60 and indent <= held.lines[-1].indent


def _block(draft: _Draft, index: int) -> Block:
    pieces = tuple(line.span for line in draft.lines)
    kind = draft.kind
    table = read_table(draft.lines) if kind is BlockKind.TABLE else None
    if table is not None and lists_pages([[cell.text for cell in row] for row in table.rows]):
        kind = BlockKind.CONTENTS
    return Block(
        index=index,
        kind=kind,
        text=flatten([line.text for line in draft.lines]),
        pieces=pieces,
        level=draft.level,
        centred=draft.centred,
        table=table,
    )
