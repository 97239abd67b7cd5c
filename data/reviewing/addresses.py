"""Which commune or district an address names, where it is not the venue's own. Exact names only.

A name counts after its type ("xã Thạch Lâm") or as a part of its own behind the first ("thôn 3, Thạch Lâm"). A village
or a shop may be called like a commune ("thôn Thành Công", "HTX Thành Công"): that names no commune.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from data.communes import communes, later_names, name_of, spellings, unwrapped
from data.districts import is_own_district, other_district
from data.text import plain, tidy

PARTS = re.compile(r"[,;\n()]|\s[-–—]\s")
NO_TYPE = re.compile(r"hop tac xa|xa hoi|thi xa|xa doi|lien xa|htx")
TYPED = re.compile(r"(?:^| )(xa|x|thi tran|tt) (?=[a-z])")


def disagreement(address: str, commune: str) -> tuple[str, dict[str, Any]] | None:
    """Why an address does not fit the commune (code), as a sentence and its values; None where it fits."""
    parts = [part for part in PARTS.split(tidy(address)) if plain(part)]
    named = {code for at, part in enumerate(parts) for code in named_in(part, at > 0)}
    if commune in named:
        return None
    here = name_of(commune)
    if named:
        names = [name_of(code) for code in sorted(named)]
        return "The address names {named}; the list says {commune}.", {"named": names, "commune": here}
    for part in parts:
        if (district := other_district(part)) and not district.startswith("tỉnh "):
            return "The address names {district}; the list says {commune}.", {"district": district, "commune": here}
    for part in parts:
        if is_unknown(part):
            sentence = "The address names {named}, which is no commune of the district; the list says {commune}."
            return sentence, {"named": tidy(part), "commune": here}
    return None


def named_in(part: str, behind: bool) -> Iterator[str]:
    """The communes one part of an address names; `behind`: it stands behind another part."""
    words = NO_TYPE.sub("|", plain(part))
    if behind and words in names():
        yield names()[words]
    for typed in TYPED.finditer(words):
        kind = {"x": "xa", "tt": "thi tran"}.get(typed[1], typed[1])
        rest = words[typed.end() :].split()
        for count in (3, 2, 1):
            name = " ".join(rest[:count])
            if name in names() and f"{kind} {name}" not in later_names():
                yield names()[name]
                break


def is_unknown(part: str) -> bool:
    """Whether a part is a commune by its type that is none of the district's, now or before."""
    words = plain(part)
    typed = re.fullmatch(r"(?:xa|thi tran) [a-z]+(?: [a-z]+){1,2}", NO_TYPE.sub("|", words))
    return bool(typed) and words not in later_names() and not is_own_district(part)


@cache
def names() -> dict[str, str]:
    """Plain name of a commune, or of one merged into it -> code; no codes among them."""
    old = {unwrapped(name).name: one.code for one in communes() for _, name in one.former}
    return {name: code for name, code in {**old, **spellings()}.items() if not name.isdigit()}
