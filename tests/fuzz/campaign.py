"""Many trials in a process of their own, which is stopped and started anew when one hangs."""

from __future__ import annotations

import json
import selectors
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fuzz.extremes import EXTREMES
from tests.fuzz.inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HANGS_S = 90.0  # of the clock: making the largest inputs takes some of it
STARTS_S = 180.0


class Reader:
    """A process that answers one job after another."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._command = [sys.executable, "-m", "tests.fuzz.worker", *map(str, files)]
        self._process: subprocess.Popen[str] | None = None
        self.about: dict[str, Any] = {}

    def ask(self, job: dict[str, object]) -> dict[str, Any]:
        """The outcome of a job; a crash and a hang are outcomes too."""
        process = self._process or self._start()
        assert process.stdin is not None
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()
        answered = self._line(process, HANGS_S)
        if answered:
            return json.loads(answered)
        ended = process.poll()
        self.stop()
        what = f"hung for {HANGS_S:.0f} s" if ended is None else f"crashed with {ended}"
        return {**job, "faults": [what], "seconds": HANGS_S, "is_read": False}

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> subprocess.Popen[str]:
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.about = json.loads(self._line(self._process, STARTS_S))
        return self._process

    def _line(self, process: subprocess.Popen[str], seconds: float) -> str:
        assert process.stdout is not None
        with selectors.DefaultSelector() as waiting:
            waiting.register(process.stdout, selectors.EVENT_READ)
            return process.stdout.readline() if waiting.select(seconds) else ""


@dataclass(slots=True)
class Tally:
    """What came of the trials so far."""

    read: int = 0
    refused: int = 0
    faulty: list[dict[str, Any]] = field(default_factory=list)
    slowest: list[dict[str, Any]] = field(default_factory=list)

    def add(self, outcome: dict[str, Any]) -> None:
        """Count one outcome."""
        self.read += bool(outcome["is_read"])
        self.refused += not outcome["is_read"] and not outcome["faults"]
        if outcome["faults"]:
            self.faulty.append(outcome)
        self.slowest = sorted([*self.slowest, outcome], key=lambda one: -one["seconds"])[:8]


def jobs(
    seed: int, count: int, extremes: Sequence[str] = tuple(EXTREMES)
) -> Iterator[dict[str, object]]:
    """The extremes first, then mutations until there are as many as asked."""
    for name in extremes[:count]:
        yield {"extreme": name}
    for number in range(count - len(extremes)):
        yield {"seed": seed, "number": number}


def run(asked: Iterator[dict[str, object]], files: Sequence[Path]) -> Tally:
    """All the jobs, one after another."""
    reader, tally = Reader(files), Tally()
    try:
        for number, job in enumerate(asked, start=1):
            tally.add(reader.ask(job))
            if number % 500 == 0:
                sys.stderr.write(f"{number:,} inputs, {len(tally.faulty)} with faults" + "\n")
    finally:
        reader.stop()
    return tally
