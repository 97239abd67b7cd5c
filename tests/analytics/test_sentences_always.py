"""What holds of every sentence, whatever the figures: whole, in one language, with no trace of a missing value."""

import ast
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analytics import sentences
from analytics.comparing import Change
from analytics.sentences import spoken
from data import words
from data.campaign import campaign_at
from data.communes import communes
from tests.analytics.figures_typed import app, figures

CAMPAIGN = campaign_at(Path("nowhere"))
ALL = tuple(one.code for one in communes())
FOLDER = Path(sentences.__file__).parent
DAYS = some.dates(date(2021, 8, 1), date(2022, 1, 31))
# Words of English that are none of Vietnamese, nor of a name.
ENGLISH = set(
    "the of is are was were with venue venues commune communes scan scans scanned day days and up down for not only "
    "all both has have had data registered register active yet period before installed phones smartphones people "
    "percent point points than more fewer none been".split()
)
BROKEN = re.compile(r"None|nan|NaT|[{}]|  | [,.;:)]|\( |\.\.|;\.|,,|, ;|: ?\.|\(\)|–\)")


@some.composite
def changes(draw) -> Change | None:
    if draw(some.booleans()):
        return None
    points = draw(some.floats(-1, 1).map(lambda value: round(value, 4)) | some.just(0.0))
    return Change(0.5 + points / 2, 0.5 - points / 2, points, None, "points", draw(DAYS), draw(some.integers(1, 25)))


@some.composite
def counts(draw) -> Change | None:
    if draw(some.booleans()):
        return None
    now, before = draw(some.integers(0, 900)), draw(some.integers(0, 900))
    return Change(now, before, now - before, None, "count", draw(DAYS), draw(some.integers(1, 25)))


@some.composite
def installs(draw):
    phones, people = draw(some.none() | some.integers(1, 90_000)), draw(some.none() | some.integers(1, 200_000))
    as_of, oldest = sorted((draw(DAYS), draw(DAYS)))[::-1]
    return app(
        draw(some.none() | some.just(0) | some.integers(0, 100_000)),
        phones,
        people,
        as_of=as_of,
        oldest=oldest,
        change=draw(changes()),
        missing=tuple(draw(some.sets(some.sampled_from(ALL), max_size=4))),
        stale=tuple(draw(some.sets(some.sampled_from(ALL), max_size=2))),
        above=tuple(draw(some.sets(some.sampled_from(ALL), max_size=2))),
        own_row=draw(some.booleans()),
    )


@some.composite
def states(draw):
    chosen = sorted(draw(some.sets(some.sampled_from(ALL), max_size=6)))
    codes = chosen or ALL
    kinds = {code: draw(some.sampled_from(("", "", "silent", "unknown", "empty", "unlisted"))) for code in codes}
    by_kind = {kind: [code for code in codes if kinds[code] == kind] for kind in kinds.values() if kind}
    venues = draw(some.none() | some.integers(0, 12_000))
    registered = draw(some.none() | some.integers(0, 12_000))
    changed = {"activity_rate": draw(changes())}
    changed |= {name: draw(counts()) for name in ("active", "registered", "new_registrations")}
    return figures(
        None if venues is None else draw(some.just(0) | some.just(venues) | some.integers(0, venues)),
        venues,
        communes=chosen,
        types=draw(some.lists(some.sampled_from(("Chợ", "Trường học", "Nhà hàng")), max_size=2, unique=True)),
        period=tuple(sorted((draw(DAYS), draw(DAYS)))),
        scans_day=None if venues is None else draw(DAYS),
        register_day=None if registered is None else draw(DAYS),
        registered=registered,
        new=None if registered is None else draw(some.none() | some.integers(0, registered)),
        scans=draw(some.none() | some.integers(0, 100_000)),
        outside=draw(some.sampled_from((0, 3))),
        window_days=draw(some.integers(1, 7)),
        short=draw(some.integers(0, 6)),
        changes=changed,
        apps=(draw(installs()),),
        **by_kind,
    )


class Complete(dict):
    """A catalogue in which nothing may be missing."""

    def get(self, sentence, otherwise=None):
        return self[sentence]


@pytest.fixture(scope="module", autouse=True)
def nothing_untranslated():
    with pytest.MonkeyPatch.context() as patch:
        known = Complete(words.catalogue("vi"))
        patch.setattr(words, "catalogue", lambda lang: known)
        yield


def told(lang: str, now, frame: pd.DataFrame) -> list[str]:
    """Every sentence there is of these figures."""
    made = [make(lang, CAMPAIGN, now) for make in (sentences.overview, sentences.activity, sentences.registrations)]
    made += [sentences.coverage(lang, CAMPAIGN, now, "bluezone", base) for base in ("coverage", "population_coverage")]
    made += [make(lang, CAMPAIGN, now) for make in (spoken.overview, spoken.registrations)]
    made.append(spoken.coverage(lang, CAMPAIGN, now, "bluezone"))
    perhaps = [sentences.silent_communes(lang, now), spoken.silent_communes(lang, now)]
    perhaps += [sentences.moved_most(lang, frame), spoken.moved(lang, frame)]
    perhaps.append(sentences.ranking(lang, "Bluezone", frame, "rate"))
    return made + [words for words in perhaps if words]


FRAMES = some.lists(
    some.tuples(some.none() | some.integers(-20, 20), some.none() | some.floats(0, 1.2).map(lambda value: round(value, 5))),
    min_size=25, max_size=25,
).map(lambda rows: pd.DataFrame([(code, *row) for code, row in zip(ALL, rows, strict=True)], columns=["code", "active_change", "rate"]))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(states(), FRAMES)
def test_every_sentence_is_whole_and_in_one_language(now, frame):
    for lang in ("vi", "en"):
        for words_said in told(lang, now, frame):
            assert not BROKEN.search(words_said), words_said
            assert words_said.endswith(".") and not words_said[0].islower(), words_said
            if lang == "vi":
                assert not ENGLISH & set(re.findall(r"\w+", words_said.lower())), words_said


def written() -> dict[str, str]:
    """English sentences as they are looked up -> all that is said under that key, one and many."""
    found: dict[str, str] = {}
    of_many: set[str] = set()
    loose: set[str] = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "plural"):
                texts = [one.value for one in node.args[1:] if isinstance(one, ast.Constant)]
                found |= {text: " ".join(texts) for text in texts[:1]}
                of_many |= set(texts[1:])
            elif isinstance(node, ast.Constant) and re.match(r"[^\n]*{[a-z]+}", str(node.value)):
                loose.add(node.value)
    return {**{text: text for text in loose - of_many}, **found}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_sentence_has_its_vietnamese():
    assert sorted(set(written()) - set(words.catalogue("vi"))) == []


def test_the_vietnamese_fills_no_other_places():
    known = words.catalogue("vi")
    assert [text for text, every in written().items() if not places(known[text]) <= places(every)] == []
