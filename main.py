"""The door: no argument opens the window; `review` and `text` do the same work without one."""

from __future__ import annotations

import argparse
import io
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core import __version__
from core.errors import UserError

if TYPE_CHECKING:
    from core.document.model import Document

COMMANDS = ("review", "text", "outline")
USER_FAULT = 2
INTERRUPTED = 130  # as shells count a program that Ctrl+C ended


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit code is 0, or 2 for a fault that its user can mend."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given).parse_args(given)
    _print_any_character()
    try:
        return _run(options)
    except UserError as fault:
        print(f"{fault.sentence} {fault.remedy}".strip(), file=sys.stderr)
        return USER_FAULT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; what it has read is all it wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(options: argparse.Namespace) -> int:
    code = int(options.run(options))
    if sys.stdout is not None:  # a program without a console has none
        sys.stdout.flush()
    return code


def _print_any_character() -> None:
    """Let a filing's characters through where a console or a pipe knows fewer of them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _parser(given: list[str]) -> argparse.ArgumentParser:
    if given and given[0] in COMMANDS:
        return _command_parser()
    parser = argparse.ArgumentParser(
        prog="tickmark",
        description="Review what an issuer discloses, offline.",
        epilog="Without a window: tickmark review FILE [--memo OUT] [--json OUT] | text FILE",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="documents to open")
    parser.add_argument("--library", type=Path, help="the library's file, instead of your own")
    parser.add_argument("--version", action="version", version=f"Tickmark {__version__}")
    parser.add_argument("--self-test", action="store_true", help="try every part once, and leave")
    parser.add_argument("--exit-after-first-paint", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=_open_window)
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tickmark")
    commands = parser.add_subparsers(required=True)
    review = commands.add_parser("review", help="read a document and say what is in it")
    review.add_argument("file", type=Path)
    review.add_argument("--json", type=Path, metavar="OUT", help="write the review as JSON")
    review.add_argument("--memo", type=Path, metavar="OUT", help="write the review as a PDF memo")
    review.add_argument("--csv", type=Path, metavar="FOLDER", help="write its tables as CSV files")
    review.add_argument("--library", type=Path, help="take judgements from this library")
    review.set_defaults(run=_review)
    text = commands.add_parser("text", help="print the document as text, as lines are counted")
    text.add_argument("file", type=Path)
    text.set_defaults(run=_text)
    outline = commands.add_parser("outline", help="print its sections with their places")
    outline.add_argument("file", type=Path)
    outline.set_defaults(run=_outline)
    for command in (review, text, outline):
        command.add_argument(
            "--document", type=int, metavar="N", help="of a submission, read document number N"
        )
    return parser


def _open_window(options: argparse.Namespace) -> int:
    if options.self_test:
        from core.self_test import run_self_test

        return run_self_test()
    from gui.application import run

    return run(
        options.files, options.library, exit_after_first_paint=options.exit_after_first_paint
    )


def _review(options: argparse.Namespace) -> int:
    from core.report import report
    from core.review import review_document

    review = review_document(_read(options))
    if options.library is not None:
        from core.library.library import Library

        if not options.library.exists():
            raise UserError(
                f"There is no library “{options.library}”.", "Check its name and folder."
            )
        with Library.open(options.library) as library:
            review = review.with_events(library.events(review.document.sha256))
    if options.json is not None:
        from core.memo.review_json import write_json

        write_json(review, options.json)
    if options.memo is not None:
        from core.memo.memo import write_memo

        write_memo(review, options.memo, datetime.now().astimezone().date())
    if options.csv is not None:
        from core.memo.csv_tables import write_csv_tables

        write_csv_tables(review, options.csv)
    for line in report(review):
        print(line)
    return 0


def _text(options: argparse.Namespace) -> int:
    sys.stdout.write(_read(options).text)
    return 0


def _outline(options: argparse.Namespace) -> int:
    from core.document.sections import read_sections

    document = _read(options)
    for section in read_sections(document):
        heading = " ".join(part for part in (section.number, section.title) if part)
        first, last = document.lines_of(document.printed_part(section.span))
        page = document.page_at(section.span.start)
        place = f"page {page.label}, " if page and page.label else ""
        doubt = "" if section.is_end_certain else ", end uncertain"
        print(f"{'  ' * (section.level - 1)}{heading}  ({place}lines {first}–{last}{doubt})")
    return 0


def _read(options: argparse.Namespace) -> Document:
    from core.document.reader import bytes_of_part, read_bytes, read_document

    raw, name = read_bytes(options.file), options.file.name
    if options.document is not None:
        raw = bytes_of_part(raw, name, options.document)
    return read_document(raw, name)


if __name__ == "__main__":
    sys.exit(main())
