"""Whom the register of workers was last asked about in this process, so that a command need not ask again.

Nothing rests on it: whoever decides on it names the versions to the store, which finds out whether they still hold.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Final

from infra.store.records import Registered

__all__ = ["Colleagues"]

KEPT: Final = 10_000
"""Workers remembered in one process; who was asked about longest ago is let go first."""


class Colleagues:
    """Workers as the register last said. Who is not remembered is taken for nobody, which most texts are."""

    def __init__(self, kept: int = KEPT) -> None:
        self._size = kept
        self._found: OrderedDict[str, Registered] = OrderedDict()

    def known(self, named: Iterable[str]) -> dict[str, Registered]:
        """Those of these names who are remembered."""
        return {name: self._found[name] for name in named if name in self._found}

    def learn(self, named: Iterable[str], found: Mapping[str, Registered]) -> None:
        """What the register said when it was asked about these names."""
        for name in named:
            self._found.pop(name, None)
        self._found.update(found)
        while len(self._found) > self._size:
            self._found.popitem(last=False)
