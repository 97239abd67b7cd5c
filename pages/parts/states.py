"""The seven states of a venue in words, and their colours' names. The states themselves are `analytics.activity`'s."""

from pages.parts.session import View

NAMES = {
    "kept": "Active, as in the 7 days before",
    "back": "Active again after a pause",
    "first": "Active for the first time",
    "lapsed": "Silent since the last 7 days",
    "dormant": "Silent for longer",
    "never": "Never scanned",
    "too_new": "Registered under 7 days ago, no scan yet",
}
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
    return view.say(NAMES[state]) if isinstance(state, str) and state in NAMES else "–"
