"""The last slides: what is asked of whom, and what the figures mean and come from."""

import pandas as pd

from analytics import activity, coverage
from analytics.definitions import DEFINITIONS
from analytics.slides.material import Material, communes, told
from analytics.slides.slide import Ask, Asks, LeftOut, Slide, Sources
from analytics.slides.state import main_app
from data.uploads import Upload
from data.words import plural, say
from data.writing import moment

LOWEST, ALL, MOST, FILES = 5, 6, 8, 5
DEFINED = ("registered", "active", "activity_rate", "coverage")
DATASETS = {"venues": "The register of venues", "scans": "Scans", "installs": "App installs"}


def asks(of: Material) -> Slide | LeftOut:
    """What the figures ask for, communes named."""
    frame = activity.by_commune(of.snapshot, of.scope)
    found = [ask for ask in (scan(of, frame), bring_back(of, frame), install(of), send(of, frame)) if ask]
    if not found:
        return LeftOut(say(of.lang, "What is asked: nothing follows from these figures."))
    named = {name for ask in found for name in ask.whom}
    title = say(of.lang, "Next: {what}", what="; ".join(ask.what for ask in found[:1]))
    if of.several:
        title = say(of.lang, "What is asked of {communes} now", communes=communes(of.lang, len(named)))
    notes = told(*(f"{ask.what}: {ask.why}." for ask in found[:2]))
    source = say(of.lang, "Follows from the figures of this deck; seven days {window}", window=of.window or "–")
    return Slide("asks", title, Asks(tuple(found)), notes, source)


def scan(of: Material, frame: pd.DataFrame) -> Ask | None:
    """Communes with venues and no scan."""
    none = frame[(frame["active"] == 0) & (frame["registered"] > 0)]
    if none.empty:
        return None
    why = plural(
        of.lang, "{n} registered venue, not one scan in seven days",
        "{n} registered venues, not one scan in seven days", int(none["registered"].sum()),
    )  # fmt: skip
    none = none.sort_values("registered", ascending=False, kind="stable")
    return asked(say(of.lang, "Check that the codes hang and are scanned"), why, none, "registered")


def bring_back(of: Material, frame: pd.DataFrame) -> Ask | None:
    """Communes where most venues just fell silent."""
    rows = frame[(frame["lapsed"] > 0) & (frame["active"] > 0)]
    rows = rows.sort_values("lapsed", ascending=False, kind="stable")
    if rows.empty:
        return None
    why = plural(
        of.lang, "{n} venue fell silent there since the seven days before",
        "{n} venues fell silent there since the seven days before", int(rows["lapsed"].sum()),
    )  # fmt: skip
    return asked(say(of.lang, "Visit the venues that fell silent"), why, rows, "lapsed")


def asked(what: str, why: str, rows: pd.DataFrame, by: str) -> Ask:
    """An ask of communes in order: up to six are named, else five and who is level with the fifth, up to eight.

    Where more are level than that, none of them is picked out: those ahead of them are named, the others counted.
    """
    names, values = tuple(rows["name"]), rows[by].tolist()
    if len(names) <= ALL:
        return Ask(what, why, names, len(names))
    level = sum(value == values[LOWEST - 1] for value in values)
    ahead = values.index(values[LOWEST - 1])
    return Ask(what, why, names, ahead + level if ahead + level <= MOST else ahead or LOWEST)


def install(of: Material) -> Ask | None:
    """Communes below the target, or the lowest five."""
    one = main_app(of)
    if one is None or one.from_district_row:
        return None
    frame = coverage.by_commune(of.snapshot, of.scope, one.app)
    known = frame[frame["coverage"].notna()].sort_values("coverage", kind="stable")
    target = of.target(f"coverage:{one.app}")
    low = known[known["coverage"] < target] if target is not None else lowest_of(of, known)
    if low.empty:
        return None
    values = {"rate": of.rate(target, 0) if target is not None else of.rate(low["coverage"].max())}
    below = say(of.lang, "coverage is below the target of {rate}", **values)
    lowest = say(of.lang, "the lowest coverage, up to {rate} of smartphones", **values)
    why = below if target is not None else lowest
    return asked(say(of.lang, "Help people install {app}", app=one.name), why, low, "coverage")


def lowest_of(of: Material, known: pd.DataFrame) -> pd.DataFrame:
    """The five lowest of an ordered frame and who is level with the fifth; none where one commune is alone."""
    if not of.several or len(known) <= LOWEST:
        return known.head(LOWEST if of.several else 0)
    return known[known["coverage"] <= known["coverage"].iloc[LOWEST - 1]]


def send(of: Material, frame: pd.DataFrame) -> Ask | None:
    """Communes whose figures are missing while others have them."""
    without = set(frame.loc[frame["active"].isna(), "name"]) if of.figures.active is not None else set()
    if of.figures.registered is not None:
        without |= {one.name for one in of.figures.communes if one.register.registered is None}
    if one := main_app(of):
        without |= {here.name for here in of.figures.communes if here.code in one.missing}
    if not without:
        return None
    names = tuple(here.name for here in of.figures.communes if here.name in without)
    why = say(of.lang, "no data is not zero")
    return Ask(say(of.lang, "Send the missing figures"), why, names, len(names) if len(names) <= ALL else LOWEST)


def sources(of: Material, left_out: tuple[str, ...]) -> Slide:
    """Definitions, files, and what was left out."""
    lang = of.lang
    defined = tuple((say(lang, DEFINITIONS[key].name), say(lang, DEFINITIONS[key].sentence)) for key in DEFINED)
    files = by_file(of)
    if len(files) > FILES:
        rest = say(lang, "and {n} more", n=of.count(len(files) - FILES))
        files = (*files[:FILES], (rest, ""))
    title = say(lang, "What the figures mean and where they come from")
    notes = (say(lang, "Every figure has its own day, printed beside it; no data is not zero."),)
    source = say(lang, "Version {version} of the campaign's data", version=of.snapshot.version)
    return Slide("sources", title, Sources(defined, files, left_out), notes, source)


def by_file(of: Material) -> tuple[tuple[str, str], ...]:
    """Each file once, the newest first: its name, what it speaks for and when it was loaded."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in sorted(of.snapshot.active, key=lambda one: one.version, reverse=True):
        at = say(of.lang, "loaded {when}", when=moment(of.lang, one.at))
        kinds = found.setdefault((one.file, at), [])
        if (kind := kind_of(of, one)) not in kinds:
            kinds.append(kind)
    return tuple((file, f"{', '.join(kinds)}; {at}") for (file, at), kinds in found.items())


def kind_of(of: Material, upload: Upload) -> str:
    """What a table is about; of an app's counts, which app."""
    if upload.claim.app:
        return say(of.lang, "{app} installs", app=of.campaign.app_name(upload.claim.app))
    return say(of.lang, DATASETS[upload.dataset])
