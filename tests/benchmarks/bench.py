"""Hold the start of the program against a bare window, and find the longest freeze of its window.

Usage: python tests/benchmarks/bench.py [--smoke] [--runs N] [FILE ...]

Goals: first paint at most 2.5 times, peak memory at most 1.6 times that of a bare PySide6 window
in the same run; no freeze over 100 ms while a file is read. With --smoke only gross misses fail:
3 times and 2 times. Milliseconds are printed and never a reason to fail, for they tell of the
machine; ratios tell of the program.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from large_filing import write_large_filing
from measure import Program, in_turn

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LARGE_BYTES = 3_800_000


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure of the start, the ratio to reach and the one that no run may pass."""

    figure: str
    words: str
    unit: str
    goal: float
    limit: float


BOUNDS = (
    Bound("first_paint_ms", "first paint", "ms", 2.5, 3.0),
    Bound("max_rss_mib", "peak memory", "MiB", 1.6, 1.6 * 1.25),
)
FREEZE_GOAL_MS = 100.0


def private_places(folder: Path) -> dict[str, str]:
    """Settings and library in a folder of the run's own: a user's are neither read nor written."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
    return dict.fromkeys(names, str(folder))


def compare_starts(folder: Path, runs: int) -> list[str]:
    """Print both starts side by side; the figures that passed their limit."""
    places = private_places(folder)
    bare = Program("bare window", [sys.executable, str(HERE / "bare_window.py")], places)
    door = [sys.executable, str(ROOT / "main.py"), "--library", str(folder / "library.db")]
    ours = Program("Tickmark", [*door, "--exit-after-first-paint"], places)
    bare_figures, our_figures = in_turn([bare, ours], runs)
    print(f"start, median of {runs}   {'bare':>8} {'Tickmark':>9} {'ratio':>6}   goal  limit")
    past = []
    for bound in BOUNDS:
        before, after = bare_figures[bound.figure], our_figures[bound.figure]
        ratio = after / before
        print(
            f"{bound.words:12} {bound.unit:>5}   {before:8.1f} {after:9.1f} {ratio:6.2f}"
            f"   {bound.goal:4.1f}  {bound.limit:5.2f}  {verdict(ratio, bound.goal)}"
        )
        if ratio > bound.limit:
            past.append(f"{bound.words}: {ratio:.2f} times a bare window, limit {bound.limit:.2f}")
    return past


def compare_freezes(folder: Path, files: list[Path]) -> None:
    """Print for each file how long the window stood still while it was read."""
    print(f"\n{'reading':40} {'size':>9} {'took':>9} {'freeze':>8} {'at rest':>8}  of its time")
    for file in files:
        command = [sys.executable, str(HERE / "freeze.py"), str(folder / f"{file.stem}.db"), file]
        figures = Program(file.name, [str(part) for part in command], private_places(folder)).run()
        gap, took = figures["longest_gap_ms"], figures["took_ms"]
        print(
            f"{file.name[:40]:40} {file.stat().st_size / 1e6:6.2f} MB {took:6.0f} ms {gap:5.0f} ms"
            f" {figures['idle_gap_ms']:5.0f} ms  {gap / took:10.0%}  {verdict(gap, FREEZE_GOAL_MS)}"
        )


def verdict(figure: float, goal: float) -> str:
    """Whether a goal is reached, in words."""
    return "reached" if figure <= goal else "missed"


def sample_filings() -> list[Path]:
    """The filings that come with the program."""
    return sorted((ROOT / "resources" / "samples").glob("*.txt"))


def main() -> int:
    """Measure and print; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--smoke", action="store_true", help="short, for continuous integration")
    parser.add_argument("--runs", type=int, default=0, help="counted starts (15; 5 with --smoke)")
    parser.add_argument("files", nargs="*", type=Path, help="filings to read besides the sample")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        past = compare_starts(folder, asked.runs or (5 if asked.smoke else 15))
        if past and asked.smoke:  # a busy machine can spoil a short run
            past = compare_starts(folder, 15)
        large = write_large_filing(folder / "large.htm", LARGE_BYTES)
        compare_freezes(folder, [*sample_filings(), large, *asked.files])
    for sentence in past:
        print(f"Past its limit: {sentence}")
    return 1 if past else 0


if __name__ == "__main__":
    sys.exit(main())
