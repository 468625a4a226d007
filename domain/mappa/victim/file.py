"""What a victim's record knows of itself: under the victim's own key; only here stands which offender's case it is."""

from typing import Final, Literal
from uuid import UUID

from domain.kernel.lifecycle import File
from domain.mappa.roles import CHAIR, COORDINATOR, LEAD_ROLES, VLO, Agency

__all__ = [
    "CLOSED", "FINAL", "IDENTIFIED", "IDVA", "IN_SCHEME", "OUTSIDE_SCHEME", "READERS", "STAGES", "Kind", "Scheme",
    "VictimFile", "changed",
]  # fmt: skip

IDENTIFIED: Final = "IDENTIFIED"
IN_SCHEME: Final = "IN_SCHEME"
"""In the Victim Contact Service, by statute or by discretion."""
OUTSIDE_SCHEME: Final = "OUTSIDE_SCHEME"
"""Not eligible, or declined; the risk is planned for all the same (22.11)."""
CLOSED: Final = "CLOSED"
STAGES: Final = (IDENTIFIED, IN_SCHEME, OUTSIDE_SCHEME, CLOSED)
FINAL: Final = frozenset({CLOSED})

IDVA: Final = frozenset({"IndependentDomesticViolenceAdviser"})
READERS: Final = VLO | IDVA | COORDINATOR | CHAIR | LEAD_ROLES
"""Who may read it: fewer than may read the offender's case; no prison, no housing, no duty to co-operate agency."""

Kind = Literal["direct", "earlier", "seriously_affected", "potential", "supporter", "bereaved_relative"]
Scheme = Literal["statutory", "discretionary", "none"]


class VictimFile(File):
    """The state of one victim's record."""

    person: UUID | None = None
    offender_case: UUID | None = None
    kind: Kind = "direct"
    at_risk: bool = False
    vulnerable: Literal["no", "child", "adult_at_risk"] = "no"
    also_offender: bool = False
    other_area: bool = False
    contact: Agency | None = None
    liaison_checked: bool = False
    scheme: Scheme | None = None
    by_hospital: bool = False
    """The offender is an unrestricted patient: the hospital informs the victim, not the liaison officer (22.10)."""
    services_linked: bool = False
    risk_raised: bool = False
    told_how: bool = False
    asked: frozenset[str] = frozenset()
    """Requests for information that wait for a decision."""


def changed(file: VictimFile, **changes: object) -> VictimFile:
    """The file with these facts changed."""
    return file.model_copy(update=changes)
