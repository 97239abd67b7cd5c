"""Which addresses are pages: each is the name of its file, and what is none is said in the person's language."""

import ast
from pathlib import Path

import pytest

from pages.door.addresses import NAMES, known, no_such_page, root

MENU = Path(__file__).parents[2] / "pages" / "menu.py"


def in_the_menu() -> dict[str, tuple[str, str]]:
    tables = [node for node in ast.parse(MENU.read_text("utf-8")).body if isinstance(node, ast.Assign)]
    return next(ast.literal_eval(node.value) for node in tables if node.targets[0].id == "PAGES")


def test_every_page_of_the_menu_has_the_address_of_its_file():
    pages = in_the_menu()
    assert {name: Path(script).stem for name, (_, script) in pages.items()} == {name: name for name in pages}
    assert set(pages) <= NAMES


@pytest.mark.parametrize(
    "path", ["/", "", "/activity", "/venue/", "/app/static/icon.png", "/_stcore/health", "/favicon.png"]
)
def test_pages_and_files_are_let_through(path):
    assert known(path)


@pytest.mark.parametrize("path", ["/tong-quan", "/wp-admin", "/activity/more", "/parts", "/menu"])
def test_other_addresses_are_none(path):
    assert not known(path)


@pytest.mark.parametrize(
    ("query", "words"), [("", "Không có trang nào"), ("lang=en&x=1", "There is no page"), ("lang=xx", "Không có")]
)
def test_an_unknown_address_is_answered_in_its_language(query, words):
    said = no_such_page("/nowhere", query).decode()
    assert words in said and 'href="./' in said


def test_the_way_back_holds_under_a_prefix():
    assert (root("/prefix/overview"), root("/prefix/overview/")) == ("./", "../")


def test_what_was_asked_for_is_not_repeated_in_the_answer():
    assert b"<script" not in no_such_page("/<script>", "lang=<script>")
