"""The door: bytes of any known format to one Document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.document.closing import with_closing_parts
from core.document.html_reader import read_html
from core.document.kind import kind_of, with_title
from core.document.model import Document, DocumentFormat
from core.document.pdf_reader import read_pdf
from core.document.submission import choose_main, only_part, read_filing, split_submission
from core.document.text_reader import read_text
from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST_BYTES = 100_000_000
"""The largest file that is read, in bytes: about four times the largest filing we know of."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|body|div|font|td|p|br)[\s>/]", re.IGNORECASE)
_SUBMISSION = re.compile(rb"^\s*<(SEC-DOCUMENT|IMS-DOCUMENT|DOCUMENT)>", re.MULTILINE)
_MAGIC = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that may be a disclosure document.

    Raises:
        UserError: There is no such file, it is a folder, cannot be opened, or is too large.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UserError(f"“{path.name}” is a folder.", "Choose a file inside it.")
        if size > LARGEST_BYTES:
            raise UserError(
                f"“{path.name}” is {size / 1e6:,.0f} MB, larger than any filing that can be read.",
                f"Choose a file of at most {LARGEST_BYTES / 1e6:,.0f} MB.",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"There is no file “{path}”.", "Check its name and folder.") from None
    except OSError as fault:
        raise UserError(
            f"“{path.name}” cannot be opened.", "Check that you may read it.", str(fault)
        ) from fault
    return raw


def read_document(
    raw: bytes, name: str, progress: Callable[[str], None] = lambda _stage: None
) -> Document:
    """Read a document from its bytes; the same bytes always give the same Document.

    Args:
        raw: The whole file.
        name: What to call the document, usually its file name.
        progress: Called with the name of each stage; may raise `Cancelled`.

    Raises:
        UserError: The bytes are no document that can be read; the sentence says what they are.
    """
    digest = hashlib.sha256(raw).hexdigest()
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        document = read_pdf(raw, name, digest, progress)
        return _with_kind(document, progress)
    _refuse_what_is_no_text(raw, name)
    if _SUBMISSION.search(raw[:20_000]):
        document = _read_submission(raw, name, digest, progress)
    else:
        document = _read_markup(decode(raw), name, digest, progress, is_html=_is_html(raw))
    if not document.text.strip():
        raise UserError(f"“{name}” has no text in it.", "Choose the document itself.")
    return _with_kind(document, progress)


def _with_kind(document: Document, progress: Callable[[str], None]) -> Document:
    document = replace(document, blocks=with_closing_parts(document.blocks))
    progress("Recognising the kind of document")
    kind, signals = kind_of(document)
    blocks = with_title(document.blocks, kind)
    return replace(document, kind=kind, kind_signals=signals, blocks=blocks)


def _read_submission(
    raw: bytes, name: str, digest: str, progress: Callable[[str], None]
) -> Document:
    text = decode(raw)
    parts = split_submission(text)
    if not parts:
        raise UserError(
            f"“{name}” is an EDGAR submission without a document that can be read.",
            "Open the document itself.",
        )
    main = choose_main(parts)
    is_html = _is_html(main.body[:20_000].encode())
    document = _read_markup(main.body, name, digest, progress, is_html=is_html)
    filing = read_filing(text, parts, main)
    others = len(parts) - 1
    note = f"Document {main.sequence} of the submission, type {main.type}; {others} more inside"
    return replace(document, format=DocumentFormat.SUBMISSION, filing=filing, notes=(note,))


def bytes_of_part(raw: bytes, name: str, sequence: int) -> bytes:
    """The bytes of one document of a submission, with the submission's header.

    Raises:
        UserError: The bytes are no submission, or it has no such document.
    """
    text = decode(raw) if _SUBMISSION.search(raw[:20_000]) else ""
    part = only_part(text, sequence)
    if part is None:
        numbers = ", ".join(str(part.sequence) for part in split_submission(text))
        raise UserError(
            f"“{name}” has no document number {sequence}.",
            f"It has these: {numbers}." if numbers else "It is no EDGAR submission.",
        )
    return part.encode()


def _read_markup(
    text: str, name: str, digest: str, progress: Callable[[str], None], *, is_html: bool
) -> Document:
    if is_html:
        return read_html(text, name, digest, progress)
    return read_text(text, name, digest, progress)


def _is_html(raw: bytes) -> bool:
    """Whether the start of a file is HTML; the table marks of old text filings are none."""
    return bool(_HTML.search(raw[:20_000]))


def _refuse_what_is_no_text(raw: bytes, name: str) -> None:
    if not raw.strip():
        raise UserError(f"“{name}” is empty.", "Choose another file.")
    for magic, what in _MAGIC.items():
        if raw.startswith(magic):
            raise UserError(
                f"“{name}” is {what}, not a document that can be read.",
                "Choose a text or HTML file.",
            )
    head = raw[:100_000]
    unprintable = sum(head.count(byte) for byte in (b"\x00", b"\x01", b"\x02", b"\x03"))
    is_utf16 = raw[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if not is_utf16 and unprintable > len(head) // 500:
        raise UserError(
            f"“{name}” is not text; it holds bytes that no document has.",
            "Choose a text or HTML file.",
        )


def decode(raw: bytes) -> str:
    r"""Bytes as text: by byte-order mark, UTF-8 where it holds, else Windows-1252, else Latin-1.

    Line ends become ``\n``; NUL, which no document means, becomes a space.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if raw.startswith(mark):
            return _plain(raw[len(mark) :].decode(encoding, errors="replace"))
    for encoding in ("utf-8", "cp1252"):
        try:
            return _plain(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _plain(raw.decode("latin-1"))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
