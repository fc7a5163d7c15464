"""The two kinds of fault: one that a person can mend, and a wish to stop. The rest are bugs."""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program stands in the way; the sentence is meant for a person.

    Attributes:
        sentence: What is wrong, as one plain sentence.
        remedy: What to do about it, as one plain sentence; empty when nothing can be done.
        details: Technical particulars for a support request, never needed to understand it.
    """

    def __init__(self, sentence: str, remedy: str = "", details: str = "") -> None:
        super().__init__(f"{sentence} {remedy}".strip())
        self.sentence = sentence
        self.remedy = remedy
        self.details = details


class Cancelled(Exception):  # noqa: N818 - a person's wish, not an error
    """The person asked to stop. Never shown as a fault."""
