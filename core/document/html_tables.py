"""HTML tables: grids with spans resolved, signs and marks rejoined to their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.document.html_visible import is_visible, visible_nodes
from core.document.model import Cell, Span, Table
from core.document.text_tables import marked_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_NUMBER = re.compile(
    r"[($€£\s-]*(?:\d[\d,]*(?:\.\d+)?|\.\d+)[)%\s]*(?:\(\w{1,2}\))*\*{0,2}|[—–-]+\s*%?|\*+|N/?A|-0-",
    re.IGNORECASE,
)
_OPENING = frozenset({"$", "(", "$(", "€", "£", "US$", "C$", "-"})
_CLOSING = re.compile(r"\)?%?\)?\s*(?:\(\w{1,2}\))*|\*{1,2}")
_NOTE_MARK = re.compile(r"\(\w{1,2}\)")
_BULLET = re.compile(r"[•·▪●○■□◦–—*§o-]|\(?[ivxa-z\d]{1,4}[.)]")
_LAYOUT_COLUMNS = 2
_WIDEST = 60  # a wider cell is not padded to; it runs over
_BREAKING = frozenset(["br", "p", "div", "li", "tr", "td", "th"])
_WIDEST_SPAN = 200


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """One cell as laid out: its text, how it is set, whether it is a header cell."""

    text: str
    centred: bool = False
    emphasised: bool = False
    is_header: bool = False


_EMPTY = HtmlCell("")


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table's rows, one cell a column, columns that print nothing left out."""

    rows: tuple[tuple[HtmlCell, ...], ...]

    @property
    def is_layout(self) -> bool:
        """Whether the table only places paragraphs: one text a row, or a bullet and its text."""
        return all(_is_paragraph(row) for row in self.rows)

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents: titles, each with a page label behind it."""
        rows = [[cell.text for cell in row if cell.text] for row in self.rows]
        filled = [row for row in rows if len(row) > 1]
        paged = [row for row in filled if re.fullmatch(r"(?:[A-Z]{1,2}-)?\d{1,3}|[ivxl]+", row[-1])]
        worded = [row for row in paged if any(c.isalpha() for c in row[0])]
        return (
            len(filled) >= 4
            and len(worded) >= 0.8 * len(filled)
            and all(len(row) <= 3 for row in filled)
        )

    @property
    def header_rows(self) -> int:
        """How many rows at the top are header: those before the first row with a number."""
        for at, row in enumerate(self.rows):
            if any(_is_entry(cell.text) for cell in row[1:]):
                return at if at <= 8 else 0
        return (
            1
            if self.rows and all(c.is_header or c.emphasised or not c.text for c in self.rows[0])
            else 0
        )

    def lines(self) -> list[str]:
        """The rows as text, cells set in columns: names to the left, numbers to the right."""
        return [text for text, _places in self._written()]

    def grid(self, at: int) -> Table:
        """The table as a grid whose cells stand at their places, its text starting at `at`."""
        rows = []
        for (text, places), cells in zip(self._written(), self.rows, strict=True):
            rows.append(
                tuple(
                    marked_cell(cell.text, Span(at + start, at + end))
                    if cell.text
                    else Cell("", None)
                    for cell, (start, end) in zip(cells, places, strict=True)
                )
            )
            at += len(text) + 1
        return Table(tuple(rows[: self.header_rows]), tuple(rows[self.header_rows :]))

    def _written(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        widths = [
            min(_WIDEST, max((len(row[at].text) for row in self.rows), default=0))
            for at in range(len(self.rows[0]))
        ]
        for row in self.rows:
            text = ""
            places = []
            for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
                right = at > 0 and _is_entry(cell.text)
                padded = cell.text.rjust(width) if right else cell.text.ljust(width)
                start = len(text) + (len(padded) - len(cell.text) if right else 0)
                places.append((start, start + len(cell.text)))
                text += padded + "  "
            yield text.rstrip(), places


def _is_entry(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


def _is_amount(text: str) -> bool:
    """Whether a cell prints a number that is no footnote mark."""
    return _is_entry(text) and any(c.isdigit() for c in text) and not _NOTE_MARK.fullmatch(text)


def _is_paragraph(row: tuple[HtmlCell, ...]) -> bool:
    texts = [cell.text for cell in row if cell.text]
    if len(texts) <= 1:
        return True
    return len(texts) == _LAYOUT_COLUMNS and bool(_BULLET.fullmatch(texts[0]))


def read_html_table(node: LexborNode) -> HtmlTable | None:
    """The table of a node; None where it holds another table, so only its parts are read.

    A row's "$" and "(" cells are joined to the number behind them, ")", "%" and footnote marks to
    the one before.
    """
    if any(inner.mem_id != node.mem_id for inner in node.css("table")):
        return None
    spread = list(_spread(node))
    numbered = {at for row in spread for at, cell in enumerate(row) if _is_amount(cell.text)}
    grid = [_signs_joined(row, numbered) for row in spread]
    grid = [row for row in grid if any(cell.text for cell in row)]
    width = max((len(row) for row in grid), default=0)
    padded = [(*row, *[_EMPTY] * (width - len(row))) for row in grid]
    used = [at for at in range(width) if any(row[at].text for row in padded)]
    rows = tuple(tuple(row[at] for at in _home(used)) for row in padded)
    return HtmlTable(_columns_joined(rows)) if rows else None


def _home(used: list[int]) -> list[int]:
    return used


def _spread(node: LexborNode) -> Iterator[list[HtmlCell]]:
    """The rows with column and row spans resolved: a spanning cell stands in its first column."""
    covered: dict[int, int] = {}  # column: rows still covered by a cell from above
    for row in visible_nodes(node):
        if row.tag != "tr":
            continue
        cells: list[HtmlCell] = []
        child = row.first_child
        while child is not None:
            if child.tag in {"td", "th"} and is_visible(child):
                while covered.get(len(cells), 0) > 0:
                    covered[len(cells)] -= 1
                    cells.append(_EMPTY)
                columns, rows = _span(child, "colspan"), _span(child, "rowspan")
                for at in range(len(cells), len(cells) + columns):
                    if rows > 1:
                        covered[at] = rows - 1
                cells.append(_read_cell(child))
                cells.extend([_EMPTY] * (columns - 1))
            child = child.next
        yield cells


def _span(node: LexborNode, name: str) -> int:
    value = node.attributes.get(name) or "1"
    return min(_WIDEST_SPAN, max(1, int(value))) if value.isdecimal() else 1


def _read_cell(node: LexborNode) -> HtmlCell:
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
    return HtmlCell(text, "center" in style, emphasised and bool(text), node.tag == "th")


def _signs_joined(row: list[HtmlCell], numbered: set[int]) -> list[HtmlCell]:
    """A row with every sign in a cell of its own moved into the number that it belongs to.

    An asterisk in a column that prints amounts elsewhere is an entry, "less than one percent".
    """
    joined = list(row)
    opening: int | None = None
    last: int | None = None
    for at, cell in enumerate(joined):
        if not cell.text:
            continue
        if cell.text in _OPENING:
            opening = at
            continue
        closes = _CLOSING.fullmatch(cell.text) and not ("*" in cell.text and at in numbered)
        if last is not None and at > 0 and opening is None and closes:
            before = joined[last]
            if _is_entry(before.text) or before.text.lstrip("$(").replace(",", "")[:1].isdigit():
                joined[last] = replace(before, text=before.text + cell.text)
                joined[at] = _EMPTY
                continue
        if opening is not None:
            joined[at] = replace(cell, text=joined[opening].text + cell.text)
            joined[opening] = _EMPTY
            opening = None
        last = at
    return joined


def _columns_joined(rows: tuple[tuple[HtmlCell, ...], ...]) -> tuple[tuple[HtmlCell, ...], ...]:
    """Rows whose neighbouring columns never print in the same row share one column.

    A header that spans a dollar sign's column and its number's stands in the first of the two.
    """
    columns: list[list[HtmlCell]] = []
    for column in zip(*rows, strict=True):
        if columns and _fits(columns[-1], column):
            columns[-1] = [
                old if old.text else new for old, new in zip(columns[-1], column, strict=True)
            ]
        else:
            columns.append(list(column))
    return tuple(zip(*columns, strict=True))


def _fits(left: list[HtmlCell], right: tuple[HtmlCell, ...]) -> bool:
    if any(a.text and b.text for a, b in zip(left, right, strict=True)):
        return False
    numbers_left = sum(_is_entry(cell.text) for cell in left)
    numbers_right = sum(_is_entry(cell.text) for cell in right)
    return not (numbers_left and numbers_right) or min(numbers_left, numbers_right) <= 1
