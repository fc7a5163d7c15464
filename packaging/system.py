"""Install the system libraries that Qt and the tests need, where they are missing.

Usage: python3 packaging/system.py run|test|build ...

Asks the dynamic linker and PATH, not the package database, so that nothing is done where all is
there. Debian and its like as root: installed. Elsewhere: named in one sentence. Never a failure
by itself, since what is missing may not be wanted.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PROGRAMS = {
    "run": {},
    "test": {
        "pdftotext": "poppler-utils",
        "qpdf": "qpdf",
        "desktop-file-validate": "desktop-file-utils",
    },
    "build": {"objdump": "binutils"},
}


def missing_packages(purposes: list[str]) -> list[str]:
    """The Debian packages of what is not there."""
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    for purpose in purposes:
        wanted = PROGRAMS[purpose]
        missing += [package for program, package in wanted.items() if not shutil.which(program)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python{}.{}-venv".format(*sys.version_info))
    return missing


def install(packages: list[str]) -> bool:
    """Install Debian packages; whether that went well."""
    print("Installing system packages:", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for step in (["apt-get", "update", "-qq"], command):
        done = subprocess.run(
            step,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            print(done.stdout)
            return False
    return True


def main() -> int:
    """Install what is missing for the purposes named, or say what it is."""
    if not sys.platform.startswith("linux"):
        return 0
    missing = missing_packages(sys.argv[1:])
    if not missing:
        return 0
    can_install = shutil.which("apt-get") is not None and os.geteuid() == 0
    if not (can_install and install(missing)):
        print(
            "Missing on this machine, by their Debian names:",
            *missing,
            "\nInstall them as root (`make system` on Debian and Ubuntu) if anything fails below.",
        )
    return 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
