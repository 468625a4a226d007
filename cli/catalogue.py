"""``caseclock commands`` and ``caseclock law show``: what can be said to a case, and by which rules."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer
from rich.table import Column, Table

from activities.parsing import commands_of
from cli.asked import a_pathway, one_of
from cli.output import Output, OutputOption, StoppedError, console, print_json
from cli.scenario.vocabulary import unknown
from domain.calendar.spans import Span, Unit
from domain.kernel.case import AnyLifecycle
from domain.kernel.commands import AcknowledgeHandover, HandOverWork, HandWorkBack
from domain.kernel.house_rules import HOUSE_COMMANDS, SYSTEM
from domain.kernel.lifecycle import OutsideKind
from domain.kernel.message import Command
from domain.kernel.words import amount
from domain.law.rule import Limit, Rule, Setting
from domain.law.sources import in_full
from domain.permissions import known_roles
from domain.registry import LAWBOOK, LIFECYCLES

__all__ = ["commands", "law", "law_show", "lifecycles_named"]

law = typer.Typer(help="The rules that decisions rest on.", no_args_is_help=True)

PathwayOption = Annotated[str | None, typer.Option("--pathway", "-p", help="One pathway only, e.g. safeguarding")]

_SYSTEM_ONLY = frozenset({"AcceptLink", "ReviewTimetable"})


def commands(
    pathway: PathwayOption = None,
    role: Annotated[str | None, typer.Option("--role", "-r", help="Only what this role may give")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """List every command and outside event: who may give it, and at which stages; of one role, what each command says.

    \b
    Examples:
      caseclock commands --pathway safeguarding
      caseclock commands --pathway mappa --role MappaChair
      caseclock commands --output json | jq '.[0].commands[].name'
    """  # noqa: D301 -- \b is how click keeps lines apart, not an escape for readers
    one_of("role", role, sorted(known_roles()))
    chosen = [each for each in lifecycles_named(pathway) if role is None or _given_by(each, role)]
    if output is Output.JSON:
        print_json([_lifecycle(each) if role is None else _of_role(each, role) for each in chosen])
        return
    for lifecycle in chosen:
        console().print(_table(lifecycle) if role is None else _table_of_role(lifecycle, role))


def lifecycles_named(pathway: str | None) -> tuple[AnyLifecycle, ...]:
    """The lifecycle of this name, or all. Raises StoppedError for an unknown one."""
    return (LIFECYCLES[named],) if (named := a_pathway(pathway)) else tuple(LIFECYCLES.values())


def _lifecycle(lifecycle: AnyLifecycle) -> dict[str, Any]:
    return {
        "pathway": lifecycle.name,
        "title": lifecycle.title,
        "states": list(lifecycle.stages),
        "final": sorted(lifecycle.final),
        "commands": [_command(lifecycle, command) for command in commands_of(lifecycle)],
        "outside_events": [_outside(lifecycle, kind) for kind in lifecycle.outside],
    }


def _command(lifecycle: AnyLifecycle, command: type[Command]) -> dict[str, Any]:
    step = lifecycle.step(command)
    return {
        "name": command.tag(),
        "what": _first_line(command),
        "opens": command is lifecycle.opening,
        "roles": sorted(step.roles) if step else _house_roles(lifecycle, command),
        "states": _states(lifecycle, command),
        "row": step.row if step else None,
        "schema": command.model_json_schema(),
    }


def _outside(lifecycle: AnyLifecycle, kind: OutsideKind) -> dict[str, Any]:
    return {"type": kind.kind, "what": kind.words, "pathway": lifecycle.name, "schema": kind.data.model_json_schema()}


def _states(lifecycle: AnyLifecycle, command: type[Command]) -> list[str]:
    """Where the command is taken, in the order of the chart; the opening one is taken before there is a state."""
    step = lifecycle.step(command)
    if command is lifecycle.opening:
        return []
    if step is None or not step.stages:
        return [stage for stage in lifecycle.stages if stage not in lifecycle.final]
    return [stage for stage in lifecycle.stages if stage in step.stages]


def _house_roles(lifecycle: AnyLifecycle, command: type[Command]) -> list[str]:
    """Commands of the kernel: links are anybody's, a clock's roles stand in the rule of its duty."""
    if command in {HandOverWork, HandWorkBack}:
        return sorted({SYSTEM, lifecycle.list_owner})
    return [SYSTEM] if command.tag() in _SYSTEM_ONLY else []


def _table(lifecycle: AnyLifecycle) -> Table:
    table = Table(
        "row", "command", "roles", "states", title=f"{lifecycle.title} ({lifecycle.name})", title_justify="left"
    )
    for command in commands_of(lifecycle):
        told = _command(lifecycle, command)
        roles = ", ".join(told["roles"]) or _anybody(command)
        table.add_row(told["row"] or "", told["name"], roles, _states_in_words(lifecycle, told))
    for kind in lifecycle.outside:
        table.add_row("", kind.kind, "outside service", kind.words)
    return table


def _given_by(lifecycle: AnyLifecycle, role: str) -> list[dict[str, Any]]:
    """The commands of the chart that are this role's to give."""
    told = [_command(lifecycle, step.command) for step in lifecycle.steps]
    return [each for each in told if role in each["roles"]]


def _of_role(lifecycle: AnyLifecycle, role: str) -> dict[str, Any]:
    return {**_lifecycle(lifecycle), "commands": _given_by(lifecycle, role), "outside_events": []}


