"""Single lines of fixed-width text: rulers, rules, leading dots, and the stretches they print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.document.text_rows import NUMERIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OFF_CENTRE = 2
"""Characters that a title may stand off the middle of its column."""

_RULER = re.compile(
    r"(?!- [-=_]+\s*$)(?=.*[-=_]{2})\s*(?:\$\s*)?[-=_]+(?:\s+(?:\$\s*)?[-=_]+)+\s*$"
)
_COLUMN_MARKS = re.compile(r"\s*<S>(?:\s*<C>)*\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*[-=_]{3,}\s*")
_SUM_RULE = re.compile(r"\s{12,}[-=]{3,}\s*")
_RULE_BESIDE_WORDS = re.compile(r"(?<=\s)(?:-{5,}|={5,})(?=\s|$)")
_ESCAPED = re.compile(r"- (?=--)")
_RUN = re.compile(r"[-=_]+")
_LEADERS = re.compile(r"(?:\.\s?){4,}(?!\d)")
_SHORT_LEADERS = re.compile(r"(?<=\w)\.{2,3}(?=\s)")
_LONE_LEADER = re.compile(r"(?<=[\w)])\.(?=\s{2,}\S)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Co|Cos|Corp|Inc|Ltd|Bros|Assoc|Jr|Sr|Esq|Dept|etc|CO|COS|CORP|INC|LTD|BROS|JR|SR)"
    r"|\b[A-Z][a-z]?(?:\.[A-Z])+)$"
)
_LONGEST_ABBREVIATION = 12
_PAGE_LABEL = re.compile(r"(?:[A-Z]{1,3}-)?\d{0,3}|[ivxl]+|[A-Z]-\d{1,3}", re.IGNORECASE)
_SIGN_OF_NOTHING = re.compile(r"\$\s+(?=\$)")
_SIGN_APART = re.compile(r"\$\s+(?=[\d(.])")
_YEARS = re.compile(r"\s*(?:(?:19|20)\d\d\s+)*(?:19|20)\d\d\s*")
_TOKEN = re.compile(r"\S+(?:\s\S+)*")
_NOTE_BEHIND = re.compile(r"(?:\s?\((?:\d{1,2}|[a-z])\))+$")


def unescaped(text: str) -> str:
    """A line without the "- " that privacy-enhanced mail sets before one that opens with a dash.

    What it shifted stands in its own columns again, so this is for telling columns, not for
    citing.
    """
    return text[2:] if _ESCAPED.match(text) else text


def is_column_marks(text: str) -> bool:
    """Whether a line has the marks that EDGAR sets below a table's header."""
    return bool(_COLUMN_MARKS.fullmatch(text))


def is_dashed(text: str) -> bool:
    """Whether a line is a row of dashes, one run a column."""
    return bool(_RULER.fullmatch(unescaped(text)))


def is_ruler(text: str) -> bool:
    """Whether a line is a row of dashes, one run a column, or the marks EDGAR sets below one."""
    return is_dashed(text) or is_column_marks(text)


def is_rule(text: str) -> bool:
    """Whether a line is a rule of one run."""
    return bool(_RULE.fullmatch(unescaped(text)))


def runs_of(text: str) -> list[tuple[int, int]]:
    """Where the runs of a ruler or a rule start and end."""
    return [(run.start(), run.end()) for run in _RUN.finditer(unescaped(text))]


def is_sum_rule(text: str, above: str) -> bool:
    """Whether a line is a rule under the amount that the line above it ends in."""
    if not _SUM_RULE.fullmatch(text) or not is_table_line(above):
        return False
    return abs(len(text.rstrip()) - len(above.rstrip())) <= OFF_CENTRE


def without_rules(text: str) -> str:
    """A line of words and amounts with spaces in place of rules that are set on it.

    A dash or two say that there is nothing; five or more are a rule.
    """
    return _RULE_BESIDE_WORDS.sub(lambda rule: " " * len(rule.group()), text)


