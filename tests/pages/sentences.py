"""Finds the sentences that pages say: arguments of say and plural, and the words kept in module-level tables."""

import ast
from collections.abc import Iterator
from pathlib import Path

PAGES = Path(__file__).parents[2] / "pages"


def said_in(tree: ast.Module) -> Iterator[str]:
    """Constant sentences of one module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            words = node.args[1:] if isinstance(node.func, ast.Name) else node.args
            if name in ("say", "plural"):
                yield from constants(words[:1])
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            for value in node.value.values:
                yield from (text for text in constants(ast.walk(value)) if text[:1].isupper() or " " in text)


def constants(nodes) -> Iterator[str]:
    """Strings among the nodes (both arms of a choice too)."""
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from constants([node.body, node.orelse])
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def sentences() -> dict[str, str]:
    """Every sentence with the file that says it."""
    found = {}
    for path in sorted(PAGES.rglob("*.py")):
        for sentence in said_in(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(sentence, str(path.relative_to(PAGES.parent)))
    return found
