"""Write an HTML prospectus of any size, in the manner of filings: tables, inline styles, no ids.

The issuer and everyone in it is invented. Same size, same bytes.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FONT = "font: 10pt Times New Roman, Times, Serif"
STYLE = f"{FONT}; margin: 0; text-align: justify; text-indent: 0.5in"
CELL = f"{FONT}; border-bottom: Black 1.5pt solid; text-align: right"
HEAD = f"""<!DOCTYPE html>
<html><head><title>424B3</title></head><body style="{FONT}">
<p style="text-align: right">Filed pursuant to Rule 424(b)(3)<br/>Registration No. 333-200417</p>
<p style="text-align: center"><b>PROSPECTUS</b></p>
<p style="text-align: center"><b>LANTERN REEF INSTRUMENTS, INC.</b></p>
<p style="text-align: center"><b>4,250,000 Shares of Common Stock</b></p>
<p>This prospectus relates to the resale of up to 4,250,000 shares of our common stock by the
selling stockholders named in this prospectus. On March 3, 2021 the last reported sale price of our
common stock on the Nasdaq Capital Market was $3.18 per share. We will not receive any of the
proceeds of these sales.</p>
<p style="text-align: center"><b>RISK FACTORS</b></p>
"""
BODY = (
    "We issued notes in the aggregate principal amount of ${principal:,} on March {day}, 2020, "
    "which are convertible at the lesser of ${price}.25 per share and {percent}% of the average "
    "of the three lowest closing prices of our common stock during the {window} trading days "
    "before conversion. If all of the notes were converted, we would issue {shares:,} shares, or "
    "approximately {percent}.4% of our outstanding common stock, and your interest in us would be "
    "diluted. The notes bear interest at {rate}% a year and fall due on June {day}, 2023, unless "
    "they are converted or prepaid before that date under Section {section}(a) of the agreement."
)


def paragraphs(chapter: int) -> Iterator[str]:
    """One risk factor: its heading and eight paragraphs."""
    heading = f"The holders of our notes of series {chapter} may dilute your interest in us."
    yield f'<p style="{STYLE}"><b><i>{heading}</i></b></p>'
    for part in range(8):
        text = BODY.format(
            principal=250_000 + 1_000 * chapter + part,
            day=1 + (chapter + part) % 28,
            price=1 + part,
            percent=60 + (chapter + part) % 30,
            window=10 + part,
            shares=100_000 + 977 * chapter + part,
            rate=5 + part,
            section=1 + chapter % 12,
        )
        yield f'<p style="{STYLE}">{text}</p>\n<p style="{STYLE}">&nbsp;</p>'


def table(chapter: int) -> str:
    """A table of forty holders, five figures each."""
    rows = []
    for row in range(40):
        shares = 10_000 + 131 * chapter + 17 * row
        cells = (f"Holder {chapter}-{row}, L.P.", shares, "1.2%", shares // 2, shares - shares // 2)
        shown = (f"{cell:,}" if isinstance(cell, int) else cell for cell in cells)
        rows.append("<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in shown) + "</tr>")
    body = "\n".join(rows)
    return f'<table cellspacing="0" cellpadding="0" style="width: 100%">\n{body}\n</table>'


def write_large_filing(file: Path, size: int) -> Path:
    """Write a filing of at least `size` bytes, by less than one chapter more."""
    parts, written = [HEAD], len(HEAD)
    for chapter in count(1):
        if written >= size:
            break
        parts.append("\n".join([*paragraphs(chapter), table(chapter)]))
        written += len(parts[-1]) + 1
    file.write_text("\n".join([*parts, "</body></html>\n"]), encoding="utf-8")
    return file
