"""Prove the built program: with no screen, no Python of its own to lean on and a fresh home folder.

Usage: python packaging/self_test.py [PROGRAM]

Calls `PROGRAM --self-test`, which reads the sample, stores it in a library and writes its memo;
then has it draw its first window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

DIST = Path(__file__).resolve().parent.parent / "dist"
KEPT = ("SYSTEMROOT", "TEMP", "TMP", "PATHEXT", "USERPROFILE", "LOCALAPPDATA", "APPDATA")


def built_program() -> Path:
    """Where `make app` puts the program on this system."""
    if sys.platform == "darwin":
        return DIST / "Tickmark.app" / "Contents" / "MacOS" / "tickmark"
    if sys.platform == "win32":
        return DIST / "tickmark" / "tickmark-console.exe"
    return DIST / "tickmark" / "tickmark"


def bare_environment(home: str) -> dict[str, str]:
    """An environment with nothing in it that could lend the program what it lacks."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    path = "/usr/bin:/bin" if os.name == "posix" else os.environ.get("PATH", "")
    return {**kept, "PATH": path, "HOME": home, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def main() -> int:
    """Run the program's own test, then its window; the first exit code that is not 0."""
    program = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else built_program()
    if not program.exists():
        sys.exit(f"{program} is not there: run make app first")
    for switch in ("--self-test", "--exit-after-first-paint"):
        with tempfile.TemporaryDirectory() as home:
            print(program.name, switch, flush=True)
            code = subprocess.run(
                [program, switch], cwd=home, env=bare_environment(home), timeout=120, check=False
            ).returncode
        if code:
            print(f"{program.name} {switch} ended with {code}")
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
