"""Documents incorporated by reference: the list that its section gives, or a sentence that adds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.document.model import BlockKind
from core.figures.phrase import Phrase
from core.terms.cited import Cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.extraction.reading import Reading

_BULLET = re.compile(r"^(?:[•·▪●*§-]|--|\(?\w{1,3}[.)])\s*")
_FILED = re.compile(
    r"(?i)\bforms?\b|\breport|\bproxy|\bdescription of|prospectus|registration statement"
)
_TAIL = re.compile(
    r"(?i)[,;]?\s*(?:,\s*amending\b.*|,\s*as (?:amended|filed)\b.*|;?\s+and)?[;.,]*\s*$"
)
_HEREBY = Phrase(
    r"(?:our|the company.s|its) (?P<filed>(?:quarterly|annual|current) report on "
    r"{reference}[^.]{0,120}?),? "
    r"which (?:is|are) (?:hereby )?incorporated by reference"
)


def incorporated_documents(reading: Reading) -> tuple[Cited[str], ...]:
    """The documents in the order that they are listed; what each amends is left out of its name."""
    section = reading.section(r"incorporat\w+ (?:of .{0,40})?by reference|documents incorporated")
    listed: list[Cited[str]] = []
    if section is not None:
        for block in reading.document.blocks_in(section.span):
            if block.kind is BlockKind.LIST_ITEM and _FILED.search(block.text):
                bullet = _BULLET.match(block.text)
                first = bullet.end() if bullet else 0
                place = reading.cite_words(block, first, len(block.text))
                name = _TAIL.sub("", block.text[first:])
                listed.append(Cited(name, place, rule="offering.incorporated_documents.listed"))
    return tuple(listed) or tuple(_in_sentences(reading))


def _in_sentences(reading: Reading) -> Iterator[Cited[str]]:
    for match in reading.find(_HEREBY):
        yield Cited(
            match.words("filed"),
            match.cite("filed"),
            rule="offering.incorporated_documents.hereby_incorporated",
        )