def _table_of_role(lifecycle: AnyLifecycle, role: str) -> Table:
    title = f"{lifecycle.title} ({lifecycle.name}): {role}"
    table = Table("row", Column("command", no_wrap=True), "what it says", "states", title=title, title_justify="left")
    for told in _given_by(lifecycle, role):
        table.add_row(told["row"] or "", told["name"], told["what"], _states_in_words(lifecycle, told))
    return table


def _states_in_words(lifecycle: AnyLifecycle, told: dict[str, Any]) -> str:
    if told["opens"]:
        return "opens a case"
    running = [stage for stage in lifecycle.stages if stage not in lifecycle.final]
    return "any open case" if told["states"] == running else ", ".join(told["states"])


def _anybody(command: type[Command]) -> str:
    if command is AcknowledgeHandover:
        return "to whom the case came"
    timed = command in HOUSE_COMMANDS and "duty" in command.model_fields
    return "as the duty's rule says" if timed else "anybody"


def _first_line(command: type[Command]) -> str:
    return (command.__doc__ or "").strip().partition("\n")[0]


@law.command("show")
def law_show(
    rule: Annotated[str | None, typer.Argument(help="A rule's id, e.g. S42-TRIAGE-1WD; none: all rules")] = None,
    pathway: PathwayOption = None,
    pack: Annotated[str | None, typer.Option("--law", help="A law pack; none: the newest")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Show one rule in full, or list them: source, whose word it is, what it does, its time limit.

    \b
    Examples:
      caseclock law show S42-TRIAGE-1WD
      caseclock law show --pathway safeguarding --output json
    """  # noqa: D301 -- as above
    rules = _chosen(rule, pathway, pack)
    if output is Output.JSON:
        print_json([_rule(each) for each in rules])
    elif rule is not None:
        console().print(_in_full(rules[0]), markup=False)
    else:
        console().print(_rules_table(rules))


def _chosen(rule: str | None, pathway: str | None, pack: str | None) -> list[Rule]:
    known = {each.id: each for each in LAWBOOK.packs}
    if pack is not None and pack not in known:
        raise StoppedError(unknown("law pack", pack, known))
    rules = (known[pack] if pack else LAWBOOK.packs[-1]).rules
    own = {each.id for lifecycle in lifecycles_named(pathway) for each in lifecycle.rules}
    found = [each for each in rules.values() if pathway is None or each.id in own]
    if rule is None:
        return found
    if rule not in {each.id for each in found}:
        raise StoppedError(unknown("rule", rule, (each.id for each in found)))
    return [rules[rule]]


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id, "title": rule.title, "citation": rule.citation, "words": rule.words,
        "source": in_full(rule.citation, rule.id),
        "basis": rule.basis.value, "strength": rule.strength.value, "in_force_from": rule.in_force_from.isoformat(),
        "in_force_to": rule.in_force_to.isoformat() if rule.in_force_to else None,
        "limit": _limit(rule.limit) if rule.limit else None,
    }  # fmt: skip


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "due": _span(limit.due), "breach": _span(limit.breach or limit.due),
        "target": _span(limit.target) if limit.target else None,
        "and": _span(limit.plus) if limit.plus else None,
        "or, if earlier": [_span(each) for each in limit.earliest_of],
        "on a day off": limit.roll.value if limit.roll else None,
        "closes": limit.closing.isoformat("minutes") if limit.closing else None,
        "cut_off": limit.cut_off.isoformat("minutes") if limit.cut_off else None,
        "approaching": _approach(limit), "escalations": _escalations(limit),
        "suspend_roles": sorted(limit.suspend_roles), "extend_roles": sorted(limit.extend_roles),
    }  # fmt: skip


def _span(span: Span | Setting) -> str:
    if isinstance(span, Setting):
        return f"as the area chooses ({span.name})"
    return amount(span.n, span.unit) + (" before" if span.n < 0 else "") if span.n else "on the day itself"


def _approach(limit: Limit) -> str | None:
    if limit.lead is None:
        return None
    days = limit.lead.working_days
    before = f"{amount(days, Unit.WORKING_DAY)} before the due day"
    return f"{limit.lead.at:%H:%M} " + (before if days else "on the due day")


def _escalations(limit: Limit) -> list[str]:
    return [f"{each.role}, {each.at:%H:%M} {_later(each.working_days)}" for each in limit.escalations]


def _later(working_days: int) -> str:
    first = "on the first working day after the breach"
    return f"{first}, and {amount(working_days, Unit.WORKING_DAY)} on" if working_days else first


def _in_full(rule: Rule) -> str:
    told = _rule(rule)
    lines = [f"{rule.id}: {rule.title}", rule.words, ""]
    lines += [f"{name.replace('_', ' '):<14}{told[name]}" for name in ("source", "basis", "strength", "in_force_from")]
    for name, value in (told["limit"] or {}).items():
        lines += [f"{name.replace('_', ' '):<14}{_joined(value)}"] if value else []
    return "\n".join(lines)


def _joined(value: Any) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _rules_table(rules: Iterable[Rule]) -> Table:
    table = Table(Column("rule", no_wrap=True), "title", "source", "basis", "strength", "limit")
    for rule in rules:
        limit = _span(rule.limit.due) if rule.limit else ""
        table.add_row(
            rule.id, rule.title, in_full(rule.citation, rule.id), rule.basis.value, rule.strength.value, limit
        )
    return table
