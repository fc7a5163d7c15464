"""Read thousands of harmed inputs: python -m tests.fuzz [--count N] [--seed N] [FILE ...].

Nothing but a refusal in words may come of any; each is read in a time that fits its size, opens
nothing, and shows no script. Prints what was found; ends with 1 where anything was.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fuzz.campaign import jobs, run


def out(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def named(outcome: dict[str, object]) -> str:
    """An outcome's input, so that it can be made again."""
    if "extreme" in outcome:
        return str(outcome["extreme"])
    made_of = f"{outcome.get('name')} {outcome.get('done')}"
    return f"seed {outcome['seed']}, number {outcome['number']}: {made_of}"


def main() -> int:
    """Run and report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, help="only the mutation of this number")
    parser.add_argument("files", nargs="*", type=Path, help="filings to start from")
    given = parser.parse_args()
    asked = jobs(given.seed, given.count)
    if given.number is not None:
        asked = iter([{"seed": given.seed, "number": given.number}])
    tally = run(asked, [file.resolve() for file in given.files])
    out(f"{tally.read:,} read, {tally.refused:,} refused in words, {len(tally.faulty)} with faults")
    out("slowest:")
    for outcome in tally.slowest:
        size = int(outcome.get("size", 0)) / 1e6
        out(f"  {outcome['seconds']:6.2f} s  {size:8.3f} MB  {named(outcome)}")
    for outcome in tally.faulty:
        out(f"FAULT {named(outcome)}\n  " + "\n  ".join(outcome["faults"]))
    return 1 if tally.faulty else 0


if __name__ == "__main__":
    sys.exit(main())
