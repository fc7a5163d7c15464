"""HTML filings: what a reader sees, and nothing that a browser would run or fetch."""

from __future__ import annotations

import socket
import urllib.request

import pytest

from core.document.html_depth import without_deep_nesting
from core.document.model import DocumentFormat
from tests.core.document.reading import furniture, grid, kinds, labels, only_table, read


def page(body: str) -> str:
    return f"<html><head><title>Not read</title></head><body>{body}</body></html>"


UNSEEN = {
    "script": "<script>UNSEEN</script>",
    "script from elsewhere": '<script src="http://host.invalid/UNSEEN.js">UNSEEN</script>',
    "style": "<style>UNSEEN { color: red }</style>",
    "picture": '<img src="http://host.invalid/UNSEEN.png" alt="UNSEEN">',
    "comment": "<!-- UNSEEN -->",
    "not displayed": '<span style="DISPLAY: none">UNSEEN</span>',
    "not visible": '<span style="visibility:hidden">UNSEEN</span>',
    "hidden": "<span hidden>UNSEEN</span>",
    "hidden within": '<div style="display:none"><p>UNSEEN <b>UNSEEN</b></p></div>',
    "noscript": "<noscript>UNSEEN</noscript>",
    "template": "<template><p>UNSEEN</p></template>",
    "frame": '<iframe src="http://host.invalid/UNSEEN">UNSEEN</iframe>',
    "object": '<object data="http://host.invalid/UNSEEN">UNSEEN</object>',
    "drawing": "<svg><text>UNSEEN</text></svg>",
    "handler": '<a href="javascript:UNSEEN()" onclick="UNSEEN()">seen</a>',
    "video": '<video src="http://host.invalid/UNSEEN">UNSEEN</video>',
}


@pytest.mark.parametrize("unseen", UNSEEN.values(), ids=UNSEEN.keys())
@pytest.mark.parametrize(
    "around",
    [
        "<p>Text {} goes on.</p>",
        "{}<p>Text.</p>{}",
        "<table><tr><td>Name{}</td><td>1,000{}</td></tr><tr><td>B</td><td>{}2</td></tr></table>",
        "<table><tr><td>&#8226;</td><td>Point {}</td></tr></table>",
    ],
)
def test_what_is_not_shown_is_not_read(
    unseen: str, around: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        pytest.fail("something was fetched")

    monkeypatch.setattr(socket, "socket", fail)
    monkeypatch.setattr(urllib.request, "urlopen", fail)
    document = read(page(around.replace("{}", unseen)))
    assert "UNSEEN" not in document.text
    assert document.text.strip()


@pytest.mark.parametrize(
    "row",
    ["<tr hidden><td>UNSEEN</td><td>1</td></tr>", '<tr><td style="display:none">UNSEEN</td></tr>'],
)
def test_hidden_rows_and_cells(row: str) -> None:
    document = read(page(f"<table>{row}<tr><td>Alder</td><td>5</td></tr></table>"))
    assert grid(only_table(document))[1] == [["Alder", "5"]]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>\u200b&#8203;</p><p>zero\u200bwidth&#x2060;</p><p>&#xFEFF;</p>", "zerowidth\n"),
        ("<p>Lark &amp; Finch&nbsp;Pumps &#8212; &ldquo;it&rdquo; &frac12; &euro;</p>",
         "Lark & Finch Pumps — “it” ½ €\n"),
        ("<p>One line<br>the next<br/>the third</p>", "One line\nthe next\nthe third\n"),
        ("<p>a   b\n\n c\t d</p>", "a b c d\n"),
        ("<p>un<b>broken</b> words</p>", "unbroken words\n"),
        ("bare<p>one<p>two<div>three<span> four</span></div>five",
         "bare\n\none\n\ntwo\n\nthree four\n\nfive\n"),
        ("<p>unclosed <b>bold", "unclosed bold\n"),
        ("<p>&lt;PAGE&gt; is text here</p>", "<PAGE> is text here\n"),
    ],
)  # fmt: skip
def test_canonical_text(body: str, text: str) -> None:
    document = read(page(body))
    assert document.text == text
    assert document.format is DocumentFormat.HTML


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p align=center><b>RISK FACTORS</b></p>", "heading"),
        ("<p><b>Our stock is thinly traded.</b></p>", "heading"),
        ('<p><span style="font-weight:bold">Our stock is thinly traded.</span></p>', "heading"),
        ('<p><font style="font: bold 10pt Arial">Our stock is thin.</font></p>', "heading"),
        ("<h2>The offering</h2>", "heading"),
        ("<p><i>Our stock</i> is thinly traded.</p>", "paragraph"),
        ("<p>We have <b>lost</b> money in every year.</p>", "paragraph"),
        ("<ul><li>an item of a list</li></ul>", "list_item"),
        ("<ul><li><p>an item of a list</p></li></ul>", "list_item"),
        ("<p>&#8226; an item with a dot</p>", "list_item"),
        ("<p>&#8212; an item with a dash</p>", "list_item"),
        ("<table><tr><td>&#8226;</td><td>an item laid out</td></tr></table>", "list_item"),
        ("<table><tr><td></td><td>Only laid out, this is</td></tr></table>", "paragraph"),
    ],
)
def test_kinds_of_blocks(body: str, kind: str) -> None:
    assert [found for found, _text in kinds(read(page(body)))] == [kind]


