"""The stages of a restricted person's social supervision as the chart names them (pathways, chart b).

What runs side by side (visits, conditions, who covers, out of area, flags, reports) stands in its own slice of the file
and is no stage.
"""

from typing import Final

__all__ = [
    "ALLOCATING", "ALLOCATION_PENDING", "BEFORE_DISCHARGE", "CLOSED", "DEFERRED", "DETAINED_RESTRICTED", "DISPUTE",
    "ENDED", "ESCALATED", "FINAL", "IN_COMMUNITY", "IN_HOSPITAL", "OPEN", "PRE_DISCHARGE", "RECALLED",
    "RECALL_PENDING", "REVIEWING_BREACH", "STAGES", "SUPERVISED", "WITH_SUPERVISOR",
]  # fmt: skip

ALLOCATION_PENDING: Final = "ALLOCATION_PENDING"
"""A supervisor is asked for; which authority supervises is not settled."""
DISPUTE: Final = "DISPUTE"
"""The authorities do not agree: section 7 of the casework section's guidance of 2023 (001 para 7.7)."""
ALLOCATING: Final = "ALLOCATING"
PRE_DISCHARGE: Final = "PRE_DISCHARGE"
"""A social supervisor is allocated; the discharge is prepared."""
DEFERRED: Final = "DEFERRED"
"""The Tribunal directed the discharge and deferred it until arrangements are made (s.73(7)): no clock runs yet."""
SUPERVISED: Final = "SUPERVISED"
"""Conditionally discharged; nothing is under review."""
REVIEWING_BREACH: Final = "REVIEWING_BREACH"
"""A condition was breached; what to do about it is not decided."""
ESCALATED: Final = "ESCALATED"
"""Mental health or danger has risen; a concern is being acted on."""
RECALL_PENDING: Final = "RECALL_PENDING"
"""Recall was asked for; the casework section has not decided."""
RECALLED: Final = "RECALLED"
"""Back in hospital by order of the Secretary of State; the Tribunal has not decided."""
DETAINED_RESTRICTED: Final = "DETAINED_RESTRICTED"
"""Stays in hospital after a recall, until a discharge is planned anew."""
ENDED: Final = "ENDED"
"""Absolutely discharged, or died: nothing is owed to the supervision; the record is completed."""
CLOSED: Final = "CLOSED"

STAGES: Final = (
    ALLOCATION_PENDING, DISPUTE, ALLOCATING, PRE_DISCHARGE, DEFERRED, SUPERVISED, REVIEWING_BREACH, ESCALATED,
    RECALL_PENDING, RECALLED, DETAINED_RESTRICTED, ENDED, CLOSED,
)  # fmt: skip
FINAL: Final = frozenset({CLOSED})
OPEN: Final = frozenset(STAGES) - FINAL

IN_COMMUNITY: Final = frozenset({SUPERVISED, REVIEWING_BREACH, ESCALATED, RECALL_PENDING})
"""Conditionally discharged: visits and reports are owed."""
BEFORE_DISCHARGE: Final = frozenset({PRE_DISCHARGE, DEFERRED})
IN_HOSPITAL: Final = OPEN - IN_COMMUNITY - {ENDED}
WITH_SUPERVISOR: Final = BEFORE_DISCHARGE | IN_COMMUNITY | {RECALLED, DETAINED_RESTRICTED}
"""A social supervisor has been allocated."""
