"""Words that stay on one line: a number with what it counts, a commune's name. It changes no word."""

import re

from data.communes import communes

SPACE = "\N{NO-BREAK SPACE}"
NUMBER = re.compile(r"(\d) (?=\S)")


def unbroken(words: str) -> str:
    """The same words with spaces that do not break."""
    for commune in communes():
        words = words.replace(commune.name, commune.name.replace(" ", SPACE))
    return NUMBER.sub(rf"\1{SPACE}", words)
