"""Keeps PySide from wearing out None, True and False on Python 3.11.

PySide6 6.12.0 gives back None where a Qt method returns nothing, and True from a signal's `emit`,
without counting the reference. From Python 3.12 on these objects are never counted and no harm is
done. On 3.11 every such call takes one from the count, and after some thousands of calls, a few
seconds of painting, the interpreter aborts with "deallocating None". Lifting the counts once, far
beyond what calls can take from them, makes these objects on 3.11 what they are on 3.12.
"""

from __future__ import annotations

import ctypes
import sys

_BEYOND_REACH = 1 << 48


def keep_singletons() -> None:
    """Lift the reference counts of None, True and False out of reach where they are counted."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for kept in (None, True, False):
        if sys.getrefcount(kept) < _BEYOND_REACH // 2:
            # the count is the first field of every object, see PyObject in CPython's object.h
            ctypes.c_ssize_t.from_address(id(kept)).value += _BEYOND_REACH
