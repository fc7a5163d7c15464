"""What a reviewer did, as events that are only ever appended, and their fold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Action(StrEnum):
    """What an event does to the judgement of one path."""

    CONFIRM = "confirm"
    CORRECT = "correct"  # payload: the value as typed
    REJECT = "reject"  # a finding dismissed; payload: why
    FLAG = "flag"
    UNFLAG = "unflag"
    NOTE = "note"  # payload: the note; empty removes it
    UNDO = "undo"  # payload: the number of the event that it takes back


class Status(StrEnum):
    """Where a value stands in the review."""

    NEW = "new"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Event:
    """One act of the reviewer.

    Attributes:
        number: Its place in the order of all events of the document, from 1.
        path: What it is about, as `Entry.path` or `Finding.path` names it.
        action: What was done.
        payload: What the action needs: a corrected value as typed, a note, a reason.
        at: When, with a time zone.
    """

    number: int
    path: str
    action: Action
    payload: str
    at: datetime

    @property
    def label(self) -> str:
        """The act as the Edit menu names it."""
        return self.action.value.capitalize()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the events about one path amount to."""

    status: Status = Status.NEW
    corrected: str = ""
    flagged: bool = False
    note: str = ""
    reason: str = ""
    at: datetime | None = None

    @property
    def is_decided(self) -> bool:
        """Whether nothing is left to do here."""
        return self.status is not Status.NEW


UNTOUCHED = Judgement()


def standing(events: Iterable[Event]) -> list[Event]:
    """The events that have not been taken back, undo events themselves left out.

    An undo takes back the event that it names, which may be an undo: that is redo.
    """
    undone: set[int] = set()
    ordered = sorted(events, key=lambda event: event.number)
    for event in reversed(ordered):
        if event.action is Action.UNDO and event.number not in undone:
            undone.add(int(event.payload))
    return [e for e in ordered if e.number not in undone and e.action is not Action.UNDO]


def fold(events: Iterable[Event]) -> dict[str, Judgement]:
    """What all events amount to, by path; a later event wins over an earlier one."""
    judged: dict[str, Judgement] = {}
    for event in standing(events):
        before = judged.get(event.path, UNTOUCHED)
        judged[event.path] = _apply(before, event)
    return judged


def _apply(before: Judgement, event: Event) -> Judgement:
    """The judgement after one more event; a decision takes the place of the one before it."""
    if event.action is Action.FLAG or event.action is Action.UNFLAG:
        return replace(before, flagged=event.action is Action.FLAG, at=event.at)
    if event.action is Action.NOTE:
        return replace(before, note=event.payload, at=event.at)
    decided = replace(before, status=_DECISIONS[event.action], corrected="", reason="", at=event.at)
    if event.action is Action.CORRECT:
        return replace(decided, corrected=event.payload)
    if event.action is Action.REJECT:
        return replace(decided, reason=event.payload)
    return decided


_DECISIONS = {
    Action.CONFIRM: Status.CONFIRMED,
    Action.CORRECT: Status.CORRECTED,
    Action.REJECT: Status.REJECTED,
}


def next_undo(events: Iterable[Event]) -> Event | None:
    """The event that undo would take back now."""
    left = standing(events)
    return left[-1] if left else None


def next_redo(events: Iterable[Event]) -> Event | None:
    """The undo event that redo would take back: the newest, if nothing was done since."""
    by_number = {event.number: event for event in events}
    taken_back: set[int] = set()
    for number in sorted(by_number, reverse=True):
        event = by_number[number]
        if event.action is not Action.UNDO:
            return None
        if number in taken_back:
            continue
        target = by_number[int(event.payload)]
        if target.action is not Action.UNDO:
            return event
        taken_back.add(target.number)
    return None
