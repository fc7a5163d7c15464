"""Start a command several times and read the figures that it prints about itself."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIGURE = re.compile(r"^(\w+)=(-?[0-9.]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Program:
    """A command and the environment that it is started in."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]

    def run(self) -> dict[str, float]:
        """Start it once; every `name=number` line of its output."""
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "",  # a start with compiled modules, as after the first
            **self.environment,
            "BENCH_T0_NS": str(time.time_ns()),
        }
        done = subprocess.run(
            self.command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{self.name} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return {name: float(value) for name, value in FIGURE.findall(done.stdout)}


def in_turn(programs: Sequence[Program], runs: int) -> list[dict[str, float]]:
    """The medians of each program's figures, the programs run in turn: A B A B …

    In turn, so that a machine that grows slower meanwhile slows them alike. One run of each comes
    first and is not counted: it fills the disk cache and the compiled modules.
    """
    for program in programs:
        program.run()
    found: list[list[dict[str, float]]] = [[] for _ in programs]
    for _ in range(runs):
        for program, figures in zip(programs, found, strict=True):
            figures.append(program.run())
    return [
        {name: statistics.median(run[name] for run in figures) for name in figures[0]}
        for figures in found
    ]
