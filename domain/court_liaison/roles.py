"""Who is who at court and in offender management (pathway file, section 4). Names of roles, nothing else."""

__all__ = [
    "CLINICAL", "COURT", "FMHP", "MANAGER", "PROBATION", "PSYCHIATRIST", "READERS", "REFERRERS", "SERVICE",
    "side_of",
]  # fmt: skip

FMHP = frozenset({"ForensicMentalHealthPractitioner"})
PROBATION = frozenset({"ProbationPractitioner"})
COURT = frozenset({"CourtOfficer"})
"""Whoever speaks for the court: what it listed, adjourned and decided."""
REFERRERS = COURT | PROBATION | {"CourtAgency"}
"""Any court agency: police, prison escort, prosecution, defence, the court itself, probation (COURT-REF-WHO)."""
PSYCHIATRIST = frozenset({"LiaisonPsychiatrist"})
CLINICAL = frozenset({"MentalHealthPractitioner"})
"""The clinical team that treats under a Mental Health Treatment Requirement."""
MANAGER = frozenset({"ServiceManager"})
SERVICE = frozenset({"Service"})
"""What other systems tell: the court's lists, the prison escort, probation, the NHS."""

READERS = FMHP | PROBATION | PSYCHIATRIST | MANAGER
"""Who reads a case. The court and its agencies do not: what reaches the court is the report that was given to it."""


def side_of(roles: tuple[str, ...]) -> str:
    """For which of the two who plan and review together somebody speaks: ``fmhp`` or ``probation``."""
    return "fmhp" if FMHP.intersection(roles) else "probation"
