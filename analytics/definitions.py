"""Every figure once: its name, unit, formula in one sentence, and which way is better.

Help texts of pages, notes of annexes and the README's table come from here; nowhere else says what a figure
means. `name` and `sentence` are English and keys of the catalogue: print them with `data.words.say`.
"""

from dataclasses import dataclass
from typing import Literal

from data.words import say


@dataclass(frozen=True)
class Definition:
    """A figure. `unit` is count, ratio or states; `better` is "up", "down", or None where neither way is."""

    key: str
    name: str
    unit: Literal["count", "ratio", "states"]
    sentence: str
    better: Literal["up", "down"] | None


LIST = (
    Definition(
        "registered",
        "Registered venues",
        "count",
        "Venues counted from that day or earlier (the registration date, else the date of the first "
        "register that names them) that have not closed or left the register by then.",
        "up",
    ),
    Definition(
        "new_registrations",
        "New registrations",
        "count",
        "Venues counted from a day in the period.",
        "up",
    ),
    Definition(
        "scans",
        "Scans in the period",
        "count",
        "The sum of scans on the days of the period that scan files cover; scans of codes outside the "
        "register are in it and named apart.",
        "up",
    ),
    Definition(
        "scans_to_date",
        "Scans to date",
        "count",
        "The sum of scans from the first covered day up to that day, codes outside the register included.",
        "up",
    ),
    Definition(
        "active_in_period",
        "Active in the period",
        "count",
        "Registered venues with at least one scan between the first day of the period and the last day with scan data.",
        "up",
    ),
    Definition(
        "active",
        "7-day active venues",
        "count",
        "Registered venues with at least one scan in the seven days that end on the last day with scan "
        "data, that day included. Never a sum or mean of daily counts.",
        "up",
    ),
    Definition(
        "activity_rate",
        "Activity rate",
        "ratio",
        "7-day active venues divided by the venues registered on the window's last day.",
        "up",
    ),
    Definition(
        "moved",
        "Who moved",
        "states",
        "Active venues: kept (also active in the seven days before the window), back (scanned before that)"
        " or first (never before). The others: lapsed (active in the seven days before the window), "
        "dormant (scanned earlier), never (no scan, registered 7 days ago or more) or too new (no scan, "
        "under 7 days). Together they are all registered venues.",
        None,
    ),
    Definition(
        "installed",
        "Installs",
        "count",
        "The sum over communes of the latest snapshot of the app on that day or earlier; a snapshot older "
        "than the set age (31 days unless set otherwise) is no data. Installed is not used.",
        "up",
    ),
    Definition(
        "coverage",
        "Coverage of smartphones",
        "ratio",
        "Installs divided by smartphones of the same rows, summed over communes with data, or the "
        "district's own row when communes have none. Above 100 % is shown and flagged.",
        "up",
    ),
    Definition(
        "population_coverage",
        "Coverage of the population",
        "ratio",
        "Installs divided by population of the same rows, summed over communes with data, or the "
        "district's own row when communes have none. Above 100 % is shown and flagged.",
        "up",
    ),
    Definition(
        "change",
        "Change",
        "count",
        "The difference from the period of equal length just before, over communes with data in both: "
        "percentage points for rates; for counts the difference, and a percentage from a base of 10 on. None "
        "where scan files cover fewer days of the period before than of this one.",
        None,
    ),
    Definition(
        "what_changed",
        "What changed",
        "states",
        "The difference between two days or two versions, venue by venue, over communes with data at both: first "
        "what files loaded or withdrawn since say of the first day (late data), then what people corrected or merged "
        "since (corrections), then what happened between the days. The parts add up to the difference.",
        None,
    ),
    Definition(
        "completeness",
        "Completeness",
        "count",
        "Communes with data out of those expected, and the covered days of the seven-day window.",
        "up",
    ),
    Definition(
        "stated",
        "Stated against computed",
        "ratio",
        "A percentage printed in a file or letter agrees when installs divided by its base, rounded or "
        "truncated to the printed digits, gives it; otherwise both and the gap are shown.",
        None,
    ),
)
DEFINITIONS = {one.key: one for one in LIST}
STATES = {
    "kept": "Active, as in the 7 days before",
    "back": "Active again after a pause",
    "first": "Active for the first time",
    "lapsed": "Silent since the last 7 days",
    "dormant": "Silent for longer",
    "never": "Never scanned",
    "too_new": "Registered under 7 days ago, no scan yet",
}

# The parts of a change in the order they are walked: name, and what it is. Active in seven days, registered, and scans
# in two periods of equal length each have their own; the first two lie between versions, the others between days.
LATE = ("Late data", "What files loaded or withdrawn since then say of the first day.")
CORRECTED = ("Corrections", "What people corrected, moved or merged since then, on the first day.")
PARTS: dict[str, dict[str, tuple[str, str]]] = {
    "active": {
        "late": LATE,
        "corrections": CORRECTED,
        "first": ("Active for the first time", "Active now; never scanned up to the first day."),
        "back": ("Active again", "Active now; scanned before, but not active on the first day."),
        "lapsed": ("Fell silent", "Active on the first day, not now; still in the register."),
        "left": ("Left the register", "Active on the first day; closed or out of the register since."),
    },
    "registered": {
        "late": LATE,
        "corrections": CORRECTED,
        "first": ("Newly registered", "Counted from a day after the first day."),
        "back": ("Back in the register", "Had left the register by the first day and is in it again."),
        "left": ("Left the register", "Closed or out of the register since the first day."),
    },
    "scans": {
        "late": LATE,
        "corrections": CORRECTED,
        "first": ("Scanned for the first time", "Scans of venues never scanned up to the first day."),
        "back": ("Scanned again", "Scans of venues that were scanned earlier, but not in the first period."),
        "more": ("Scanned more often", "Venues scanned in both periods, by how much they were scanned more."),
        "fewer": ("Scanned less often", "Venues scanned in both periods, by how much they were scanned less."),
        "lapsed": ("Fell silent", "The earlier scans of venues not scanned now that are still in the register."),
        "left": ("Left the register", "The earlier scans of venues that are no longer in the register."),
        "outside": ("Outside the register", "Scans of codes in no register: now minus then."),
    },
}


def as_markdown() -> str:
    """The table of the README: one line a figure, its name in both languages and what it is."""
    lines = [f"| {one.name} | {say('vi', one.name)} | {one.sentence} |" for one in LIST]
    return "\n".join(["| figure | tiếng Việt | what it is |", "|---|---|---|", *lines])
