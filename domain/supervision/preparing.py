"""What prepares the supervision: legal status, leave, planning with the ward, information, plan (001 2.3 to 2.6)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.file import RESTRICTED, Section, SupervisionFile, changed
from domain.supervision.law.discharge import PREPARING_RULES
from domain.supervision.roles import CARE_STAFF, SOCIAL_SUPERVISOR, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import BEFORE_DISCHARGE, IN_HOSPITAL, OPEN, WITH_SUPERVISOR

__all__ = [
    "PREPARING", "GiveInformation", "GrantLeave", "InformationGiven", "LeaveGranted", "LegalStatusRecorded",
    "RecordLegalStatus", "SupervisionPlanWritten", "WriteSupervisionPlan",
]  # fmt: skip

Format = Literal["plain", "easy_read", "large_print", "braille", "audio", "translated", "signed", "talked_through"]


class LegalBasis(Message):
    """Under which section the person is restricted, since when, by whose order."""

    section: Section
    since: date
    authority: str = Field(min_length=2, max_length=400, description="The court, or the Secretary of State")


class RecordLegalStatus(LegalBasis, Advised):
    """Record, or put right, the person's legal status; what was recorded before stays in the history."""

    type: Literal["RecordLegalStatus"] = "RecordLegalStatus"
    because: str = Field(default="", max_length=4000, description="Why it is put right")


class LegalStatusRecorded(LegalBasis, Event):
    """The person's legal status is this."""

    type: Literal["LegalStatusRecorded"] = "LegalStatusRecorded"
    because: str = ""


class Leave(Message):
    """What leave the Responsible Clinician grants, and the agreement that it rests on."""

    leave: Literal["escorted", "unescorted", "overnight", "long_term"]
    consent: str = Field(default="", max_length=400, description="The Secretary of State's agreement")


class GrantLeave(Leave, Advised):
    """Record leave from hospital under section 17."""

    type: Literal["GrantLeave"] = "GrantLeave"


class LeaveGranted(Leave, Event):
    """The person has leave from hospital."""

    type: Literal["LeaveGranted"] = "LeaveGranted"


class JoinDischargePlanning(Advised):
    """Record that the supervisor took part in planning the discharge with the ward."""

    type: Literal["JoinDischargePlanning"] = "JoinDischargePlanning"
    words: str = Field(min_length=3, max_length=20_000)


class DischargePlanningJoined(Event):
    """The supervisor took part in planning the discharge."""

    type: Literal["DischargePlanningJoined"] = "DischargePlanningJoined"
    words: str


class Information(Message):
    """In which forms the person was told of the roles of the supervisor, other professionals and advocates."""

    formats: tuple[Format, ...] = Field(min_length=1)
    needs: tuple[Format, ...] = Field(default=(), description="The forms that the person needs")


class GiveInformation(Information, Advised):
    """Tell the person what the social supervisor, other professionals and advocates do."""

    type: Literal["GiveInformation"] = "GiveInformation"


class InformationGiven(Information, Event):
    """The person was told what the roles are."""

    type: Literal["InformationGiven"] = "InformationGiven"


class Plan(Message):
    """The supervision plan: its two aims, dignity and rights, and who answers for what."""

    reintegration: str = Field(default="", max_length=20_000, description="How the person is helped back into life")
    protection: str = Field(default="", max_length=20_000, description="What the Secretary of State needs to know")
    dignity: str = Field(default="", max_length=20_000)
    accountable: str = Field(default="", max_length=20_000, description="Who in the team is accountable for what")


class WriteSupervisionPlan(Plan, Advised):
    """Write the supervision plan, or write it anew."""

    type: Literal["WriteSupervisionPlan"] = "WriteSupervisionPlan"


class SupervisionPlanWritten(Plan, Event):
    """The supervision plan is written."""

    type: Literal["SupervisionPlanWritten"] = "SupervisionPlanWritten"


