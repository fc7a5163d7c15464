"""Every control has a name, every pair of colours can be read, every state has a shape."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from gui.colours import DARK, LIGHT, Colours, Tone
from gui.glyphs import Mark, draw_mark
from tests.gui.person import CTRL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.gui.person import Person

ROLES = QAccessible.Role
NAMED = {
    ROLES.Button,
    ROLES.CheckBox,
    ROLES.EditableText,
    ROLES.List,
    ROLES.ListItem,
    ROLES.MenuItem,
    ROLES.PageTab,
    ROLES.PageTabList,
    ROLES.ProgressBar,
    ROLES.Table,
    ROLES.Tree,
    ROLES.TreeItem,
}


def inside(control: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    yield control
    if depth > 24:
        return
    for at in range(min(control.childCount(), 60)):
        child = control.child(at)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from inside(child, depth + 1)


def unnamed(person: Person) -> list[str]:
    top = QAccessible.queryAccessibleInterface(person.window)
    found = []
    for control in inside(top):
        own = control.object()
        if control.role() in NAMED and not control.text(QAccessible.Text.Name).strip():
            found.append(f"{control.role()} {own.metaObject().className() if own else '?'}")
    return found


@pytest.mark.parametrize("tab", ["1", "2", "3", "4"])
def test_every_control_of_every_tab_has_a_name(reviewer: Person, tab: str) -> None:
    reviewer.press(tab, "J")
    reviewer.press("F", modifiers=CTRL)
    assert unnamed(reviewer) == []


def test_every_control_of_an_agreement_has_a_name(person: Person, agreement: Path) -> None:
    person.open(agreement)
    person.press("J")
    assert unnamed(person) == []


def test_every_control_of_the_start_screen_has_a_name(person: Person) -> None:
    assert unnamed(person) == []


def test_what_shows_a_glyph_alone_has_words(reviewer: Person) -> None:
    for button in reviewer.window.findChildren(QAbstractButton):
        if button.isVisible() and len(button.text()) <= 1 and "qt_" not in button.objectName():
            assert button.accessibleName()
    for field in reviewer.window.findChildren(QLineEdit):
        assert field.accessibleName()


def test_the_tab_key_goes_through_every_part_and_comes_round(reviewer: Person) -> None:
    reviewer.press("1")
    begin = QApplication.focusWidget()
    seen = []
    for _ in range(120):
        reviewer.press(Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        seen.append(here)
        if here is begin:
            break
    assert seen[-1] is begin
    window = reviewer.window
    for part in (window.library, window.tabs, window.findings, window.source, window.header):
        assert any(part.isAncestorOf(widget) for widget in seen if widget is not None)


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_can_be_read(colours: Colours) -> None:
    pairs = [
        (text, ground)
        for text in (colours.text, colours.secondary)
        for ground in (colours.desk, colours.card, colours.field, colours.selection, colours.hover)
    ]
    pairs += [(colours.accent, ground) for ground in (colours.card, colours.selection)]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover)]
    pairs += [(colours.text, colours.cited), (colours.text, colours.found)]
    for tone in Tone:
        pairs += [(colours.ink(tone), colours.fill(tone)), (colours.ink(tone), colours.card)]
        pairs += [(colours.text, colours.fill(tone)), (colours.ink(tone), colours.selection)]
    weak = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5}
    assert weak == {}


def test_every_mark_has_a_shape_of_its_own() -> None:
    pictures = {}
    for mark in Mark:
        picture = QImage(40, 40, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        draw_mark(painter, QRectF(0, 0, 40, 40), mark, QColor("black"))
        painter.end()
        pictures[mark] = picture
    blank = QImage(40, 40, QImage.Format.Format_ARGB32)
    blank.fill(Qt.GlobalColor.white)
    assert all(picture != blank for picture in pictures.values())
    for one, other in combinations(Mark, 2):
        assert pictures[one] != pictures[other]
