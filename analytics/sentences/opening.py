"""The overview's sentence: activity, who has none, and the first app; what no file tells is left to the notes."""

from analytics.figures import Figures
from analytics.sentences.active import active, behind
from analytics.sentences.installs import in_passing
from analytics.sentences.phrases import sentence, where
from data.campaign import Campaign
from data.words import plural, say
from data.writing import day, period


def overview(lang: str, campaign: Campaign, now: Figures, app: str | None = None) -> str:
    """The state of the campaign in one sentence. `app` is the app it tells of, the campaign's first unless given."""
    one = now.apps.get(app or campaign.apps[0].key)
    told = venues(lang, campaign, now)
    year = now.scope.until.year if told else None
    installs = in_passing(lang, one, year) if one else ""
    if not told and not installs:
        return sentence(say(lang, "no data for {period}", period=period(lang, now.scope.since, now.scope.until)))
    return sentence(*told, installs)


def venues(lang: str, campaign: Campaign, now: Figures) -> list[str]:
    """The venues' clauses: active ones, else the registered ones and that no scan is known, else nothing."""
    if now.active is not None:
        return [active(lang, campaign, now), *behind(lang, now)]
    if now.registered is None:
        return []
    registered = plural(
        lang,
        "{n} venue{where} is registered as of {day}",
        "{n} venues{where} are registered as of {day}",
        now.registered,
        where=where(lang, now.scope),
        day=day(lang, now.days.registered),
    )
    return [registered, say(lang, "no scan data yet")]
