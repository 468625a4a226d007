"""``caseclock case``: how a case stands, and why its dates are what they are. Reads the store, and is logged there."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from activities.books import Books
from activities.folds import decoded
from activities.messages import CaseRef
from cli.output import Exit, Output, OutputOption, StoppedError, console, print_json
from cli.scenario.check import duties_of
from cli.session import found_settings, open_store, terminal_user
from domain.calendar.registry import SHIPPED
from domain.kernel.case import AnyCase, fold, overview_of
from domain.kernel.codes import code_in_a_sentence, code_in_words
from domain.kernel.duty import Duty, DutyState
from domain.kernel.happened import Happened
from domain.kernel.overview import Now, Told
from domain.kernel.recorded import recorded
from domain.kernel.words import explain, instant_in_words, state_in_words
from domain.registry import LAWBOOK, LIFECYCLES, UnknownLifecycleError, lifecycle_named

if TYPE_CHECKING:
    from infra.store import EventStore

__all__ = ["CaseArgument", "RequestOption", "case", "log_access", "looking", "looking_at", "ref_named"]

case = typer.Typer(help="Look at one case.", no_args_is_help=True)

CaseArgument = Annotated[str, typer.Argument(metavar="LIFECYCLE/ID", help="e.g. safeguarding/2b6f…")]
RequestOption = Annotated[
    str | None, typer.Option("--request", help="the reference of who asked you to look, where few may read a record")
]
_ENDED = (DutyState.MET, DutyState.MET_LATE, DutyState.LAPSED)
_NAMED = ("rule", "meeting", "outcome", "id", "agency")
_REFERENCE = re.compile(r"[A-Za-z0-9._-]{2,40}")


@case.command("show")
def show(stream: CaseArgument, request: RequestOption = None, output: OutputOption = Output.TEXT) -> None:
    """Show how a case stands: its state, its duties, its chronology.

    \b
    Example:
      caseclock case show safeguarding/0d9c5c0e-6f0e-5c5e-9d4b-0c4c9c0e6f0e
    """  # noqa: D301 -- \b is how click keeps lines apart
    ref, happened = _happened(stream, "chronology", request)
    folded = fold(lifecycle_named(ref.lifecycle), happened)
    if output is Output.JSON:
        print_json(_as_json(ref, folded, happened))
        return
    zone, out = _zone(folded), console()
    out.print(f"{lifecycle_named(ref.lifecycle).title}, case {ref.case}", markup=False)
    out.print(f"State: {code_in_words(folded.file.stage)}, {folded.version} events", markup=False)
    if told := _overview(folded, zone):
        out.print(_lines(told))
    out.print(_duties(duties_of(happened), zone))
    out.print(_chronology(happened, zone))


@case.command("explain")
def explain_duty(
    stream: CaseArgument,
    duty: Annotated[str | None, typer.Argument(help="A duty's key, e.g. S42-TRIAGE-1WD; none: all")] = None,
    request: RequestOption = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Say why the dates of a case are what they are: one line for each reason.

    \b
    Examples:
      caseclock case explain safeguarding/0d9c5c0e-6f0e-5c5e-9d4b-0c4c9c0e6f0e
      caseclock case explain safeguarding/0d9c5c0e-6f0e-5c5e-9d4b-0c4c9c0e6f0e S42-TRIAGE-1WD
    """  # noqa: D301 -- as above
    ref, happened = _happened(stream, "duties", request)
    found = [each for each in duties_of(happened) if duty in (None, each.duty)]
    if not found:
        known = ", ".join(each.duty for each in duties_of(happened)) or "none"
        raise StoppedError(f"The case has no duty {duty or ''}; it has: {known}")
    if output is Output.JSON:
        print_json([_explained(each) for each in found])
        return
    zone = _zone(fold(lifecycle_named(ref.lifecycle), happened))
    for each in found:
        console().print(_in_words(each, zone), markup=False)


def _happened(stream: str, what: str, request: str | None) -> tuple[CaseRef, tuple[Happened, ...]]:
    """The case's events. Raises StoppedError when there is no such case, or it is not to be read without a request."""
    ref = ref_named(stream)
    happened = asyncio.run(_read(ref, looking(ref, what, request)))
    if not happened:
        raise StoppedError(f"There is no case {stream}.")
    return ref, happened


def ref_named(stream: str) -> CaseRef:
    """The case of this address. Raises StoppedError if it is none."""
    try:
        ref = CaseRef.of(stream)
        lifecycle_named(ref.lifecycle)
    except (UnknownLifecycleError, ValueError):
        known = ", ".join(LIFECYCLES)
        raise StoppedError(f"{stream} is no case: write LIFECYCLE/UUID; lifecycles: {known}", Exit.USAGE) from None
    return ref


def looking(ref: CaseRef, what: str, request: str | None) -> str:
    """What the access log says of this look; past the API no role is known, so the request stands in for it.

    Raises StoppedError where few may read such records and nobody's request is named.
    """
    return looking_at((ref,), what, request)


def looking_at(refs: Iterable[CaseRef], what: str, request: str | None) -> str:
    """The same for a look that shows something of all these cases, as the person's name does of a victim's record."""
    if request is not None and not _REFERENCE.fullmatch(request):
        raise StoppedError("A request is a reference of letters, digits, dots and dashes, e.g. INC-1042.", Exit.USAGE)
    few = frozenset[str]().union(*(lifecycle_named(ref.lifecycle).readers for ref in refs))
    if request is None and few:
        words = f"Few may read this record: {', '.join(sorted(few))}. Say who asked you to look: --request REFERENCE."
        raise StoppedError(words, Exit.USAGE)
    return what if request is None else f"{what}, asked by {request}"


