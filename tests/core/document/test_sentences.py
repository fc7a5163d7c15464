"""Where sentences end."""

from __future__ import annotations

import pytest

from core.document.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["We make pumps.", "We sell them."],
        ["Harbor Pump Works, Inc. is an Oregon corporation.", "It makes pumps."],
        ["It was sold to Harbor Pump Works, Inc.", "The price was paid."],
        ["We file with the U.S. Securities and Exchange Commission.", "See its site."],
        ["Our file is No. 333-999417.", "It is open."],
        ["Mr. J. R. Oakes, Jr. owns shares.", "He may sell."],
        ["See Sec. 4 of the Act.", "It applies."],
        ["Is it so?", "It is!", "“Quite.”", "(Yes.)", "$5 was paid."],
        ["We pay at 5:00 p.m. on May 1.", "Then we stop."],
        ["It rose by .5 to 1.5 percent.", "We gained."],
        ["Call Ames & Poole, L.L.P. for more."],
        ["The list: a.b.c and so on."],
        [""],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[first:last] for first, last in split_sentences(text)] == [
        s for s in sentences if s
    ]
