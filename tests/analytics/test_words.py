"""Every sentence `analytics` says has its Vietnamese, and no two catalogues say one thing differently."""

import ast
from pathlib import Path

from babel.messages.pofile import read_po

from analytics.reports.commune_sheet import DATASETS, VENUE_COLUMNS
from data.words import CATALOGUES, catalogue

ANALYTICS = Path(__file__).parents[2] / "analytics"
SAYING = {"say": 1, "plural": 1, "ScopeError": 0, "CampaignError": 0}


def literals(node: ast.AST) -> list[str]:
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def spoken() -> set[str]:
    """Literal sentences given to what speaks; words that stand in tables are added by hand."""
    found = {words for words, _ in VENUE_COLUMNS.values()} | set(DATASETS.values())
    found |= {
        "this period",
        "the period before",
        "{part}/{whole} smartphones = {ratio}",
        "{part}/{whole} people = {ratio}",
    }
    for path in ANALYTICS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "") if isinstance(node, ast.Call) else ""
            if name in SAYING and len(node.args) > SAYING[name]:
                sentence = node.args[SAYING[name]]
                found |= {sentence.value} if isinstance(sentence, ast.Constant) else set()
            if isinstance(node, ast.ListComp) and "say(lang, words)" in ast.unparse(node):
                found |= set(literals(node.generators[0].iter))
    return found


def test_every_sentence_has_its_vietnamese():
    assert sorted(spoken() - set(catalogue("vi"))) == []


def test_no_two_catalogues_say_one_thing_differently():
    said: dict[str, dict[str, str]] = {}
    for path in sorted((CATALOGUES / "vi").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="vi"):
                if message.id:
                    said.setdefault(str(message.id), {})[path.name] = str(message.string)
    differ = {key: words for key, words in said.items() if len(set(words.values())) > 1}
    assert differ == {}
