"""A deck as HTML: one section a slide, and around them the foot, the period's form, the keys and the notes.

It is made once for a view and kept; the browser turns the slides by itself. It decides nothing: `analytics.slides`
says what is on a slide. Every text is escaped here.
"""

from collections.abc import Sequence
from html import escape

from analytics.scope import presets
from analytics.slides.slide import Slide
from data.writing import moment
from pages.parts.navigate import address
from pages.parts.sample_banner import mixed
from pages.parts.scope_bar import PRESETS
from pages.parts.session import View
from pages.publish.parts.bodies import body
from pages.publish.parts.unbroken import unbroken

KEYS = (
    ("→ ↓ PageDown Space", "Next slide"),
    ("← ↑ PageUp", "Slide before"),
    ("Home · End", "First and last slide"),
    ("4 Enter", "Slide number 4"),
    ("F", "Full screen"),
    ("P", "Change the period"),
    ("N", "Notes below the slide"),
    ("W", "Notes in a window of their own"),
    ("U", "Take the new figures, when there are some"),
    ("B", "Blank screen"),
    ("Esc", "Close what is open"),
    ("?", "These keys"),
)


def deck(view: View, slides: Sequence[Slide]) -> str:
    """All slides of the view and what surrounds them."""
    sections = "".join(section(view, slide, index, len(slides)) for index, slide in enumerate(slides))
    said = "".join(notes(view, slides, index) for index in range(len(slides)))
    return (
        f'<div class="box">{sections}{foot(view, len(slides))}{period_form(view)}{keys(view)}'
        '<div class="blank" hidden></div></div>'
        f'<aside class="notes" aria-label="{escape(view.say("Notes"))}">{clock(view)}{said}</aside>'
        '<p class="unseen" aria-live="polite" data-said></p>'
    )


def section(view: View, slide: Slide, index: int, of: int) -> str:
    """One slide; on paper it carries its own foot."""
    paper = f"{filters(view)} · {index + 1}/{of}"
    return (
        # On a phone a slide scrolls: the keyboard must reach it.
        f'<section class="slide {slide.kind}" data-key="{slide.key}" aria-labelledby="slide-{index}" tabindex="0" '
        "hidden>"
        f'<h1 id="slide-{index}" tabindex="-1">{escape(unbroken(slide.title))}</h1>'
        f'<div class="body">{body(view, slide)}</div>'
        f'<p class="source">{escape(slide.source)}</p><p class="paper">{escape(paper)}</p></section>'
    )


def filters(view: View) -> str:
    """What the figures are of, in words: place and period, and whether they are made up."""
    parts = [view.period(view.scope.since, view.scope.until), view.place(), version_words(view)]
    return " · ".join(parts)


def version_words(view: View) -> str:
    """The state of the data that the whole meeting sees; made-up data is said to be so."""
    loaded = max((upload.at for upload in view.snapshot.active), default=None)
    words = view.say("data loaded by {when}", when=moment(view.lang, loaded)) if loaded else view.say("no data loaded")
    if not any(upload.sample for upload in view.snapshot.active):
        return words
    made_up = view.say("made-up sample mixed with real files") if mixed(view) else view.say("made-up sample")
    return f"{made_up} · {words}"


def foot(view: View, of: int) -> str:
    """The filters, what is going on, and where one is; nothing else is on the screen."""
    period = escape(view.period(view.scope.since, view.scope.until))
    change, leave = escape(view.say("Change the period")), escape(view.say("Leave the presentation"))
    return (
        f'<footer class="foot"><button type="button" class="period" data-do="period" title="{change} (P)">{period}'
        f'<span class="unseen">. {change}</span></button>'
        f'<span class="where">{escape(view.place())}</span><span class="when">{escape(version_words(view))}</span>'
        f'<span class="working" role="status" data-working="{escape(view.say("Working…"))}" '
        f'data-late="{escape(view.say("No answer from the server; the slides go on."))}"></span>'
        '<button type="button" class="news" data-do="newer" hidden></button>'
        f'<span class="turn">{press(view, "back", "‹", "Slide before")}<span class="page"><b>1</b>/{of}</span>'
        f"{press(view, 'on', '›', 'Next slide')}{press(view, 'keys', '?', 'These keys')}"
        f'<a href="{escape(address(view, "overview"))}" data-do="leave" title="{leave}" aria-label="{leave}">×</a>'
        "</span></footer>"
    )


def press(view: View, what: str, sign: str, words: str) -> str:
    """A button of one sign."""
    said = escape(view.say(words))
    return f'<button type="button" data-do="{what}" title="{said}" aria-label="{said}">{sign}</button>'


def period_form(view: View) -> str:
    """The ready periods and two dates."""
    now = (view.scope.since, view.scope.until)
    ready = "".join(
        f'<button type="button" data-since="{days[0]}" data-until="{days[1]}"'
        f"{' aria-pressed=true' if days == now else ''}>{escape(view.say(PRESETS[name]))}</button>"
        for name, days in presets(view.snapshot).items()
    )
    dates = "".join(
        f'<label>{escape(view.say(label))} <input type="text" inputmode="numeric" size="10" autocomplete="off" '
        f'name="{name}" value="{day.day}/{day.month}/{day.year}" placeholder="dd/mm/yyyy" required></label>'
        for name, label, day in (("since", "From", now[0]), ("until", "To", now[1]))
    )
    turned = escape(view.say("The first day comes after the last one."))
    unread = escape(view.say("Write days as 15/9/2021."))
    return (
        f'<form class="ask" aria-label="{escape(view.say("Change the period"))}" data-turned="{turned}" '
        f'data-unread="{unread}" hidden>'
        f'<div class="ready">{ready}</div><div class="dates">{dates}<output></output>'
        f'<button type="submit">{escape(view.say("Show"))}</button>'
        f'<button type="button" data-do="close">{escape(view.say("Close"))}</button></div></form>'
    )


def keys(view: View) -> str:
    """The keys that work."""
    rows = "".join(f"<dt>{escape(key)}</dt><dd>{escape(view.say(words))}</dd>" for key, words in KEYS)
    title = escape(view.say("These keys"))
    return f'<div class="keys" role="dialog" aria-label="{title}" tabindex="-1" hidden><dl>{rows}</dl></div>'


def clock(view: View) -> str:
    """Time since the start, and the way to a window of one's own."""
    start, window = escape(view.say("Start the clock anew")), escape(view.say("Notes in a window of their own"))
    return (
        f'<div class="clock"><b data-clock>0:00</b><button type="button" data-do="anew">{start}</button>'
        f'<button type="button" data-do="window">{window}</button></div>'
    )


def notes(view: View, slides: Sequence[Slide], index: int) -> str:
    """What is read aloud with a slide, and what comes next."""
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in slides[index].notes)
    following = slides[index + 1].title if index + 1 < len(slides) else view.say("This is the last slide.")
    after = f'<p class="next"><small>{escape(view.say("Next:"))}</small> {escape(following)}</p>'
    return f'<div class="said" hidden><span class="nth">{index + 1}/{len(slides)}</span>{said}{after}</div>'
