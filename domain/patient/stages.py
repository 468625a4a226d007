"""The coarse stages of a patient's case; leave, planning, Tribunal and MAPPA's forms run beside them."""

from typing import Final

__all__ = [
    "COMMUNITY", "CONDITIONAL", "CTO", "DETAINED", "ENDED", "ENDING", "FINAL", "GUARDIANSHIP", "HELD", "OPEN",
    "REMITTED", "STAGES", "UNDER_THE_ACT",
]  # fmt: skip

DETAINED: Final = "DETAINED"
GUARDIANSHIP: Final = "GUARDIANSHIP"
CONDITIONAL: Final = "CONDITIONAL"
"""Conditionally discharged: in the community, liable to recall; the supervision has a case of its own."""
CTO: Final = "CTO"
"""In the community under a community treatment order."""
COMMUNITY: Final = "COMMUNITY"
"""Out of the Act, and still a MAPPA offender: on licence, on the sex offenders' register, or in Category 3."""
ENDING: Final = "ENDING"
"""MAPPA ended; the record of its end is still to go to the Co-ordinator."""
REMITTED: Final = "REMITTED"
"""Back in prison or before the court. A new transfer takes the case up again."""
ENDED: Final = "ENDED"

STAGES: Final = (DETAINED, GUARDIANSHIP, CONDITIONAL, CTO, COMMUNITY, ENDING, REMITTED, ENDED)
FINAL: Final = frozenset({REMITTED, ENDED})
OPEN: Final = frozenset(STAGES) - FINAL
HELD: Final = frozenset({DETAINED})
UNDER_THE_ACT: Final = frozenset({DETAINED, GUARDIANSHIP, CONDITIONAL, CTO})
