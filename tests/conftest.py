"""For every test: nothing goes over a network, and a property fails the same way twice."""

from __future__ import annotations

import os
import socket

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

settings.register_profile("tickmark", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("explore", deadline=None, max_examples=3_000)
settings.load_profile("tickmark")


class NetworkUsed(AssertionError):  # noqa: N818 - it says what happened
    """Something in the program tried to reach another machine."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every look-up and every connection of this process fail."""

    def refuse(*_given: object) -> None:
        raise NetworkUsed("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
