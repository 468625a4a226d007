"""Reports are audited across the county by Service Manager, Team Leader and Advanced Practitioner (000 para 10.8)."""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.writing import Key, asked_of, report_of
from domain.supervision.roles import LEADS, SERVICE_MANAGER

__all__ = ["AUDITORS", "AuditReport", "ReportAudited", "audit_report"]

AUDITORS: Final = LEADS | SERVICE_MANAGER


class _Audit(Message):
    report: str = Key
    audit: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$", description="The audit, e.g. 2027-q1")
    meets_standard: bool
    findings: str = Field(min_length=3, max_length=8000)


class AuditReport(_Audit, Advised):
    """Audit one report; whatever team the supervisor belongs to."""

    type: Literal["AuditReport"] = "AuditReport"


class ReportAudited(_Audit, Event):
    """A report was audited; ``role``: as which of the three."""

    type: Literal["ReportAudited"] = "ReportAudited"
    role: Coded


def audit_report(command: AuditReport, file: SupervisionFile, now: Circumstances) -> Ruling:
    """What was written, by somebody who did not write it."""
    report = report_of(file, command.report)
    role = next((each for each in sorted(AUDITORS) if now.by.has_role(each)), "")
    own = now.by.id in {*report.authors, file.supervisors.social}
    return unless_refused(
        asked_of(
            file,
            command.report,
            unless(report.version, "FOR-CDR-AUDIT", "Nothing of this report is written yet.", "report"),
            unless(not own, "FOR-CDR-AUDIT", "Nobody audits what they wrote themselves."),
        ),
        ReportAudited.model_validate({**command.body(), "role": role}),
    )
