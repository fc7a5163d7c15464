"""Everything that is true without a screen: reading, extraction, tie-out, storage, memos."""

__version__ = "0.1.0"
