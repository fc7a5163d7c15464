"""The terms of one record as a sheet: label, value with citations, what the reviewer did."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph

from core.memo.flowables import marked
from core.memo.grids import Grid, Row, grid
from core.memo.marks import mark_of
from core.memo.markup import coloured, plain
from core.memo.styles import CELL, GREY, LABEL, META, TEXT_WIDTH
from core.memo.values import (
    absence_markup,
    is_bare_absence,
    remarks_markup,
    state_markup,
    value_markup,
)
from core.terms.cited import NOT_APPLICABLE, Absence, Absent, not_stated
from core.terms.indemnity import IndemnityProvision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportlab.platypus import Flowable

    from core.memo.draft import Draft
    from core.memo.sheets import Declared, Sheet
    from core.terms.terms import Entry

_LABELS = 122.0
_STATES = 74.0
_WIDTHS = (_LABELS, TEXT_WIDTH - _LABELS - _STATES, _STATES)
_LONG = 44  # characters; a list with a longer item is set one item a line


def term_sheet(
    draft: Draft, sheet: Sheet, names: Collection[str], cited_for: str = ""
) -> list[Flowable]:
    """The named fields of a record that have something to show, then what is absent.

    Args:
        draft: The memo in the making.
        sheet: The record.
        names: Which fields, in the record's own order.
        cited_for: What stands before a label on the way back from the appendix.
    """
    chosen = [field for field in sheet.declared if field.name in names]
    rows: list[Row] = []
    for field in chosen:
        rows += _field_rows(draft, field, sheet.terms[field.name], cited_for)
    rows += _absence_rows(draft, chosen, sheet, cited_for)
    return [grid(Grid(_WIDTHS, rows))] if rows else []


def _field_rows(
    draft: Draft, field: Declared, entries: tuple[Entry, ...], cited_for: str
) -> list[Row]:
    shown = [entry for entry in entries if not is_bare_absence(draft.review, entry)]
    if not shown:
        return []
    label = f"{cited_for}{field.label}"
    if field.is_list:
        return [[Paragraph(plain(field.label), LABEL), _list_cell(draft, shown, label), ""]]
    return [_term_row(draft, shown[0], label)]


def _term_row(draft: Draft, entry: Entry, label: str) -> Row:
    lines = [value_markup(draft, entry, label), *remarks_markup(draft, entry)]
    return [
        Paragraph(plain(entry.label), LABEL),
        Paragraph("<br/>".join(lines), CELL),
        state_cell(draft, entry.path),
    ]


def state_cell(draft: Draft, path: str) -> Flowable | str:
    """A sign and words for what the reviewer did; nothing where nothing was done."""
    mark = mark_of(draft.review.judgement(path))
    words = state_markup(draft.review, path)
    return marked(words, _STATE, mark) if mark else ""


_NONE_LISTED = not_stated()  # a list is read where its record is: empty, it names none
_STATE = META.clone("state", leftIndent=12)


def _list_cell(draft: Draft, entries: list[Entry], label: str) -> Paragraph:
    items = [_item(draft, entry, label) for entry in entries]
    is_long = any(
        len(entry.shown) > _LONG or "<br/>" in item
        for entry, item in zip(entries, items, strict=True)
    )
    return Paragraph(("<br/>" if is_long else "; ").join(items), CELL)


def _item(draft: Draft, entry: Entry, label: str) -> str:
    words = state_markup(draft.review, entry.path)
    state = coloured(f" — {words}", GREY) if words else ""
    value = value_markup(draft, entry, label)
    return "<br/>".join([f"{value}{state}", *remarks_markup(draft, entry)])


def _absence_rows(draft: Draft, fields: list[Declared], sheet: Sheet, cited_for: str) -> list[Row]:
    """One row for all that is not stated, one for all that was not found."""
    labels: dict[Absent, list[str]] = {}
    for field in fields:
        entries = sheet.terms[field.name]
        if field.is_list and not entries and not _names_nobody(sheet):
            labels.setdefault(_NONE_LISTED, []).append(plain(field.label))
        for entry in entries:
            if isinstance(entry.term, Absent) and is_bare_absence(draft.review, entry):
                labels.setdefault(entry.term, []).append(plain(field.label))
    return [
        row
        for reason in (Absence.NOT_STATED, Absence.NOT_FOUND)
        for row in _absence_row(draft, reason, labels, f"{cited_for}what is not there")
    ]


def _names_nobody(sheet: Sheet) -> bool:
    """Whether it is a provision that promises nothing, so that its lists are empty by nature."""
    record = sheet.record
    return isinstance(record, IndemnityProvision) and record.indemnitor is NOT_APPLICABLE


def _absence_row(
    draft: Draft, reason: Absence, labels: dict[Absent, list[str]], cited_for: str
) -> Iterator[Row]:
    """The absences of one reason; a passage that was looked at is cited behind the last of it."""
    parts = [
        ", ".join(named)
        + draft.passages.cite([absent.looked_at] if absent.looked_at else [], cited_for)
        for absent, named in labels.items()
        if absent.reason is reason
    ]
    if parts:
        shown = Paragraph("; ".join(parts), META)
        yield [Paragraph(absence_markup(reason), LABEL), shown, ""]


def in_groups(fields: tuple[Declared, ...]) -> list[tuple[str, list[str]]]:
    """Field names by the heading that their type declares, in order."""
    return [
        (group, [field.name for field in grouped])
        for group, grouped in groupby(fields, lambda field: field.group)
    ]