def test_items_are_parted_from_what_follows_the_list() -> None:
    body = "<ul><li>one</li><li></li><li>two<ul><li>within</li></ul></li></ul><p>after</p>"
    assert kinds(read(page(body))) == [
        ("list_item", "one"),
        ("list_item", "two"),
        ("list_item", "within"),
        ("paragraph", "after"),
    ]


HOLDERS = """
<table>
<tr><th>Name</th><th colspan="2">Shares</th><th colspan="3">Percent</th></tr>
<tr><td>Alder (1)</td><td>$</td><td>1,000</td><td>(</td><td>5</td><td>)%</td></tr>
<tr><td>Birch<br>Fund</td><td></td><td>2,000</td><td></td><td>*</td><td></td></tr>
<tr><td>Cedar</td><td></td><td>500</td><td></td><td>&#8212;</td><td></td></tr>
<tr><td>Total</td><td>$</td><td>3,500</td><td></td><td>6</td><td>%</td></tr>
</table>
"""


def test_signs_in_cells_of_their_own_join_their_numbers() -> None:
    document = read(page(HOLDERS))
    header, rows = grid(only_table(document))
    assert header == [["Name", "Shares", "Percent"]]
    assert rows == [
        ["Alder", "$1,000", "(5)%"],
        ["Birch Fund", "2,000", "*"],
        ["Cedar", "500", "—"],
        ["Total", "$3,500", "6%"],
    ]
    assert only_table(document).rows[0][0].marks == ("1",)


def test_every_cell_stands_in_the_canonical_text() -> None:
    document = read(page(HOLDERS))
    for row in (*only_table(document).header, *only_table(document).rows):
        for cell in row:
            if cell.span is not None:
                assert document.text[cell.span.start : cell.span.end].startswith(cell.text)


def test_a_footnote_mark_in_a_column_of_its_own() -> None:
    rows = (
        "<tr><td>Alder</td><td>1,000</td><td>(2)</td></tr>"
        "<tr><td>Birch</td><td>9</td><td>*</td></tr>"
    )
    table = only_table(read(page(f"<table>{rows}</table>")))
    assert [(cell.text, cell.marks) for cell in (table.rows[0][1], table.rows[1][1])] == [
        ("1,000", ("2",)),
        ("9", ("*",)),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td>A</td><td rowspan=2>9</td></tr><tr><td>B</td></tr>", [["A", "9"], ["B", ""]]),
        ("<tr><td rowspan=2>A</td><td>1</td></tr><tr><td>2</td></tr>", [["A", "1"], ["", "2"]]),
        ("<tr><td colspan=0>A</td><td colspan=x>1</td></tr>", [["A", "1"]]),
        ("<tr><td colspan=²>A</td><td rowspan=-1>1</td></tr>", [["A", "1"]]),
        ("<tr><td colspan=99999>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr>",
         [["A", "1"], ["B", "2"]]),
    ],
)  # fmt: skip
def test_spans(rows: str, expected: list[list[str]]) -> None:
    assert grid(only_table(read(page(f"<table>{rows}</table>"))))[1] == expected


def test_a_table_inside_a_table_is_read_and_the_outer_one_only_lays_out() -> None:
    inner = "<table><tr><td>Inner</td><td>1,234</td></tr></table>"
    document = read(page(f"<table><tr><td><p>Outer text.</p>{inner}</td></tr></table>"))
    assert kinds(document) == [("paragraph", "Outer text."), ("table", "Inner 1,234")]
    assert grid(only_table(document))[1] == [["Inner", "1,234"]]


