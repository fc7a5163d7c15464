"""The fold of the reviewer's events, and undo and redo as a person expects them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.judgement.events import (
    Action,
    Event,
    Judgement,
    Status,
    fold,
    next_redo,
    next_undo,
    standing,
)

START = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
ACTS = [action for action in Action if action is not Action.UNDO]


class Desk:
    """A reviewer at work: acts, undo and redo, appended as the library appends them."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def act(self, action: Action, path: str = "offering/issuer", payload: str = "") -> Event:
        number = len(self.events) + 1
        at = START + timedelta(minutes=number)
        self.events.append(Event(number, path, action, payload, at))
        return self.events[-1]

    def undo(self) -> Event | None:
        return self._take_back(next_undo(self.events))

    def redo(self) -> Event | None:
        return self._take_back(next_redo(self.events))

    def _take_back(self, target: Event | None) -> Event | None:
        return target and self.act(Action.UNDO, target.path, str(target.number))

    def judgement(self, path: str = "offering/issuer") -> Judgement:
        return fold(self.events).get(path, Judgement())


class UndoStack:
    """What a person expects: two piles, and a new act throws the second away."""

    def __init__(self) -> None:
        self.done: list[Event] = []
        self.undone: list[Event] = []

    def act(self, event: Event) -> None:
        self.done.append(event)
        self.undone.clear()

    def undo(self) -> None:
        if self.done:
            self.undone.append(self.done.pop())

    def redo(self) -> None:
        if self.undone:
            self.done.append(self.undone.pop())


MOVES = st.lists(
    st.one_of(
        st.tuples(
            st.just("act"),
            st.sampled_from(ACTS),
            st.sampled_from(["offering/issuer", "offering/date", "findings/sum/9"]),
            st.sampled_from(["", "one", "two"]),
        ),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    ),
    max_size=40,
)


def play(moves: list[tuple[object, ...]]) -> tuple[Desk, UndoStack]:
    desk, stack = Desk(), UndoStack()
    for kind, *act in moves:
        if kind == "act":
            stack.act(desk.act(*act))  # type: ignore[arg-type]
            continue
        getattr(stack, str(kind))()
        getattr(desk, str(kind))()
    return desk, stack


@given(MOVES)
def test_any_sequence_behaves_as_an_undo_stack(moves: list[tuple[object, ...]]) -> None:
    for length in range(len(moves) + 1):
        desk, stack = play(moves[:length])
        assert standing(desk.events) == stack.done
        assert next_undo(desk.events) == (stack.done[-1] if stack.done else None)
        redo = next_redo(desk.events)
        restored = desk.events[int(redo.payload) - 1] if redo else None
        assert restored == (stack.undone[-1] if stack.undone else None)


@given(MOVES)
def test_the_fold_is_that_of_the_acts_that_stand(moves: list[tuple[object, ...]]) -> None:
    desk, stack = play(moves)
    assert fold(desk.events) == fold(stack.done)


@given(MOVES, st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_given_does_not_matter(
    moves: list[tuple[object, ...]], chance: Random
) -> None:
    desk, _stack = play(moves)
    mixed = list(desk.events)
    chance.shuffle(mixed)
    assert fold(mixed) == fold(desk.events)
    assert next_undo(mixed) == next_undo(desk.events)
    assert next_redo(mixed) == next_redo(desk.events)


@given(MOVES)
def test_undo_and_then_redo_changes_nothing(moves: list[tuple[object, ...]]) -> None:
    desk, _stack = play(moves)
    before = fold(desk.events)
    if desk.undo():
        desk.redo()
    assert fold(desk.events) == before


@given(MOVES)
def test_undoing_everything_leaves_everything_new(moves: list[tuple[object, ...]]) -> None:
    desk, stack = play(moves)
    for _act in stack.done:
        assert desk.undo() is not None
    assert desk.undo() is None
    assert fold(desk.events) == {}


def test_undo_after_redo_takes_the_redone_act_back() -> None:
    desk = Desk()
    desk.act(Action.CONFIRM)
    desk.undo()
    desk.redo()
    assert desk.judgement().status is Status.CONFIRMED
    desk.undo()
    assert desk.judgement().status is Status.NEW


def test_a_new_act_leaves_nothing_to_redo() -> None:
    desk = Desk()
    desk.act(Action.CONFIRM)
    desk.undo()
    desk.act(Action.FLAG)
    assert desk.redo() is None


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([(Action.CONFIRM, "")], Judgement(Status.CONFIRMED)),
        ([(Action.CORRECT, "2.41")], Judgement(Status.CORRECTED, corrected="2.41")),
        ([(Action.REJECT, "a typo")], Judgement(Status.REJECTED, reason="a typo")),
        ([(Action.CORRECT, "2.41"), (Action.CONFIRM, "")], Judgement(Status.CONFIRMED)),
        ([(Action.REJECT, "a typo"), (Action.CONFIRM, "")], Judgement(Status.CONFIRMED)),
        (
            [(Action.CORRECT, "2.41"), (Action.REJECT, "both wrong")],
            Judgement(Status.REJECTED, reason="both wrong"),
        ),
        (
            [(Action.REJECT, "a typo"), (Action.CORRECT, "2.41")],
            Judgement(Status.CORRECTED, corrected="2.41"),
        ),
        ([(Action.FLAG, "")], Judgement(flagged=True)),
        ([(Action.FLAG, ""), (Action.UNFLAG, "")], Judgement()),
        ([(Action.NOTE, "ask")], Judgement(note="ask")),
        ([(Action.NOTE, "ask"), (Action.NOTE, "")], Judgement()),
        (
            [(Action.FLAG, ""), (Action.NOTE, "ask"), (Action.CONFIRM, "")],
            Judgement(Status.CONFIRMED, flagged=True, note="ask"),
        ),
    ],
)
def test_what_acts_amount_to(acts: list[tuple[Action, str]], expected: Judgement) -> None:
    desk = Desk()
    for action, payload in acts:
        desk.act(action, payload=payload)
    judged = desk.judgement()
    assert judged.at == desk.events[-1].at
    assert (judged.status, judged.corrected, judged.flagged, judged.note, judged.reason) == (
        expected.status,
        expected.corrected,
        expected.flagged,
        expected.note,
        expected.reason,
    )


def test_an_undone_correction_gives_way_to_the_one_before() -> None:
    desk = Desk()
    desk.act(Action.CORRECT, payload="first")
    desk.act(Action.CORRECT, payload="second")
    desk.undo()
    assert desk.judgement().corrected == "first"
    desk.redo()
    assert desk.judgement().corrected == "second"


def test_acts_on_one_path_leave_the_others_alone() -> None:
    desk = Desk()
    desk.act(Action.CONFIRM, "offering/date")
    assert fold(desk.events).keys() == {"offering/date"}
