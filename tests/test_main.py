"""The program at a command line: what it writes, and the sentence for what cannot be read."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

import main as door
from core import __version__
from core.judgement.events import Action
from core.library.library import Library
from core.resources import resource
from core.review import review_file

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = resource("samples", "sorrelwater_prospectus_2004.txt")
AGREEMENT = resource("samples", "sorrelwater_registration_rights_agreement_2004.txt")
NOW = datetime(2004, 12, 1, tzinfo=UTC)


def run(*arguments: object, **how: object) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=50, **how)  # type: ignore[call-overload,no-any-return]


def test_a_review_from_a_process_of_its_own(tmp_path: Path) -> None:
    done = run("review", SAMPLE, "--json", tmp_path / "it.json", "--memo", tmp_path / "it.pdf")
    assert (done.returncode, done.stderr) == (0, b"")
    written = json.loads((tmp_path / "it.json").read_text(encoding="utf-8"))
    assert written["offering"]["shares_offered"]["value"] == 3013888
    memo = (tmp_path / "it.pdf").read_bytes()
    assert memo.startswith(b"%PDF-")
    assert memo.rstrip().endswith(b"%%EOF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["it.json", "it.pdf"]
    shown = done.stdout.decode()
    assert shown.startswith("SORRELWATER INSTRUMENTS, INC.: Prospectus, 14 pages, 742 lines\n")
    assert shown.endswith("✕ 4, ? 0, ✓ 1\n")


def test_characters_that_a_console_does_not_know_are_no_reason_to_fail() -> None:
    done = run("review", SAMPLE, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "✕ 4" in done.stdout.decode()


def test_a_reader_that_goes_away_is_no_reason_to_fail() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(ROOT / "main.py"), "review", str(SAMPLE)]
    buffered = {name: text for name, text in os.environ.items() if name != "PYTHONUNBUFFERED"}
    try:
        done = subprocess.run(
            command,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=buffered,
            check=False,
            timeout=50,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_cannot_be_read_ends_a_process_with_two_and_one_sentence(tmp_path: Path) -> None:
    done = run("review", tmp_path / "absent.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    told = done.stderr.decode()
    assert told == f"There is no file “{tmp_path / 'absent.txt'}”. Check its name and folder.\n"


# In this process ---------------------------------------------------------------------------------


def written(raw: bytes, path: Path) -> None:
    path.write_bytes(raw)


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)  # holes: no disk is filled


BYTES = {
    "is empty.": b"",
    "has no text in it.": b"<html><body><script>words()</script></body></html>",
    "is not text": bytes(range(256)) * 40,
    "PDF": b"%PDF-1.4\nno more of it\n",
    "is a ZIP archive or an Office document": b"PK\x03\x04" + bytes(100),
    "is a gzip archive": gzip.compress(b"words"),
}
FAULTS: dict[str, Callable[[Path], object]] = {
    "There is no file": lambda _path: None,
    "is a folder.": lambda path: path.mkdir(),
    "is 200 MB, larger than any filing that can be read.": large,
    **{told: partial(written, raw) for told, raw in BYTES.items()},
}


@pytest.mark.parametrize("command", ["review", "text"])
@pytest.mark.parametrize(("sentence", "make"), FAULTS.items(), ids=FAULTS.keys())
def test_what_cannot_be_read_is_told(
    command: str,
    make: Callable[[Path], object],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "filing.txt"
    make(path)
    assert door.main([command, str(path)]) == 2
    assert_told(capsys, sentence)


def assert_told(capsys: pytest.CaptureFixture[str], sentence: str) -> None:
    """One line for a person, and nothing of the program's inside."""
    out, told = capsys.readouterr()
    assert out == ""
    assert sentence in told
    assert told.count("\n") == 1
    assert told.rstrip().endswith(".")
    for inside in ("Traceback", "Error", "Errno", "error", "invalid", 'File "'):
        assert inside not in told


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable to root"
)
def test_a_file_that_may_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "filing.txt"
    path.write_text("words", encoding="utf-8")
    path.chmod(0)
    assert door.main(["review", str(path)]) == 2
    assert_told(capsys, "“filing.txt” cannot be opened. Check that you may read it.")


