"""What turns the folder into a program that installs and starts by itself."""

from __future__ import annotations

import configparser
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
ENTRY = PACKAGING / "linux" / "tickmark.desktop"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import one of the scripts of packaging/ by its name, for this test alone."""
    monkeypatch.syspath_prepend(str(PACKAGING))

    def load(name: str) -> ModuleType:
        monkeypatch.delitem(sys.modules, name, raising=False)
        module = importlib.import_module(name)
        monkeypatch.delitem(sys.modules, name)
        return module

    return load


# The two commands


def test_an_environment_broken_off_half_way_is_not_usable(script: Any, tmp_path: Path) -> None:
    environment = script("environment")
    (tmp_path / "pyvenv.cfg").write_text("version = 3.11\n", encoding="utf-8")
    assert not environment.is_usable(tmp_path)


def test_an_environment_without_pip_is_made_again(script: Any, tmp_path: Path) -> None:
    environment = script("environment")
    made = tmp_path / "made"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", made], check=True)
    assert not environment.is_usable(made)
    environment.make_environment(made)
    assert environment.is_usable(made)


def test_installing_for_tests_counts_as_installing_for_use(script: Any, tmp_path: Path) -> None:
    environment = script("environment")
    environment.write_stamps(tmp_path, "app")
    assert {file.name for file in tmp_path.iterdir()} == {"app.stamp"}
    environment.write_stamps(tmp_path, "dev")
    assert {file.name for file in tmp_path.iterdir()} == {"app.stamp", "dev.stamp"}


def test_a_failed_install_leaves_no_stamp(
    script: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = script("environment")
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(environment, "is_usable", lambda _: True)
    monkeypatch.setattr(environment, "python_of", lambda _: Path(shutil.which("false") or ""))
    monkeypatch.setattr(sys, "argv", ["environment.py", "app"])
    with pytest.raises(SystemExit, match="could not be installed"):
        environment.main()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries")
def test_missing_libraries_are_named_by_their_packages(
    script: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = script("system")
    monkeypatch.setattr(system, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(system.shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["system.py", "run", "build"])
    assert system.missing_packages(["run"]) == ["libegl1"]
    assert system.main() == 0
    assert "libegl1 binutils" in capsys.readouterr().out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries")
def test_nothing_is_said_where_nothing_is_missing(
    script: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = script("system")
    monkeypatch.setattr(system, "_loads", lambda _: True)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(sys, "argv", ["system.py", "run", "test", "build"])
    assert system.main() == 0
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_with_no_screen_running_writes_the_memo_of_the_sample(tmp_path: Path) -> None:
    blind = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    blind |= {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, PACKAGING / "start.py", "run", ""],
        cwd=tmp_path,
        env=blind,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "There is no screen here" in done.stdout
    assert "The memo is out/memo.pdf" in done.stdout
    assert (tmp_path / "out" / "memo.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "out" / "review.json").read_bytes().startswith(b"{")


def test_with_a_screen_running_opens_the_window(
    script: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, asked = script("start"), []

    def main_program(*arguments: str) -> int:
        asked.append(arguments)
        return 0

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(start, "main_program", main_program)
    assert start.run("") == 0
    assert start.run("a filing.txt") == 0
    assert asked == [(), ("a filing.txt",)]


def test_a_memo_of_nothing_asks_for_a_file(
    script: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["start.py", "memo", ""])
    assert script("start").main() == 2
    assert "make memo FILE=" in capsys.readouterr().out


# The desktop


def entry(text: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    return parser["Desktop Entry"]


def test_the_desktop_entry_opens_what_the_program_reads() -> None:
    shipped = entry(ENTRY.read_text(encoding="utf-8"))
    assert {"text/plain", "text/html", "application/pdf"} <= set(shipped["MimeType"].split(";"))
    assert shipped["Exec"] == "tickmark %F"
    assert (ROOT / "resources" / "icons" / f"{shipped['Icon']}.svg").exists()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="needs desktop-file-utils")
def test_desktops_accept_the_entry(script: Any, tmp_path: Path) -> None:
    own = tmp_path / "tickmark.desktop"
    command = '"/home/a person/Tickmark/tickmark"'
    own.write_text(script("install_desktop").entry_text(command), encoding="utf-8")
    for file in (ENTRY, own):
        asked = subprocess.run(
            ["desktop-file-validate", file], capture_output=True, text=True, check=False
        )
        assert (asked.returncode, asked.stdout) == (0, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has such entries")
def test_the_menu_entry_comes_and_goes(
    script: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = script("install_desktop")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(desktop, "BUILT", ROOT / "packaging" / "start.py")  # there, at any rate
    desktop.install()
    installed = entry((tmp_path / "applications" / "tickmark.desktop").read_text("utf-8"))
    assert installed["Exec"] == f'"{ROOT / "packaging" / "start.py"}" %F'
    assert (tmp_path / "icons/hicolor/scalable/apps/tickmark.svg").exists()
    desktop.remove()
    assert [file for file in tmp_path.rglob("tickmark*") if file.is_file()] == []


def test_the_icon_is_drawn_in_every_size(script: Any, tmp_path: Path) -> None:
    from PIL import Image

    script("icons").draw_icons(tmp_path)
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(tmp_path / f"tickmark-{size}.png") as drawn:
            assert drawn.size == (size, size)
            pixels: list[Any] = list(drawn.get_flattened_data())
        assert pixels[0][3] == 0  # round corners on nothing
        opaque = {pixel[:3] for pixel in pixels if pixel[3] == 255}
        assert {(31, 91, 196), (255, 255, 255)} <= opaque
    with Image.open(tmp_path / "tickmark.ico") as icon:
        assert {(16, 16), (32, 32), (256, 256)} <= icon.info["sizes"]
    with Image.open(tmp_path / "tickmark.icns") as icon:
        assert icon.size[0] >= 256


# The program


class Built:
    """Stands in for what PyInstaller builds, keeping what it was given."""

    def __init__(self, *_given: Any, **_named: Any) -> None:
        self.binaries: list[tuple[str, str, str]] = []
        self.datas: list[tuple[str, str, str]] = []
        self.pure: list[str] = []
        self.scripts: list[str] = []


@pytest.fixture(scope="module")
def spec() -> Iterator[dict[str, Any]]:
    """The recipe, run with stand-ins for the builders."""
    names: dict[str, Any] = dict.fromkeys(("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE"), Built)
    names["SPECPATH"] = str(PACKAGING)
    icons = ModuleType("icons")
    icons.draw_icons = lambda folder: folder  # type: ignore[attr-defined]
    file = PACKAGING / "tickmark.spec"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [*sys.path])
        patch.setitem(sys.modules, "icons", icons)
        exec(compile(file.read_text(encoding="utf-8"), file, "exec"), names)
        yield names


@pytest.mark.parametrize(
    "needed",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",  # QtPdf links it
        "PySide6/Qt/lib/libQt6OpenGL.so.6",  # the Wayland plugins link it
        "PySide6/Qt/lib/libQt6Pdf.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "resources/fonts/IBMPlexSans-Regular.ttf",
        "resources/style/desk.qss",
    ],
)
def test_the_program_keeps_what_it_needs(spec: dict[str, Any], needed: str) -> None:
    assert spec["kept"]([(needed, needed, "BINARY")])


@pytest.mark.parametrize(
    "unused",
    [
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
    ],
)
def test_the_program_leaves_out_what_it_never_uses(spec: dict[str, Any], unused: str) -> None:
    assert spec["kept"]([(unused, unused, "BINARY")]) == []


def test_the_licence_of_everything_in_the_program_comes_with_it(script: Any) -> None:
    licences = script("licences")
    carried = {folder.split("/")[1] for _, folder in licences.all_licences() if "/" in folder}
    without = set(licences.contained()) - carried
    assert without == {"pyside6-essentials", "pyside6-pdf", "shiboken6"}
    own = (PACKAGING / "licences" / "README.txt").read_text(encoding="utf-8")
    assert all(name in own for name in without)
    assert (PACKAGING / "licences" / "LGPL-3.0.txt").exists()
