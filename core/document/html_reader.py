"""HTML filings through lexbor: what a reader sees, as canonical text with blocks and tables.

Nothing is run and nothing is fetched: scripts, styles and pictures are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from core.document.assembly import Draft, assemble, page_break
from core.document.html_depth import without_deep_nesting
from core.document.html_tables import read_html_table
from core.document.html_visible import are_shown, is_skipped, printed_text
from core.document.model import DocumentFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

    from core.document.grids import Grid
    from core.document.model import Document

_BLOCKS = frozenset(
    (
        "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr td th table center blockquote pre hr "
        "section article header footer address tbody thead form caption"
    ).split()
)
_EMPHASIS = frozenset(("b strong u em i h1 h2 h3 h4").split())
_WRAPPER = re.compile(
    r"<document>\s*<type>[^\n]*\n(?:\s*<(?:sequence|filename|description)>[^\n]*\n)*\s*<text>",
    re.IGNORECASE,
)
_PAGE_BREAK = re.compile(r"(?:page-)?break-(?:before|after)\s*:\s*(?:always|page)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BOLD = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]*\bbold\b|text-decoration\s*:\s*underline"
    r"|font-style\s*:\s*italic",
    re.IGNORECASE,
)
_LONGEST_WRAPPER = 3_000
_NODES_BETWEEN_REPORTS = 4_000


class _Paragraph:
    """The paragraph being read: its text by lines, and how much of it is emphasised."""

    __slots__ = ("_centred", "_emphasised", "_lines", "_plain", "is_blank")

    def __init__(self) -> None:
        self.is_blank = True  # nothing was printed yet
        self._lines: list[list[str]] = [[]]
        self._emphasised = 0
        self._plain = 0
        self._centred = False

    def add(self, text: str, *, emphasised: bool, centred: bool) -> None:
        """Take up a stretch of text."""
        if not text or text.isspace():
            if not self.is_blank:
                self._lines[-1].append(" ")
            return
        self.is_blank = False
        self._lines[-1].append(text)
        printed = len(text) - text.count(" ")
        self._centred = self._centred or centred
        if emphasised:
            self._emphasised += printed
        else:
            self._plain += printed

    def break_line(self) -> None:
        """Start a new line."""
        self._lines.append([])

    def finish(self) -> Draft:
        """The paragraph as read."""
        lines = [" ".join("".join(parts).split()) for parts in self._lines]
        printed = [line for line in lines if line]
        return Draft(printed, self._centred, self._emphasised > 0 and self._plain == 0)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an element does to the text inside it, by its name and its attributes."""

    emphasises: bool
    centres: bool
    breaks: bool
    page_before: bool
    page_after: bool
    is_item: bool
    is_table: bool


class _Walk:
    """One walk over the tree, without recursion, that gathers drafts in reading order."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        self.drafts: list[Draft] = []
        self._progress = progress
        self._paragraph = _Paragraph()
        self._frames: list[_Frame] = []
        self._emphasis = 0
        self._centring = 0
        self._opens_item = False  # a list item has begun and printed nothing yet
        self._seen = 0

    def run(self, root: LexborNode) -> list[Draft]:
        """Gather everything below `root`."""
        node = root.first_child
        while node is not None:
            is_open = self._enter(node)
            inner = node.first_child if is_open else None
            if inner is not None:
                node = inner
                continue
            if is_open:
                self._leave()
            while (following := node.next) is None and self._frames:
                self._leave()
                node = node.parent
                assert node is not None  # an open element holds it
            node = following
        self._flush()
        return self.drafts

    def _enter(self, node: LexborNode) -> bool:
        """Take up a node; whether its children are to be read."""
        self._seen += 1
        if self._seen % _NODES_BETWEEN_REPORTS == 0:
            self._progress("Reading HTML")
        if node.is_text_node:
            text = printed_text(node)
            self._paragraph.add(text, emphasised=self._emphasis > 0, centred=self._centring > 0)
            return False
        tag = node.tag or ""
        if tag == "br":
            self._paragraph.break_line()
            return False
        if not node.is_element_node or is_skipped(tag):
            return False
        attributes = node.attributes
        if not are_shown(attributes):
            return False
        return self._open(node, _frame(tag, attributes.get("style"), attributes.get("align")))

    def _open(self, node: LexborNode, frame: _Frame) -> bool:
        if frame.breaks:
            self._flush()
        if frame.page_before:
            self._break_page()
        self._opens_item = self._opens_item or frame.is_item
        if frame.is_table:
            table = read_html_table(node)
            if table is not None:
                self.drafts.extend(_table_drafts(table))
                return False
        self._frames.append(frame)
        self._emphasis += frame.emphasises
        self._centring += frame.centres
        return True

    def _leave(self) -> None:
        frame = self._frames.pop()
        self._emphasis -= frame.emphasises
        self._centring -= frame.centres
        if frame.breaks:
            self._flush()
        if frame.is_item:
            self._opens_item = False
        if frame.page_after:
            self._break_page()

    def _flush(self) -> None:
        if self._paragraph.is_blank:
            return
        draft = self._paragraph.finish()
        draft.is_item = self._opens_item
        self._opens_item = False
        self.drafts.append(draft)
        self._paragraph = _Paragraph()

    def _break_page(self) -> None:
        if self.drafts and not self.drafts[-1].is_break:
            self.drafts.append(page_break())


@lru_cache(maxsize=4_000)  # a filing writes a few hundred of them, thousands of times each
def _frame(tag: str, style: str | None, align: str | None) -> _Frame:
    style = style or ""
    page_break = _PAGE_BREAK.search(style)
    page_after = page_break is not None and "after" in page_break.group()
    return _Frame(
        emphasises=tag in _EMPHASIS or _BOLD.search(style) is not None,
        centres=tag == "center"
        or _CENTRED.search(style) is not None
        or (align or "").casefold() == "center",
        breaks=tag in _BLOCKS or page_break is not None,
        page_before=page_break is not None and not page_after,
        page_after=page_after,
        is_item=tag == "li",
        is_table=tag == "table",
    )


def _table_drafts(table: Grid) -> Iterator[Draft]:
    """A table as itself, or as the paragraphs and list items that it only lays out."""
    if table.is_layout:
        for cells in table.rows:
            texts = [cell.text for cell in cells if cell.text]
            if texts:
                yield Draft(
                    [" ".join(texts)],
                    centred=all(cell.centred for cell in cells if cell.text),
                    emphasised=all(cell.emphasised for cell in cells if cell.text),
                )
    else:
        yield Draft(table.lines(), grid=table)


def _drafts_of(text: str, progress: Callable[[str], None]) -> list[Draft]:
    """What is read of the markup, whose tree is given back before more memory is needed."""
    wrapper = _WRAPPER.search(text, 0, _LONGEST_WRAPPER)
    if wrapper is not None:
        text = text[: wrapper.start()] + text[wrapper.end() :]
    tree = LexborHTMLParser(without_deep_nesting(text))
    return _Walk(progress).run(tree.body) if tree.body is not None else []


def read_html(
    text: str, name: str, sha256: str, progress: Callable[[str], None] = lambda _stage: None
) -> Document:
    """Read an HTML filing.

    The canonical text has one line a paragraph (more where the source breaks lines), one a table
    row with its cells in columns, and an empty line between blocks.

    Args:
        text: The file's text.
        name: What to call the document.
        sha256: Digest of the file's bytes.
        progress: Called as reading goes on; may raise `Cancelled`.
    """
    progress("Reading HTML")
    drafts = _drafts_of(text, progress)
    progress("Finding pages and headings")
    return assemble(drafts, name, sha256, DocumentFormat.HTML)
