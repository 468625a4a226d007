"""Every case is screened before discharge: Level 1 is told in Part 3, Level 2 and 3 are referred (26.63 to 26.66)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.patient.file import PatientFile
from domain.patient.planning.meeting import planning
from domain.patient.planning.state import Level

__all__ = [
    "ApplyForWork", "LevelScreened", "LevelSet", "MappaReferralSent", "RecordLevel", "ScreenLevel",
    "SendMappaReferral", "WorkAppliedFor", "apply_for_work", "level_screened", "level_set", "mappa_referral_sent",
    "record_level", "screen_level", "screening_advice", "send_mappa_referral",
]  # fmt: skip

Reason = Literal[
    "current_risk", "complexity", "agencies_needed", "history_of_harm", "restriction_order", "media_interest"
]  # fmt: skip


class _Screened(Message):
    level: Level
    because: tuple[Reason, ...] = Field(min_length=1)
    words: str = Field(min_length=3, max_length=4000)
    risk_assessed: bool = Field(description="A current assessment of the risk of serious harm lies before the team")
    agencies_heard: tuple[str, ...] = ()


class ScreenLevel(_Screened, Advised):
    """Screen the case for Level 2 or 3."""

    type: Literal["ScreenLevel"] = "ScreenLevel"


class LevelScreened(_Screened, Event):
    """The lead agency holds this level to be needed."""

    type: Literal["LevelScreened"] = "LevelScreened"


class SendMappaReferral(Advised):
    """Send the referral to Level 2 or 3 (MAPPA A)."""

    type: Literal["SendMappaReferral"] = "SendMappaReferral"


class MappaReferralSent(Event):
    """MAPPA A is with the Co-ordinator."""

    type: Literal["MappaReferralSent"] = "MappaReferralSent"
    level: Level


class RecordLevel(Advised):
    """Record the level that MAPPA decided."""

    type: Literal["RecordLevel"] = "RecordLevel"
    level: Level


class LevelSet(Event):
    """The case is managed at this level."""

    type: Literal["LevelSet"] = "LevelSet"
    level: Level


class _Work(Message):
    restricted: bool = Field(description="There are restrictions on employment or training")
    staff_at_risk: bool = Field(description="A risk to staff was identified")


class ApplyForWork(_Work, Advised):
    """The patient applies for work or benefits."""

    type: Literal["ApplyForWork"] = "ApplyForWork"


class WorkAppliedFor(_Work, Event):
    """An application for work or benefits."""

    type: Literal["WorkAppliedFor"] = "WorkAppliedFor"


def screen_level(command: ScreenLevel, file: PatientFile, _: Circumstances) -> Ruling:
    """By today's risk and complexity; an unrestricted patient is assessed first."""
    own = set(command.because) != {"restriction_order"}
    words = "A restriction alone says nothing of the level: name today's risk, or its complexity."
    assess = "No court has found a risk of serious harm here: assess it first."
    mappa = "Identify the patient as a MAPPA offender first."
    return unless_refused(
        (
            unless(file.mappa.category, "MDO-SCREEN-ALL", mappa),
            unless(own, "MDO-REF-RESTRICTED", words, "because"),
            unless(file.status.restricted or command.risk_assessed, "MDO-REF-UNRESTRICTED", assess, "risk_assessed"),
        ),
        LevelScreened.model_validate(command.body()),
    )


def send_mappa_referral(_: SendMappaReferral, file: PatientFile, now: Circumstances) -> Ruling:
    """By the lead agency, of a case that was screened for Level 2 or 3."""
    level = file.planning.screened
    speaks = {"probation": "ProbationPractitioner", "yot": "YotPractitioner"}.get(file.status.lead, "")
    leads = now.by.has_role(speaks) if speaks else not now.by.has_role("ProbationPractitioner", "YotPractitioner")
    lead = f"The lead agency refers: {file.status.lead.replace('_', ' ')}."
    words = "Screen the case first: Level 1 needs no referral."
    return unless_refused(
        (
            unless(level in {2, 3}, "MDO-REF-A", words),
            unless(leads, "MDO-REF-LEAD", lead),
        ),
        MappaReferralSent(level=level or 2),
    )


def record_level(command: RecordLevel, _: PatientFile, __: Circumstances) -> Ruling:
    """As the MAPPA case decided; never refused."""
    return (LevelSet(level=command.level),)


def apply_for_work(command: ApplyForWork, _: PatientFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (WorkAppliedFor.model_validate(command.body()),)


def screening_advice(command: ScreenLevel, _: PatientFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Other agencies that know the patient are heard."""
    words = "The level is considered with what other agencies know: name those who were heard."
    heard = command.agencies_heard and all(said(agency) for agency in command.agencies_heard)
    return (unless(heard, "MDO-LEVEL-CPA", words, "agencies_heard"),)


def level_screened(file: PatientFile, event: LevelScreened) -> PatientFile:
    """Level 1 is the lead agency's own; 2 and 3 are set by MAPPA."""
    known = {"level": 1} if event.level == 1 else {}
    return planning(file, screened=event.level, referred=False, **known)


def mappa_referral_sent(file: PatientFile, _: MappaReferralSent) -> PatientFile:
    """Referred."""
    return planning(file, referred=True)


def level_set(file: PatientFile, event: LevelSet) -> PatientFile:
    """Managed so."""
    return planning(file, level=event.level)