def record_status(command: RecordLegalStatus, file: SupervisionFile, now: Circumstances) -> Ruling:
    """A restricted section, from a day that has come; what stood before is put right with a reason."""
    unrestricted = "This section carries no restriction: social supervision is of restricted persons."
    ahead = "It cannot hold from a day that has not come yet."
    why = "Another section stands on record: say why it is put right."
    same = file.legal.section in {None, command.section}
    return unless_refused(
        (
            unless(command.section in RESTRICTED, "SUP-SCOPE", unrestricted, "section"),
            unless(command.since <= now.today, "SUP-LEGAL-STATUS", ahead, "since"),
            unless(same or said(command.because), "SUP-LEGAL-STATUS", why, "because"),
        ),
        LegalStatusRecorded.model_validate(command.body()),
    )


def grant_leave(command: GrantLeave, _: SupervisionFile, __: Circumstances) -> Ruling:
    """With the Secretary of State's agreement."""
    words = "Leave of a restricted patient needs the Secretary of State's agreement: record it."
    return unless_refused(
        (unless(said(command.consent), "SUP-RC-LEAVE-CONSENT", words, "consent"),),
        LeaveGranted.model_validate(command.body()),
    )


def join_planning(command: JoinDischargePlanning, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (DischargePlanningJoined(words=command.words),)


def give_information(command: GiveInformation, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (InformationGiven.model_validate(command.body()),)


def information_advice(command: GiveInformation, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """In the forms that the person needs."""
    words = "Give the information in every form that the person needs."
    return (unless(set(command.needs) <= set(command.formats), "SUP-S1-INFO-ACCESSIBLE", words, "formats"),)


def write_plan(command: WriteSupervisionPlan, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Both aims of the supervision stand in it."""
    back = "The plan says how the person is helped back into life."
    told = "The plan says what the Secretary of State needs to know to protect the public."
    return unless_refused(
        (
            unless(said(command.reintegration), "SUP-AIMS", back, "reintegration"),
            unless(said(command.protection), "SUP-AIMS", told, "protection"),
        ),
        SupervisionPlanWritten.model_validate(command.body()),
    )


def plan_advice(command: WriteSupervisionPlan, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Dignity, and who answers for what."""
    rights = "Record how dignity and human rights are promoted beside the protection of the public."
    who = "Record who in the team is accountable for what."
    return (
        unless(said(command.dignity), "SUP-S1-DIGNITY", rights, "dignity"),
        unless(said(command.accountable), "SUP-ACCOUNTABILITY", who, "accountable"),
    )


def _status(file: SupervisionFile, event: LegalStatusRecorded) -> SupervisionFile:
    return changed(file, legal=file.legal.model_copy(update={"section": event.section}))


def _prepared(file: SupervisionFile, what: str) -> SupervisionFile:
    return changed(file, discharge=file.discharge.model_copy(update={what: True}))


PREPARING = SupervisionRegion(
    name="preparing",
    rows=(
        Row("DETAINED_RESTRICTED", RecordLegalStatus, OPEN, CARE_STAFF, record_status),
        Row("DETAINED_RESTRICTED", GrantLeave, IN_HOSPITAL, TOLD, grant_leave, "SUP-RC-LEAVE-CONSENT"),
        Row("PRE_DISCHARGE", JoinDischargePlanning, BEFORE_DISCHARGE, SOCIAL_SUPERVISOR, join_planning),
        Row("PRE_DISCHARGE", GiveInformation, WITH_SUPERVISOR, SOCIAL_SUPERVISOR, give_information),
        Row("PRE_DISCHARGE", WriteSupervisionPlan, WITH_SUPERVISOR, SOCIAL_SUPERVISOR, write_plan),
    ),
    folds={
        LegalStatusRecorded: simply(_status),
        LeaveGranted: simply(lambda file, _: file),
        DischargePlanningJoined: simply(lambda file, _: _prepared(file, "planned")),
        InformationGiven: simply(lambda file, _: _prepared(file, "informed")),
        SupervisionPlanWritten: simply(lambda file, _: _prepared(file, "plan_written")),
    },
    rules=PREPARING_RULES,
    advice={
        GiveInformation.tag(): (information_advice,),
        WriteSupervisionPlan.tag(): (plan_advice,),
    },
)
