"""One defendant in one set of proceedings, as it shows itself in the Temporal Web UI.

Stages: LISTED → SCREENED → FIRST_LEVEL → TRIAGED → (PSYCH_REFERRED →) REPORTING → REPORTED → FOLLOW_UP, and back to
LISTED by an adjournment; COMMUNITY_ORDER or OASYS_IDENTIFIED → OM_ASSESSED → OM_ACTIVE → OM_ENDED. Ended by
CLOSED_SCREEN, CLOSED, CUSTODY_END or OM_CLOSED.

Clocks: COURT-REPORT-SAME-DAY (the day of the hearing), COURT-OM-ASSESS-PRE and COURT-OM-REPORT (by the day of the
hearing), and those that an area sets: psychiatric outcome, referrals and their answers, follow-up, assessment, sentence
plan, order review, care plan, roadmap, probation's questions (``caseclock settings``).

Typed signals are this lifecycle's contract with other services: each is the CloudEvent of the same kind.
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef, Told
    from domain.court_liaison.partners import (
        Adjournment,
        Asked,
        CarePlanChange,
        Death,
        Disposal,
        EscortRecord,
        NewHearing,
        OrderEnd,
        PsychiatricOutcome,
        Question,
        Referral,
        ReferralAnswer,
    )
    from workflows.case import CaseLifecycle

__all__ = ["CourtLiaison"]

_OURS = "uk.caseclock.court-liaison"


@temporalio.workflow.defn(name="CourtLiaison")
class CourtLiaison(CaseLifecycle):
    """The durable case of one defendant."""

    title = "Court liaison"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is closed."""
        await self.live()

    @temporalio.workflow.signal
    def person_died(self, told: Told[Death]) -> None:
        """The person died (uk.nhs.person-died.v1)."""
        self.outside.append(told.as_event("uk.nhs.person-died.v1"))

    @temporalio.workflow.signal
    def escort_record_received(self, told: Told[EscortRecord]) -> None:
        """A Prisoner Escort Record came (uk.caseclock.court-liaison.escort-record.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.escort-record.v1"))

    @temporalio.workflow.signal
    def referred(self, told: Told[Referral]) -> None:
        """A court agency referred the person (uk.caseclock.court-liaison.referral.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.referral.v1"))

    @temporalio.workflow.signal
    def hearing_moved(self, told: Told[NewHearing]) -> None:
        """The court moved the hearing (uk.caseclock.court-liaison.hearing-moved.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.hearing-moved.v1"))

    @temporalio.workflow.signal
    def adjourned(self, told: Told[Adjournment]) -> None:
        """The court adjourned (uk.caseclock.court-liaison.adjourned.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.adjourned.v1"))

    @temporalio.workflow.signal
    def disposed(self, told: Told[Disposal]) -> None:
        """The court decided (uk.caseclock.court-liaison.disposed.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.disposed.v1"))

    @temporalio.workflow.signal
    def report_required(self, told: Told[Asked]) -> None:
        """The court requires a report (uk.caseclock.court-liaison.report-required.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.report-required.v1"))

    @temporalio.workflow.signal
    def psychiatric_outcome(self, told: Told[PsychiatricOutcome]) -> None:
        """Psychiatric liaison told its outcome (uk.caseclock.court-liaison.psychiatric-outcome.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.psychiatric-outcome.v1"))

    @temporalio.workflow.signal
    def referral_outcome(self, told: Told[ReferralAnswer]) -> None:
        """A service answered a referral (uk.caseclock.court-liaison.referral-outcome.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.referral-outcome.v1"))

    @temporalio.workflow.signal
    def care_plan_changed(self, told: Told[CarePlanChange]) -> None:
        """The clinical team changed the care plan (uk.caseclock.court-liaison.care-plan-changed.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.care-plan-changed.v1"))

    @temporalio.workflow.signal
    def advice_asked(self, told: Told[Question]) -> None:
        """Probation asks for advice (uk.caseclock.court-liaison.advice-asked.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.advice-asked.v1"))

    @temporalio.workflow.signal
    def order_ended(self, told: Told[OrderEnd]) -> None:
        """Probation told that the order ended (uk.caseclock.court-liaison.order-ended.v1)."""
        self.outside.append(told.as_event(f"{_OURS}.order-ended.v1"))
