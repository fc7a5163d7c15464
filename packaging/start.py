"""What `make run` and `make memo` do: the window, or the memo where there is no screen.

Usage: python packaging/start.py run|memo [FILE]
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = Path("out")


def has_screen() -> bool:
    """Whether a window could be seen."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def sample() -> str:
    """The prospectus that comes with the program."""
    return next((ROOT / "resources" / "samples").glob("*prospectus*.txt")).as_posix()


def main_program(*arguments: str) -> int:
    """Run main.py and give back its exit code."""
    return subprocess.run([sys.executable, ROOT / "main.py", *arguments], check=False).returncode


def write_memo(file: str, name: str) -> int:
    """Review a file without a window and say where the memo is."""
    OUT.mkdir(exist_ok=True)
    memo, review = OUT / f"{name}.pdf", OUT / "review.json"
    code = main_program("review", file, "--memo", str(memo), "--json", str(review))
    if code == 0:
        print(f"The memo is {memo}, the review as data {review}.")
    return code


def run(file: str) -> int:
    """Open the window on the file, if one is named; with no screen, review it."""
    if has_screen():
        return main_program(*([file] if file else []))
    reviewed = file or os.path.relpath(sample())
    print(
        f"There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY): reviewing {reviewed}.",
        flush=True,
    )
    return write_memo(reviewed, "memo")


def main() -> int:
    """Do what the first argument says."""
    wish, file = sys.argv[1], " ".join(sys.argv[2:])
    if wish == "run":
        return run(file)
    if not file:
        print("Which file? Say for example: make memo FILE=prospectus.txt")
        return 2
    return write_memo(file, f"{Path(file).stem} memo")


if __name__ == "__main__":
    sys.exit(main())
