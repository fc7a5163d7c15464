"""Make the virtual environment and install the pinned requirements into it.

Usage: python packaging/environment.py app|dev|clean

The last thing written is a stamp, so that an install broken off half way is done again.
Needs nothing but the standard library of Python 3.11.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
OLDEST = (3, 11)
CONTAINS = {"app": ("app",), "dev": ("dev", "app")}  # the pins of dev are those of app and more


def python_of(environment: Path) -> Path:
    """The interpreter of an environment, on this system."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def is_usable(environment: Path) -> bool:
    """Whether the environment runs, is new enough and has pip: one broken off half way has not."""
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    try:
        asked = subprocess.run(
            [python_of(environment), "-c", question], capture_output=True, check=False
        )
    except OSError:
        return False
    return asked.returncode == 0


def make_environment(environment: Path) -> None:
    """Make the environment from scratch; an exit with a sentence where Python cannot."""
    print(f"Making {environment.name} with Python {sys.version.split()[0]}", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=sys.platform != "win32").create(
            environment
        )
    except subprocess.CalledProcessError:
        version = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            f"This Python cannot make virtual environments. On Debian or Ubuntu: "
            f"apt-get install python{version}-venv"
        )


def install(environment: Path, requirements: Path) -> None:
    """Install exactly the pinned files, refusing any whose hash differs."""
    print(f"Installing {requirements.relative_to(ROOT).as_posix()}", flush=True)
    command = [str(python_of(environment)), "-m", "pip", "install", "--quiet", "--require-hashes"]
    command += ["--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
    done = subprocess.run([*command, "-r", str(requirements)], check=False)
    if done.returncode:
        sys.exit("The packages could not be installed; pip says why above. Run make again.")


def write_stamps(environment: Path, name: str) -> None:
    """Record what is installed, for make to compare with the requirements' time."""
    for contained in CONTAINS[name]:
        pinned = (ROOT / "requirements" / f"{contained}.txt").read_bytes()
        stamp = environment / f"{contained}.stamp"
        stamp.write_text(hashlib.sha256(pinned).hexdigest() + "\n", encoding="utf-8")


def clean() -> None:
    """Remove everything that make has made."""
    for name in (".venv", "build", "dist"):
        shutil.rmtree(ROOT / name, ignore_errors=True)


def main() -> int:
    """Make or mend the environment and install the set of requirements named."""
    if sys.version_info < OLDEST:
        sys.exit("Tickmark needs Python 3.11 or newer: install it and run make again")
    name = sys.argv[1]
    if name == "clean":
        clean()
        return 0
    if not is_usable(ENVIRONMENT):
        make_environment(ENVIRONMENT)
    install(ENVIRONMENT, ROOT / "requirements" / f"{name}.txt")
    write_stamps(ENVIRONMENT, name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
