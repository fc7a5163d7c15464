"""One reading under watch: its outcome, time, memory, and whatever it opened."""

from __future__ import annotations

import resource
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from core.document.model import DocumentFormat
from core.document.reader import decode, read_document
from core.errors import UserError
from tests.fuzz.mutations import SCRIPT_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.model import Document
    from tests.fuzz.inputs import Seed

MOST_TIMES = 10.0  # the usual time of the input's size
FLOOR_S = 0.5  # what any input may take, however small
ADDRESS_SPACE = 3_000_000_000  # bytes that the process may ask for
MEMORY_TIMES = 40
MEMORY_FLOOR = {"pdf": 1_200_000_000}  # pdfium inflates a stream up to 1 GB, whatever its size
_WATCHED = (
    "open",
    "os.system",
    "os.exec",
    "subprocess.Popen",
    "socket.",
    "urllib.",
    "ctypes.dlopen",
)


class Watch:
    """Notes every file, address and program that is opened while it is on."""

    def __init__(self) -> None:
        self._is_on = False
        self.opened: list[str] = []
        sys.addaudithook(self._hear)

    def start(self) -> None:
        """Forget what was noted, and note from now on."""
        self.opened.clear()
        self._is_on = True

    def stop(self) -> None:
        """Note nothing more."""
        self._is_on = False

    def _hear(self, event: str, given: tuple[object, ...]) -> None:
        if self._is_on and event.startswith(_WATCHED):
            self.opened.append(f"{event}{given[:2]!r}")


@dataclass(frozen=True, slots=True)
class Usual:
    """Seconds of the processor that sound inputs of a format take for each unit of their size.

    Size is bytes or marks (tags and lines; what a PDF prints), whichever makes more of it: a
    hundred thousand tags in half a megabyte are a large page.
    """

    of_byte: dict[str, float]
    of_mark: dict[str, float]

    def limit(self, seed: Seed, document: Document | None) -> float:
        """The most seconds that an input may take."""
        by_bytes = self.of_byte[seed.format] * len(seed.raw)
        by_marks = self.of_mark[seed.format] * marks(seed, document)
        return max(FLOOR_S, MOST_TIMES * max(by_bytes, by_marks))


def marks(seed: Seed, document: Document | None) -> int:
    """Tags and lines of an input; of a PDF, the characters that it was found to print."""
    if seed.format == "pdf":
        return max(1, len(document.text)) if document is not None else 1
    return seed.raw.count(b"<") + seed.raw.count(b"\n")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a reading went; `faults` is empty where all that must hold did."""

    seconds: float
    limit: float
    is_read: bool
    memory: int
    faults: tuple[str, ...]


def usual_times(seeds: Sequence[Seed], most: int = 5) -> Usual:
    """What unharmed inputs take, the median of a few of each format."""
    of_byte: dict[str, list[float]] = {}
    of_mark: dict[str, list[float]] = {}
    for seed in seeds:
        if len(of_byte.setdefault(seed.format, [])) < most:
            started = time.process_time()
            document = read_document(seed.raw, seed.name)
            took = time.process_time() - started
            of_byte[seed.format].append(took / len(seed.raw))
            found = marks(seed, document)
            of_mark.setdefault(seed.format, []).append(took / found)
    return Usual(
        {name: median(rates) for name, rates in of_byte.items()},
        {name: median(rates) for name, rates in of_mark.items()},
    )


def attempt(seed: Seed, usual: Usual, watch: Watch) -> Outcome:
    """Read an input and say what held and what did not."""
    document, faults = None, []
    before = _forget_peak()
    started = time.process_time()
    watch.start()
    try:
        document = read_document(seed.raw, seed.name)
    except UserError as refused:
        if not refused.sentence:
            faults.append("refused without a sentence")
    except Exception:  # noqa: BLE001 - whatever it is, it is a fault to report
        faults.append(traceback.format_exc(limit=-4))
    finally:
        watch.stop()
    took = time.process_time() - started
    memory = max(0, _peak() - before)
    limit = usual.limit(seed, document)
    if took > limit:
        faults.append(f"took {took:.1f} s, {limit:.1f} s is the most for its size")
    if memory > MEMORY_FLOOR.get(seed.format, 150_000_000) + MEMORY_TIMES * len(seed.raw):
        faults.append(f"took {memory / 1e6:.0f} MB for {len(seed.raw) / 1e6:.2f} MB")
    faults.extend(f"opened {what}" for what in watch.opened)
    if document is not None:
        faults.extend(broken_promises(document, seed.raw))
    return Outcome(took, limit, document is not None, memory, tuple(faults))


def broken_promises(document: Document, raw: bytes) -> list[str]:
    """What must hold of any document that was read and does not."""
    faults = []
    for block in document.blocks:
        pieces = "".join(document.text[piece.start : piece.end] for piece in block.pieces)
        if "".join(pieces.split()) != "".join(block.text.split()):
            faults.append(f"block {block.index} is not the text of its pieces")
            break
    if document.pages[-1].span.end != len(document.text):
        faults.append("the pages do not cover the text")
    if SCRIPT_WORD in document.text and _is_script(document, raw):
        faults.append("the text of a script is in the document")
    return faults


def _is_script(document: Document, raw: bytes) -> bool:
    """Whether the word stands in a script of the input, and nowhere else."""
    if document.format is DocumentFormat.TEXT or "<script>" in document.text:
        return False
    source = decode(raw)
    scripts = "".join(node.text() for node in LexborHTMLParser(source).css("script"))
    return source.count(SCRIPT_WORD) == scripts.count(SCRIPT_WORD)


def limit_memory() -> None:
    """Let this process ask for no more than a few gigabytes."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def _forget_peak() -> int:
    """Start the peak of this process's memory anew, where the system can; bytes in use now."""
    mark = Path("/proc/self/clear_refs")
    if mark.exists():
        mark.write_text("5")
    return _status("VmRSS")


def _peak() -> int:
    return _status("VmHWM")


def _status(name: str) -> int:
    path = Path("/proc/self/status")
    if not path.exists():
        return 0
    lines = path.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
