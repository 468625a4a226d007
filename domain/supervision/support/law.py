"""Rules of the worker's own supervision: 001 section 8, which is marked there for local consideration (reading 16).

How often it is held is a rule of the staff record (WORK-SS-SUPERVISION-MONTHLY); here it is asked of each case.
"""

from domain.supervision.law.basis import advisory

__all__ = ["SUPPORT_RULES"]

SUPPORT_RULES = (
    advisory("SUP-DECISIONS-RECORD", "Decisions of supervision on the case", "8.0 L352", "Record them clearly."),
    advisory("SUP-CASE-DETAIL", "Supervisor knows the case", "8.0 L349",
             "Risk, victims, MAPPA level and the casework section's part are gone through at each supervision."),
)  # fmt: skip
