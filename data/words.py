"""Says a sentence in the person's language; the catalogues in `locale/vi` hold the Vietnamese.

The English sentence in the code is the key. It writes no numbers or dates (see `writing`) and knows no page.
"""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("vi", "en")
CATALOGUES = Path(__file__).parent / "locale"


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Every translated sentence of a language; English is the key itself and has none.

    A sentence with a plural is found under its singular: Vietnamese has one form.
    """
    found: dict[str, str] = {}
    for path in sorted((CATALOGUES / lang).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=lang):
                key, said = (one if isinstance(one, str) else (one or ("",))[0] for one in (message.id, message.string))
                if key and said:
                    found[key] = said
    return found


def say(lang: str, sentence: str, **values: object) -> str:
    """The sentence in `lang`, its `{places}` filled."""
    said = sentence if lang == "en" else catalogue(lang).get(sentence, sentence)
    return said.format(**values) if values else said


def plural(lang: str, one: str, many: str, n: int, **values: object) -> str:
    """The form of a sentence that fits `n`, which fills `{n}` written as the language writes numbers."""
    from data.writing import number

    chosen = one if n == 1 else many
    said = chosen if lang == "en" else catalogue(lang).get(one, chosen)
    return said.format(n=number(lang, n), **values)
