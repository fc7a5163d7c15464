"""A derivation as lines of work: each step in mono, its operands with their passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph

from core.memo import fonts
from core.memo.grids import panel
from core.memo.markup import coloured, faced, plain
from core.memo.styles import ARITHMETIC, CELL, GREY, META, TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from core.calculators.derivation import Derivation, Operand, Quantity, Step
    from core.document.model import Citation
    from core.memo.draft import Draft
    from core.tieout.finding import Finding

_LONG_FRACTION = re.compile(r"(\d\.\d{6})\d+")
_INDENT = 18.0


def cut_fractions(text: str) -> str:
    """Decimals after the sixth are cut, and an ellipsis says so; nothing is rounded."""
    return _LONG_FRACTION.sub(r"\1…", text)


def step_line(step: Step) -> str:
    """A step with its numbers and its result, on one line."""
    formula = cut_fractions(step.formula)
    if "=" in formula or not formula:
        return formula or cut_fractions(step.shown)
    return f"{formula} = {cut_fractions(step.shown)}"


def work(draft: Draft, finding: Finding, colour: object) -> Flowable:
    """The work of a finding on a light ground: steps, operands, stated against computed."""
    label = f"Finding {draft.findings.number(finding)}"
    rows = list(_steps(draft, finding.derivation, label))
    rows.append(_comparison(draft, finding, label))
    rows += [Paragraph(plain(note), META) for note in finding.derivation.notes]
    return panel(rows, TEXT_WIDTH, colour, _INDENT)


def _steps(draft: Draft, derivation: Derivation, label: str) -> Iterator[Paragraph]:
    for step in derivation.steps:
        if step.label and len(derivation.steps) > 1:
            yield Paragraph(plain(step.label), META)
        yield Paragraph(plain(step_line(step), fonts.MONO), ARITHMETIC)
    results = {step.result for step in derivation.steps[:-1]}
    operands = dict.fromkeys(derivation.operands)
    shown = [_operand(draft, one, label) for one in operands if not _is_carried(one, results)]
    if shown:
        yield Paragraph("; ".join(shown), META)


def _is_carried(operand: Operand, results: set[Quantity]) -> bool:
    """Whether an operand is what an earlier step came to, which stands in the lines above."""
    return operand.citation is None and operand.value in results


def _operand(draft: Draft, operand: Operand, label: str) -> str:
    named = f"{plain(operand.name)}: {plain(cut_fractions(operand.shown))}"
    if operand.citation is None:
        return f"{named} (not from a passage)"
    return named + draft.passages.cite([operand.citation], f"{label}, {operand.name}")


def _comparison(draft: Draft, finding: Finding, label: str) -> Paragraph:
    """`Stated 463,176   Computed 256,406`, with the passages that no operand has cited."""
    cited = draft.passages.cite(_left_to_cite(finding), f"{label}, as stated")
    sides = [("Stated", plain(finding.stated), cited), ("Computed", plain(finding.computed), "")]
    shown = [
        f"{coloured(word, GREY)}&nbsp; {faced(value, fonts.SANS_STRONG)}{mark}"
        for word, value, mark in sides
        if value
    ]
    return Paragraph("&nbsp;&nbsp;&nbsp;&nbsp; ".join(shown), CELL)


def _left_to_cite(finding: Finding) -> list[Citation]:
    by_operands = {operand.citation for operand in finding.derivation.operands}
    stated = finding.citations[-1:]
    return [one for one in finding.citations if one not in by_operands or one in stated]
