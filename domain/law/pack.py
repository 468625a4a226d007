"""Law packs: a named, dated set of rules; and the lawbook that chooses one by the trigger's date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from domain.law.rule import Rule

__all__ = ["LawPack", "Lawbook", "UnknownPackError", "UnknownRuleError", "pack_of"]


class UnknownRuleError(LookupError):
    """No rule of this id is in the pack."""


class UnknownPackError(LookupError):
    """No pack of this id is known, or none is in force on the day."""


@dataclass(frozen=True, slots=True)
class LawPack:
    """The rules that are in force from a day on; ``id`` is stamped on every event decided under it."""

    id: str
    in_force_from: date
    rules: Mapping[str, Rule]

    def rule(self, rule: str) -> Rule:
        """The rule of this id. Raises UnknownRuleError: a misspelt id is a fault, not a gap in the law."""
        try:
            return self.rules[rule]
        except KeyError:
            raise UnknownRuleError(f"law pack {self.id} has no rule {rule}") from None

    def title_of(self, rule: str, otherwise: str | None = None) -> str:
        """What a rule is called; ``otherwise``, or the id, where a later pack does not know it any more."""
        if rule in self.rules:
            return self.rules[rule].title
        return rule if otherwise is None else otherwise

    def titled(self, rule: str) -> str:
        """Title and id, as both stand beside each other: "Level screening (MAPPA-LVL-SCREEN)"; the id where unknown."""
        return f"{self.rules[rule].title} ({rule})" if rule in self.rules else rule


def pack_of(pack: str, in_force_from: date, *parts: Iterable[Rule]) -> LawPack:
    """Bind the rules of several lifecycles into one pack. Raises ValueError when an id stands twice."""
    rules: dict[str, Rule] = {}
    for rule in (rule for part in parts for rule in part):
        if rules.setdefault(rule.id, rule) is not rule:
            raise ValueError(f"rule {rule.id} stands twice in law pack {pack}")
    return LawPack(pack, in_force_from, MappingProxyType(rules))


@dataclass(frozen=True, slots=True)
class Lawbook:
    """All packs that were ever adopted, oldest first. Raises ValueError when they are not, or share an id."""

    packs: tuple[LawPack, ...]

    def __post_init__(self) -> None:
        starts = [pack.in_force_from for pack in self.packs]
        if starts != sorted(starts) or len({pack.id for pack in self.packs}) < len(self.packs):
            raise ValueError(f"packs stand oldest first, each once: {', '.join(p.id for p in self.packs)}")

    def named(self, pack: str) -> LawPack:
        """The pack of this id. Raises UnknownPackError."""
        for candidate in self.packs:
            if candidate.id == pack:
                return candidate
        raise UnknownPackError(f"no law pack is called {pack}; known: {', '.join(p.id for p in self.packs)}")

    def in_force(self, day: date) -> LawPack:
        """The newest pack that is in force on this local day. Raises UnknownPackError before the first."""
        for candidate in reversed(self.packs):
            if candidate.in_force_from <= day:
                return candidate
        raise UnknownPackError(f"no law pack is in force on {day.isoformat()}")
