"""Leave: planned, begun with consent where it is needed, ended; never held back for MAPPA (26.59 to 26.62)."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.leave.consenting import consented
from domain.patient.leave.state import Kind, Plan

__all__ = [
    "CancelLeave", "EndLeave", "LeaveBegan", "LeaveCancelled", "LeaveEnded", "LeavePlanned", "PlanLeave", "StartLeave",
    "begin_leave", "cancel_leave", "end_leave", "leave_began", "leave_cancelled", "leave_ended", "leave_planned",
    "plan_leave", "planning_advice", "start_advice", "with_leave",
]  # fmt: skip

_RULES = {
    "escorted": "MDO-I-PART3-ESCORTED", "unescorted": "MDO-I-PART3-UNESCORTED", "extended": "MDO-I-PART3-EXTENDED",
}  # fmt: skip


class Risk(Message):
    """What decides whether a first escorted leave is told: three triggers, any of which is enough."""

    abscond: Literal["low", "medium", "high"]
    harm: Literal["low", "medium", "high", "very_high"]
    reputation: Literal["low", "medium", "high"]

    @property
    def tells(self) -> bool:
        """High risk of absconding, very high risk of harm, or high risk to reputation (26.59)."""
        return self.abscond == "high" or self.harm == "very_high" or self.reputation == "high"


class _Planned(Message):
    leave: str = Field(pattern=r"^[a-z][a-z0-9-]{0,40}$", description="A name for this leave, e.g. l1")
    kind: Kind
    on: date
    areas: tuple[str, ...] = Field(min_length=1, description="MAPPA areas in which it will be spent")
    risk: Risk
    views_sought: bool = Field(default=False, description="The MAPPA area was asked for its views")


class PlanLeave(_Planned, Advised):
    """Plan leave into the community."""

    type: Literal["PlanLeave"] = "PlanLeave"


class LeavePlanned(_Planned, Event):
    """Leave is planned; ``part3``: Part 3 of MAPPA I is to go before it."""

    type: Literal["LeavePlanned"] = "LeavePlanned"
    part3: bool


class StartLeave(Advised):
    """The leave begins."""

    type: Literal["StartLeave"] = "StartLeave"
    leave: str


class LeaveBegan(Event):
    """The patient is on leave."""

    type: Literal["LeaveBegan"] = "LeaveBegan"
    leave: str
    kind: Kind


class EndLeave(Advised):
    """The patient is back from leave."""

    type: Literal["EndLeave"] = "EndLeave"


class LeaveEnded(Event):
    """Back in the hospital."""

    type: Literal["LeaveEnded"] = "LeaveEnded"
    leave: str


class CancelLeave(Advised):
    """The leave does not take place."""

    type: Literal["CancelLeave"] = "CancelLeave"
    leave: str
    because: Literal["risk", "health", "consent_refused", "staff", "patient_declined", "mappa_awaited", "other"]


class LeaveCancelled(Event):
    """It does not take place."""

    type: Literal["LeaveCancelled"] = "LeaveCancelled"
    leave: str
    because: Coded


def plan_leave(command: PlanLeave, file: PatientFile, now: Circumstances) -> Ruling:
    """Under a name of its own, for a day that lies ahead."""
    taken = command.leave in file.leave.plans or command.leave == file.leave.on_leave
    part3 = _tells(command, file)
    return unless_refused(
        (
            unless(not taken, "MDO-S37-LEAVE", "A leave of this name is planned already.", "leave"),
            unless(command.on >= now.today, "CASE-TIME-ORDER", "That day has passed.", "on"),
        ),
        LeavePlanned(**command.body(), part3=part3),
    )


def _tells(command: PlanLeave, file: PatientFile) -> bool:
    """Before a first escorted leave if the risk asks for it, before the first unescorted one, before extended leave."""
    if not file.mappa.category:
        return False
    first = command.kind not in file.leave.taken
    return {"escorted": first and command.risk.tells, "unescorted": first, "extended": True}[command.kind]


def planning_advice(command: PlanLeave, file: PatientFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """It is good practice to hear the MAPPA area when leave is decided."""
    words = "Ask the MAPPA area for its views before the leave is decided."
    quiet = command.views_sought or not _tells(command, file)
    return (unless(quiet, "MDO-LEAVE-VIEWS", words, "views_sought"),)


def begin_leave(command: StartLeave, file: PatientFile, _: Circumstances) -> Ruling:
    """With the Secretary of State's consent where the patient is restricted; MAPPA's reply is never waited for."""
    plan = file.leave.plans.get(command.leave)
    words = "Plan the leave first."
    away = "The patient is on leave, or absent, already."
    return unless_refused(
        (
            unless(plan, "MDO-S37-LEAVE", words, "leave"),
            consented(file, plan.kind, "one_off") if plan else None,
            unless(not file.leave.on_leave and not file.leave.absent, "MDO-S37-LEAVE", away),
        ),
        LeaveBegan(leave=command.leave, kind=plan.kind if plan else "escorted"),
    )


def start_advice(command: StartLeave, file: PatientFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Part 3 should have gone before; the leave takes place all the same."""
    plan = file.leave.plans.get(command.leave)
    if plan is None:
        return ()
    told = not plan.part3_owed or plan.part3_sent
    return (unless(told, _RULES[plan.kind], "Part 3 of MAPPA I should go before this leave.", "leave"),)


def end_leave(_: EndLeave, file: PatientFile, __: Circumstances) -> Ruling:
    """Of whoever is on leave."""
    words = "The patient is not on leave."
    return unless_refused(
        (unless(file.leave.on_leave, "MDO-S37-LEAVE", words),), LeaveEnded(leave=file.leave.on_leave)
    )  # fmt: skip


def cancel_leave(command: CancelLeave, file: PatientFile, _: Circumstances) -> Ruling:
    """For any reason but that MAPPA has not been told or has not answered."""
    words = "Leave is not withheld until MAPPA is notified or replies."
    return unless_refused(
        (
            unless(command.leave in file.leave.plans, "MDO-S37-LEAVE", "No such leave is planned.", "leave"),
            unless(command.because != "mappa_awaited", "MDO-LEAVE-NO-HOLD", words, "because"),
        ),
        LeaveCancelled(leave=command.leave, because=command.because),
    )


def with_leave(file: PatientFile, **changes: Any) -> PatientFile:
    """The file with these facts of the leave changed."""
    return changed(file, leave=file.leave.model_copy(update=changes))


def leave_planned(file: PatientFile, event: LeavePlanned) -> PatientFile:
    """Ahead."""
    plan = Plan(kind=event.kind, on=event.on, areas=event.areas, part3_owed=event.part3)
    return with_leave(file, plans={**file.leave.plans, event.leave: plan})


def leave_began(file: PatientFile, event: LeaveBegan) -> PatientFile:
    """Out; a consent for one occasion is used up where no other covers it."""
    covered = event.kind in file.leave.consents
    left = file.leave.consents if covered else file.leave.consents - {"one_off"}
    return with_leave(
        file, on_leave=event.leave, plans=_without(file, event.leave), taken=file.leave.taken | {event.kind},
        consents=left,
    )  # fmt: skip


def leave_ended(file: PatientFile, _: LeaveEnded) -> PatientFile:
    """Back."""
    return with_leave(file, on_leave="")


def leave_cancelled(file: PatientFile, event: LeaveCancelled) -> PatientFile:
    """Off the list."""
    return with_leave(file, plans=_without(file, event.leave))


def _without(file: PatientFile, leave: str) -> dict[str, Plan]:
    return {name: plan for name, plan in file.leave.plans.items() if name != leave}
