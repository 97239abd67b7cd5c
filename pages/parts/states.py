"""The seven states of a venue in words and in ink. What they mean is in `analytics.definitions`."""

from analytics.definitions import STATES
from pages.parts.session import View

# Ink of each state: the data's blue for active ones, orange for the one to look at, greys for the rest.
INKS = {
    "kept": "var(--data)",
    "back": "color-mix(in srgb, var(--data) 72%, var(--ground))",
    "first": "color-mix(in srgb, var(--data) 46%, var(--ground))",
    "lapsed": "var(--look)",
    "dormant": "color-mix(in srgb, var(--grey) 85%, var(--ground))",
    "never": "color-mix(in srgb, var(--grey) 55%, var(--ground))",
    "too_new": "color-mix(in srgb, var(--grey) 28%, var(--ground))",
}


def state_name(view: View, state: object) -> str:
    """A state in words; no data is a dash."""
    return view.say(STATES[state]) if isinstance(state, str) and state in STATES else "–"
