"""The screen: Qt models and views over the types of core, no domain logic."""

from __future__ import annotations

from gui.singletons import keep_singletons

keep_singletons()
