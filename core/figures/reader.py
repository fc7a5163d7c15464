"""One pass over a document that reads every figure once, typed and placed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.document.model import BlockKind
from core.document.sentences import split_sentences
from core.figures.dates import DATE, read_date
from core.figures.model import (
    MARKS,
    Figure,
    FigureKind,
    Figures,
    FigureValue,
    Period,
    Sentence,
)
from core.figures.spelled import SPELLED, value_of_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.document.model import Block, Document

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_SCALE = r"(?:\s+(?i:thousand|million|billion|trillion)\b)?"
_SUFFIX = r"(?:(?:K|MM?|B|bn)\b)?"
_VULGAR = {
    "¼": Decimal("0.25"),
    "½": Decimal("0.5"),
    "¾": Decimal("0.75"),
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}
_RATIO = r"\d{1,2}/[1-9]\d?"
_RATE = rf"(?:\d+[\s-]{_RATIO}|(?<![\d/]){_RATIO}|\d*[{''.join(_VULGAR)}]|{_NUMBER})"
_LENGTH = (
    r"(?:(?:consecutive|calendar|business|trading)(?:\s+or)?[\s-]+)*"
    r"(?:day|week|month|quarter|year)s?\b"
)
_SHARE = (
    r"(?:(?!of\b|for\b|to\b|and\b|or\b|in\b|per\b|at\b|by\b|is\b|are\b)[\w'’.%-]+\s+){0,3}?"
    r"(?:shares?|ADSs|units?)\b"
)
_ANY_CASE_SPELLED = rf"(?i:\b{SPELLED})"

_MAY_START = rf"(?:(?=[\d$(._\[{''.join(_VULGAR)}])|(?<![A-Za-z\d])(?=[A-Za-z]))"
"""Where a figure may start: tried first, since nearly every character is inside a word."""

_FIGURE = re.compile(
    _MAY_START
    + "(?:"
    + "|".join(
        (
            r"(?P<file>\b\d{3}-\d{5,6}(?:-\d{2})?\b)",
            r"(?P<phone>\(\d{3}\)\s?\d{3}-\d{4}|\b(?:1-)?\d{3}-\d{3}-\d{4}\b)",
            r"(?P<postal>(?<=\b[A-Z]{2}\s)\d{5}(?:-\d{4})?\b(?!,)|(?<=D\.C\.\s)\d{5}\b)",
            (
                r"(?P<form>\b(?:Forms?|FORM)\s+\d*[A-Z]{0,2}-?\d*[A-Z]*(?:/A)?"
                r"|\b(?:8-K|10-K|10-Q|10-KSB|10-QSB|20-F|6-K)(?:/A)?\b)"
            ),
            (
                r"(?P<reference>\b(?i:rules?|sections?|articles?|exhibits?|items?|schedules?|annex"
                r"|regulations?|pages?|notes?|release\s+no\.|suite|room|box|floor)\s+"
                r"(?:[A-Z]{1,2}-)?\d\w*(?:[.-]\w+)*(?:\(\w{1,4}\))*"
                r"(?:\s(?:through|to|and)\s(?:[A-Z]-)?\d{1,3}\b(?![,.]?\d))?"
                r"|\b[A-Z]{1,2}-\d{1,3}\b|\b401\(k\))"
            ),
            r"(?P<time>\b\d{1,2}:\d{2}\b)",
            rf"(?P<date>{DATE})",
            (
                rf"(?P<money>(?:US|C|U\.S\.\s?)?\$\s?"
                rf"(?:\(\s?(?:{_NUMBER})\s?\)|(?:{_NUMBER}){_SUFFIX}{_SCALE}))"
            ),
            (
                rf"(?P<percent>{_RATE}\s?(?:%|(?i:per\s?cent)\b)"
                rf"|{_ANY_CASE_SPELLED}\s+(?i:per\s?cent)(?:\s+\((?:{_NUMBER})\s?%\))?)"
            ),
            (
                rf"(?P<period>(?:{_ANY_CASE_SPELLED}(?:\s+\(\d+\))?|\b\d{{1,4}})"
                rf"[\s-]+(?i:{_LENGTH}))"
            ),
            rf"(?P<shares>(?:\b(?:{_NUMBER})|{_ANY_CASE_SPELLED})(?=\)?\s+(?i:{_SHARE})))",
            r"(?P<blank>_{3,}|\[[\s•●*_]*\])",
            r"(?P<year>\b(?:19|20)\d{2}\b(?![,.]\d)(?!\s*%))",
            (
                rf"(?P<number>(?<![\w.,/-])(?:{_NUMBER}){_SCALE}(?![\w-]|/\d)"
                rf"|{_ANY_CASE_SPELLED}(?=\s+\(\d)|(?<=factor of ){_ANY_CASE_SPELLED})"
            ),
        )
    )
    + ")"
)
_REFERENCES = frozenset({"file", "phone", "postal", "form", "reference", "time"})
_ENUMERATOR = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s(?=[A-Z])")
_SCALES = {
    "k": Decimal(1_000),
    "m": Decimal(1_000_000),
    "mm": Decimal(1_000_000),
    "b": Decimal(1_000_000_000),
    "bn": Decimal(1_000_000_000),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
}
_UNMARKED = {ord(mark): "\ufffd" for mark in MARKS.values()}
"""What a document prints of our own marks, which no rule may take for a figure."""

_BLOCKS_BETWEEN_REPORTS = 200


def read_figures(
    document: Document, progress: Callable[[str], None] = lambda _stage: None
) -> Figures:
    """Every figure and sentence of a document, page furniture left out.

    Args:
        document: What was read.
        progress: Called now and then; may raise `Cancelled`.
    """
    figures: list[Figure] = []
    sentences: list[Sentence] = []
    for block in document.blocks:
        if block.index % _BLOCKS_BETWEEN_REPORTS == 0:
            progress("Reading its figures")
        if block.kind is BlockKind.FURNITURE:
            continue
        found = list(_figures_of(block, document))
        figures.extend(found)
        sentences.extend(_sentences_of(block, found))
    return Figures(document, tuple(figures), tuple(sentences))


def _figures_of(block: Block, document: Document) -> Iterator[Figure]:
    enumerator = _ENUMERATOR.match(block.text) if block.table is None else None
    for found in _FIGURE.finditer(block.text):
        name = found.lastgroup or ""
        kind = FigureKind.REFERENCE if name in _REFERENCES else FigureKind(name)
        if enumerator is not None and found.end() <= enumerator.end():
            kind = FigureKind.REFERENCE
        text = found.group()
        yield Figure(
            kind=kind,
            value=_value(kind, text),
            text=text,
            span=document.locate(block, found.start(), found.end()),
            block=block.index,
            first=found.start(),
            last=found.end(),
        )


def _value(kind: FigureKind, text: str) -> FigureValue:
    if kind is FigureKind.DATE:
        return read_date(text)
    if kind is FigureKind.PERIOD:
        return _period(text)
    if kind is FigureKind.YEAR:
        return int(text)
    if kind in {FigureKind.REFERENCE, FigureKind.BLANK}:
        return text
    number = _decimal(text)
    if kind is FigureKind.SHARES and number == number.to_integral_value():
        return int(number)
    return number


def _period(text: str) -> Period:
    lengths = re.findall(r"day|week|month|quarter|year", text.casefold())
    market = re.search(r"(?i)(business|trading)\s+day", text)
    unit = f"{market.group(1).casefold()} day" if market else lengths[-1]
    digits = re.search(r"\d+", text)
    return Period(int(digits.group()) if digits else value_of_words(text), unit)


def _decimal(text: str) -> Decimal:
    """The number that a text prints, its scale word applied, exact; "$(0.12)" is a loss."""
    fraction = re.match(r"(?:(\d+)[\s-])?(\d{1,2})/(\d{1,2})", text)
    if fraction:
        whole, top, bottom = (Decimal(part or 0) for part in fraction.groups())
        return whole + top / bottom
    vulgar = re.match(rf"(\d*)([{''.join(_VULGAR)}])", text)
    if vulgar:
        return Decimal(vulgar.group(1) or 0) + _VULGAR[vulgar.group(2)]
    digits = re.search(_NUMBER, text)
    if digits is None:
        return Decimal(value_of_words(text))
    number = Decimal(digits.group().replace(",", ""))
    if re.search(r"\$\s?\(", text):
        return -number
    return number * _SCALES.get(text[digits.end() :].strip().casefold(), Decimal(1))


def _whole_figures(
    edges: list[tuple[int, int]], figures: list[Figure]
) -> Iterator[tuple[int, int]]:
    """Sentences as found, those joined whose end falls into a figure."""
    start: int | None = None
    for first, last in edges:
        start = first if start is None else start
        if not any(figure.first < last < figure.last for figure in figures):
            yield start, last
            start = None


def _sentences_of(block: Block, figures: list[Figure]) -> Iterator[Sentence]:
    words = block.text.translate(_UNMARKED)
    for first, last in _whole_figures(split_sentences(block.text), figures):
        inside = [figure for figure in figures if first <= figure.first < last]
        parts: list[str] = []
        marks: list[int] = []
        at, length = first, 0
        for figure in inside:
            before = words[at : figure.first]
            parts.extend((before, MARKS[figure.kind]))
            marks.append(length + len(before))
            length += len(before) + 1
            at = figure.last
        parts.append(words[at:last])
        yield Sentence(block, first, last, "".join(parts), tuple(inside), tuple(marks))
