"""HTML tables: rows of cells with their column and row spans resolved."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from core.document.grid_columns import grid_of
from core.document.grids import EMPTY, Grid, GridCell
from core.document.html_visible import are_shown, is_visible, printed_text, visible_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

_CELLS = frozenset(["td", "th"])
_BREAKING = frozenset(["br", "p", "div", "li"])
_BOLD = frozenset(["b", "strong", "u"])
_WIDEST_SPAN = 200
_LONGEST_SPAN = 3  # digits
_WIDEST_ROW = 200  # columns that spans alone may make; cells of their own may go beyond


def read_html_table(node: LexborNode) -> Grid | None:
    """The table of a node; None where it holds another table, so only its parts are read."""
    if any(inner.mem_id != node.mem_id for inner in node.css("table")):
        return None
    return grid_of(list(_spread(node)))


def _spread(node: LexborNode) -> Iterator[list[GridCell]]:
    """The rows with column and row spans resolved: a spanning cell stands in its first column."""
    covered: dict[int, int] = {}  # column: rows still covered by a cell from above
    for row in node.css("tr"):
        if not _is_in_sight(row, node):
            continue
        cells: list[GridCell] = []
        child = row.first_child
        while child is not None:
            if child.tag in _CELLS and are_shown(attributes := child.attributes):
                while covered.get(len(cells), 0) > 0:
                    covered[len(cells)] -= 1
                    cells.append(EMPTY)
                columns, rows = _span(attributes, "colspan"), _span(attributes, "rowspan")
                columns = max(1, min(columns, _WIDEST_ROW - len(cells)))
                if rows > 1:
                    for at in range(len(cells), len(cells) + columns):
                        covered[at] = rows - 1
                cells.append(_read_cell(child, attributes, columns))
                cells.extend([EMPTY] * (columns - 1))
            child = child.next
        yield cells


def _is_in_sight(row: LexborNode, table: LexborNode) -> bool:
    """Whether a row and what groups it in its table are shown."""
    node: LexborNode | None = row
    while node is not None and node.mem_id != table.mem_id:
        if not is_visible(node):
            return False
        node = node.parent
    return True


def _span(attributes: Mapping[str, str | None], name: str) -> int:
    value = attributes.get(name)
    if not value or not value.isdecimal() or len(value) > _LONGEST_SPAN:
        return 1  # no number, or one that no table has columns for
    return min(_WIDEST_SPAN, max(1, int(value)))


def _read_cell(node: LexborNode, attributes: Mapping[str, str | None], columns: int) -> GridCell:
    parts: list[str] = []
    emphasised = False
    for inner in visible_nodes(node):
        if inner.is_text_node:
            parts.append(printed_text(inner))
            continue
        tag = inner.tag
        if tag in _BREAKING:
            parts.append(" ")
        if not emphasised:
            emphasised = tag in _BOLD or _is_bold(inner.attributes.get("style"))
    text = " ".join("".join(parts).split())
    if not text:
        return EMPTY
    style = attributes.get("style") or ""
    centred = "center" in style or "center" in (attributes.get("align") or "")
    return GridCell(text, centred, emphasised or _is_bold(style), node.tag == "th", columns)


@lru_cache(maxsize=2_000)  # a filing writes a few hundred styles, thousands of times each
def _is_bold(style: str | None) -> bool:
    return style is not None and "bold" in style
