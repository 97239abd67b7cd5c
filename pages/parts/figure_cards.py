"""The figures as cards, each the same on every page: figure, out of what, change, trend, its day, and why."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analytics import activity, coverage, registrations
from analytics.change_words import against, tone
from analytics.charts.sparkline import sparkline
from analytics.charts.style import palette
from analytics.comparing import Change
from analytics.definitions import DEFINITIONS
from analytics.engine import known_part
from data.writing import MISSING
from pages.parts.cards import Card
from pages.parts.explain import why
from pages.parts.kept import kept
from pages.parts.session import View

APP_CARDS = {
    "coverage": "{app} coverage",
    "population_coverage": "{app} on population",
    "installed": "{app} installs",
}


def registered_card(view: View) -> Card:
    """R(D)."""
    now = view.figures()
    named = sum(bool(one.register.registered) for one in now.communes)
    of = view.place() if view.scope.communes else view.plural("in {n} commune", "in {n} communes", named)
    card = made(view, "registered", view.number(now.registered), of, now.days.registered)
    return drawn_on(view, card, registrations.daily, "registered")


def new_card(view: View) -> Card:
    """New registrations."""
    now = view.figures()
    of = view.period(view.scope.since, max(view.scope.since, now.days.registered or view.scope.until))
    card = made(view, "new_registrations", view.number(now.new_registrations), of, now.days.registered)
    return drawn_on(view, card, registrations.daily, "new")


def active_card(view: View) -> Card:
    """A7(D), with the rate under it."""
    now = view.figures()
    of = view.say("of {n} venues, {rate}", n=view.number(now.activity_base), rate=view.percent(now.activity_rate))
    card = made(view, "active", view.number(now.active), of, now.days.scans, window(view))
    return drawn_on(view, card, activity.daily, "active7")


def rate_card(view: View) -> Card:
    """A7(D) / R(D)."""
    now = view.figures()
    of = view.say("{active} of {n} venues", active=view.number(now.active), n=view.number(now.activity_base))
    card = made(view, "activity_rate", view.percent(now.activity_rate), of, now.days.scans, window(view))
    return drawn_on(view, card, rates, "rate")


def in_period_card(view: View) -> Card:
    """Active in the period."""
    now = view.figures()
    of = view.say("of {n} venues", n=view.number(now.activity_base))
    return made(view, "active_in_period", view.number(now.active_in_period), of, now.days.scans)


def scans_card(view: View) -> Card:
    """Scans in the period; to date under it."""
    now = view.figures()
    of = view.say("{n} to date", n=view.number(now.scans_to_date))
    card = made(view, "scans", view.number(now.scans), of, now.days.scans)
    return drawn_on(view, card, activity.daily, "scans")


def used_card(view: View) -> Card:
    """Registered venues that were ever scanned."""
    now = view.figures()
    known = now.moved.get("kept") is not None
    used = sum(count for state, count in now.moved.items() if state not in ("never", "too_new")) if known else None
    rate = view.percent(used / now.activity_base) if known and now.activity_base else view.percent(None)
    of = view.say("of {n} venues, {rate}", n=view.number(now.activity_base), rate=rate)
    sentence = view.say("Registered venues that were scanned at least once, on any day up to the scans' day.")
    return replace(
        made(view, "moved", view.number(used), of, now.days.scans, sentence),
        name=view.say("Venues with any scan"),
        change="",
    )


def coverage_card(view: View, app: str) -> Card:
    """Installs over smartphones."""
    one = view.figures().apps[app]
    of = view.say(
        "{part} of {whole} smartphones",
        part=view.number(one.total.of_smartphones),
        whole=view.number(one.total.smartphones),
    )
    return of_app(view, app, "coverage", view.percent(one.coverage), of, one.change)


def population_card(view: View, app: str) -> Card:
    """Installs over population."""
    one = view.figures().apps[app]
    of = view.say(
        "{part} of {whole} people", part=view.number(one.total.of_population), whole=view.number(one.total.population)
    )
    return of_app(view, app, "population_coverage", view.percent(one.population_coverage), of, one.population_change)


def installed_card(view: View, app: str) -> Card:
    """Installs."""
    one = view.figures().apps[app]
    of = view.say(
        "{k} of {n} communes with data", k=view.number(one.communes_with_data), n=view.number(one.communes_expected)
    )
    return of_app(view, app, "installed", view.number(one.total.installed), of, one.installed_change)


def of_app(view: View, app: str, key: str, figure: str, of: str, change: Change | None) -> Card:
    """A card of one app's figure."""
    one = view.figures().apps[app]
    if figure == MISSING:
        return without(view, view.say(APP_CARDS[key], app=one.name), why(view, key, app=app))
    words, tone = (
        (view.say("no newer count in the period"), "flat") if one.same_count else change_words(view, key, change)
    )
    snapshots = kept(view.key("snapshots", app), lambda: coverage.trend(view.snapshot, view.scope, app))
    return Card(
        view.say(APP_CARDS[key], app=one.name),
        figure,
        of,
        words,
        tone,
        picture(view, snapshots[key]),
        view.say("as of {day}", day=view.day(one.total.as_of)),
        why(view, key, app=app),
    )


