"""Review to CSV: one table an area, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from core.errors import UserError
from core.memo.review_json import review_json
from core.memo.saving import save_whole
from core.terms.terms import Area

if TYPE_CHECKING:
    from pathlib import Path

    from core.judgement.review import Review

    Cell = str | None

TABLES = (
    Area.HOLDERS.value,
    Area.SECURITIES.value,
    Area.RISK_FACTORS.value,
    Area.INDEMNIFICATION.value,
    Area.REGISTRATION_RIGHTS.value,
    "findings",
)
_PLACE = ("page_label", "first_line", "last_line")
_OF_A_FINDING = (
    "check",
    "kind",
    "verdict",
    "severity",
    "status",
    "title",
    "stated",
    "computed",
    "formula",
    "message",
)
# What a spreadsheet takes for a formula when a cell begins with it.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_csv_tables(review: Review, folder: Path) -> tuple[Path, ...]:
    """Write every table that has a row as `NAME.csv` into a folder, which is made if need be.

    UTF-8 with a byte order mark, by which spreadsheets know it.

    Raises:
        UserError: The folder or a file cannot be written, or a correction cannot be used.
    """
    frames = tables(review)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UserError(
            f"The folder “{folder}” cannot be made.", "Choose another folder.", repr(fault)
        ) from fault
    written = []
    for name, frame in frames.items():
        path = folder / f"{name}.csv"
        text = frame.to_csv(index=False, lineterminator="\r\n")
        save_whole(path, text.encode("utf-8-sig", errors="replace"))
        written.append(path)
    return tuple(written)


def tables(review: Review) -> dict[str, pd.DataFrame]:
    """The tables that have a row, by name; values are written as in the exported JSON.

    Every cell is text or missing, so that no digit of a decimal is lost; the items of a list are
    joined by semicolons. The last columns say where the record stands.
    """
    shown = review_json(review)
    rows = {name: [_row(name, record) for record in shown[name]] for name in TABLES}
    return {name: pd.DataFrame(found, dtype="string") for name, found in rows.items() if found}


def _row(table: str, record: dict[str, Any]) -> dict[str, Cell]:
    if table == "findings":
        row = {name: _cell(record[name]) for name in _OF_A_FINDING}
        return {**row, **_place(record["citations"][-1] if record["citations"] else None)}
    held = {name: value for name, value in record.items() if name not in {"lines", *_PLACE, "page"}}
    place = record if "lines" in record else next(filter(None, map(_cited, held.values())), None)
    return {**{name: _cell(value) for name, value in held.items()}, **_place(place)}


def _cited(value: object) -> dict[str, Any] | None:
    """The first cited value in a field that says where it stands."""
    candidates = value if isinstance(value, list) else [value]
    return next((one for one in candidates if isinstance(one, dict) and "lines" in one), None)


def _place(cited: dict[str, Any] | None) -> dict[str, Cell]:
    if cited is None:
        return dict.fromkeys(_PLACE)
    first, last = cited["lines"]
    return dict(zip(_PLACE, (cited["page_label"], str(first), str(last)), strict=True))


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        return "; ".join(filter(None, map(_cell, value))) or None
    if isinstance(value, dict):
        return _cell(value["value"]) if "value" in value else _formula(value)
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _harmless(str(value))


def _formula(formula: dict[str, Any]) -> str:
    """A price formula in one cell: `lesser_of(fixed 2.40, percent_of_market 80 …)`."""
    if "of" in formula:
        return f"{formula['kind']}({', '.join(_formula(part) for part in formula['of'])})"
    return " ".join(str(part) for part in formula.values())


def _harmless(text: str) -> str:
    """A text that a spreadsheet would run as a formula, with the sign that keeps it text."""
    is_number = text.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and not is_number else text
