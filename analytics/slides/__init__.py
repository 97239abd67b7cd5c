"""A meeting's slides as data, in the order they are shown: the page that presents prints them, so may a file.

Every figure is one of `analytics.figures` or of the frames that pages print. A slide that nothing speaks for is left
out, and the last slide says so. It draws nothing and writes no HTML.
"""

from analytics.figures import Figures, gather
from analytics.scope import Scope
from analytics.slides import activity, apps, closing, registered, state
from analytics.slides.material import Material
from analytics.slides.nothing import nothing
from analytics.slides.slide import LeftOut, Slide
from data.snapshot import Snapshot

ORDER = (
    state.state,
    state.by_day,
    activity.ranked,
    activity.moved,
    activity.silent,
    registered.registered,
    apps.on_map,
    apps.ranked,
    closing.asks,
)


def slides(snapshot: Snapshot, scope: Scope, lang: str, figures: Figures | None = None) -> tuple[Slide, ...]:
    """The deck of a scope at one version; `figures` are those of `figures.gather`, if they are at hand."""
    of = Material(snapshot, scope, lang, figures or gather(snapshot, scope))
    made = [make(of) for make in ORDER]
    left_out = tuple(one.why for one in made if isinstance(one, LeftOut))
    if len(left_out) == len(made) and (empty := nothing(of)):
        return (empty, closing.sources(of, left_out))
    return (*(one for one in made if isinstance(one, Slide)), closing.sources(of, left_out))
