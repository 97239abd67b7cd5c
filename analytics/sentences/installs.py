"""The sentence of an app's coverage: out of how many, as of when, where it goes, who is missing."""

from typing import Literal

from analytics.app_figures import AppFigures
from analytics.figures import Figures
from analytics.sentences.active import whereabouts
from analytics.sentences.phrases import later, moved, sentence, share, some
from data.campaign import Campaign
from data.words import plural, say
from data.writing import day, number, period, short_day

Base = Literal["coverage", "population_coverage"]
# The files and letters print two digits; the page sets them against these.
DIGITS = 2


def coverage(lang: str, campaign: Campaign, now: Figures, app: str, base: Base = "coverage") -> str:
    """The page's sentence about one app over smartphones, or over the population."""
    one = now.apps.get(app)
    name = campaign.app_name(app)
    place = whereabouts(lang, campaign, now.scope)
    if one is None or one.total.installed is None:
        return sentence(without(lang, campaign, now, one, name, place))
    ratio = one.coverage if base == "coverage" else one.population_coverage
    if ratio is None:
        return sentence(bare(lang, one, name, place, base), *beside(lang, one))
    said = f"{covered(lang, one, name, place, base)}, {stands(lang, one)}"
    return sentence(said, trend(lang, one, base), *beside(lang, one))


def without(lang: str, campaign: Campaign, now: Figures, one: AppFigures | None, name: str, place: str) -> str:
    """No usable count: none at all, or only old ones."""
    values = {"app": name, "place": place, "day": day(lang, now.scope.until)}
    if one is not None and one.stale:
        return say(
            lang,
            "the last install counts of {app} in {place} are older than {age} days on {day} and are not used",
            age=number(lang, campaign.stale_after_days),
            **values,
        )
    return say(lang, "no install counts of {app} in {place} up to {day}", **values)


def bare(lang: str, one: AppFigures, name: str, place: str, base: Base) -> str:
    """Installs without what they are out of."""
    words = (
        "{app} is installed on {installed} phones in {place}, {day}; the files give no number of smartphones"
        if base == "coverage"
        else "{app} is installed on {installed} phones in {place}, {day}; the files give no population"
    )
    return say(lang, words, app=name, installed=number(lang, one.total.installed), place=place, day=stands(lang, one))


def covered(lang: str, one: AppFigures, name: str, place: str, base: Base) -> str:
    """So many of so many, and their share."""
    total = one.total
    if base == "population_coverage":
        return say(
            lang,
            "{app} is installed on {installed} phones, {ratio} of the {population} people in {place}",
            app=name,
            installed=number(lang, total.of_population),
            population=number(lang, total.population),
            ratio=share(lang, one.population_coverage, DIGITS),
            place=place,
        )
    values = {"app": name, "smartphones": number(lang, total.smartphones), "place": place}
    if not total.of_smartphones:
        return say(lang, "{app} is on none of the {smartphones} smartphones in {place}", **values)
    values |= {"installed": number(lang, total.of_smartphones), "ratio": share(lang, one.coverage, DIGITS)}
    if total.smartphones is not None and total.of_smartphones > total.smartphones:
        words = "{app} has {installed} installs for {smartphones} smartphones in {place}, {ratio}, to be checked"
        return say(lang, words, **values)
    return say(lang, "{app} is installed on {installed} of {smartphones} smartphones in {place}, {ratio}", **values)


def stands(lang: str, one: AppFigures) -> str:
    """The day of the counts, or the first and last where communes counted on different days."""
    if one.total.as_of and one.oldest and one.oldest != one.total.as_of:
        return say(lang, "counted {period}", period=period(lang, one.oldest, one.total.as_of))
    return say(lang, "as of {day}", day=day(lang, one.total.as_of))


def trend(lang: str, one: AppFigures, base: Base) -> str:
    """Where it goes since the count before the period; that there is no newer count where there is none."""
    change = one.change if base == "coverage" else one.population_change
    if one.same_count:
        return say(lang, "no newer count in the period")
    if change is None or change.day is None or one.total.as_of is None or change.day >= one.total.as_of:
        return ""
    before = later(lang, change.day, one.total.as_of)
    return moved(lang, change, before, digits=DIGITS, communes_now=one.communes_with_data)


def beside(lang: str, one: AppFigures) -> list[str]:
    """What must be said in the same breath: the district's own row, communes without data, more than all."""
    if one.from_district_row:
        return (
            [say(lang, "a figure of the district as a whole, communes have none")] if one.communes_expected > 1 else []
        )
    told = []
    if one.missing and one.communes_expected > 1:
        told.append(say(lang, "no usable count of {communes}", communes=some(lang, one.missing, 1)))
    if one.above_one:
        told.append(say(lang, "above 100 % and to be checked in {communes}", communes=some(lang, one.above_one, 1)))
    return told


def in_passing(lang: str, one: AppFigures, year: int | None) -> str:
    """The app in a clause of the overview's sentence; "" without a usable count. `year` was told already."""
    if one.total.installed is None or one.total.as_of is None:
        return ""
    as_of = one.total.as_of
    told = [say(lang, "to {day}", day=short_day(lang, as_of) if as_of.year == year else day(lang, as_of))]
    if one.missing and not one.from_district_row:
        known, expected = number(lang, one.communes_with_data), number(lang, one.communes_expected)
        told.append(say(lang, "{known} of {expected} communes", known=known, expected=expected))
    values = {"app": one.name, "told": ", ".join(told)}
    if one.coverage is None:
        return plural(
            lang, "{app} is on {n} phone ({told})", "{app} is on {n} phones ({told})", one.total.installed, **values
        )
    values |= {"smartphones": number(lang, one.total.smartphones), "ratio": share(lang, one.coverage, DIGITS)}
    if not one.total.of_smartphones:
        return say(lang, "{app} is on none of the {smartphones} smartphones ({told})", **values)
    if one.coverage > 1:
        return say(lang, "{app} has {ratio} of the number of smartphones ({told}), to be checked", **values)
    return say(lang, "{app} is on {ratio} of {smartphones} smartphones ({told})", **values)
