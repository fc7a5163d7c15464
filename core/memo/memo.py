"""Review to PDF: a memo that a reader can follow back to every passage it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import __version__
from core.memo.appendix import KEY as APPENDIX_KEY
from core.memo.appendix import appendix
from core.memo.draft import Draft
from core.memo.finding_pages import KEY as FINDINGS_KEY
from core.memo.finding_pages import finding_pages
from core.memo.fonts import register_fonts
from core.memo.holder_pages import KEY as HOLDERS_KEY
from core.memo.holder_pages import holder_pages
from core.memo.indemnity_pages import KEY as INDEMNITY_KEY
from core.memo.indemnity_pages import RIGHTS_KEY, indemnity_pages, rights_pages
from core.memo.judgement_pages import KEY as JUDGEMENT_KEY
from core.memo.judgement_pages import judgement_pages
from core.memo.markup import printable, shortened
from core.memo.offering_pages import AGREEMENT_KEY, OFFERING_KEY, agreement_pages, offering_pages
from core.memo.page import Running, render
from core.memo.risk_pages import KEY as RISKS_KEY
from core.memo.risk_pages import risk_pages
from core.memo.saving import save_whole
from core.memo.security_pages import KEY as SECURITIES_KEY
from core.memo.security_pages import security_pages
from core.memo.summary import spoken_date, summary
from core.terms.terms import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from reportlab.platypus import Flowable

    from core.judgement.review import Review


def _always(_review: Review) -> bool:
    return True


def _unless_agreement(area: Area) -> Callable[[Review], bool]:
    """An agreement that has nothing of an area is not asked for it."""
    return lambda review: review.terms.agreement is None or bool(review.terms.records(area))


def _where_found(area: Area) -> Callable[[Review], bool]:
    return lambda review: bool(review.terms.records(area))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the memo: the name of its place, its title, who writes it, when it is there."""

    key: str
    title: str
    write: Callable[[Draft], list[Flowable]]
    stands_in: Callable[[Review], bool] = _always


SECTIONS = (
    Section(OFFERING_KEY, "Offering", offering_pages, _where_found(Area.OFFERING)),
    Section(AGREEMENT_KEY, "The agreement", agreement_pages, _where_found(Area.AGREEMENT)),
    Section(HOLDERS_KEY, "Selling stockholders", holder_pages, _where_found(Area.HOLDERS)),
    Section(SECURITIES_KEY, "Securities", security_pages, _unless_agreement(Area.SECURITIES)),
    Section(RISKS_KEY, "Risk factors", risk_pages, _unless_agreement(Area.RISK_FACTORS)),
    Section(INDEMNITY_KEY, "Indemnification", indemnity_pages),
    Section(
        RIGHTS_KEY, "Registration rights", rights_pages, _where_found(Area.REGISTRATION_RIGHTS)
    ),
    Section(FINDINGS_KEY, "Findings", finding_pages),
    Section(JUDGEMENT_KEY, "Reviewer’s notes and corrections", judgement_pages),
    Section(APPENDIX_KEY, "Appendix", appendix),
)


def write_memo(review: Review, path: Path, made_on: date) -> None:
    """Write the memo of a review, whole or not at all.

    Raises:
        UserError: The file cannot be written, or a correction cannot be used.
    """
    save_whole(path, build_memo(review, made_on))


def build_memo(review: Review, made_on: date) -> bytes:
    """The memo of a review as a PDF, dated `made_on`.

    The same review and day give the same bytes. Every face is embedded.

    Raises:
        UserError: A correction no longer reads as a value of its term.
    """
    register_fonts()
    told = [section for section in SECTIONS if section.stands_in(review)]
    titles = [(section.key, section.title) for section in told]
    draft, story = summary(Draft(review, made_on), titles)
    for section in told:
        story += section.write(draft)
    return render(story, _running(review, made_on))


def _running(review: Review, made_on: date) -> Running:
    document = review.document
    title = printable(review.title)
    version = f"Tickmark {__version__}"
    return Running(
        title=title,
        foot=f"SHA-256 {document.sha256[:12]}  ·  {spoken_date(made_on)}  ·  {version}",
        name=f"{shortened(title, 120)}: disclosure review memo",
        subject=f"{document.kind.words}, {printable(document.name)}",
        creator=version,
        made_on=made_on,
    )
