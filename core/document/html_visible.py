"""What of an HTML filing its reader sees: no scripts, styles, pictures or hidden elements."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

_SKIPPED = frozenset(
    (
        "head script style noscript template title iframe object svg ix:header button select "
        "audio video canvas noframes"
    ).split()
)
_WITHOUT_WIDTH = ("\u200b", "\u2060", "\ufeff")  # some filings fill every empty cell with one
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)


def is_visible(node: LexborNode) -> bool:
    """Whether an element, apart from those around it, is shown; comments are not."""
    if not node.is_element_node or node.tag in _SKIPPED:
        return False
    return are_shown(node.attributes)


def are_shown(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's attributes leave it in sight."""
    if not attributes:
        return True
    style = attributes.get("style")
    return "hidden" not in attributes and not (style and _hides(style))


def is_skipped(tag: str) -> bool:
    """Whether nothing inside elements of this name is ever printed."""
    return tag in _SKIPPED


@lru_cache(maxsize=2_000)  # a filing writes a few hundred styles, thousands of times each
def _hides(style: str) -> bool:
    return _HIDDEN.search(style) is not None


def printed_text(node: LexborNode) -> str:
    """The text of a text node, without the characters that have neither ink nor width."""
    text = node.text_content or ""
    if not text.isascii():
        for character in _WITHOUT_WIDTH:
            if character in text:
                text = text.replace(character, "")
    return text


def visible_nodes(root: LexborNode) -> Iterator[LexborNode]:
    """Texts and elements below a node in reading order, those inside unseen ones left out."""
    unseen: set[int] = set()
    nodes = root.traverse(include_text=True)
    next(nodes)  # the root itself
    for node in nodes:
        if unseen and node.mem_id in unseen:
            continue
        if node.is_text_node or is_visible(node):
            yield node
        else:
            unseen.update(inner.mem_id for inner in node.traverse(include_text=True))
