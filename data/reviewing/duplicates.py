"""Venues that are probably one and the same: one phone, nearly one name in a commune, one address.

Names are compared within a commune only, plainly, words in any order. Two names that differ in a number or a single
letter ("Quán 1", "Quán 2") are two venues. A name that many venues of a commune have is a kind of venue, no sign.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from data.reviewing.seen import Seen
from data.text import plain

NEAR = 90
MANY = 5
# Comparing all with all is for a commune's few hundred names; more are compared with those that begin alike.
BLOCK = 1500
TELLS_APART = re.compile(r"\d\w*|[a-z]|[ivx]+")
IN_VILLAGE = re.compile(r"(?:(?:thon|khu pho|khu|xom|ban|to dan pho|to|doi|pho|tieu khu) )\w+")
Found = tuple[str, tuple[str, ...]]


def same_phone(venues: Iterable[Seen]) -> Iterator[tuple[str, ...]]:
    """The venues of each phone that several have."""
    by_phone = defaultdict(list)
    for one in venues:
        if one.phone:
            by_phone[one.phone].append(one.venue)
    yield from (tuple(sorted(keys)) for keys in by_phone.values() if len(keys) > 1)


def pairs_alike(venues: Iterable[Seen]) -> Iterator[Found]:
    """("name" or "name-and-address", venues) for each group of nearly one name in a commune."""
    blocks = defaultdict(list)
    for one in venues:
        if words := plain(one.name or ""):
            apart = tuple(sorted(word for word in words.split() if TELLS_APART.fullmatch(word)))
            blocks[one.commune, apart].append((words, one))
    for block in blocks.values():
        for group in groups_alike(block):
            addresses = {plain(one.address or "") for one in group}
            kind = "name-and-address" if len(addresses) == 1 and addresses != {""} else "name"
            if len(group) <= MANY:
                yield kind, tuple(sorted(one.venue for one in group))
            else:
                yield from at_one_address(group)


def at_one_address(group: Sequence[Seen]) -> Iterator[Found]:
    """Of many with nearly one name, those with one address too."""
    by_address = defaultdict(list)
    for one in group:
        by_address[plain(one.address or "")].append(one.venue)
    for address, keys in by_address.items():
        if address and 1 < len(keys) <= MANY:
            yield "name-and-address", tuple(sorted(keys))


def groups_alike(block: Sequence[tuple[str, Seen]]) -> Iterator[list[Seen]]:
    """Venues of a block whose names are near, each with one of the others."""
    if len(block) > BLOCK:
        parts = defaultdict(list)
        for words, one in block:
            parts[words[:2]].append((words, one))
        if len(parts) > 1:
            for part in parts.values():
                yield from groups_alike(part)
            return
    by_name = defaultdict(list)
    for words, one in block:
        by_name[words].append(one)
    names = list(by_name)
    for together in chained(len(names), near_pairs(names)):
        group = [one for at in together for one in by_name[names[at]]]
        if len(group) > 1:
            yield group


def near_pairs(names: Sequence[str]) -> list[tuple[int, int]]:
    """Places of different names that are nearly the same."""
    if len(names) < 2 or len(names) > BLOCK:
        return []
    from rapidfuzz import fuzz, process

    scores = process.cdist(names, names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR)
    return [(int(one), int(other)) for one, other in zip(*scores.nonzero(), strict=True) if one < other]


def chained(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """0 .. count-1 in groups that the pairs join."""
    leader = list(range(count))

    def first(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for one, other in pairs:
        leader[first(other)] = first(one)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(count):
        groups[first(at)].append(at)
    return list(groups.values())


def same_address(venues: Iterable[Seen]) -> Iterator[Found]:
    """("address", venues) at one house of a commune; ("within", venues) where one name is part of the other too.

    A village's or quarter's name alone is no house: many share it.
    """
    by_address = defaultdict(list)
    for one in venues:
        if address := plain(one.address or ""):
            by_address[one.commune, address].append(one)
    for (_, address), group in by_address.items():
        if 1 < len(group) <= MANY and is_house(address):
            yield "address", tuple(sorted(one.venue for one in group))
        if 1 < len(group) <= 10 * MANY:
            yield from names_within(group)


def is_house(address: str) -> bool:
    """Whether an address says more than the village: a number beside it."""
    return bool(re.search(r"\d", IN_VILLAGE.sub("", address)))


def names_within(group: Sequence[Seen]) -> Iterator[Found]:
    """Pairs whose shorter name, of two words or more, is part of the longer."""
    words = [(set(plain(one.name or "").split()), one.venue) for one in group]
    for at, (some, venue) in enumerate(words):
        for others, other in words[at + 1 :]:
            if min(len(some), len(others)) > 1 and (some < others or others < some) and not apart(some ^ others):
                yield "within", tuple(sorted((venue, other)))


def apart(words: Iterable[str]) -> bool:
    """Whether the words tell two venues apart."""
    return any(TELLS_APART.fullmatch(word) for word in words)
