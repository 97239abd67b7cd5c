"""What a page says first: one sentence made from its figures, as a good deputy would say it aloud.

Pure functions of a language, a campaign and figures already gathered: they ask no snapshot, compute no figure and
write no HTML (names from files come back as they are: who prints escapes). No data is said as no data, never as zero;
a change is told only where the figures have one. `spoken` has the same for the ear. Where a figure has two digits on
its card, one is enough here.
"""

from analytics.sentences import spoken
from analytics.sentences.active import activity
from analytics.sentences.changed import changes
from analytics.sentences.communes import moved_most, ranking, silent, silent_communes
from analytics.sentences.installs import coverage
from analytics.sentences.opening import overview
from analytics.sentences.register import registrations
from analytics.sentences.scanned import venue

__all__ = [
    "activity",
    "changes",
    "coverage",
    "moved_most",
    "overview",
    "ranking",
    "registrations",
    "silent",
    "silent_communes",
    "spoken",
    "venue",
]
