"""Holds the house to its plan: who imports what, how long a file may be, what nothing is called."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCT = ("dashboard.py", "pages", "analytics", "data")
# From the outermost room to the innermost: a file imports from its own room and from those after it.
ROOMS = ("dashboard", "pages", "pages/parts", "analytics/reports", "analytics/charts", "analytics", "data")
# Who alone may import these: a folder, or one file.
ONLY_IN = {
    "streamlit": ("dashboard.py", "pages"),
    "plotly": ("analytics/charts",),
    "docx": ("analytics/reports",),
    "pptx": ("analytics/reports",),
    "xlsxwriter": ("analytics/reports",),
    "sqlite3": ("data/ledger.py",),
}
# The door answers before Streamlit does, so it has none of it.
NOT_IN = {"streamlit": ("pages/door",)}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "service", "services", "common", "misc"}
LONGEST = 250


def files(*under: str) -> list[Path]:
    """The Python files of these places that are there, as paths from the root."""
    found = []
    for place in under:
        path = ROOT / place
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [path.relative_to(ROOT) for path in found]


def parsed(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything a file imports, wherever in the file; `from a import b` is a.b."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(path.parent.parts[: len(path.parent.parts) + 1 - node.level]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def room(dotted: str) -> str | None:
    """The room a module belongs to, or None when it is not of this house."""
    written = dotted.replace(".", "/") + "/"
    inside = [name for name in ROOMS if written.startswith(name + "/")]
    return max(inside, key=len, default=None)


def within(path: Path, places: tuple[str, ...]) -> bool:
    return any(path == Path(place) or Path(place) in path.parents for place in places)


def dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def test_imports_run_one_way():
    wrong = []
    for path in files(*PRODUCT):
        own = ROOMS.index(room(dotted(path)))
        for line, name in imports(path):
            other = room(name)
            if other is not None and ROOMS.index(other) < own:
                wrong.append(f"{path}:{line} imports {name}: {ROOMS[own]} may not import {other}")
    assert not wrong, "\n".join(wrong)


def test_sections_of_pages_do_not_import_each_other():
    wrong = []
    for path in files("pages"):
        section = path.parts[1]
        if len(path.parts) < 3 or section == "parts":
            continue
        for line, name in imports(path):
            parts = name.split(".")
            if parts[0] == "pages" and len(parts) > 1 and parts[1] not in (section, "parts"):
                wrong.append(f"{path}:{line} imports {name}: pages/{section} may not import pages/{parts[1]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_belongs(library):
    wrong = [
        f"{path}:{line} imports {name}; only {', '.join(ONLY_IN[library])} may"
        for path in files(*PRODUCT)
        if not within(path, ONLY_IN[library]) or within(path, NOT_IN.get(library, ()))
        for line, name in imports(path)
        if name.split(".")[0] == library
    ]
    assert not wrong, "\n".join(wrong)


def test_menu_is_the_only_script_straight_in_pages():
    stray = [path.name for path in (ROOT / "pages").glob("*.py") if path.name not in ("menu.py", "__init__.py")]
    assert not stray, f"Streamlit would serve these past the entry script: {stray}"


def test_no_file_is_long_enough_to_hide_a_second_one():
    lines = {path: (ROOT / path).read_text(encoding="utf-8").count("\n") for path in files(*PRODUCT)}
    long = [f"{path}: {count} lines" for path, count in lines.items() if count > LONGEST]
    assert not long, "\n".join(long)


def test_names_say_what_a_thing_is():
    named = []
    for path in files(*PRODUCT, "tests"):
        words = {word for part in path.with_suffix("").parts for word in part.lower().split("_")}
        named += [str(path)] if words & FORBIDDEN_NAMES else []
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef) and node.name.lower().endswith(tuple(FORBIDDEN_NAMES)):
                named.append(f"{path}:{node.lineno} class {node.name}")
    assert not named, f"Say what it does instead: {named}"


def test_data_and_analytics_work_without_streamlit():
    modules = [dotted(path) for path in files("data", "analytics") if path.stem != "__main__"]
    code = (
        "import importlib, sys\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
        "    assert 'streamlit' not in sys.modules, name + ' brings streamlit along'\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
