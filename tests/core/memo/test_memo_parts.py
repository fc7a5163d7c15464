"""The small parts that the memo is made of."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from reportlab.lib.colors import Color
from reportlab.platypus import Paragraph

from core.calculators.derivation import Step
from core.errors import UserError
from core.memo import fonts, styles
from core.memo.derivations import cut_fractions, step_line
from core.memo.draft import Draft, sort_findings
from core.memo.finding_pages import tally
from core.memo.flowables import fitted
from core.memo.fonts import register_fonts
from core.memo.grids import Grid, grid
from core.memo.markup import as_sentence, count_of, plain, printable, shortened
from core.memo.passages import Passages
from core.memo.styles import BODY, CELL
from core.terms.units import Unit
from core.tieout.finding import Severity, Verdict
from tests.core.builders import document_of, place, prospectus_review, review_of
from tests.core.memo.quillhaven import MADE_ON, judged_review

DOCUMENT = document_of("Alpha beta gamma.\nDelta epsilon.\n")


@pytest.fixture(autouse=True)
def _faces() -> None:
    register_fonts()


def test_a_missing_font_is_the_installations_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fonts.FILES, "Memo-Absent", "Absent.ttf")
    with pytest.raises(UserError, match=r"Absent\.ttf"):
        register_fonts()


def test_every_face_has_the_signs_of_our_sentences() -> None:
    for face in fonts.FILES:
        missing = [one for one in "×÷−–—…“”‘’·§≈½$%" if not fonts.has_glyph(face, one)]
        assert missing == [], face


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a  b\n\tc", "a b c"),
        ("page\x0cbreak\u2028line", "page break line"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("half \ud800 a pair", "half \N{REPLACEMENT CHARACTER} a pair"),
    ],
)
def test_text_is_made_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_markup_in_a_document_is_text() -> None:
    assert plain("<b>&amp;</b>") == "&lt;b&gt;&amp;amp;&lt;/b&gt;"


def test_a_character_is_set_in_a_face_that_has_it() -> None:
    serif_only = next(
        chr(code)
        for code in range(0x2000, 0x2C00)
        if fonts.has_glyph(fonts.MONO, chr(code)) and not fonts.has_glyph(fonts.SANS, chr(code))
    )
    assert plain(f"a{serif_only}b") == f'a<font name="{fonts.MONO}">{serif_only}</font>b'
    assert plain("日") == "日"  # in none: left to stand


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("short", 10, "short"),
        ("one two three four", 12, "one two…"),
        ("x" * 30, 10, f"{'x' * 9}…"),
    ],
)
def test_texts_are_shortened_at_words(text: str, longest: int, shown: str) -> None:
    assert shortened(text, longest) == shown


def test_counts_agree_with_their_nouns() -> None:
    assert count_of(1, "row") == "1 row"
    assert count_of(1_849, "line") == "1,849 lines"
    assert count_of(0, "does not tie", "do not tie") == "0 do not tie"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("Page 3", "Page 3."), ("Larkspur, Inc.", "Larkspur, Inc."), ("and so,", "and so.")],
)
def test_a_sentence_ends_once(words: str, sentence: str) -> None:
    assert as_sentence(words) == sentence


def test_a_name_is_cut_to_its_width() -> None:
    cut = fitted("Sempiternal Obligations of the Undersigned", fonts.SANS, 8, 80)
    assert cut.endswith("…")
    assert fitted("Short", fonts.SANS, 8, 80) == "Short"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("363,951.4731369150779896", "363,951.473136…"),
        ("$0.50", "$0.50"),
        ("0.1234567%", "0.123456…%"),
        ("1.123456", "1.123456"),
    ],
)
def test_long_fractions_are_cut_in_the_open(text: str, shown: str) -> None:
    assert cut_fractions(text) == shown


@pytest.mark.parametrize(
    ("formula", "line"),
    [("2 × 3 = 6", "2 × 3 = 6"), ("2 × 3", "2 × 3 = 6"), ("", "6")],
)
def test_a_step_shows_its_result_once(formula: str, line: str) -> None:
    assert step_line(Step("", formula, (), Decimal(6), Unit.COUNT)) == line


def test_a_passage_keeps_its_number() -> None:
    passages = Passages()
    alpha, delta = place(DOCUMENT, "Alpha"), place(DOCUMENT, "Delta")
    assert ">1</a>" in passages.cite([alpha], "First")
    both = passages.cite([delta, alpha, delta], "Second")
    assert re.findall(r">(\d)</a>", both) == ["2", "1"]
    assert [one.number for one in passages.all] == [1, 2]
    assert [use.label for use in passages.all[0].uses] == ["First", "Second"]
    assert len({use.key for one in passages.all for use in one.uses}) == 3


def test_the_same_words_elsewhere_are_another_passage() -> None:
    document = document_of("Alpha. Alpha.")
    first = place(document, "Alpha")
    span = replace(first.span, start=7, end=12)
    passages = Passages()
    passages.cite([first, document.cite(span)], "Both")
    assert len(passages.all) == 2


def test_nothing_cited_prints_nothing() -> None:
    assert Passages().cite([], "Nothing") == ""


def test_other_places_are_noted_once() -> None:
    passages = Passages()
    alpha, beta = place(DOCUMENT, "Alpha"), place(DOCUMENT, "beta")
    passages.cite([alpha], "Issuer")
    passages.say_also(alpha, [beta])
    passages.say_also(alpha, [beta])
    assert passages.all[0].also == [beta]


def test_a_row_taller_than_a_page_goes_on_in_further_rows() -> None:
    words = " ".join(f"word{number}" for number in range(2_000))
    table = grid(Grid((60, 200), [[Paragraph("Label", CELL), Paragraph(words, BODY)]]))
    _, height = table.wrap(260, 10_000)
    assert height > 1_000
    pieces = table.split(260, 600)
    assert len(pieces) == 2
    assert 300 < pieces[0].wrap(260, 600)[1] <= 600


def test_breaks_come_first_and_the_worst_of_them_before_the_rest() -> None:
    review = judged_review()
    minor, *others = [one for one in review.findings if one.severity is Severity.MINOR]
    minor = replace(minor, verdict=review.findings[2].verdict, citations=(place(DOCUMENT, "beta"),))
    found = sort_findings(replace(review, findings=(minor, *review.findings)))
    assert [one.severity for one in found.breaks] == [Severity.MATERIAL, Severity.MINOR]
    assert len(found.dismissed) == 1
    assert [found.number(one) for one in found.all] == list(range(1, 7))
    assert others


@pytest.mark.parametrize(
    ("verdicts", "sentence"),
    [
        ("", "No relation between figures was found that could be recomputed."),
        ("breaks", "1 relation was recomputed: 1 does not tie."),
        ("ties rounds", "2 relations were recomputed: 2 tie (1 within rounding)."),
        (
            "breaks breaks untestable ties",
            "4 relations were recomputed: 2 do not tie, 1 ties and 1 could not be tested.",
        ),
    ],
)
def test_the_tally_says_only_what_there_is(verdicts: str, sentence: str) -> None:
    finding = prospectus_review().findings[0]
    found = tuple(replace(finding, verdict=Verdict(one)) for one in verdicts.split())
    assert tally(Draft(review_of(DOCUMENT, findings=found), MADE_ON)) == sentence


def _contrast(colour: Color) -> float:
    channels = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red, colour.green, colour.blue)
    ]
    light = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return 1.05 / (light + 0.05)


@pytest.mark.parametrize("name", ["INK", "GREY", "LINK", "GREEN", "RED", "AMBER"])
def test_every_colour_of_text_can_be_read(name: str) -> None:
    assert _contrast(getattr(styles, name)) >= 4.5