def made(view: View, key: str, figure: str, of: str, day: date | None, line: str = "") -> Card:
    """A card of one figure of the scope."""
    if figure == MISSING:
        return without(view, view.say(DEFINITIONS[key].name), why(view, key, [line]))
    words, tone = change_words(view, key, view.figures().changes.get(key))
    asof = view.say("as of {day}", day=view.day(day)) if day else view.say("no data in this period")
    return Card(view.say(DEFINITIONS[key].name), figure, of, words, tone, "", asof, why(view, key, [line]))


def without(view: View, name: str, explained: str) -> Card:
    """A card of a figure that no data speaks for: one line says so, and nothing else stands on it."""
    return Card(name, MISSING, view.say("no data yet"), why=explained)


def window(view: View) -> str:
    """The seven days, both ends."""
    now = view.figures()
    return view.say("The seven days are {period}.", period=view.period(*now.window)) if now.window else ""


def change_words(view: View, key: str, change: Change | None) -> tuple[str, str]:
    """The change in words with the day it is against, and whether it is good."""
    if change is None:
        return nothing_to_compare(view, key), "flat"
    if change.unit == "points":
        step = view.points(change.difference)
    else:
        step = view.signed(change.difference)
        if change.percent is not None and change.difference:
            step += f" ({view.signed(change.percent * 100, 1)}{' ' if view.lang == 'vi' else ''}%)"
    return view.say("{step} against {day}", step=step, day=against(view.lang, change)), tone(key, change)


def nothing_to_compare(view: View, key: str) -> str:
    """Why there is no change: too few covered days in the period before, or no data at all."""
    before, now = view.figures().short.get(key, (0, 0))
    if not before:
        return view.say("nothing to compare with")
    return view.say("not enough data in the period before ({before}/{now} days)", before=before, now=now)


def drawn_on(view: View, card: Card, ask: Callable[..., pd.DataFrame], column: str) -> Card:
    """The card with its small trend, unless there is no figure for it to lead to."""
    return card if card.figure == MISSING else replace(card, spark=trend(view, ask, column))


def trend(view: View, ask: Callable[..., pd.DataFrame], column: str) -> str:
    """The small trend: at least the last thirty days of the scope, so that it has a shape."""
    frame = kept(view.key("trend", ask.__module__, ask.__name__), lambda: ask(view.snapshot, view.scope.leading()))
    return picture(view, frame[column])


def picture(view: View, values: pd.Series) -> str:
    """The small trend as an image: pages let no drawing through that stands in their own HTML."""
    drawing = sparkline(known_part(values), palette(view.theme).data)
    packed = b64encode(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()).decode()
    return f'<img class="spark" alt="" src="data:image/svg+xml;base64,{packed}">' if drawing else ""


def rates(snapshot: Any, scope: Any) -> pd.DataFrame:
    """A7 over R per day."""
    frame = activity.daily(snapshot, scope)
    return frame.assign(rate=frame["active7"] / registrations.daily(snapshot, scope)["registered"])
