"""Three hundred harmed inputs, and that the fuzzer would see a fault."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from core.document.reader import read_document
from core.errors import UserError
from tests.fuzz import trial
from tests.fuzz.campaign import jobs, run
from tests.fuzz.extremes import EXTREMES
from tests.fuzz.inputs import SAMPLES, Seed, made
from tests.fuzz.trial import Usual, Watch, attempt, usual_times

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGE = {"50 MB in a line", "50 MB without a space", "20 MB paragraph"}
LONG = {"PDF of one page 3,000 times", "PDF bomb", "20,000 columns of text"}
QUICK = [name for name in EXTREMES if name not in LARGE | LONG]
USUAL = Usual(dict.fromkeys(["text"], 1e-6), dict.fromkeys(["text"], 1e-6))
TEXT = Seed("it", "text", b"A word and another.\n")


@pytest.mark.timeout(180)
def test_three_hundred_harmed_inputs() -> None:
    files = sorted(SAMPLES.glob("*.txt"))
    tally = run(jobs(1, 300, QUICK), files)
    assert tally.faulty == []
    assert tally.read >= 200
    assert tally.refused >= 5


def test_sound_inputs_are_read_and_have_a_usual_time() -> None:
    usual = usual_times(made())
    assert set(usual.of_byte) == set(usual.of_mark) == {"text", "html", "pdf", "submission"}
    assert all(rate > 0 for rate in usual.of_byte.values())


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


def outcome_of(
    work: Callable[[], object], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, ...]:
    """What is found at fault with a reading during which something else is done."""

    def read(raw: bytes, name: str) -> object:
        work()
        return read_document(raw, name)

    monkeypatch.setattr(trial, "read_document", read)
    return attempt(TEXT, USUAL, watch).faults


def fail() -> None:
    raise KeyError("a bug")


def spin() -> None:
    until = time.process_time() + 0.7
    while time.process_time() < until:
        pass


def refuse() -> None:
    raise UserError("It is not text.")


def test_a_bug_is_seen(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "KeyError" in outcome_of(fail, watch, monkeypatch)[0]


def test_a_slow_reading_is_seen(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "is the most for its size" in outcome_of(spin, watch, monkeypatch)[0]


def test_an_opened_file_is_seen(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "opened.txt"
    file.write_bytes(b"")
    assert "opened.txt" in outcome_of(file.read_bytes, watch, monkeypatch)[0]


def test_a_refusal_is_no_fault(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcome_of(refuse, watch, monkeypatch) == ()


def test_the_text_of_a_script_is_seen(monkeypatch: pytest.MonkeyPatch, watch: Watch) -> None:
    page = b"<html><body><p>word</p><script>document.title='zqscriptzq'</script></body>"
    monkeypatch.setattr(
        trial, "read_document", lambda *_: read_document(b"<p>zqscriptzq</p>", "it")
    )
    seed = Seed("it", "html", page)
    usual = Usual({"html": 1e-6}, {"html": 1e-6})
    assert "the text of a script is in the document" in attempt(seed, usual, watch).faults
