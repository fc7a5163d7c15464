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


def visible_nodes(root: LexborNode) -> Iterator[LexborNode]:
    """Texts and elements below a node in reading order, those inside unseen ones left out."""
    waiting = _children(root)
    while waiting:
        node = waiting.pop()
        if node.is_text_node:
            yield node
        elif is_visible(node):
            yield node
            waiting.extend(_children(node))


def _children(node: LexborNode) -> list[LexborNode]:
    """The children of a node, the last one first."""
    found = []
    child = node.last_child
    while child is not None:
        found.append(child)
        child = child.prev
    return found
