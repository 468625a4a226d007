"""MAPPA J tells the Department for Work and Pensions of restrictions on work or training (21.22 to 21.31)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile, age_on, changed
from domain.mappa.flags.reading import has
from domain.mappa.level.common import only_the_lead
from domain.mappa.place.common import today

__all__ = [
    "ApproveWork", "ConfirmMappaJ", "DutyToReferDone", "ExemptionIssued", "IssueExemption", "MappaJReceived",
    "MappaJSent", "RecordDutyToRefer", "RecordRestrictingOrder", "RestrictingOrderMade", "SendMappaJ", "WorkApproved",
    "approve_work", "confirm_mappa_j", "duty_to_refer_done", "exemption_issued", "issue_exemption",
    "mappa_j_received", "mappa_j_sent", "record_duty_to_refer", "record_restricting_order", "restricting_order_made",
    "send_mappa_j", "work_approved",
]  # fmt: skip

_SHARED_RATE_ENDS = 35


class RecordRestrictingOrder(Advised):
    """A court made a community order or a harm prevention order that restricts work or training."""

    type: Literal["RecordRestrictingOrder"] = "RecordRestrictingOrder"
    kind: Literal["community_order", "harm_prevention_order"]


class RestrictingOrderMade(Event):
    """MAPPA J is sent as soon as the order is made."""

    type: Literal["RestrictingOrderMade"] = "RestrictingOrderMade"
    kind: Literal["community_order", "harm_prevention_order"]


class MappaJ(Message):
    """What MAPPA J says, and what was done with it."""

    restrictions: str = Field(min_length=3, max_length=4000)
    until: date
    by_practitioner: bool = Field(default=False, description="The practitioner, not a licence or a court, restricts")
    discussed_with_dwp: bool = False
    staff_at_risk: bool | None = Field(default=None, description="Risk of serious harm to the Department's staff")
    names_offences: bool = Field(default=False, description="It names offences or the risk to the public")
    offender_told: bool = True
    telling_raises_risk: bool = False
    in_plan: bool = False
    logged_on_visor: bool = Field(default=False, description="Or on the agency's own system, without a ViSOR record")


class SendMappaJ(MappaJ, Advised):
    """The lead agency tells the Department of the restrictions and their end dates."""

    type: Literal["SendMappaJ"] = "SendMappaJ"


class MappaJSent(MappaJ, Event):
    """The Department has five working days to confirm, and removes it on the end date."""

    type: Literal["MappaJSent"] = "MappaJSent"


class ConfirmMappaJ(Advised):
    """The Department confirms receipt to the offender manager."""

    type: Literal["ConfirmMappaJ"] = "ConfirmMappaJ"


class MappaJReceived(Event):
    """Receipt is confirmed."""

    type: Literal["MappaJReceived"] = "MappaJReceived"


class ApproveWork(Advised):
    """The practitioner decides on work of somebody on licence without a specific restriction."""

    type: Literal["ApproveWork"] = "ApproveWork"
    starts_on: date
    approved: bool
    proportionate: bool = Field(default=True, description="A restriction is necessary and proportionate")


class WorkApproved(Event):
    """Work is approved, or not."""

    type: Literal["WorkApproved"] = "WorkApproved"
    starts_on: date
    approved: bool


class RecordDutyToRefer(Advised):
    """Somebody who may be homeless was referred to the housing authority of their choice, or did not consent."""

    type: Literal["RecordDutyToRefer"] = "RecordDutyToRefer"
    consent: bool


class DutyToReferDone(Event):
    """Referred, or no consent."""

    type: Literal["DutyToReferDone"] = "DutyToReferDone"
    consent: bool


class IssueExemption(Advised):
    """MAPPA P: the offender is exempt from the shared accommodation rate."""

    type: Literal["IssueExemption"] = "IssueExemption"
    until: date = Field(description="End of MAPPA management")
    lives_alone: bool
    other_data: bool = Field(default=False, description="It holds more than identity, statement and end date")


class ExemptionIssued(Event):
    """The Department has MAPPA P; it is destroyed when MAPPA ends."""

    type: Literal["ExemptionIssued"] = "ExemptionIssued"
    until: date


def record_restricting_order(command: RecordRestrictingOrder, _: MappaFile, __: Circumstances) -> Ruling:
    """A fact."""
    return (RestrictingOrderMade(kind=command.kind),)


def send_mappa_j(command: SendMappaJ, file: MappaFile, now: Circumstances) -> Ruling:
    """Nothing but what the Department needs; the offender is told, unless that raises the risk."""
    return unless_refused(
        (only_the_lead(file, now), *_content_objections(command), *_telling_objections(command)),
        MappaJSent.model_validate(command.body()),
    )


def confirm_mappa_j(_: ConfirmMappaJ, file: MappaFile, __: Circumstances) -> Ruling:
    """Of one that was sent."""
    return unless_refused(
        (unless(file.work.j_sent, "MAPPA-J-RECEIPT", "No MAPPA J waits for its receipt."),), MappaJReceived()
    )


def approve_work(command: ApproveWork, _: MappaFile, now: Circumstances) -> Ruling:
    """Before it starts; a restriction must be necessary and proportionate."""
    rule = "MAPPA-J-LICENCE-WORK"
    late = "Work on licence is approved before it starts."
    words = "A restriction must be necessary and proportionate."
    return unless_refused(
        (
            unless(not command.approved or command.starts_on >= today(now), rule, late, "starts_on"),
            unless(command.approved or command.proportionate, rule, words, "proportionate"),
        ),
        WorkApproved(starts_on=command.starts_on, approved=command.approved),
    )


def record_duty_to_refer(command: RecordDutyToRefer, file: MappaFile, _: Circumstances) -> Ruling:
    """For somebody who may be homeless."""
    words = "Note first that the offender may be homeless."
    return unless_refused(
        (unless(has(file, "homelessness_risk"), "MAPPA-HSG-DTR", words),), DutyToReferDone(consent=command.consent)
    )


def issue_exemption(command: IssueExemption, file: MappaFile, now: Circumstances) -> Ruling:
    """Level 2 or 3, under 35, alone in self-contained private rented accommodation (21.15)."""
    age = age_on(file, today(now))
    young = age is None or age < _SHARED_RATE_ENDS
    minimal = "MAPPA P holds identity, the statement of exemption and its end date only."
    return unless_refused(
        (
            unless(file.level.number in {2, 3}, "MAPPA-P-EXEMPT", "The exemption is for Level 2 and 3."),
            unless(young, "MAPPA-P-EXEMPT", "From the 35th birthday on no exemption is needed."),
            unless(command.lives_alone, "MAPPA-P-EXEMPT", "The exemption is for those who live alone.", "lives_alone"),
            unless(not command.other_data, "MAPPA-P-FORM", minimal, "other_data"),
        ),
        ExemptionIssued(until=command.until),
    )


def restricting_order_made(file: MappaFile, _: RestrictingOrderMade) -> MappaFile:
    """The restriction is known by the flag; the clock runs by the event."""
    return file


def mappa_j_sent(file: MappaFile, _: MappaJSent) -> MappaFile:
    """Sent."""
    return changed(file, work=file.work.model_copy(update={"j_sent": True}))


def mappa_j_received(file: MappaFile, _: MappaJReceived) -> MappaFile:
    """Confirmed."""
    return changed(file, work=file.work.model_copy(update={"j_sent": False}))


def work_approved(file: MappaFile, _: WorkApproved) -> MappaFile:
    """For the chronology."""
    return file


def duty_to_refer_done(file: MappaFile, _: DutyToReferDone) -> MappaFile:
    """For the chronology."""
    return file


def exemption_issued(file: MappaFile, _: ExemptionIssued) -> MappaFile:
    """It stands, also at Level 1, until the address changes (21.17)."""
    return changed(file, work=file.work.model_copy(update={"exempt": True}))


def _content_objections(form: MappaJ) -> Iterator[Objection | None]:
    words = "MAPPA J names no offences and no risk to the general public."
    yield unless(not form.names_offences, "MAPPA-J-MINIMISE", words, "names_offences")
    words = "Say whether there is a risk of serious harm to the Department's or a contractor's staff."
    yield unless(form.staff_at_risk is not None, "MAPPA-J-STAFF-RISK", words, "staff_at_risk")
    words = "Note MAPPA J in the plan, and in ViSOR or the agency's own system."
    yield unless(form.in_plan and form.logged_on_visor, "MAPPA-J-RMP-VISOR", words, "in_plan")
    words = "Discuss a restriction of the practitioner's own with the Department first."
    yield unless(
        not form.by_practitioner or form.discussed_with_dwp, "MAPPA-J-LICENCE-DISCUSS", words, "discussed_with_dwp"
    )


def _telling_objections(form: MappaJ) -> Iterator[Objection | None]:
    if form.offender_told:
        return
    words = "Tell the offender of MAPPA J, unless telling raises the risk."
    yield unless(form.telling_raises_risk, "MAPPA-J-TELL", words, "offender_told")
    words = "The offender is not told: discuss it with the Department before MAPPA J is issued."
    yield unless(form.discussed_with_dwp, "MAPPA-J-TELL", words, "discussed_with_dwp")
