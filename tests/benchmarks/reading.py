"""Hold reading against the least that any reader must do with the same bytes, in one run.

Usage: python tests/benchmarks/reading.py [--smoke]

HTML against selectolax's bare parse and walk of all text nodes, text against one pass of
`re.findall` over its words, PDF against pypdfium2's bare text of all pages; peak memory against
the size of the file; and 2, 4 and 8 copies of a filing against one. Times are of this process's
processor, the least of several, taken in turn, so that a busy machine slows both alike. With
--smoke the inputs are small and made, with more tables in them than a filing has. Only a passed
limit fails, and limits are wide: a goal that is missed says so in its row.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from large_filing import write_large_filing
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from core.document.reader import decode, read_document  # noqa: E402 - after the path is set
from tests.fuzz.pdf import pdf_of_pages  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

FILINGS = ROOT.parent / "shared" / "filings"
COPIES = (1, 2, 4, 8)
GOAL_MEMORY, LIMIT_MEMORY = 12.0, 18.0
GOAL_GROWTH, LIMIT_GROWTH = 1.25, 1.6
MEMORY_CHILD = (
    "import sys; sys.path.insert(0, {root!r});"
    "from pathlib import Path; from core.document.reader import read_document as read;"
    "read(b'<html><body><p>One short page.</p>', 'warm'); read(b'One short page.', 'warm');"
    "raw = Path({file!r}).read_bytes() if {whole} else b'One short page.';"
    "document = read(raw, 'file');"
    "print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')])"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A file, the bare reading that it is held against, and the times that ours may take."""

    words: str
    file: Path
    bare: Callable[[bytes], object]
    goal: float
    limit: float


def bare_html(raw: bytes) -> int:
    """Parse, and walk all text nodes."""
    tree = LexborHTMLParser(raw)
    assert tree.root is not None
    nodes = tree.root.traverse(include_text=True)
    return sum(len(node.text_content or "") for node in nodes if node.is_text_node)


def bare_text(raw: bytes) -> int:
    """Find all words; decoding is no part of it, as the bar has it."""
    return len(re.findall(r"\S+", decode(raw)))


def bare_pdf(raw: bytes) -> int:
    """The text of every page."""
    document = pypdfium2.PdfDocument(raw)
    printed = 0
    for page in document:
        text = page.get_textpage()
        printed += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return printed


def least_seconds(first: Callable[[], object], second: Callable[[], object], runs: int) -> tuple:
    """The least that each takes, run in turn after one run that is not counted."""
    first(), second()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for work, times in zip((first, second), found, strict=True):
            started = time.process_time()
            work()
            times.append(time.process_time() - started)
    return min(found[0]), min(found[1])


def real_or_made(path: str, make: Callable[[], Path]) -> Path:
    """A real filing where it lies at hand, else one made of its size."""
    return FILINGS / path if (FILINGS / path).exists() else make()