@pytest.mark.parametrize("option", ["--memo", "--json"])
@pytest.mark.parametrize(
    ("place", "sentence"),
    [("absent/out", "cannot be written: no such file or directory."), ("", "a folder has that")],
)
def test_where_nothing_can_be_written(
    option: str, place: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert door.main(["review", str(SAMPLE), option, str(tmp_path / place)]) == 2
    assert_told(capsys, sentence)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(
        [sys.executable, "-c", "import sys; print(len(open(sys.argv[1], 'rb').read()))", pipe],
        stdout=subprocess.PIPE,
    )
    assert door.main(["review", str(AGREEMENT), "--json", str(pipe)]) == 0
    read, _nothing = reader.communicate(timeout=20)
    assert int(read) > 10_000
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
    capsys.readouterr()


# Libraries ---------------------------------------------------------------------------------------


def kept(path: Path) -> Path:
    """A library that holds the sample, with one of its terms confirmed."""
    review = review_file(AGREEMENT)
    with Library.open(path) as library:
        library.add(review, AGREEMENT.read_bytes(), NOW)
        library.append(review.document.sha256, "agreement/date", Action.CONFIRM, "", NOW)
    return path


def test_judgements_come_from_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, out = kept(tmp_path / "my.library"), tmp_path / "it.json"
    given = ["review", str(AGREEMENT), "--library", str(library), "--json", str(out)]
    assert door.main(given) == 0
    assert json.loads(out.read_text("utf-8"))["agreement"]["date"]["status"] == "confirmed"
    capsys.readouterr()


def test_a_library_that_is_not_there_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "no.library"
    assert door.main(["review", str(AGREEMENT), "--library", str(path)]) == 2
    assert_told(capsys, f"There is no library “{path}”. Check its name and folder.")
    assert not path.exists()


def test_a_library_of_a_newer_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = kept(tmp_path / "my.library")
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    assert door.main(["review", str(AGREEMENT), "--library", str(path)]) == 2
    assert_told(capsys, "was written by a newer version of Tickmark.")
    assert path.read_bytes() == before


def test_a_library_that_another_program_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("core.library.store.BUSY_SECONDS", 0.05)
    path = kept(tmp_path / "my.library")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("BEGIN EXCLUSIVE")
        assert door.main(["review", str(AGREEMENT), "--library", str(path)]) == 2
    assert_told(capsys, "is being used by another program.")


@pytest.mark.parametrize("content", [b"words, no library\n" * 300, b""])
def test_what_is_no_library_is_left_as_it_is(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.library"
    path.write_bytes(content)
    code = door.main(["review", str(AGREEMENT), "--library", str(path)])
    if content:
        assert code == 2
        assert_told(capsys, "is not a Tickmark library")
        assert path.read_bytes() == content
    else:
        assert code == 0  # an empty file is a library to be
        capsys.readouterr()


# What is read ------------------------------------------------------------------------------------


def shown(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert door.main(["review", str(path)]) == 0
    out, told = capsys.readouterr()
    assert told == ""
    return out.splitlines()


def test_a_text_that_is_no_disclosure_says_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bread.txt"
    path.write_text("Bread: flour, water and salt.\n", encoding="utf-8")
    assert shown(path, capsys) == [
        "bread.txt: Other, 1 page, 1 line",
        (
            "  No offering, securities, risk factors or indemnification terms were found: the text "
            "does not open as a prospectus, registration statement or agreement does."
        ),
        "  ✕ 0, ? 0, ✓ 0",
    ]


def test_a_disclosure_says_which_areas_are_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "short.txt"
    path.write_text(
        "HARBOR PUMP WORKS, INC.\n\nPROSPECTUS\n\n1,000 shares of common stock\n\n"
        "File No. 333-999417. Investing involves a high degree of risk.\n",
        encoding="utf-8",
    )
    lines = shown(path, capsys)
    assert lines[0] == "HARBOR PUMP WORKS, INC.: Prospectus, 1 page, 7 lines"
    assert "  No securities, risk factors or indemnification terms were found." in lines


def test_an_agreement_says_what_an_agreement_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "agreement.txt"
    path.write_text(
        "NOTE PURCHASE AGREEMENT\n\nThis Agreement is made and entered into as of May 7, 2003 by "
        "and between A and B.\n\n1. Sale. A sells notes to B.\n",
        encoding="utf-8",
    )
    assert "  No indemnification terms or registration rights were found." in shown(path, capsys)


def test_the_samples_lack_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for sample in (SAMPLE, AGREEMENT):
        assert not any("were found" in line for line in shown(sample, capsys))


def test_findings_are_shown_with_their_place_and_their_work(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = shown(SAMPLE, capsys)
    at = lines.index("  ✕ Proceeds if all warrants are exercised, lines 25–26")
    assert lines[at + 1] == (
        "      Does not recompute: 150,000 × $0.925 = $138,750; stated $137,850."
    )


def test_scripts_and_pictures_are_neither_run_nor_fetched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "filing.htm"
    path.write_text(
        "<html><head><script>document.write('UNSEEN')</script></head><body>"
        "<img src='http://host.invalid/UNSEEN.png'><script src='http://host.invalid/UNSEEN.js'>"
        "</script><p>PROSPECTUS</p><table><tr><td>Price<script>UNSEEN</script></td><td>$5</td>"
        "</tr><tr><td>Fee</td><td>$1</td></tr></table></body></html>",
        encoding="utf-8",
    )
    assert door.main(["text", str(path)]) == 0
    out, _told = capsys.readouterr()
    assert out == "PROSPECTUS\n\nPrice  $5\nFee    $1\n"


def test_text_prints_the_lines_that_citations_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["text", str(SAMPLE)]) == 0
    out, _told = capsys.readouterr()
    assert out == SAMPLE.read_text(encoding="utf-8")


# The door itself ---------------------------------------------------------------------------------


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        door.main(["--version"])
    assert capsys.readouterr().out == f"Tickmark {__version__}\n"


@pytest.mark.parametrize("given", [["review"], ["text"], ["review", "x", "--unknown"]])
def test_a_command_that_is_not_understood(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match=r"^2$"):
        door.main(given)
    assert "usage: tickmark" in capsys.readouterr().err


def test_ctrl_c_ends_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_document: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.review.review_document", stopped)
    assert door.main(["review", str(SAMPLE)]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_program_without_a_console_works_in_silence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert door.main(["review", str(AGREEMENT), "--json", str(tmp_path / "it.json")]) == 0
    assert (tmp_path / "it.json").exists()
    assert door.main(["review", str(tmp_path / "absent.txt")]) == 2


def test_the_self_test_tries_every_part_and_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("core.self_test._OUTCOMES", sys.stdout)
    assert door.main(["--self-test"]) == 0
    assert "self-test passed" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
