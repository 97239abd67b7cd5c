"""Every sentence of the pages has its Vietnamese."""

from string import Formatter

import dashboard
from data.words import catalogue, say
from tests.pages.sentences import sentences


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_has_its_vietnamese():
    known = catalogue("vi")
    missing = {said: where for said, where in sentences().items() if said not in known and "var(--" not in said}
    assert not missing


def test_a_page_that_fails_says_so_in_vietnamese():
    assert "nhật ký ghi rõ lý do" in say("vi", dashboard.FAILED)


def test_the_vietnamese_fills_the_same_places():
    known = catalogue("vi")
    assert not [said for said in sentences() if said in known and places(known[said]) != places(said)]
