"""What the fuzzer starts from: real filings where they lie at hand, bundled and made ones else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.pdf import pdf_of_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
FILINGS = ROOT.parent / "shared" / "filings"
SUFFIXES = {".txt": "text", ".htm": "html", ".html": "html", ".pdf": "pdf"}

_ROWS = "".join(
    f"<tr><td>Holder {n}, L.P.</td><td>$</td><td align=right>{n * 977:,}</td><td>{n}.4</td>"
    "<td>%</td></tr>"
    for n in range(40)
)
_PAGE = (
    "<p style='text-align: center'><b>RISK FACTORS</b></p><p>We have a history of losses, and "
    "the notes are convertible at 80% of the market price.</p><div>S-{n}</div>"
    "<hr style='page-break-after: always'>"
)
_MADE_HTML = (
    "<!DOCTYPE html><html><head><title>424B3</title><script>var hidden = 1;</script></head><body>"
    + f"<table>{_ROWS}</table>".join(_PAGE.replace("{n}", str(n)) for n in range(1, 30))
    + "</body></html>"
)
_LINES = [
    f"Section {n}.{n} of the agreement, and what it says of 1,{n:03d} shares."
    for n in range(100, 1100)
]


@dataclass(frozen=True, slots=True)
class Seed:
    """Bytes that are read without a fault, and what they are: text, html, pdf or submission."""

    name: str
    format: str
    raw: bytes


def made() -> list[Seed]:
    """Inputs of every format that need no file."""
    pages = [_LINES[at : at + 40] for at in range(0, len(_LINES), 40)]
    submission = (
        "<SEC-DOCUMENT>0000000000-20-000001.txt\nACCESSION NUMBER:\t0000000000-20-000001\n"
        "<DOCUMENT>\n<TYPE>424B3\n<SEQUENCE>1\n<FILENAME>a.htm\n<TEXT>\n"
        f"{_MADE_HTML}\n</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-10.2\n<SEQUENCE>2\n<TEXT>\n"
        + "\n".join(_LINES)
        + "\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    )
    return [
        Seed("made.htm", "html", _MADE_HTML.encode()),
        Seed("made.txt", "text", "\n".join(_LINES).encode()),
        Seed("made.pdf", "pdf", pdf_of_pages(pages)),
        Seed("made.sub.txt", "submission", submission.encode()),
    ]


def seeds(files: Sequence[Path] = ()) -> list[Seed]:
    """The files given; without any the real filings and samples; the made inputs always."""
    found = list(files) or [*sorted(SAMPLES.rglob("*")), *sorted(FILINGS.rglob("*"))]
    return [*made(), *(_seed(path) for path in found if path.suffix in SUFFIXES)]


def _seed(path: Path) -> Seed:
    kind = "submission" if path.name.endswith(".sub.txt") else SUFFIXES[path.suffix]
    return Seed(path.name, kind, path.read_bytes())
