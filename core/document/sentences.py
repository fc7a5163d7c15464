"""Where sentences end: full stops that are no abbreviation's."""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9$•*])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“-])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Inc|Corp|Co|Ltd|L\.?L\.?C|L\.?L\.?P|L\.?P|P\.?C"
    r"|N\.?A|S\.?A|No|Nos|Mr|Mrs|Ms|Dr|Jr|Sr|St|vs?|Sec|Art|Fig|approx|cf|i\.e|e\.g|al|Esq|Attn"
    r"|U\.S|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Pub|Ave|Blvd|Rd|Ste|Tel|Reg|Exh"
    r"|INC|CORP|LTD|CO|NO|NOS)$"
)
_COMPANY_END = re.compile(
    r"(?:Inc|Corp|Co|Ltd|L\.?L\.?C|L\.?L\.?P|L\.?P|N\.?A|S\.?A|U\.S|etc)$", re.IGNORECASE
)
_OPENERS = frozenset(
    (
        "The This These Those We Our In On At As If Each Any All No Such It Its You For To "
        "Under Upon By He She They There However Accordingly Pursuant Unless Except Subject "
        "Please See"
    ).split()
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a flat text as (first, last), last exclusive, without the gap between."""
    edges: list[tuple[int, int]] = []
    first = 0
    for stop in _STOP.finditer(text):
        before = text[first : stop.start()]
        if _ABBREVIATED.search(before) and not _opens_sentence(before, text, stop.end()):
            continue
        edges.append((first, stop.start() + len(stop.group().rstrip())))
        first = stop.end()
    if first < len(text):
        edges.append((first, len(text)))
    return edges


def _opens_sentence(before: str, text: str, at: int) -> bool:
    """Whether a sentence plainly starts at `at` though an abbreviation stands before it.

    Only a company's ending may close a sentence; an initial or "No." never does.
    """
    opener = re.match(r"[A-Z]\w*", text[at:])
    return bool(_COMPANY_END.search(before) and opener is not None and opener.group() in _OPENERS)
