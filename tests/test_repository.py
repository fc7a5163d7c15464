"""What must hold of the repository as a whole, whoever changes it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import core

ROOT = Path(__file__).resolve().parent.parent
MEBIBYTE = 1024 * 1024
# Written in parts, so that this file does not name them either.
REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    )
)
MACHINE_PATHS = tuple("/" + "/".join(parts) + "/" for parts in (("work", "main"), ("home", "user")))
FONTS = ROOT / "resources" / "fonts"
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "resources").rglob("*.md")]
)


def repository_files() -> list[Path]:
    """What git tracks or would track; everything but what is ignored, where there is no git."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if asked.returncode:
        pytest.skip("not a git checkout")
    names = asked.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("unwanted", [*REGISTRY_HOSTS, *MACHINE_PATHS])
def test_no_file_names_a_registry_host_or_a_folder_of_one_machine(unwanted: str) -> None:
    named = [f for f in repository_files() if unwanted.encode() in f.read_bytes()]
    assert named == []


def test_locks_that_name_hosts_are_not_kept() -> None:
    kept = {file.name for file in repository_files()}
    assert not kept & {"uv.lock", "pylock.toml", "poetry.lock", "package-lock.json"}


@pytest.mark.parametrize("name", ["app", "dev", "lock"])
def test_every_requirement_is_pinned_by_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = [e for e in text.replace("\\\n", " ").splitlines() if not e.lstrip().startswith("#")]
    assert entries
    for entry in filter(str.strip, entries):
        assert re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry), entry[:60]


def test_the_tests_run_on_the_versions_that_users_get() -> None:
    app, dev = pins("app"), pins("dev")
    assert app.keys() <= dev.keys()
    assert {name: dev[name] for name in app} == app


def pins(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if pinned := re.match(r"([a-z0-9-]+)==([^ ;]+)", line):
            found.setdefault(pinned[1], set()).add(pinned[2])
    return found


def test_every_dependency_that_is_declared_is_locked() -> None:
    declared = {re.split(r"[<>=! ]", d)[0].lower() for d in project()["project"]["dependencies"]}
    assert declared <= pins("app").keys()


def test_no_file_is_over_a_mebibyte() -> None:
    large = [file.name for file in repository_files() if file.stat().st_size > MEBIBYTE]
    assert large == []


def test_the_version_is_the_same_wherever_it_stands() -> None:
    version = project()["project"]["version"]
    assert core.__version__ == version
    newest = re.search(r"^## (\S+?),? ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == version


def test_the_licence_is_the_one_declared() -> None:
    assert project()["project"]["license"] == "Apache-2.0"
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert "Tickmark developers" in text


def test_the_fonts_have_their_licence_beside_them() -> None:
    assert sorted(FONTS.glob("*.ttf"))
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_every_font_is_named_in_the_note_beside_it() -> None:
    note = (FONTS / "README.md").read_text(encoding="utf-8")
    for font in FONTS.glob("*.ttf"):
        family, weight = font.stem.removeprefix("IBMPlex").split("-")
        row = next(line for line in note.splitlines() if f"IBM Plex {family} |" in line)
        assert weight in row


def test_the_rules_fit_a_page() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_make_says_what_each_of_its_targets_does() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("run", "test", "memo", "app", "deb", "check", "bench", "lock", "system"):
        assert re.search(rf"^# make {target}\b", text, re.MULTILINE), target
        assert re.search(rf"^{target}:", text, re.MULTILINE), target


def test_the_continuous_integration_script_can_be_executed() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-s", ".ci/run"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if not tracked.stdout:
        pytest.skip("not tracked by git here")
    assert tracked.stdout.startswith("100755")