def test_contents() -> None:
    rows = "".join(
        f"<tr><td>{title}</td><td>{label}</td></tr>"
        for title, label in (("Summary", 1), ("Risk Factors", "S-4"), ("Dilution", 9), ("Tax", 11))
    )
    document = read(page(f"<p align=center>TABLE OF CONTENTS</p><table>{rows}</table>"))
    assert [kind for kind, _text in kinds(document)] == ["heading", "contents"]


BREAKS = {
    "rule after": '<hr style="page-break-after: always">',
    "before": '<div style="page-break-before:always"></div>',
    "modern": '<div style="break-after: page"></div>',
}


@pytest.mark.parametrize("edge", BREAKS.values(), ids=BREAKS.keys())
def test_pages(edge: str) -> None:
    link = "<p><a href='#toc'>Table of Contents</a></p>"
    first, second = "<p>First.</p><p align=center>i</p>", f"{link}<p>Second.</p><p>1</p>"
    document = read(page(f"{first}{edge}{second}{edge}<p>Third.</p>{edge}"))
    assert labels(document) == ["i", "1", None]
    assert furniture(document) == ["i", "Table of Contents", "1"]
    assert document.page_at(document.text.index("Second")) is document.pages[1]
    assert document.pages[-1].span.end == len(document.text)


def test_the_wrapper_of_a_submission_is_no_text() -> None:
    wrapped = "<DOCUMENT>\n<TYPE>424B5\n<SEQUENCE>1\n<TEXT>\n" + page("<p>Only this.</p>")
    assert read(wrapped).text == "Only this.\n"


@pytest.mark.parametrize("closing", ["", "</q>"])
def test_deep_nesting_is_read(closing: str) -> None:
    depth = 3_000
    document = read(page(f"<div>{closing}" * depth + "deep" + "</div>" * depth))
    assert document.text == "deep\n"


def test_what_is_nested_as_a_filing_nests_is_left_as_it_is() -> None:
    markup = page("<div>" * 30 + "<p>" + "<font><b><i>" * 5 + "five deep" + "</i></b></font>" * 5)
    assert without_deep_nesting(markup) is markup


def test_styles_left_open_are_left_out_and_closed_ones_kept() -> None:
    sizes = "".join(f"<font size={size}></q>" for size in range(40))
    pruned = without_deep_nesting(page(f"<p>{sizes}</p><p>then <b>bold</b> and <b>bold</b></p>"))
    assert pruned.count("<font") == 5
    assert pruned.count("<b>") == pruned.count("</b>") == 2


def test_a_style_too_deep_is_left_out_with_its_closing() -> None:
    pruned = without_deep_nesting(page("<b>" * 9 + "deep" + "</b>" * 9 + "<b>again</b>"))
    assert pruned.count("<b>") == pruned.count("</b>") == 6


def test_styles_of_all_names_together_go_only_so_deep() -> None:
    opened = "".join(f"<{name}>" * 4 for name in ("b", "i", "u", "em", "s"))
    pruned = without_deep_nesting(page(f"<p>{opened}deep</p>"))
    assert sum(pruned.count(f"<{name}>") for name in ("b", "i", "u", "em", "s")) == 16


def test_a_tag_that_is_left_out_ends_where_a_parser_ends_it() -> None:
    fonts = "".join(f"<font size={size} title='a > b'>" for size in range(40))
    assert read(page(f"<p>{fonts}shown</p>")).text == "shown\n"


def test_a_tag_that_swallows_others_is_one() -> None:
    """A row's tag that lost its end goes on to that of a division, which is none then."""
    spaces = " " * 5_000
    divs = "<div>" * 1_500
    body = f"<p>shown</p>{divs}<table><tr S{spaces}{divs}<script>UNSEEN</script></table>"
    assert read(page(body)).text == "shown\n"


@pytest.mark.parametrize(
    "kept",
    ["<!-- a <div> of old -->", "<script>if (a<b && c) {}</script>", "<script>'<div>'</script>"],
)
def test_what_is_no_tag_is_kept_where_tags_are_left_out(kept: str) -> None:
    markup = page("<div>" * 1_500 + kept + "<p>shown</p>")
    assert kept in without_deep_nesting(markup)
    assert read(markup).text == "shown\n"


def test_cells_that_hold_nothing_with_a_width_make_no_column() -> None:
    spacer = "<td>&#8203;</td>"
    row = f"<tr><td>Alder</td>{spacer}<td>$</td>{spacer}<td>5</td>{spacer}</tr>"
    document = read(page(f"<table>{row}{row}</table>"))
    assert grid(only_table(document))[1] == [["Alder", "$5"], ["Alder", "$5"]]
