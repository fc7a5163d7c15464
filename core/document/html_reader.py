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
from core.document.html_visible import are_shown, is_skipped
from core.document.model import DocumentFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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

    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]
        self._emphasised = 0
        self._plain = 0
        self._centred = False

    def add(self, text: str, *, emphasised: bool, centred: bool) -> None:
        """Take up a stretch of text."""
        self._lines[-1].append(text)
        printed = len(text) - text.count(" ")
        if text.isspace():
            return
        self._centred = self._centred or centred
        if emphasised:
            self._emphasised += printed
        else:
            self._plain += printed

    def break_line(self) -> None:
        """Start a new line."""
        self._lines.append([])

    def finish(self) -> Draft | None:
        """The paragraph as read, None if nothing was printed."""
        lines = [" ".join("".join(parts).split()) for parts in self._lines]
        lines = [line for line in lines if line]
        if not lines:
            return None
        return Draft(lines, self._centred, self._emphasised > 0 and self._plain == 0)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an open element does to the text inside it."""

    emphasises: bool
    centres: bool
    breaks: bool
    page_after: bool
    is_item: bool


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
            if self._enter(node):
                child = node.first_child
                if child is not None:
                    node = child
                    continue
                self._leave()
            while node.next is None:
                parent = node.parent
                if parent is None or parent.mem_id == root.mem_id:
                    self._flush()
                    return self.drafts
                self._leave()
                node = parent
            node = node.next
        self._flush()
        return self.drafts

    def _enter(self, node: LexborNode) -> bool:
        """Take up a node; whether its children are to be read."""
        self._seen += 1
        if self._seen % _NODES_BETWEEN_REPORTS == 0:
            self._progress("Reading HTML")
        if node.is_text_node:
            text = node.text_content or ""
            self._paragraph.add(text, emphasised=self._emphasis > 0, centred=self._centring > 0)
            return False
        tag = node.tag or ""
        if not node.is_element_node or is_skipped(tag):
            return False
        attributes = node.attributes
        if not are_shown(attributes):
            return False
        if tag == "br":
            self._paragraph.break_line()
            return False
        return self._open(node, tag, attributes)

    def _open(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> bool:
        style = _style(attributes.get("style") or "")
        breaks = tag in _BLOCKS or style.page_before or style.page_after
        if breaks:
            self._flush()
        if style.page_before:
            self._break_page()
        self._opens_item = self._opens_item or tag == "li"
        if tag == "table":
            table = read_html_table(node)
            if table is not None:
                self.drafts.extend(_table_drafts(table))
                return False
        frame = _Frame(
            emphasises=tag in _EMPHASIS or style.is_bold,
            centres=tag == "center" or style.is_centred or _is_centred(attributes),
            breaks=breaks,
            page_after=style.page_after,
            is_item=tag == "li",
        )
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
        draft = self._paragraph.finish()
        if draft is not None:
            draft.is_item = self._opens_item
            self._opens_item = False
            self.drafts.append(draft)
        self._paragraph = _Paragraph()

    def _break_page(self) -> None:
        if self.drafts and not self.drafts[-1].is_break:
            self.drafts.append(page_break())


def _is_centred(attributes: Mapping[str, str | None]) -> bool:
    return (attributes.get("align") or "").casefold() == "center"


@dataclass(frozen=True, slots=True)
class _Style:
    """What an element's style attribute asks for."""

    page_before: bool
    page_after: bool
    is_centred: bool
    is_bold: bool


@lru_cache(maxsize=2_000)  # a filing writes a few hundred styles, thousands of times each
def _style(written: str) -> _Style:
    page_break = _PAGE_BREAK.search(written)
    after = page_break is not None and "after" in page_break.group()
    return _Style(
        page_before=page_break is not None and not after,
        page_after=after,
        is_centred=_CENTRED.search(written) is not None,
        is_bold=_BOLD.search(written) is not None,
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
