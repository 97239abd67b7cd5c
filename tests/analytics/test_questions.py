"""Every SQL file stays in the subset that DuckDB and Spark answer alike, and says what it asks."""

import re
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from analytics.engine import ask
from analytics.scope import Scope
from tests.analytics.made import World, september

FILES = sorted((Path(__file__).parents[2] / "analytics" / "sql").glob("*.sql"))
FORBIDDEN = {
    "GROUP BY ALL": r"group\s+by\s+all",
    "generate_series, unnest or range": r"\b(generate_series|unnest|range)\s*\(",
    "ASOF": r"\basof\b",
    "a table called install": r"\b(from|join)\s+install\b",
    "list indexing": r"\w\s*\[\s*[-\d]",
    "date minus date (an interval in Spark): use date_diff": (
        r"\b(day|until|since|as_of)\s*-\s*(\w+\.)?(\$(?!stale_after)|day|since|until)"
    ),
}
PARAMS = {
    **Scope(september(8), september(21)).params,
    **{"since_before": september(1), "day_before": september(7), "day": september(21), "venue": "a", "stale_after": 31},
}


@pytest.fixture(scope="module")
def empty():
    return World().snapshot()


def code(path: Path) -> str:
    return re.sub(r"--.*", "", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_is_portable(path):
    sql = code(path)
    assert [why for why, pattern in FORBIDDEN.items() if re.search(pattern, sql, re.IGNORECASE)] == []
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    assert not [lag for lag in tree.find_all(exp.Lag) if lag.args.get("offset")]
    spark = sqlglot.transpile(sql, "duckdb", "spark")
    assert len(spark) == 1
    assert set(re.findall(r":(\w+)", spark[0])) == set(re.findall(r"\$(\w+)", sql))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_says_what_it_asks_and_names_its_parameters(path):
    comment = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("--"))
    assert "?" in comment
    missing = set(re.findall(r"\$(\w+)", code(path))) - set(re.findall(r"\$(\w+)", comment))
    assert missing == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_is_asked_of_an_empty_snapshot(path, empty):
    assert len(ask(empty, path.stem, **PARAMS).columns)


def test_a_parameter_that_is_not_given_is_an_error(empty):
    with pytest.raises(KeyError):
        ask(empty, "registered", since=september(1))
