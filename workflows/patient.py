"""One patient detained through the courts, as it shows itself in the Temporal Web UI.

Stages: DETAINED or GUARDIANSHIP → CONDITIONAL or CTO, and back by recall → COMMUNITY (out of the Act, still in MAPPA) →
ENDING → ENDED; REMITTED to prison or court (docs/lifecycles/patient.md). Timers: the automatic release date, on which a
restriction ends by itself (MDO-S49-LIFT-DET), the end of the licence, the end of a registration.

Typed signals are this lifecycle's contract with prisons, the Parole Board and the NHS: each is the CloudEvent of the
same kind. The timer of the release date follows what the prison tells.
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef, Told
    from domain.patient.ending.dying import Death
    from domain.patient.status.outside import ReleaseDirection
    from domain.patient.status.sentence import SentenceDates
    from workflows.case import CaseLifecycle

__all__ = ["CourtPatient"]


@temporalio.workflow.defn(name="CourtPatient")
class CourtPatient(CaseLifecycle):
    """The durable case of one patient."""

    title = "Patient detained through the courts"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is ended."""
        await self.live()

    @temporalio.workflow.signal
    def sentence_dates_set(self, told: Told[SentenceDates]) -> None:
        """The release date or the end of the licence was set or moved (uk.hmpps.prison.sentence-dates.v1)."""
        self.outside.append(told.as_event("uk.hmpps.prison.sentence-dates.v1"))

    @temporalio.workflow.signal
    def release_directed(self, told: Told[ReleaseDirection]) -> None:
        """The Parole Board directed the release (uk.paroleboard.release-directed.v1)."""
        self.outside.append(told.as_event("uk.paroleboard.release-directed.v1"))

    @temporalio.workflow.signal
    def patient_died(self, told: Told[Death]) -> None:
        """The patient died (uk.nhs.person-died.v1)."""
        self.outside.append(told.as_event("uk.nhs.person-died.v1"))
