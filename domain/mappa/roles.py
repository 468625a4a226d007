"""Who acts in MAPPA, by the names of the guidance, and the agency that each role speaks for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

__all__ = [
    "AGENCIES", "AGENCY_OF", "CHAIR", "CHILDRENS_SERVICES", "COORDINATOR", "CTP", "CUSTODIANS", "IDENTIFIERS",
    "LEAD_ROLES", "MCTC", "MENTAL_HEALTH", "NSD", "POLICE", "PRACTITIONERS", "PRISON", "PROBATION", "SERVICE", "SMB",
    "SMB_CHAIR", "VLO", "YOT", "YOUTH_CUSTODY", "Agency",
]  # fmt: skip

Agency = Literal[
    "police", "probation", "prison", "yot", "mental_health", "childrens_services", "adult_social_care", "housing",
    "health", "education", "jobcentre", "ukvi", "electronic_monitoring", "youth_custody", "mctc", "approved_premises",
    "victim_contact", "coordination_unit", "other",
]  # fmt: skip
"""Responsible Authority, duty to co-operate agencies and the services beside them, by code."""

PROBATION: Final = frozenset({"ProbationPractitioner"})
"""The Community Offender Manager and whoever else acts for Probation in a case."""
POLICE: Final = frozenset({"PoliceOffenderManager"})
PRISON: Final = frozenset({"PrisonOffenderManager"})
YOUTH_CUSTODY: Final = frozenset({"YouthCustodyCaseworker"})
MCTC: Final = frozenset({"MctcOfficer"})
"""The Military Corrective Training Centre."""
CUSTODIANS: Final = PRISON | YOUTH_CUSTODY | MCTC
YOT: Final = frozenset({"YotPractitioner"})
MENTAL_HEALTH: Final = frozenset({"MentalHealthPractitioner"})
CHILDRENS_SERVICES: Final = frozenset({"ChildrensServices"})
COORDINATOR: Final = frozenset({"MappaCoordinator"})
"""The MAPPA Co-ordination Unit."""
CHAIR: Final = frozenset({"MappaChair"})
VLO: Final = frozenset({"VictimLiaisonOfficer"})
NSD: Final = frozenset({"NationalSecurityDivision"})
CTP: Final = frozenset({"CounterTerrorismPolicing"})
SMB: Final = frozenset({"StrategicManagementBoard"})
SMB_CHAIR: Final = frozenset({"SmbChair"})
SERVICE: Final = frozenset({"Service"})

LEAD_ROLES: Final = PROBATION | POLICE | YOT | MENTAL_HEALTH | NSD
"""Roles that can speak for a lead agency; which of them does so in this case says the lead region."""
PRACTITIONERS: Final = LEAD_ROLES | CUSTODIANS | CHILDRENS_SERVICES | CTP | VLO | frozenset({"DutyToCooperateAgency"})
IDENTIFIERS: Final = PRACTITIONERS | COORDINATOR | SERVICE | frozenset({"System"})
"""Whoever may say that somebody could be a MAPPA offender: any agency, by a person, by its system, or by a follow-up
of another pathway of this one.
"""

AGENCY_OF: Mapping[str, Agency] = MappingProxyType({
    "ProbationPractitioner": "probation", "NationalSecurityDivision": "probation", "PoliceOffenderManager": "police",
    "CounterTerrorismPolicing": "police", "PrisonOffenderManager": "prison", "YotPractitioner": "yot",
    "MentalHealthPractitioner": "mental_health", "ChildrensServices": "childrens_services",
    "VictimLiaisonOfficer": "victim_contact", "MappaCoordinator": "coordination_unit",
    "YouthCustodyCaseworker": "youth_custody", "MctcOfficer": "mctc",
})  # fmt: skip
"""The agency for which a role speaks."""

AGENCIES: Final[frozenset[str]] = frozenset(get_args(Agency))
