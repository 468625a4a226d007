"""What the sources leave open and every area chooses for itself: one list over all lifecycles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from domain.kernel.area import Area, Chosen
from domain.kernel.duty import Amount
from domain.kernel.law import KERNEL_RULES
from domain.law.rule import Setting, SettingKind
from domain.registry import LIFECYCLES

__all__ = ["OpenSetting", "open_settings", "settings_objections"]

EVERYWHERE = "every pathway"
"""Where a setting of the kernel counts."""

_KINDS: Mapping[SettingKind, type] = MappingProxyType({
    SettingKind.TIME: Amount, SettingKind.NUMBER: int, SettingKind.YES_NO: bool, SettingKind.WORD: str,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenSetting:
    """A setting and where it counts: the rules whose limit it gives, the lifecycles that ask for it."""

    setting: Setting
    rules: tuple[str, ...]
    lifecycles: tuple[str, ...]


@cache
def open_settings() -> Mapping[str, OpenSetting]:
    """Every setting by name. Raises ValueError when two of one name say different things."""
    found: dict[str, OpenSetting] = {}
    for setting, rule, lifecycle in _declared():
        before = found.get(setting.name, OpenSetting(setting, (), ()))
        if before.setting != setting:
            raise ValueError(f"setting {setting.name} is declared twice, and differently")
        rules = (*before.rules, rule) if rule else before.rules
        lifecycles = before.lifecycles if lifecycle in before.lifecycles else (*before.lifecycles, lifecycle)
        found[setting.name] = OpenSetting(setting, rules, lifecycles)
    return MappingProxyType(found)


def settings_objections(area: Area) -> tuple[str, ...]:
    """What is wrong with an area's choices: a name that nobody asks for, a value of another kind."""
    return tuple(_wrong(name, choices) for name, choices in area.settings.items() if _wrong(name, choices))


def _declared() -> Iterator[tuple[Setting, str | None, str]]:
    rules = [(rule, EVERYWHERE) for rule in KERNEL_RULES]
    rules += [(rule, lifecycle.name) for lifecycle in LIFECYCLES.values() for rule in lifecycle.rules]
    for rule, name in rules:
        yield from ((setting, rule.id, name) for setting in (rule.limit.settings if rule.limit else ()))
    for lifecycle in LIFECYCLES.values():
        yield from ((setting, None, lifecycle.name) for setting in lifecycle.settings)


def _wrong(name: str, choices: Iterable[Chosen]) -> str:
    known = open_settings().get(name)
    if known is None:
        return f"no setting is called {name}"
    kind = _KINDS[known.setting.kind]
    for choice in choices:
        # A bool passes for an int, and a yes would then be read as the number one.
        if choice.value is not None and type(choice.value) is not kind:
            return f"setting {name} from {choice.since} is not of the kind: {known.setting.kind.value}"
    return ""
