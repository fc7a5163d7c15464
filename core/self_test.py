"""Try every part once: read the sample, store it, reopen it, write its memo and its JSON."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from core.judgement.events import Action
from core.library.library import Library
from core.memo.memo import build_memo
from core.memo.review_json import review_json
from core.resources import resource
from core.review import review_document, review_file

_OUTCOMES = sys.stdout


def run_self_test() -> int:
    """Run it; 0 when every part did its work, else an exception says which did not.

    Nothing of the user's is touched: the library is a temporary one.
    """
    sample = next(iter(sorted(resource("samples").glob("*prospectus*.txt"))))
    review = review_file(sample)
    assert review.decided == 0, "a fresh review holds no judgement"
    assert any(f.verdict.value == "breaks" for f in review.findings), "the sample's breaks"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "self-test.library"
        sha256 = review.document.sha256
        now = datetime(2024, 1, 1, tzinfo=UTC)
        with Library.open(path) as library:
            library.add(review, sample.read_bytes(), now)
            library.append(sha256, review.to_decide[0], Action.CONFIRM, "", now)
        with Library.open(path) as library:
            again = review_document(review.document, library.events(sha256))
    assert again.decided == 1, "the judgement came back from the library"
    memo = build_memo(again, date(2024, 1, 1))
    assert memo.startswith(b"%PDF-"), "the memo is a PDF"
    assert review_json(again)["schema"] == 1, "the JSON is of the form that is documented"
    _OUTCOMES.write(
        f"self-test passed: {len(review.entries)} terms, {len(review.findings)} findings, "
        f"memo of {len(memo):,} bytes\n"
    )
    return 0
