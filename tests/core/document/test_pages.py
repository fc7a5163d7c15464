"""Pages of a text: marks, form feeds, printed labels in headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.document.reading import furniture, kinds, labels, read

if TYPE_CHECKING:
    from collections.abc import Callable

BODY = "We make pumps and sell them to farms in the valley of the river.\n"


def footed(printed: list[str], mark: str = "<PAGE>\n") -> str:
    """Pages with their label at the foot, each ended by a mark."""
    return "".join(f"{BODY}\n{label:>40}\n{mark}" for label in printed)


def headed(printed: list[str], mark: str = "<PAGE>\n") -> str:
    """Pages with their label at the head, each begun by a mark."""
    return "".join(f"{mark}{label:>40}\n\n{BODY}\n" for label in printed)


@pytest.mark.parametrize("mark", ["<PAGE>\n", "<page>\n", "\f\n", "\f"])
@pytest.mark.parametrize("set_as", [footed, headed])
@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["i", "ii", "iii", "1", "2"], ["i", "ii", "iii", "1", "2"]),
        (["xiv", "xv", "xvi"], ["xiv", "xv", "xvi"]),
        (["S-3", "S-4", "S-5"], ["S-3", "S-4", "S-5"]),
        (["F-1", "F-2", "F-3"], ["F-1", "F-2", "F-3"]),
        (["II-1", "II-2"], ["II-1", "II-2"]),
        (["- 12 -", "- 13 -"], ["12", "13"]),
        (["-3-", "-4-"], ["3", "4"]),
        (["Page 3", "Page 4"], ["3", "4"]),
        (["Page 13 of 29", "Page 14 of 29"], ["13", "14"]),
        (["41", "F-1", "F-2", "A-1"], ["41", "F-1", "F-2", "A-1"]),
    ],
)
def test_printed_labels(
    set_as: Callable[[list[str], str], str], printed: list[str], expected: list[str], mark: str
) -> None:
    document = read(set_as(printed, mark))
    assert labels(document) == expected
    assert {text for _kind, text in kinds(document)} == {BODY.strip()}


def test_labels_without_marks_end_their_pages() -> None:
    document = read(f"{BODY}\n   7\n\n{BODY}\n   8\n\n{BODY}\n   9\n")
    assert labels(document) == ["7", "8", "9"]
    assert furniture(document) == ["7", "8", "9"]


def test_text_behind_the_last_label_is_a_page_without_one() -> None:
    assert labels(read(f"{BODY}\n   7\n\n{BODY}\n   8\n\n{BODY}")) == ["7", "8", None]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n   7\n\n{BODY}",  # one number alone counts on from nothing
        f"{BODY}\n   7\n\n{BODY}\n   12\n\n{BODY}\n   31\n",
        f"{BODY}\n   7\n\n{BODY}\n   F-8\n\n{BODY}",
        "Name      1999      2000\nSales      100       200\n",
    ],
)
def test_numbers_that_count_no_pages(text: str) -> None:
    document = read(text)
    assert labels(document) == [None]


@pytest.mark.parametrize("mark", ["\f\n", "<PAGE>\n"])
def test_one_mark_parts_two_pages(mark: str) -> None:
    document = read(f"{BODY}{mark}Second page says something else.\n")
    assert len(document.pages) == 2
    assert document.page_at(document.text.index("Second")) is document.pages[1]


def test_a_form_feed_before_text_is_no_part_of_a_heading_and_hides_nothing() -> None:
    document = read(f"{BODY}\n\fRISK FACTORS\n\n{BODY}\n\fWe have lost money.\n")
    assert kinds(document) == [
        ("paragraph", BODY.strip()),
        ("heading", "RISK FACTORS"),
        ("paragraph", BODY.strip()),
        ("paragraph", "We have lost money."),
    ]
    assert len(document.pages) == 3


def test_empty_pages_belong_to_the_page_behind_them() -> None:
    document = read(f"<PAGE>\n<PAGE>\n{BODY}<PAGE>\n\n<PAGE>\n{BODY}<PAGE>\n")
    assert [page.number for page in document.pages] == [1, 2]
    assert document.pages[0].span.start == 0
    assert document.pages[-1].span.end == len(document.text)


def test_a_label_is_cited_with_what_stands_on_its_page() -> None:
    document = read(footed(["S-3", "S-4"]).replace("pumps", "valves", 1))
    first, second = (block for block in document.blocks if block.kind.value == "paragraph")
    assert document.cite(first.span).page == "S-3"
    assert document.cite(second.span).page == "S-4"
    assert document.cite(second.span).place == "page S-4, line 5"
