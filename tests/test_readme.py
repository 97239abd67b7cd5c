"""What the README tells people to type and where it sends them is there."""

import re
from dataclasses import fields
from pathlib import Path

from data.limits import Limits

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_command_it_names_is_one():
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", "\n".join(re.findall(r"^make .*$|`make [^`]*`", README, re.MULTILINE))))
    assert {"run", "test", "demo"} <= named
    assert named <= rules


def test_the_places_where_one_thing_is_changed_are_there():
    places = re.findall(r"^\| [^|]+ \| `([^`*]+)`", README.split("To change one thing")[1].split("##")[0], re.MULTILINE)
    assert len(places) >= 5
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_limit_is_a_setting_with_its_default():
    for field in fields(Limits):
        assert f"| `{field.name.upper()}` | `{field.default}` |" in README
