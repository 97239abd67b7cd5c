"""Which feature of a boundaries file is which commune: by the property, whatever its name, that names most of them.

Exact only, by `communes.code_of`: nothing near is taken. A feature whose code and name mean two communes is nobody's.
A file of the larger communes made in 2025 is refused: some have the names and codes of 2021 and other land.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from data.communes import code_of, communes, later_names, successors
from data.errors import BoundariesRefused
from data.geojson import Feature
from data.opening.old_letters import decoded
from data.text import plain

# Another property that names nearly as many communes as the best is heard too, and may contradict it.
HEARD = 0.8


@dataclass
class Matched:
    """Whose each feature is: `units` by code; `strangers` are names of features that are nobody's.

    `torn` are (code's commune, name's commune, feature) that contradict themselves; `by` names the properties used.
    """

    units: dict[str, list[Feature]] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    torn: list[tuple[str, str, str]] = field(default_factory=list)
    by: tuple[str, ...] = ()


def matched(found: Sequence[Feature], aliases: Mapping[str, str] | None = None) -> Matched:
    """Match every feature that has an area.

    Raises:
        BoundariesRefused: no property names a commune, or the file is of the communes made in 2025.
    """
    shaped = [one for one in found if one.polygons]
    meanings = {name: meant(shaped, name, aliases) for name in dict.fromkeys(key for one in shaped for key in one.said)}
    reach = {name: len({code for code in codes if code}) for name, codes in meanings.items()}
    best = max(reach, key=lambda name: reach[name], default=None)
    if best is None or not reach[best]:
        raise BoundariesRefused(
            "No feature of the file has the code or the name of a commune of {district}. Each needs one, in any "
            "property: “15187” or “Kim Tân”.",
            district="Thạch Thành",
        )
    refuse_later(shaped, meanings, reach)
    heard = [name for name in reach if reach[name] >= HEARD * reach[best]]
    heard.sort(key=lambda name: -reach[name])
    return sorted_out(shaped, {name: meanings[name] for name in heard})


def meant(shaped: Sequence[Feature], name: str, aliases: Mapping[str, str] | None) -> list[str | None]:
    """The commune each feature means by this property. Letters of old fonts are tried where nothing else is known."""
    texts = [one.said.get(name, "") for one in shaped]
    codes = [code_of(text, aliases) if text else None for text in texts]
    if any(codes) or all(text.isascii() for text in texts):
        return [code or successors().get(text) for text, code in zip(texts, codes, strict=True)]
    rows, letters = decoded([[text] for text in texts])
    return [code_of(str(row[0]), aliases) for row in rows] if letters else codes


def refuse_later(shaped: Sequence[Feature], meanings: Mapping[str, list[str | None]], reach: Mapping[str, int]) -> None:
    """Files of the six communes of 2025 speak of other land under the same names and codes."""
    names = [name for name in reach if reach[name] and not numeric(shaped, name)]
    spoken = max(names, key=lambda name: reach[name], default=None)
    later = {plain(one.later) for one in communes()}
    texts = [plain(one.said.get(spoken, "")) for one in shaped] if spoken else []
    if any(text in later_names() for text in texts) and all(text in later for text in texts if text):
        raise BoundariesRefused(
            "These are the larger communes made on 1/7/2025. The campaign counts the {n} communes of 2021: "
            "upload their boundaries.",
            n=len(communes()),
        )


def numeric(shaped: Sequence[Feature], name: str) -> bool:
    """Whether a property holds codes."""
    return all(one.said.get(name, "0").isdecimal() for one in shaped)


def sorted_out(shaped: Sequence[Feature], meanings: Mapping[str, list[str | None]]) -> Matched:
    """Each feature to the commune that the properties heard agree on."""
    result = Matched(by=tuple(meanings))
    for place, one in enumerate(shaped):
        codes = list(dict.fromkeys(codes[place] for codes in meanings.values() if codes[place]))
        if len(codes) == 1 and codes[0]:
            result.units.setdefault(codes[0], []).append(one)
        elif codes:
            result.torn.append((str(codes[0]), str(codes[1]), title(one, meanings)))
        else:
            result.strangers.append(title(one, meanings))
    return result


def title(one: Feature, names: Mapping[str, object]) -> str:
    """What to call a feature: its text in the best property that has letters, else any text, else its place."""
    return next(spoken(one, names), "?")[:80]


def spoken(one: Feature, names: Mapping[str, object]) -> Iterator[str]:
    """Texts of a feature, the most telling first."""
    texts = [one.said[name] for name in names if name in one.said]
    yield from (text for text in texts if not text.isdecimal())
    yield from texts
    yield from one.said.values()
