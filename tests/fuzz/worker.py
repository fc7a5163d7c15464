"""The process in which trials run: jobs come in as lines of JSON, outcomes go out likewise.

A job names a seed and a number, or an extreme; the input is made here, so that the same job
always gives the same input.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from random import Random

from tests.fuzz.extremes import extreme
from tests.fuzz.inputs import Seed, seeds
from tests.fuzz.mutations import mutated
from tests.fuzz.trial import Usual, Watch, attempt, limit_memory, usual_times

KEPT_S = 5.0  # a slower input is read once more, for the machine may have been busy


def made(job: dict[str, object], starts: list[Seed]) -> tuple[Seed, str]:
    """The input of a job, and what was done to it."""
    if "extreme" in job:
        return extreme(str(job["extreme"])), "extreme"
    return mutated(Random(f"{job['seed']}:{job['number']}"), starts)


def answer(job: dict[str, object], starts: list[Seed], usual: Usual, watch: Watch) -> str:
    """The outcome of a job as a line."""
    seed, done = made(job, starts)
    outcome = attempt(seed, usual, watch)
    if outcome.faults and outcome.seconds < KEPT_S:
        outcome = attempt(seed, usual, watch)
    about = {"name": seed.name, "format": seed.format, "size": len(seed.raw), "done": done}
    return json.dumps({**job, **about, **asdict(outcome)})


def main() -> None:
    """Say what inputs usually take, then answer jobs until there are no more."""
    out = sys.stdout
    starts = seeds([Path(name) for name in sys.argv[1:]])
    "".encode("utf-16-le").decode("utf-16-le"), "".encode("utf-16-be").decode("utf-16-be")
    usual = usual_times(starts)
    watch = Watch()
    limit_memory()
    print(json.dumps({"of_byte": usual.of_byte, "seeds": len(starts)}), file=out, flush=True)
    for line in sys.stdin:
        print(answer(json.loads(line), starts, usual, watch), file=out, flush=True)


if __name__ == "__main__":
    main()
