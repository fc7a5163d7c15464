"""What closes a document: the blocks that its parties sign in, and the index of its exhibits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.document.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.model import Block

_TESTIMONIUM = re.compile(r"IN WITNESS WHEREOF\b|\[?\W*signature pages?\b", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|\s)by:?\s*(?:/s/|_{3,})|^/s/\s|^by:(?:\s|$)", re.IGNORECASE)
_SIGNS_OFF = re.compile(
    r"^(?:name|title|its|dated?|address|attention|attest|(?:tele)?fax|telecopy|telephone|e-?mail)"
    r"\b[^.]{0,30}:|_{5,}|\bauthori[sz]ed (?:signatory|officer|representative)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"(?:exhibit|annex|schedule|appendix|attachment|index)\b", re.IGNORECASE)
_EXHIBIT_INDEX = re.compile(
    r"(?:index (?:to|of) exhibits|exhibit index|list of exhibits)\.?", re.IGNORECASE
)
_LONGEST_LINE = 160  # characters of a block that names who signs
_NAMES_ABOVE = 3  # short blocks between what stands above and the first signature
_UNTOUCHED = frozenset({BlockKind.FURNITURE, BlockKind.CONTENTS})


def with_closing_parts(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, those of signatures and of an exhibit index of kinds of their own."""
    kinds = dict.fromkeys(_exhibit_index(blocks), BlockKind.EXHIBITS)
    kinds |= dict.fromkeys(_signatures(blocks), BlockKind.SIGNATURES)
    return tuple(
        replace(block, kind=kinds[at], level=0) if at in kinds else block
        for at, block in enumerate(blocks)
    )


def _signatures(blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that are signed, from what is said above them to the last word on who signed.

    A line to sign on in the midst of text, as a form has it, is one of them too.
    """
    at = 0
    while at < len(blocks):
        if not _opens_signatures(blocks[at]):
            at += 1
            continue
        first, last = _names_above(blocks, at), at
        behind = at + 1
        while behind < len(blocks) and _is_signatory(blocks[behind]):
            if _opens_signatures(blocks[behind]) or _SIGNS_OFF.search(blocks[behind].text):
                last = behind
            behind += 1
        yield from (one for one in range(first, last + 1) if blocks[one].kind not in _UNTOUCHED)
        at = last + 1


def _opens_signatures(block: Block) -> bool:
    if block.kind in _UNTOUCHED:
        return False
    return bool(_TESTIMONIUM.match(block.text)) or _is_signed(block)


def _is_signed(block: Block) -> bool:
    return len(block.text) <= 2 * _LONGEST_LINE and bool(_SIGNED.search(block.text))


def _is_signatory(block: Block) -> bool:
    """Whether a block may stand among signatures: a name, an office, an address, a rule."""
    if block.kind in _UNTOUCHED or _opens_signatures(block):
        return True
    return len(block.text) <= _LONGEST_LINE and not _ATTACHED.match(block.text)


def _names_above(blocks: Sequence[Block], at: int) -> int:
    """The first of the headings that name who signs, right above the first signature."""
    if _TESTIMONIUM.match(blocks[at].text):
        return at
    first = at
    for above in range(at - 1, max(at - 1 - _NAMES_ABOVE, -1), -1):
        if blocks[above].kind is not BlockKind.HEADING or not _is_signatory(blocks[above]):
            break
        first = above
    return first


def _exhibit_index(blocks: Sequence[Block]) -> Iterator[int]:
    """What stands below the heading of an index of exhibits, up to the next heading."""
    is_inside = False
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            is_inside = bool(_EXHIBIT_INDEX.fullmatch(block.text))
        elif is_inside and block.kind is not BlockKind.FURNITURE:
            yield at
