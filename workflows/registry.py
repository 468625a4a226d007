"""The workflow class of each lifecycle. A new lifecycle is added here in one line."""

from collections.abc import Mapping
from types import MappingProxyType

from workflows.case import CaseLifecycle
from workflows.court_liaison import CourtLiaison
from workflows.forensic import ForensicReferral
from workflows.mappa import MappaOffender
from workflows.mappa_victim import MappaVictim
from workflows.minutes_request import MinutesRequest
from workflows.patient import CourtPatient
from workflows.safeguarding import AdultSafeguardingEnquiry
from workflows.serious_case_review import SeriousCaseReview
from workflows.supervision import SocialSupervision
from workflows.workforce import ServiceDuties, StaffRecord

__all__ = ["CASE_WORKFLOWS", "workflow_of"]

CASE_WORKFLOWS: Mapping[str, type[CaseLifecycle]] = MappingProxyType({
    "safeguarding": AdultSafeguardingEnquiry,
    "mappa": MappaOffender,
    "forensic": ForensicReferral,
    "supervision": SocialSupervision,
    "minutes-request": MinutesRequest,
    "mappa-victim": MappaVictim,
    "patient": CourtPatient,
    "worker": StaffRecord,
    "service": ServiceDuties,
    "court-liaison": CourtLiaison,
    "serious-case-review": SeriousCaseReview,
})  # fmt: skip


def workflow_of(lifecycle: str) -> type[CaseLifecycle]:
    """The workflow class of a lifecycle. Raises KeyError for an unknown one."""
    return CASE_WORKFLOWS[lifecycle]
