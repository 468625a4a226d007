"""One MAPPA offender, as it shows itself in the Temporal Web UI.

Stages: SCREENING → MANAGED, or by way of CAT3_REFERRED; ended by NOT_ELIGIBLE or EXITED, from which a later outcome
or referral takes the case up again. Eligibility, level, place, meetings, lead agency and the ViSOR record run side by
side in it (docs/lifecycles/mappa.md).

Typed signals are this lifecycle's contract with prisons, the casework section (PPCS), the Parole Board and the courts:
each is the CloudEvent of the same kind. Every clock that is counted back from a day that they bring follows it.
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef, Told
    from domain.mappa.eligibility.dying import Death
    from domain.mappa.place.absconding import Abscond, Return
    from domain.mappa.place.appeals import Appeal, AppealDecision
    from domain.mappa.place.custody import Move
    from domain.mappa.place.leaving import ParoleReview, Release
    from domain.mappa.place.outside import ParoleDateNotice, RecallNotice, ReceptionNotice, ReleaseDateNotice
    from domain.mappa.place.parole import ParoleDecision
    from workflows.case import CaseLifecycle

__all__ = ["MappaOffender"]


@temporalio.workflow.defn(name="MappaOffender")
class MappaOffender(CaseLifecycle):
    """The durable case of one offender."""

    title = "MAPPA offender"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is closed."""
        await self.live()

    @temporalio.workflow.signal
    def received_into_custody(self, told: Told[ReceptionNotice]) -> None:
        """A prison received the offender (uk.hmpps.prison.received.v1)."""
        self.outside.append(told.as_event("uk.hmpps.prison.received.v1"))

    @temporalio.workflow.signal
    def prisoner_transferred(self, told: Told[Move]) -> None:
        """The prisoner was moved (uk.hmpps.prison.transferred.v1)."""
        self.outside.append(told.as_event("uk.hmpps.prison.transferred.v1"))

    @temporalio.workflow.signal
    def release_date_set(self, told: Told[ReleaseDateNotice]) -> None:
        """The day of release was set, moved or confirmed (uk.hmpps.prison.release-date.v1)."""
        self.outside.append(told.as_event("uk.hmpps.prison.release-date.v1"))

    @temporalio.workflow.signal
    def offender_released(self, told: Told[Release]) -> None:
        """The offender was released (uk.hmpps.prison.released.v1)."""
        self.outside.append(told.as_event("uk.hmpps.prison.released.v1"))

    @temporalio.workflow.signal
    def offender_absconded(self, told: Told[Abscond]) -> None:
        """The offender is unlawfully at large (uk.hmpps.prison.absconded.v1)."""
        self.outside.append(told.as_event("uk.hmpps.prison.absconded.v1"))

    @temporalio.workflow.signal
    def offender_returned(self, told: Told[Return]) -> None:
        """The offender is back in custody (uk.hmpps.prison.returned.v1)."""
        self.outside.append(told.as_event("uk.hmpps.prison.returned.v1"))

    @temporalio.workflow.signal
    def offender_recalled(self, told: Told[RecallNotice]) -> None:
        """The licence was revoked: a recall (uk.hmpps.ppcs.recalled.v1)."""
        self.outside.append(told.as_event("uk.hmpps.ppcs.recalled.v1"))

    @temporalio.workflow.signal
    def parole_date_set(self, told: Told[ParoleDateNotice]) -> None:
        """A date of the parole process was set or moved (uk.hmpps.ppcs.parole-date.v1)."""
        self.outside.append(told.as_event("uk.hmpps.ppcs.parole-date.v1"))

    @temporalio.workflow.signal
    def parole_review_listed(self, told: Told[ParoleReview]) -> None:
        """The Parole Board listed a review of a recall (uk.paroleboard.review-listed.v1)."""
        self.outside.append(told.as_event("uk.paroleboard.review-listed.v1"))

    @temporalio.workflow.signal
    def parole_board_decided(self, told: Told[ParoleDecision]) -> None:
        """The Parole Board decided (uk.paroleboard.decision.v1)."""
        self.outside.append(told.as_event("uk.paroleboard.decision.v1"))

    @temporalio.workflow.signal
    def appeal_permitted(self, told: Told[Appeal]) -> None:
        """Permission for an appeal or a judicial review was granted (uk.hmcts.appeal.permitted.v1)."""
        self.outside.append(told.as_event("uk.hmcts.appeal.permitted.v1"))

    @temporalio.workflow.signal
    def appeal_decided(self, told: Told[AppealDecision]) -> None:
        """The court decided an appeal or a judicial review (uk.hmcts.appeal.decided.v1)."""
        self.outside.append(told.as_event("uk.hmcts.appeal.decided.v1"))

    @temporalio.workflow.signal
    def offender_died(self, told: Told[Death]) -> None:
        """The offender died (uk.nhs.person-died.v1)."""
        self.outside.append(told.as_event("uk.nhs.person-died.v1"))
