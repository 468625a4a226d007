"""The names that a scenario of one lifecycle may use: commands, events, roles, rules, states, outside events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from activities.parsing import commands_of
from domain.kernel.case import AnyLifecycle
from domain.kernel.codebook import kernel_events
from domain.kernel.duty import DutyState
from domain.kernel.house_rules import SYSTEM
from domain.kernel.message import Command, Event
from domain.kernel.register import CLOCK
from domain.law.pack import LawPack
from domain.law.rule import Limit
from domain.registry import LIFECYCLES

__all__ = ["Vocabulary", "known_roles", "unknown", "vocabulary_of"]

SERVICE = "Service"
"""The role under which outside services are heard."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything by its name as practitioners write it."""

    commands: Mapping[str, type[Command]]
    events: Mapping[str, type[Event]]
    roles: frozenset[str]
    rules: frozenset[str]
    stages: tuple[str, ...]
    duty_states: frozenset[str]


def vocabulary_of(lifecycle: AnyLifecycle, law: LawPack) -> Vocabulary:
    """The vocabulary of a lifecycle under a law pack. Roles are those of all lifecycles: a worker has many."""
    return Vocabulary(
        commands={command.tag(): command for command in commands_of(lifecycle)},
        events={event.tag(): event for event in (*kernel_events(), *lifecycle.events)},
        roles=known_roles(),
        rules=frozenset(law.rules),
        stages=lifecycle.stages,
        duty_states=frozenset(state.value for state in DutyState),
    )


def known_roles() -> frozenset[str]:
    """Every role that some step, clock or ladder of some lifecycle names, and the system's own."""
    return frozenset({SERVICE, SYSTEM, *CLOCK.roles}).union(*(_roles_of(each) for each in LIFECYCLES.values()))


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Words for a name that nobody knows, with the nearest one that is known."""
    near = get_close_matches(name, list(known), n=1)
    return f"unknown {what} {name}" + (f"; did you mean {near[0]}?" if near else "")


def _roles_of(lifecycle: AnyLifecycle) -> set[str]:
    roles = {role for step in lifecycle.steps for role in step.roles}
    roles |= {lifecycle.list_owner} | {clock.holder for clock in lifecycle.clocks}
    return roles.union(*(_roles_of_limit(rule.limit) for rule in lifecycle.rules if rule.limit))


def _roles_of_limit(limit: Limit) -> set[str]:
    return {step.role for step in limit.escalations} | limit.suspend_roles | limit.extend_roles
