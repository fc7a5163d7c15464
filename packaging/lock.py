"""Write the hash-pinned requirements anew from pyproject.toml.

Usage: python packaging/lock.py [--upgrade]

The tool that does it is itself pinned, in requirements/lock.txt, and lives in an environment of
its own under build/. One file serves all systems and Pythons from 3.11 on; none names a host.
"""

from __future__ import annotations

import os
import subprocess
import sys

from environment import ROOT, install, is_usable, make_environment, python_of

TOOLS = ROOT / "build" / "lock-tools"
COMPILE = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11")
WITHOUT_HOSTS = ("--generate-hashes", "--no-emit-index-url")
SETS = {
    "app": ("pyproject.toml",),
    "dev": (
        *("-c", "requirements/app.txt", "--group", "test", "--group", "check", "--group", "app"),
        "pyproject.toml",
    ),
    "lock": ("--group", "lock"),
}


def main() -> int:
    """Compile each set; dev after app, whose pins it keeps."""
    if not is_usable(TOOLS):
        make_environment(TOOLS)
    install(TOOLS, ROOT / "requirements" / "lock.txt")
    for name, what in SETS.items():
        written = f"requirements/{name}.txt"
        command = [*COMPILE, *WITHOUT_HOSTS, *sys.argv[1:], *what, "-o", written]
        header = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
        subprocess.run([python_of(TOOLS), "-m", "uv", *command], cwd=ROOT, env=header, check=True)
        print(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
