"""Numbers written as words, up to millions: the pattern that finds them and their value."""

from __future__ import annotations

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ).split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_WORD = "|".join(sorted([*_UNITS, *_TENS, *_SCALES], key=len, reverse=True))
SPELLED = rf"(?:{_WORD})(?:(?:-|\s|\sand\s)(?:{_WORD}))*"
"""Pattern of a number in words; case is for the caller to ignore."""


def value_of_words(words: str) -> int:
    """The value of a number in words: `two million seven hundred thousand` is 2,700,000."""
    total = group = 0
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word in _UNITS:
            group += _UNITS[word]
        elif word in _TENS:
            group += _TENS[word]
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in _SCALES:
            total += max(group, 1) * _SCALES[word]
            group = 0
    return total + group
