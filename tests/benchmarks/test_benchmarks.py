"""The measuring itself: it must find what is planted, and fail when a limit is passed."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LATE = ("pandas", "numpy", "reportlab", "sqlite_utils", "selectolax", "PySide6.QtPdf")


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import one of the modules of this folder by its name, for this test alone."""
    monkeypatch.syspath_prepend(str(HERE))

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    return load


def printing(text: str) -> list[str]:
    return [sys.executable, "-c", f"print({text!r})"]


def test_figures_are_read_from_what_a_program_prints(bench: Any) -> None:
    output = "first_paint_ms=101.5\nsome words\nmax_rss_mib=54\nnot=a number"
    figures = bench("measure").Program("p", printing(output), {}).run()
    assert figures == {"first_paint_ms": 101.5, "max_rss_mib": 54.0}


def test_a_program_that_fails_stops_the_measuring(bench: Any) -> None:
    failing = bench("measure").Program("ours", [sys.executable, "-c", "raise SystemExit(3)"], {})
    with pytest.raises(SystemExit, match="ours ended with 3"):
        failing.run()


def test_the_median_of_the_counted_runs_is_taken(
    bench: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = bench("measure")
    results = iter([{"x": 900.0}, {"x": 5.0}, {"x": 100.0}, {"x": 7.0}])  # the first warms up
    monkeypatch.setattr(measure.Program, "run", lambda _: next(results))
    assert measure.in_turn([measure.Program("p", [], {})], 3) == [{"x": 7.0}]


@pytest.mark.usefixtures("qapp")
def test_a_freeze_is_found(bench: Any) -> None:
    freeze = bench("freeze")
    pulse = freeze.Pulse()

    def stand_still() -> None:
        freeze.wait(30)
        time.sleep(0.2)
        freeze.wait(30)

    assert pulse.longest_gap_ms(stand_still) >= 190


@pytest.mark.parametrize(
    ("times_the_bare_start", "times_its_memory", "code"),
    [(2.9, 1.9, 0), (3.1, 1.0, 1), (1, 2.1, 1)],
)
def test_only_a_passed_limit_fails(
    bench: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    times_the_bare_start: float,
    times_its_memory: float,
    code: int,
) -> None:
    module = bench("bench")
    bare = {"first_paint_ms": 100.0, "max_rss_mib": 50.0}
    ours = {
        "first_paint_ms": 100.0 * times_the_bare_start,
        "max_rss_mib": 50.0 * times_its_memory,
    }
    monkeypatch.setattr(module, "in_turn", lambda *_: [bare, ours])
    monkeypatch.setattr(module, "compare_freezes", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["bench.py", "--smoke"])
    assert module.main() == code
    assert ("Past its limit" in capsys.readouterr().out) is bool(code)


def test_the_large_filing_is_as_large_as_asked_and_always_the_same(
    bench: Any, tmp_path: Path
) -> None:
    write = bench("large_filing").write_large_filing
    first, second = (write(tmp_path / name, 200_000) for name in ("first", "second"))
    assert 200_000 <= first.stat().st_size < 220_000
    assert first.read_bytes() == second.read_bytes()


def test_the_window_opens_without_what_only_later_work_needs() -> None:
    loads = f"import sys, gui.main_window; print([m for m in {LATE!r} if m in sys.modules])"
    asked = subprocess.run(
        [sys.executable, "-c", loads], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (asked.stdout.strip(), asked.stderr) == ("[]", "")
