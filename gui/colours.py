"""The colours of the two themes; green, red, amber and blue stand for states and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour says; every tone has a fill and an ink that is read on it and on a card."""

    QUIET = "quiet"
    GOOD = "good"
    BAD = "bad"
    ASK = "ask"
    OWN = "own"  # the reviewer's: corrected, flagged, noted


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme, as `#rrggbb`."""

    desk: str  # behind the cards
    card: str
    field: str  # in fields, chips and the source's margin
    hairline: str
    text: str
    secondary: str
    accent: str
    on_accent: str
    accent_hover: str
    selection: str
    hover: str
    cited: str  # behind the passage that is shown
    found: str  # behind the matches of a search
    quiet_fill: str
    quiet_ink: str
    good_fill: str
    good_ink: str
    bad_fill: str
    bad_ink: str
    ask_fill: str
    ask_ink: str
    own_fill: str
    own_ink: str

    def fill(self, tone: Tone) -> str:
        """The background of a tone."""
        return str(getattr(self, f"{tone.value}_fill"))

    def ink(self, tone: Tone) -> str:
        """The foreground of a tone."""
        return str(getattr(self, f"{tone.value}_ink"))


LIGHT = Colours(
    desk="#f6f7f9",
    card="#ffffff",
    field="#f0f2f5",
    hairline="#e2e6eb",
    text="#1b2027",
    secondary="#5c6570",
    accent="#1f5bc0",
    on_accent="#ffffff",
    accent_hover="#184a9f",
    selection="#e7effc",
    hover="#f3f6fb",
    cited="#ffefb0",
    found="#d8e6ff",
    quiet_fill="#eef0f3",
    quiet_ink="#5c6570",
    good_fill="#e2f4e8",
    good_ink="#1c6a3a",
    bad_fill="#fce7e5",
    bad_ink="#a8261d",
    ask_fill="#fcead8",
    ask_ink="#8d4a00",
    own_fill="#e4ecfb",
    own_ink="#1f5bc0",
)

DARK = Colours(
    desk="#16191d",
    card="#1e2227",
    field="#272c32",
    hairline="#30363d",
    text="#e4e7eb",
    secondary="#a0a8b2",
    accent="#82b1ff",
    on_accent="#0a1b36",
    accent_hover="#a3c5ff",
    selection="#24344d",
    hover="#242a31",
    cited="#584914",
    found="#2f4a73",
    quiet_fill="#2a2f35",
    quiet_ink="#a8b0ba",
    good_fill="#17352a",
    good_ink="#7fd6a2",
    bad_fill="#412322",
    bad_ink="#ff9d94",
    ask_fill="#3d2e17",
    ask_ink="#f2b765",
    own_fill="#253a5c",
    own_ink="#9cc1ff",
)
