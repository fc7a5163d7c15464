"""From bytes to text: encodings, line ends, and the sentences for what is no document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.document.reader import LARGEST_BYTES, read_bytes, read_document
from core.errors import UserError
from tests.core.document.reading import read

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Price: 5 € – a “note” of Müller & Søn"
LATIN = "Prices of Müller & Søn: 5 ¢"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (WORDS.encode(), WORDS),
        (WORDS.encode("utf-8-sig"), WORDS),
        (WORDS.encode("cp1252"), WORDS),
        (WORDS.encode("utf-16"), WORDS),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS),
        (LATIN.encode("latin-1"), LATIN),
        (LATIN.encode("latin-1") + b"\x81\x8d", LATIN + "\x81\x8d"),
        (b"NUL\x00 as a space" + b"." * 600, "NUL  as a space" + "." * 600),
    ],
)
def test_encodings(raw: bytes, text: str) -> None:
    assert read_document(raw, "filing.txt").text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    document = read(end.join(["First line.", "", "Third line.", ""]))
    assert document.text == "First line.\n\nThird line.\n"
    assert document.lines_of(document.blocks[1].span) == (3, 3)


def test_the_canonical_text_of_a_text_filing_is_its_own_lines() -> None:
    own = "  Indented,\n\twith a tab \n\n\n<PAGE>\n   and marks.   \n"
    assert read(own).text == own


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "“it” is empty."),
        (b" \r\n\t\n", "“it” is empty."),
        (b"<html><body><script>words()</script></body></html>", "“it” has no text in it."),
        (b"\xff\xfe", "“it” has no text in it."),
        (b"PK\x03\x04rest", "“it” is a ZIP archive or an Office document, not"),
        (b"\xd0\xcf\x11\xe0rest", "“it” is an old Office document, not"),
        (b"\x89PNG\r\n", "“it” is a picture, not"),
        (b"\xff\xd8\xff\xe0", "“it” is a picture, not"),
        (b"\x1f\x8b\x08", "“it” is a gzip archive, not"),
        (b"\x7fELF\x02", "“it” is a program, not"),
        (bytes(range(256)) * 8, "“it” is not text; it holds bytes"),
        (b"\x00\x01\x02\x03" * 500, "“it” is not text; it holds bytes"),
        ("words".encode("utf-16-le"), "“it” is not text; it holds bytes"),
    ],
)
def test_what_is_no_document_is_told_in_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as told:
        read_document(raw, "it")
    assert told.value.sentence.startswith(sentence)
    assert told.value.remedy.endswith(".")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file “.*absent\.txt”"):
        read_bytes(tmp_path / "absent.txt")
    with pytest.raises(UserError, match="is a folder"):
        read_bytes(tmp_path)


def test_a_file_that_is_too_large_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    monkeypatch.setattr(type(path), "read_bytes", lambda _path: pytest.fail("it was read"))
    with pytest.raises(UserError, match="is 100 MB, larger than any filing") as told:
        read_bytes(path)
    assert told.value.remedy == "Choose a file of at most 100 MB."


def test_what_the_system_says_against_reading_stands_in_the_details(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "filing.txt"
    path.write_text("words", encoding="utf-8")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(UserError, match=r"“filing\.txt” cannot be opened") as told:
        read_bytes(path)
    assert "Permission denied" in told.value.details


def test_two_readings_of_the_same_bytes_are_equal() -> None:
    raw = b"PROSPECTUS\n\n1,000 shares of common stock\n"
    one, other = read_document(raw, "it"), read_document(raw, "it")
    assert one == other
    assert hash(one) == hash(other)
    assert one != read_document(raw + b"\n", "it")
