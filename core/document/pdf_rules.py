"""Rules drawn on a PDF page, and which of its words they underline."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfPage

    from core.document.pdf_type import Box

_THICKEST = 2.0  # points: a thicker one is a bar or a cell's ground
_SHORTEST = 2.0
_MOST_BELOW, _MOST_ABOVE = 4.0, 0.5  # points below and above the line that the words stand on
_BEYOND = 2.5  # points by which an underline may end before its words or behind them
_COVERED = 0.6  # of the words' width: browsers leave a gap at each letter that reaches below


def level_rules(page: PdfPage) -> list[Box]:
    """The thin level rules and filled bars that a page draws itself, wherever they stand."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw = page.raw
    found: list[Box] = []
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        drawn = pdfium.FPDFPage_GetObject(raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        is_thin = top.value - bottom.value <= _THICKEST
        if is_thin and right.value - left.value >= _SHORTEST:
            found.append((left.value, right.value, bottom.value, top.value))
    return found


def is_underlined(left: float, right: float, baseline: float, rules: Sequence[Box]) -> bool:
    """Whether rules run below words from the first to the last, and not beyond them.

    A rule that goes on beyond them is a cell's edge or a line across the page.

    Args:
        left: Where the words start, in points.
        right: Where they end.
        baseline: The line that they stand on.
        rules: Of the page.
    """
    below = [
        rule
        for rule in rules
        if baseline - _MOST_BELOW <= rule[2] <= baseline + _MOST_ABOVE
        and rule[0] < right
        and left < rule[1]
    ]
    if not below:
        return False
    start, end = min(rule[0] for rule in below), max(rule[1] for rule in below)
    if abs(start - left) > _BEYOND or abs(end - right) > _BEYOND:
        return False
    drawn = {(round(rule[0], 1), round(rule[1], 1)) for rule in below}  # some are drawn twice
    return sum(last - first for first, last in drawn) >= _COVERED * (right - left)
