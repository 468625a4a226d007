"""Whose action it is, says what becomes of it: no agency takes on, or is done with, what another one owes (12.6)."""

from domain.kernel.circumstances import Circumstances
from domain.kernel.refusal import Objection
from domain.kernel.register import Actor
from domain.kernel.saying import unless
from domain.mappa.meetings.bodies import kind_of, standing_of
from domain.mappa.meetings.state import Action
from domain.mappa.roles import AGENCY_OF, CHAIR, COORDINATOR

__all__ = ["owner_objection"]

_SEATED = frozenset(AGENCY_OF.values())
"""Agencies that a role of their own speaks for."""


def owner_objection(action: Action, now: Circumstances) -> Objection | None:
    """That the agency itself says it. The Co-ordinator or a Chair says it for one that works without this system."""
    whose = action.agency.replace("_", " ")
    words = f"This action is owed by {whose}, who say so themselves, or the Co-ordinator for them."
    owner = now.by.has_role(*COORDINATOR, *CHAIR) or _answers_for(now.by, kind_of(action.agency))
    return unless(owner, "MAPPA-RMP-ACTION-ACCEPT", words, "id")


def _answers_for(actor: Actor, kind: str) -> bool:
    """A service that has neither a role of its own nor one of the duty to co-operate is anybody's at the table."""
    if kind in _SEATED:
        return any(AGENCY_OF.get(role) == kind for role in actor.roles)
    return standing_of(kind) != "duty_to_cooperate" or actor.has_role("DutyToCooperateAgency")
