"""Small harms done to a sound input: cuts, splices, flipped bytes, tags out of balance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fuzz.inputs import Seed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SCRIPT_WORD = "zqscriptzq"
"""A word that no document holds; the fuzzer writes it into scripts and looks for it in texts."""

_EXCERPT = 60_000  # bytes: most trials take a stretch, so that many can be made
_ODD = (
    b"\x00", b"\x00\x00\x00\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x0c", b"\r", b"\x1a", b"\xad",
    b"&#xE000;", b"&#0;", b"&#1114112;", b"<!--", b"-->", b"<![CDATA[", b"<plaintext>", b"<table>",
    b"</table>", b"<td colspan=1000000 rowspan=1000000>", b"<td colspan=\xc2\xb2>", b"<TEXT>",
    b"</TEXT>", b"<DOCUMENT>", b"<PAGE>\n", b"<S> <C> <C>\n", b"-----   ------   -----\n",
    b"\n- 12 -\n", b"\n(a) ", b"\n" * 400, b" " * 4_000, b"." * 4_000, b"(" * 500, b"$" * 500,
    b"<svg><p>", b"<select><option>", b"<template>", b"<frameset>", b"</body>", b"<b>" * 300,
    b"<font size=1><p>" * 20, b"<div>" * 1_500,
)  # fmt: skip
_TAG = re.compile(rb"<[^<>]{1,200}>")


def mutated(random: Random, seeds: Sequence[Seed]) -> tuple[Seed, str]:
    """A harmed input, and the names of what was done to it, by a random source alone."""
    usual = [seed for seed in seeds if seed.format != "pdf"]
    pdfs = [seed for seed in seeds if seed.format == "pdf"]
    seed = random.choice(pdfs if pdfs and random.random() < 0.06 else usual)
    raw = seed.raw
    if seed.format != "pdf" and random.random() < 0.97:
        raw = excerpt(random, raw)
    done = random.choices(tuple(MUTATIONS), k=random.choice((1, 1, 2, 3)))
    for name in done:
        raw = MUTATIONS[name](random, raw, seeds)
    if seed.format != "pdf":
        raw = with_script(random, raw)
    return Seed(seed.name, seed.format, raw), "+".join(done)


def excerpt(random: Random, raw: bytes) -> bytes:
    """The start of an input, by which it is recognised, and a stretch from anywhere in it."""
    start = random.randrange(max(1, len(raw) - _EXCERPT))
    return raw[:4_000] + raw[max(start, 4_000) : start + random.randrange(1_000, _EXCERPT)]


def truncated(random: Random, raw: bytes, _seeds: Sequence[Seed]) -> bytes:
    """The input up to somewhere."""
    return raw[: random.randrange(len(raw) + 1)]


def spliced(random: Random, raw: bytes, seeds: Sequence[Seed]) -> bytes:
    """The input with a stretch of another one in it."""
    other = random.choice(seeds).raw
    start = random.randrange(len(other))
    at = random.randrange(len(raw) + 1)
    return raw[:at] + other[start : start + random.randrange(20_000)] + raw[at:]


def flipped(random: Random, raw: bytes, _seeds: Sequence[Seed]) -> bytes:
    """The input with bits flipped in a few bytes, or in one of every hundred."""
    harmed = bytearray(raw)
    for _ in range(random.choice((1, 10, max(1, len(raw) // 100)))):
        if harmed:
            harmed[random.randrange(len(harmed))] ^= 1 << random.randrange(8)
    return bytes(harmed)


def unbalanced(random: Random, raw: bytes, _seeds: Sequence[Seed]) -> bytes:
    """The input with some of its tags left out, doubled, or swapped for others."""
    tags = _TAG.findall(raw[:200_000]) or [b"<div>"]
    rate = random.choice((0.01, 0.2))

    def harm(found: re.Match[bytes]) -> bytes:
        if random.random() > rate:
            return found.group()
        return random.choice((b"", found.group() * 2, random.choice(tags)))

    return _TAG.sub(harm, raw)


def moved(random: Random, raw: bytes, _seeds: Sequence[Seed]) -> bytes:
    """The input with a stretch taken out and put somewhere else, or repeated."""
    start = random.randrange(len(raw) + 1)
    piece = raw[start : start + random.randrange(1, 5_000)]
    at = random.randrange(len(raw) + 1)
    return raw[:at] + piece * random.choice((1, 1, 20)) + raw[at:]


def strewn(random: Random, raw: bytes, _seeds: Sequence[Seed]) -> bytes:
    """The input with bytes in it that mean something, where they mean nothing."""
    for _ in range(random.choice((1, 5, 40))):
        at = random.randrange(len(raw) + 1)
        raw = raw[:at] + random.choice(_ODD) + raw[at:]
    return raw


def with_script(random: Random, raw: bytes) -> bytes:
    """The input with a script behind one of its tags."""
    tags = list(_TAG.finditer(raw[:100_000]))
    at = random.choice(tags).end() if tags else len(raw)
    script = f"<script>document.title='{SCRIPT_WORD}'</script>"
    return raw[:at] + script.encode() + raw[at:] if tags else raw


MUTATIONS = {
    function.__name__: function
    for function in (truncated, spliced, flipped, unbalanced, moved, strewn)
}