def made_text(folder: Path, size: int) -> Path:
    """A text filing of paragraphs and tables, of about a size in bytes."""
    page = (
        "                                  RISK FACTORS\n\n"
        + "     We have a history of losses and may need to raise capital on terms that cost you.\n"
        "We issued notes that are convertible at 80% of the market price of our common stock, and\n"
        "if all of them were converted we would issue 1,200,400 shares.\n\n"
        * 5
        + "Name                          Shares       Percent\n"
        "---------------------------   ----------   -------\n"
        + "Alder Reef Fund, L.P. (1)      1,250,000       4.2%\n" * 12
        + "\n                                    - {n} -\n<PAGE>\n"
    )
    pages = [page.replace("{n}", str(n)) for n in range(1, size // len(page) + 2)]
    file = folder / "made.txt"
    file.write_text("".join(pages), encoding="ascii")
    return file


def made_pdf(folder: Path, count: int) -> Path:
    """A PDF of so many full pages."""
    line = "We issued notes that are convertible at 80 per cent of the market price, note {n}."
    pages = [[line.replace("{n}", str(p * 50 + n)) for n in range(50)] for p in range(count)]
    file = folder / "made.pdf"
    file.write_bytes(pdf_of_pages(pages))
    return file


def cases(folder: Path, *, smoke: bool) -> list[Case]:
    """What is read: real filings, or made ones; made and smaller ones for a smoke."""
    if smoke:
        html = write_large_filing(folder / "large.htm", 1_000_000)
        text, pdf = made_text(folder, 200_000), made_pdf(folder, 20)
    else:
        html = real_or_made(
            "unlabelled/424B4_2024_camp4-therapeutics_ipo.htm",
            lambda: write_large_filing(folder / "large.htm", 3_800_000),
        )
        text = real_or_made(
            "unlabelled/S-1_2011_linkedin_ipo.txt", lambda: made_text(folder, 600_000)
        )
        pdf = made_pdf(folder, 100)
    return [
        Case("HTML", html, bare_html, 12, 40),
        Case("text", text, bare_text, 25, 110),
        Case("PDF", pdf, bare_pdf, 4, 8),
    ]


def compare_times(all_cases: list[Case], runs: int) -> list[str]:
    """Print each reading beside the bare one; those past their limit."""
    past = []
    print(f"{'reading':12} {'size':>9} {'bare':>10} {'Tickmark':>10} {'ratio':>6}   goal  limit")
    for case in all_cases:
        raw = case.file.read_bytes()
        bare, ours = least_seconds(
            lambda raw=raw, case=case: case.bare(raw), lambda raw=raw: read_document(raw, "f"), runs
        )
        past += shown(
            f"{case.words:12} {len(raw) / 1e6:6.2f} MB {bare * 1e3:7.1f} ms {ours * 1e3:7.1f} ms",
            ours / bare,
            case.goal,
            case.limit,
        )
    return past


def shown(words: str, ratio: float, goal: float, limit: float) -> list[str]:
    """Print a ratio with its bounds; a sentence if it is past its limit."""
    verdict = "reached" if ratio <= goal else "missed"
    print(f"{words} {ratio:6.2f}  {goal:5.2f}  {limit:5.2f}  {verdict}")
    return [f"{words.strip()}: {ratio:.2f}, limit {limit:.2f}"] if ratio > limit else []


def peak_memory(file: Path, *, whole: bool) -> int:
    """The most bytes that a process held which read the file, or a short page in its stead."""
    code = MEMORY_CHILD.format(root=str(ROOT), file=str(file), whole=whole)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1]) * 1024


def compare_memory(all_cases: list[Case]) -> list[str]:
    """Print the peak memory of reading, a bare process's taken off, by the size of the file."""
    if not Path("/proc/self/status").exists():
        return []
    past = []
    print(f"\n{'peak memory':12} {'size':>9} {'more than a short page':>22}  times   goal  limit")
    for case in all_cases[:2]:
        size = case.file.stat().st_size
        more = peak_memory(case.file, whole=True) - peak_memory(case.file, whole=False)
        words = f"{case.words:12} {size / 1e6:6.2f} MB {more / 1e6:19.1f} MB"
        past += shown(words, more / size, GOAL_MEMORY, LIMIT_MEMORY)
    return past


def times_over(case: Case, times: int, folder: Path, pages: int) -> bytes:
    """The filing so many times over, one after another."""
    if case.words == "PDF":
        return made_pdf(folder, pages * times).read_bytes()
    raw = case.file.read_bytes()
    if case.words != "HTML":
        return raw * times
    start = raw.find(b">", raw.lower().find(b"<body")) + 1
    end = raw.lower().rfind(b"</body")
    return raw[:start] + raw[start:end] * times + raw[end:]


def compare_growth(all_cases: list[Case], folder: Path, *, pages: int, runs: int) -> list[str]:
    """Print how the time of a byte (of a page) grows from one copy to eight."""
    past = []
    print(f"\n{'growth':12} {'1':>8} {'2':>8} {'4':>8} {'8':>8} copies  worst   goal  limit")
    for case in all_cases:
        each = []
        for times in COPIES:
            raw = times_over(case, times, folder, pages)
            took = least_seconds(lambda: None, lambda raw=raw: read_document(raw, "f"), runs)[1]
            each.append(took / times)
        row = " ".join(f"{seconds * 1e3:5.0f} ms" for seconds in each)
        past += shown(
            f"{case.words:12} {row} a copy", max(each) / each[0], GOAL_GROWTH, LIMIT_GROWTH
        )
    return past


def main() -> int:
    """Measure and print; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--smoke", action="store_true", help="short, for continuous integration")
    smoke = parser.parse_args().smoke
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        asked = cases(folder, smoke=smoke)
        past = compare_times(asked, 3 if smoke else 7)
        past += compare_memory(asked)
        pages = 10 if smoke else 40
        past += compare_growth(asked, folder, pages=pages, runs=1 if smoke else 2)
    for sentence in past:
        print(f"Past its limit: {sentence}")
    return 1 if past else 0


if __name__ == "__main__":
    sys.exit(main())
