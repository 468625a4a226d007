"""What a request for minutes knows of itself."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal
from uuid import UUID

from domain.kernel.lifecycle import File
from domain.mappa.roles import Agency

__all__ = [
    "CLOSED", "DECIDED", "DRAFTED", "FINAL", "OFFICIAL", "RECEIVED", "REPLIED", "ROUTED", "ROUTES", "STAGES",
    "SUBJECT_ACCESS", "MinutesFile", "Receiver", "Requester", "Route",
]  # fmt: skip

RECEIVED: Final = "RECEIVED"
ROUTED: Final = "ROUTED"
"""Classified: the requester's kind says which way it goes."""
DRAFTED: Final = "DRAFTED"
"""The executive summary is drafted, and goes round those who contributed."""
DECIDED: Final = "DECIDED"
REPLIED: Final = "REPLIED"
"""Answered; the Co-ordinator's copy is still to be filed."""
CLOSED: Final = "CLOSED"

STAGES: Final = (RECEIVED, ROUTED, DRAFTED, DECIDED, REPLIED, CLOSED)
FINAL: Final = frozenset({CLOSED})

Receiver = Literal[Agency, "coordination_unit"]
"""Who received the request: an agency, or the MAPPA Co-ordination Unit."""

Requester = Literal[
    "offender", "victim", "representative", "court", "tribunal", "parole_board", "cps", "iopc", "agency_branch",
    "review_chair", "inspectorate", "national_mappa_team", "marac", "relative", "journalist", "other",
]  # fmt: skip
"""Who asks (13b.12); ``agency_branch``: another branch of an agency of the Responsible Authority or with a duty."""

Route = Literal[
    "subject_access", "clarify_foi", "neither_confirm_nor_deny", "court", "official", "iopc", "review", "inspectorate",
    "national_team", "marac_summary", "foi",
]  # fmt: skip

ROUTES: Final[Mapping[Requester, Route]] = MappingProxyType({
    "offender": "subject_access", "victim": "subject_access", "representative": "subject_access", "court": "court",
    "tribunal": "court", "parole_board": "court", "cps": "official", "agency_branch": "official", "iopc": "iopc",
    "review_chair": "review", "inspectorate": "inspectorate", "national_mappa_team": "national_team",
    "marac": "marac_summary", "relative": "foi", "journalist": "foi", "other": "foi",
})  # fmt: skip
"""The route of each kind of requester, before what the request itself says: MAPPA-MIN-REQUEST-SOURCE,
MAPPA-SAR-RECOGNISE, MAPPA-MIN-THIRD-FOI, MAPPA-MIN-REVIEW-CHAIRS (13b.12 to 13b.37, 22.25).
"""

SUBJECT_ACCESS: Final = frozenset({"offender", "victim", "representative"})
OFFICIAL: Final = frozenset({"court", "official", "iopc", "review", "inspectorate", "national_team"})
"""Routes of official requests, which are clarified first (13b.24)."""


class MinutesFile(File):
    """The state of one request."""

    person: UUID | None = None
    received_by: Receiver | None = None
    received_on: date | None = None
    counter_terrorism: bool = False
    coordinator_told: bool = False
    requester: Requester | None = None
    route: Route | None = None
    clarified: bool = False
    referred_to_branston: bool = False
    answered_by: Literal["coordinator", "chair"] | None = None
    recording_held: bool = False
    national_team_asked: bool = False
    drafted_by: Literal["coordinator", "chair"] | None = None
    exemptions: tuple[str, ...] = ()
    circulated: bool = False
    release: str | None = None
