"""HTML tables: rows of cells with their column and row spans resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.document.grids import EMPTY, Grid, GridCell, grid_of
from core.document.html_visible import is_visible, visible_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_BREAKING = frozenset(["br", "p", "div", "li", "tr", "td", "th"])
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
    for row in visible_nodes(node):
        if row.tag != "tr":
            continue
        cells: list[GridCell] = []
        child = row.first_child
        while child is not None:
            if child.tag in {"td", "th"} and is_visible(child):
                while covered.get(len(cells), 0) > 0:
                    covered[len(cells)] -= 1
                    cells.append(EMPTY)
                columns, rows = _span(child, "colspan"), _span(child, "rowspan")
                columns = max(1, min(columns, _WIDEST_ROW - len(cells)))
                for at in range(len(cells), len(cells) + columns):
                    if rows > 1:
                        covered[at] = rows - 1
                cells.append(_read_cell(child))
                cells.extend([EMPTY] * (columns - 1))
            child = child.next
        yield cells


def _span(node: LexborNode, name: str) -> int:
    value = node.attributes.get(name) or "1"
    if not value.isdecimal() or len(value) > _LONGEST_SPAN:
        return 1  # no number, or one that no table has columns for
    return min(_WIDEST_SPAN, max(1, int(value)))


def _read_cell(node: LexborNode) -> GridCell:
    parts: list[str] = []
    bold = 0
    for inner in visible_nodes(node):
        if inner.is_text_node:
            parts.append(inner.text_content or "")
        elif inner.tag in _BREAKING:
            parts.append(" ")
        elif inner.tag in {"b", "strong", "u"}:
            bold += 1
    style = (node.attributes.get("style") or "") + str(node.attributes.get("align") or "")
    text = " ".join("".join(parts).split())
    emphasised = bold > 0 or "bold" in (node.html or "")[:400]
    return GridCell(text, "center" in style, emphasised and bool(text), node.tag == "th")
