"""Work off the main thread: results, faults, cancelling, one thread for the library."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from gui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FAULT = UserError("It cannot be done.", "Do something else.")


@pytest.fixture
def tasks(qtbot: QtBot, tmp_path: Path) -> Iterator[Tasks]:  # noqa: ARG001 - needs the program
    made = Tasks(tmp_path / "own.library")
    yield made
    made.close()


def nothing(*_: object) -> None:
    pass


def test_a_result_arrives_on_the_main_thread(tasks: Tasks, qtbot: QtBot) -> None:
    threads = []

    def work(_progress: Callable[[str], None]) -> int:
        threads.append(threading.get_ident())
        return 7

    arrived = []
    tasks.read(work, lambda value: arrived.append((value, threading.get_ident())), nothing)
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(7, threading.get_ident())]
    assert threads != [threading.get_ident()]


def test_a_fault_that_a_person_can_mend_arrives_and_others_are_raised(
    tasks: Tasks, qtbot: QtBot
) -> None:
    def refuse(_progress: object) -> None:
        raise FAULT

    def break_down(_progress: object) -> None:
        raise ZeroDivisionError

    faults: list[UserError] = []
    tasks.read(refuse, nothing, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults == [FAULT]
    with qtbot.captureExceptions() as raised:
        tasks.read(break_down, nothing, faults.append)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert faults == [FAULT]
    assert tasks.is_idle


def test_stages_are_reported_and_a_cancelled_reading_stops_and_calls_nobody(
    tasks: Tasks, qtbot: QtBot
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    stages: list[str] = []
    after: list[str] = []
    tasks.stage_reached.connect(stages.append)

    def work(progress: Callable[[str], None]) -> None:
        progress("First")
        reached.set()
        go_on.wait(10)
        progress("Second")
        after.append("went on")

    token = tasks.read(work, after.append, after.append)
    qtbot.waitUntil(reached.is_set)
    token.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert stages == ["First"]
    assert after == []


def test_the_library_is_used_on_one_thread_in_the_order_that_was_asked(
    tasks: Tasks, qtbot: QtBot
) -> None:
    threads: list[int] = []
    order: list[int] = []
    for number in range(20):
        tasks.write(
            lambda library: threads.append(threading.get_ident()) or library.documents(),
            lambda _documents, number=number: order.append(number),
            nothing,
        )
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_closing_lets_the_library_finish_and_calls_nobody_back(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[object] = []
    called: list[object] = []
    tasks.write(lambda library: done.append(library.documents()), called.append, called.append)
    tasks.close()
    assert done == [()]
    qtbot.wait(20)
    assert called == []


def test_busy_and_saving_are_told(tasks: Tasks, qtbot: QtBot) -> None:
    busy: list[bool] = []
    saving: list[bool] = []
    tasks.busy_changed.connect(busy.append)
    tasks.saving_changed.connect(saving.append)
    tasks.read(nothing, nothing, nothing)
    tasks.write(nothing, nothing, nothing)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert busy == [True, False]
    assert saving == [True, False]
