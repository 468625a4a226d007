"""Who acts in a serious case review, by the names of the guidance (004 chapter 20). Names of roles, nothing else."""

from typing import Final, Literal

__all__ = [
    "AGENCY_STAFF", "AUTHOR", "CHAIR", "CONTACT", "COORDINATOR", "LEAD", "LIAISON", "NATIONAL", "OPENS", "PANEL",
    "PROSECUTION", "READERS", "SMB", "Agency",
]  # fmt: skip

Agency = Literal[
    "police", "probation", "prison", "yot", "mental_health", "childrens_services", "adult_social_care", "housing",
    "health", "education", "jobcentre", "ukvi", "electronic_monitoring", "youth_custody", "mctc", "approved_premises",
    "victim_contact", "coordination_unit", "other",
]  # fmt: skip
"""The agencies by the codes that MAPPA has for them (a test holds the two lists together)."""

LEAD: Final = frozenset({
    "ProbationPractitioner", "NationalSecurityDivision", "PoliceOffenderManager", "YotPractitioner",
    "MentalHealthPractitioner",
})  # fmt: skip
"""Who speaks for a lead agency."""
COORDINATOR: Final = frozenset({"MappaCoordinator"})
CHAIR: Final = frozenset({"SmbChair"})
"""The Chair of the Strategic Management Board, who is responsible for the whole of it (20.7)."""
SMB: Final = frozenset({"StrategicManagementBoard"})
AUTHOR: Final = frozenset({"ReviewAuthor"})
CONTACT: Final = frozenset({"ReviewVictimContact"})
"""Whom the Chair names to tell the victim and the family (20.13)."""
PANEL: Final = frozenset({"ReviewPanelMember"})
NATIONAL: Final = frozenset({"NationalMappaTeam"})
AGENCY_STAFF: Final = LEAD | frozenset({"PrisonOffenderManager", "ChildrensServices", "DutyToCooperateAgency"})
PROSECUTION: Final = LEAD | COORDINATOR | CHAIR | frozenset({"Service"})
"""Who may learn of the outcome of the prosecution first."""
OPENS: Final = LEAD | COORDINATOR | frozenset({"Service", "System"})
"""The lead agency, the Co-ordinator who hears of it first, or the offender's own MAPPA case by a follow-up."""
LIAISON: Final = frozenset({"FamilyLiaisonOfficer", "VictimLiaisonOfficer"})
"""Neither of them may be the one whom the Chair names (20.14)."""
READERS: Final = COORDINATOR | CHAIR | SMB | AUTHOR | CONTACT | PANEL | NATIONAL
"""Who may read it: not those whose own work with the offender is reviewed (20.11, 20.26)."""
