"""Adult safeguarding, section 42 of the Care Act 2014, as it shows itself in the Temporal Web UI.

Stages: RECEIVED → TRIAGE → RISK_ASSESSMENT → PLANNING → ENQUIRY → OUTCOME → CLOSURE_REVIEW, ended by
CLOSED_CONCERN, CLOSED_RA or CLOSED_ENQUIRY (pathways/safeguarding.md section 1).

Clocks: S42-TRIAGE-1WD (one working day from receipt), S42-RA-3WD (three working days from the decision to
progress), S42-CO-14D (a caused agency's return), S42-RA-CRITICAL (the critical-risk notice).

Typed signals are this lifecycle's contract with other services: each is the CloudEvent of the same kind.
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef, Told
    from domain.safeguarding.letter_outcomes import LetterOutcome
    from domain.safeguarding.outside import AgencyReport, CrimeNumber, Death, Discharge
    from workflows.case import CaseLifecycle

__all__ = ["AdultSafeguardingEnquiry"]


@temporalio.workflow.defn(name="AdultSafeguardingEnquiry")
class AdultSafeguardingEnquiry(CaseLifecycle):
    """The durable case of one safeguarding concern."""

    title = "Adult safeguarding enquiry"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is closed."""
        await self.live()

    @temporalio.workflow.signal
    def crime_number_given(self, told: Told[CrimeNumber]) -> None:
        """The police recorded the crime under this number (uk.police.crime-number.v1)."""
        self.outside.append(told.as_event("uk.police.crime-number.v1"))

    @temporalio.workflow.signal
    def adult_died(self, told: Told[Death]) -> None:
        """The adult died (uk.nhs.adult-died.v1)."""
        self.outside.append(told.as_event("uk.nhs.adult-died.v1"))

    @temporalio.workflow.signal
    def discharge_date_set(self, told: Told[Discharge]) -> None:
        """A hospital set, or moved, the date of discharge (uk.nhs.hospital.discharge-date.v1)."""
        self.outside.append(told.as_event("uk.nhs.hospital.discharge-date.v1"))

    @temporalio.workflow.signal
    def agency_report_received(self, told: Told[AgencyReport]) -> None:
        """A caused agency's report came in (uk.caseclock.partner.agency-report.v1)."""
        self.outside.append(told.as_event("uk.caseclock.partner.agency-report.v1"))

    @temporalio.workflow.signal
    def letter_ended(self, told: Told[LetterOutcome]) -> None:
        """A letter arrived, came back, or was withdrawn (uk.caseclock.letter-outcome.v1)."""
        self.outside.append(told.as_event("uk.caseclock.letter-outcome.v1"))
