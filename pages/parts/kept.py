"""Finished figures and charts, kept for all sessions. Bounded; never holds what a key does not name in full."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

Made = TypeVar("Made")
AT_MOST = 3000

_kept: OrderedDict[Hashable, object] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, make: Callable[[], Made]) -> Made:
    """What was made for this key before, else `make()`. Two threads may make one thing twice: no harm."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]  # type: ignore[return-value]
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > AT_MOST:
            _kept.popitem(last=False)
    return made