async def _read(ref: CaseRef, what: str) -> tuple[Happened, ...]:
    async with open_store(found_settings()) as store:
        stored = await store.events(ref.stream)
        if stored:
            await log_access(store, ref, what)
        if any(event.body is None for event in stored):
            raise StoppedError("The person of this case was erased: its events can no longer be read.")
        codebook = Books().codebook(ref.lifecycle)
        return tuple(decoded(event, codebook) for event in stored)


async def log_access(store: "EventStore", ref: CaseRef, what: str) -> None:
    """Every read of a case is logged, also one that goes past the API (DESIGN A9)."""
    await store.access.record(datetime.now(UTC), terminal_user(), ref.stream, what)


def _zone(folded: AnyCase) -> ZoneInfo:
    calendar = folded.opened.calendar if folded.opened else ""
    return ZoneInfo(SHIPPED.named(calendar).timezone if calendar in SHIPPED.names else "Europe/London")


def _as_json(ref: CaseRef, folded: AnyCase, happened: tuple[Happened, ...]) -> dict[str, Any]:
    return {
        "case": ref.stream,
        "state": folded.file.stage,
        "version": folded.version,
        "next_alarm": folded.docket.next_alarm,
        "overview": [asdict(each) for each in _overview(folded, _zone(folded))],
        "links": [link.model_dump(mode="json") for link in folded.links],
        "duties": [_explained(duty) for duty in duties_of(happened)],
        "events": [_event(n, each) for n, each in enumerate(happened, 1)],
    }


def _overview(folded: AnyCase, zone: ZoneInfo) -> tuple[Told, ...]:
    """How it stands today, where the pathway says so."""
    if folded.opened is None:
        return ()
    now = Now.on(datetime.now(zone).date(), LAWBOOK)
    return overview_of(lifecycle_named(folded.opened.lifecycle), folded, now)


def _lines(told: tuple[Told, ...]) -> Table:
    table = Table("", "how it stands", "by", "rule", title="Overview", title_justify="left")
    before = ""
    for each in told:
        table.add_row(
            each.topic if each.topic != before else "", each.words, code_in_words(each.by), each.rule,
        )  # fmt: skip
        before = each.topic
    return table


def _title(duty: Duty) -> str:
    """What the duty is, by the law that it arose under."""
    return LAWBOOK.named(duty.dates.explanation.law).title_of(duty.rule, "")


def _explained(duty: Duty) -> dict[str, Any]:
    return {**duty.model_dump(mode="json"), "why": list(explain(duty.dates.explanation))}


def _event(seq: int, happened: Happened) -> dict[str, Any]:
    return {
        "seq": seq, "type": happened.event.tag(), "effective_at": happened.effective_at.isoformat(),
        "recorded_at": happened.recorded_at.isoformat(), "by": happened.by, "law": happened.law,
        "body": happened.event.model_dump(mode="json", exclude={"type"}),
    }  # fmt: skip


def _in_words(duty: Duty, zone: ZoneInfo) -> str:
    dates = duty.dates
    target = [f"  Target {instant_in_words(dates.target, zone)} (a service target, no limit)"] if dates.target else []
    head = f"{duty.duty}: {state_in_words(duty.state)}; owed by {code_in_a_sentence(duty.holder)}"
    late = f"; missed only after {instant_in_words(dates.breach, zone)}" if dates.breach != dates.due else ""
    due = f"  Due {instant_in_words(dates.due, zone)}{late}"
    return "\n".join(
        [
            head,
            *([f"  {title}"] if (title := _title(duty)) else []),
            *target,
            due,
            *(f"  - {line}" for line in explain(dates.explanation)),
        ]
    )


def _duties(duties: tuple[Duty, ...], zone: ZoneInfo) -> Table:
    """Open ones first, the earliest before all; then what was met. What lapsed is left to `case explain`."""
    table = Table("duty", "what", "state", "owed by", "due", title="Duties", title_justify="left")
    running = sorted((each for each in duties if each.state not in _ENDED), key=lambda each: each.dates.due)
    ended = [each for each in duties if each.state in _ENDED[:2]]
    for duty in (*running, *ended):
        table.add_row(
            duty.duty, _title(duty), state_in_words(duty.state), code_in_words(duty.holder),
            instant_in_words(duty.dates.due, zone),
        )  # fmt: skip
    return table


def _about(happened: Happened, zone: ZoneInfo) -> str:
    """The rule, the meeting, the action, the agency that the event names: its title or its words; no free text."""
    event = happened.event
    named = {name: each for name in _NAMED if isinstance(each := getattr(event, name, None), str) and " " not in each}
    told = dict(recorded(named, type(event), zone))
    rule = named.get("rule")
    titled = LAWBOOK.packs[-1].titled(rule) if rule else None
    return ", ".join(filter(None, (titled, *dict.fromkeys(told.values()))))


def _chronology(happened: tuple[Happened, ...], zone: ZoneInfo) -> Table:
    table = Table("", "event", "about", "happened", "recorded", "by", title="Chronology", title_justify="left")
    for seq, each in enumerate(happened, 1):
        learned = instant_in_words(each.recorded_at.replace(microsecond=0), zone)
        when = instant_in_words(each.effective_at.replace(microsecond=0), zone)
        table.add_row(str(seq), code_in_words(each.event.tag()), _about(each, zone), when, learned, each.by)
    return table
