"""Figures as a page of plain text for people at a terminal. It computes nothing."""

from analytics.comparing import Change
from analytics.definitions import DEFINITIONS, STATES
from analytics.figures import Figures
from data.campaign import Campaign
from data.words import say
from data.writing import day, number, percent, period, points, signed


def as_text(lang: str, campaign: Campaign, found: Figures) -> str:
    """The figures, one a line with their day and change, then communes, then notes."""
    lines = [found.scope.describe(lang, campaign), ""]
    lines += [line(lang, found, key) for key in ("registered", "new_registrations", "scans", "scans_to_date")]
    lines += [line(lang, found, key) for key in ("active_in_period", "active", "activity_rate")]
    lines += [f"{say(lang, DEFINITIONS['moved'].name)}:"]
    lines += [f"  {number(lang, n):>6}  {say(lang, STATES[state])}" for state, n in found.moved.items()]
    lines += [app_line(lang, found, app) for app in found.apps]
    lines += ["", *commune_lines(lang, found)]
    if found.notes:
        lines += ["", *(f"* {note.message(lang)}" for note in found.notes)]
    return "\n".join(lines)


def line(lang: str, found: Figures, key: str) -> str:
    """One figure: name, value, its own day or window, change."""
    written = percent if DEFINITIONS[key].unit == "ratio" else number
    words = f"{say(lang, DEFINITIONS[key].name)}: {written(lang, getattr(found, key))}"
    stands = found.days.registered if "regist" in key else found.days.scans
    if key in ("active", "activity_rate") and found.window:
        words += f" ({period(lang, *found.window)})"
    elif stands:
        words += f" ({say(lang, 'to {day}', day=day(lang, stands))})"
    return words + changed(lang, found.changes[key])


def changed(lang: str, change: Change | None) -> str:
    """A change in words, nothing without one."""
    if change is None:
        return ""
    step = points(lang, change.difference) if change.unit == "points" else signed(lang, change.difference)
    return f"; {say(lang, '{change} against the period before', change=step)}"


def app_line(lang: str, found: Figures, app: str) -> str:
    """One app: installs out of smartphones and population, as of when, communes with data."""
    one = found.apps[app]
    if one.total.as_of is None:
        return f"{one.name}: {say(lang, 'no data')}"
    bases = (
        ("{part}/{whole} smartphones = {ratio}", one.total.of_smartphones, one.total.smartphones, one.coverage),
        (
            "{part}/{whole} people = {ratio}",
            one.total.of_population,
            one.total.population,
            one.population_coverage,
        ),
    )
    parts = [
        say(lang, words, part=number(lang, part), whole=number(lang, whole), ratio=percent(lang, ratio))
        for words, part, whole, ratio in bases
        if whole is not None
    ]
    stands = say(lang, "to {day}", day=day(lang, one.total.as_of))
    said = "; ".join(parts) or number(lang, one.total.installed)
    return f"{one.name}: {said} ({stands}){changed(lang, one.change)}"


def commune_lines(lang: str, found: Figures) -> list[str]:
    """A table of the communes: registered, scans, 7-day active, coverage by each app."""
    names = [say(lang, DEFINITIONS[key].name) for key in ("registered", "scans", "active")]
    rows = [["", *names, *(one.name for one in found.apps.values())]]
    for one in found.communes:
        counts = (one.register.registered, one.activity.scans, one.activity.active)
        ratios = (one.apps[app].coverage for app in found.apps)
        rows.append([one.name, *(number(lang, n) for n in counts), *(percent(lang, ratio) for ratio in ratios)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            words.ljust(wide) if column == 0 else words.rjust(wide)
            for column, (words, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
