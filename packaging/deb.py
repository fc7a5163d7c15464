"""Wrap the program that `make app` built in a Debian package, dist/tickmark_<version>_<cpu>.deb."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "dist" / "tickmark"
TREE = ROOT / "build" / "deb"
CONTROL = """\
Package: tickmark
Version: {version}
Architecture: {architecture}
Maintainer: Tickmark developers
Installed-Size: {kibibytes}
Depends: libc6 (>= 2.34), libegl1, libgl1, fontconfig-config
Section: misc
Priority: optional
Description: Offline review of what an issuer discloses
 Reads a prospectus or agreement, shows its offering, securities, risk factors
 and indemnification terms with their sentences, recomputes its figures, and
 writes the memo. Works with the network off.
"""


def lay_out(tree: Path) -> None:
    """Copy the program, its entry, icon and licence to where Debian keeps such things."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(BUILT, tree / "opt" / "tickmark", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "tickmark").symlink_to("/opt/tickmark/tickmark")
    share = tree / "usr" / "share"
    placed = {
        ROOT / "packaging" / "linux" / "tickmark.desktop": "applications/tickmark.desktop",
        ROOT / "resources" / "icons" / "tickmark.svg": "icons/hicolor/scalable/apps/tickmark.svg",
        ROOT / "LICENSE": "doc/tickmark/copyright",
    }
    for source, target in placed.items():
        (share / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / target)


def write_control(tree: Path, architecture: str, version: str) -> None:
    """Say what the package is."""
    size = sum(file.lstat().st_size for file in tree.rglob("*") if file.is_file())
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(
        CONTROL.format(version=version, architecture=architecture, kibibytes=size // 1024),
        encoding="utf-8",
    )


def main() -> int:
    """Build the package beside the program."""
    if shutil.which("dpkg-deb") is None:
        sys.exit("dpkg-deb is not here: Debian packages are built on Debian and its like.")
    sys.path.insert(0, str(ROOT))
    from core import __version__ as version

    asked = ["dpkg", "--print-architecture"]
    architecture = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    lay_out(TREE)
    write_control(TREE, architecture, version)
    package = BUILT.parent / f"tickmark_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(TREE), str(package)]
    subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
