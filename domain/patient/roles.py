"""Who acts for a patient detained through the courts, by the names of the Act and of the guidance."""

from typing import Final, Literal

__all__ = [
    "ADMINISTRATION", "CLINICIAN", "COORDINATOR", "DECIDERS", "HOSPITAL", "MANAGERS", "MHCS", "PAROLE", "PROBATION",
    "REPORTERS", "SERVICE", "TEAM", "VICTIM_INFORMERS", "WARD", "Owner",
]  # fmt: skip

CLINICIAN: Final = frozenset({"ResponsibleClinician"})
TEAM: Final = frozenset({"MentalHealthPractitioner"})
"""The care team: nurses, social workers of the ward, the care co-ordinator."""
MANAGERS: Final = frozenset({"HospitalManager"})
ADMINISTRATION: Final = frozenset({"MentalHealthActAdministrator"})
"""The office of the hospital that keeps orders, directions and decisions."""
WARD: Final = CLINICIAN | TEAM
HOSPITAL: Final = WARD | MANAGERS | ADMINISTRATION
MHCS: Final = frozenset({"MentalHealthCasework"})
"""The Mental Health Casework Section, which decides for the Secretary of State (26.27)."""
PROBATION: Final = frozenset({"ProbationPractitioner", "YotPractitioner"})
COORDINATOR: Final = frozenset({"MappaCoordinator"})
REPORTERS: Final = frozenset({"SocialWorker", "SocialSupervisor"}) | TEAM
"""Who writes the social circumstances report."""
VICTIM_INFORMERS: Final = frozenset({"VictimLiaisonOfficer"}) | MANAGERS
SERVICE: Final = frozenset({"Service"})
"""Systems of the courts, the prison, the Parole Board and the Tribunal."""
PAROLE: Final = PROBATION | MHCS | SERVICE
DECIDERS: Final = MHCS | ADMINISTRATION | SERVICE
"""Who records what a court, the Tribunal or the Secretary of State decided."""

Owner = Literal[
    "ResponsibleClinician", "MentalHealthPractitioner", "HospitalManager", "MentalHealthCasework", "LeadAgency",
    "MappaCoordinator", "ProbationPractitioner", "VictimLiaisonOfficer",
]  # fmt: skip
"""Who owes something that has no date; ``LeadAgency`` is whichever agency leads now."""
