"""The coarse stages of an offender's case; what each region knows in detail stands in its own slice of the file."""

from typing import Final

__all__ = ["CAT3_REFERRED", "EXITED", "FINAL", "MANAGED", "NOT_ELIGIBLE", "NOT_FINAL", "SCREENING", "STAGES"]

SCREENING: Final = "SCREENING"
"""Identified; the category is not decided yet."""
CAT3_REFERRED: Final = "CAT3_REFERRED"
"""Not eligible by law, referred as a Category 3 offender; the Co-ordination Unit decides."""
MANAGED: Final = "MANAGED"
"""A MAPPA offender of some category, at whatever level and place."""
NOT_ELIGIBLE: Final = "NOT_ELIGIBLE"
"""Screened: no category is met. A later outcome or referral takes the case up again."""
EXITED: Final = "EXITED"
"""Was a MAPPA offender and is none any more. A later outcome or referral takes the case up again."""

STAGES: Final = (SCREENING, CAT3_REFERRED, MANAGED, NOT_ELIGIBLE, EXITED)
FINAL: Final = frozenset({NOT_ELIGIBLE, EXITED})
NOT_FINAL: Final = frozenset(STAGES) - FINAL
