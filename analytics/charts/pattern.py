"""The week by hour as a table of shaded cells: a scan count in each, darkest where most are. It counts nothing."""

from html import escape

from analytics.charts.style import Drawing
from analytics.pattern import Pattern
from data.words import plural, say
from data.writing import number

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# The lightest cell with scans is still told from one without; from this shade on, words are written light.
LIGHTEST, DEEP = 8, 55


def pattern_drawing(lang: str, what: Pattern, title: str) -> Drawing:
    """A row a weekday, a column an hour, from the first to the last hour with scans."""
    first, last = int(what.frame["hour"].min()), int(what.frame["hour"].max())
    scans = {(row.weekday, row.hour): row.scans for row in what.frame.itertuples()}
    most = max(scans.values())
    heads = "".join(f'<th scope="col">{hour}</th>' for hour in range(first, last + 1))
    rows = "".join(
        f'<tr><th scope="row"><abbr title="{escape(say(lang, DAYS[day]))}">{escape(say(lang, SHORT[day]))}</abbr></th>'
        + "".join(cell(lang, day, hour, scans.get((day, hour), 0), most) for hour in range(first, last + 1))
        + "</tr>"
        for day in range(7)
    )
    html = (
        f'<table class="pattern"><caption class="unseen">{escape(title)}</caption>'
        f'<thead><tr><th scope="col">{escape(say(lang, "Hour"))}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )
    return Drawing(html, pattern_sentence(lang, what))


def cell(lang: str, day: int, hour: int, scans: int, most: int) -> str:
    """One hour of one weekday; none is an empty cell, for the pattern holds only hours that files count."""
    where = f"{say(lang, DAYS[day])}, {hours(lang, hour)}: {plural(lang, '{n} scan', '{n} scans', scans)}"
    if not scans:
        return f'<td title="{escape(where)}"><span class="unseen">0</span></td>'
    share = LIGHTEST + round((100 - LIGHTEST) * scans / most)
    deep = ' class="deep"' if share >= DEEP else ""
    return f'<td{deep} style="--share:{share}%" title="{escape(where)}"><span>{number(lang, scans)}</span></td>'


def hours(lang: str, hour: int) -> str:
    """One hour, both ends."""
    return say(lang, "{from_}:00 to {to}:00", from_=hour, to=hour + 1)


def pattern_sentence(lang: str, what: Pattern) -> str:
    """Where most scans are, and how many scans have no time."""
    day, hour, scans = what.peak
    said = say(
        lang,
        "Most on {weekday}, {hours}: {scans} of {timed} scans with a time.",
        weekday=say(lang, DAYS[day]),
        hours=hours(lang, hour),
        scans=number(lang, scans),
        timed=number(lang, what.timed),
    )
    if what.untimed:
        said += " " + plural(
            lang, "{n} scan has no time and is not shown.", "{n} scans have no time and are not shown.", what.untimed
        )
    return said