def is_contents_line(text: str) -> bool:
    """Whether dots lead from a title to a page label, or to nothing, and not to an amount."""
    leaders = list(_LEADERS.finditer(text))
    return bool(leaders) and bool(_PAGE_LABEL.fullmatch(text[leaders[-1].end() :].strip()))


def is_table_line(text: str) -> bool:
    """Whether a line holds entries set apart by wide gaps or dots, numbers among them."""
    text = without_leaders(text)
    if "$" in text:
        text = _SIGN_APART.sub("$", _SIGN_OF_NOTHING.sub("", text))
    tokens = [token for token in re.split(r"\s{3,}", text.strip()) if token]
    numbers = sum(NUMERIC.fullmatch(token) is not None for token in tokens[1:])
    numbers += bool(tokens) and tokens[0][-1].isdigit() and bool(NUMERIC.fullmatch(tokens[0]))
    return numbers >= 2 or (len(tokens) == 2 and numbers == 1 and tokens[0] != "$")


def is_line_of_years(text: str) -> bool:
    """Whether a line prints years and nothing else, as the header of a table does."""
    return _YEARS.fullmatch(text) is not None


def without_leaders(text: str) -> str:
    """A line with spaces in place of the dots that lead from a name to its entries.

    The first dot behind an abbreviation ("Inc", "M.D") is its stop.
    """
    if ".." not in text and ". ." not in text:
        return text

    def white(dots: re.Match[str]) -> str:
        kept = _ends_abbreviation(text, dots.start())
        return "." * kept + " " * (len(dots.group()) - kept)

    return _SHORT_LEADERS.sub(white, _LEADERS.sub(white, text))


def _ends_abbreviation(text: str, at: int) -> bool:
    return bool(_ABBREVIATED.search(text, max(0, at - _LONGEST_ABBREVIATION), at))


def leader_end(text: str) -> int | None:
    """Where the last dots of a line that lead to its entries end."""
    found = list(_LEADERS.finditer(text)) or list(_SHORT_LEADERS.finditer(text))
    return len(text[: found[-1].end()].rstrip()) if found else None


def without_lone_leader(text: str, ends: frozenset[int]) -> str:
    """A line without the one dot for which a long name left room.

    Told from a full stop by its place: it ends where the leading dots of other rows do.
    """
    for dot in _LONE_LEADER.finditer(text):
        if dot.end() in ends and not _ends_abbreviation(text, dot.start()):
            return f"{text[: dot.start()]} {text[dot.end() :]}"
    return text


def stretches(text: str) -> list[tuple[int, int]]:
    """Stretches of a line without a gap of two, amounts set apart by one space among them."""
    return [
        part
        for found in _TOKEN.finditer(text)
        for part in _amounts_apart(text, found.start(), found.end())
    ]


def with_signs(
    text: str, found: Sequence[tuple[int, int]], first: int = 0
) -> list[tuple[int, int]]:
    """Stretches with each dollar sign that stands alone joined to the amount behind it.

    Args:
        text: The line.
        found: Its stretches.
        first: Where columns of amounts start; a sign that stands there, another behind it, is
            of a column of its own.
    """
    joined: list[tuple[int, int]] = []
    for start, end in found:
        alone = bool(joined) and text[joined[-1][0] : joined[-1][1]] in {"$", "(", "$("}
        if alone and not (first and joined[-1][0] >= first and text[start] == "$"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _amounts_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut before a dollar sign, and between two amounts."""
    first, before = start, ""
    for word in re.finditer(r"\S+", text[start:end]):
        at, printed = start + word.start(), word.group()
        if before and (printed.startswith("$") or _both_amounts(before, printed)):
            yield first, start + len(text[start:at].rstrip())
            first = at
        before = printed
    yield first, end


def _both_amounts(one: str, other: str) -> bool:
    if one.endswith(","):
        return False  # the day before a year
    return all(NUMERIC.fullmatch(w) and not _NOTE_BEHIND.fullmatch(f" {w}") for w in (one, other))
