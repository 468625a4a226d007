"""All lifecycles and the lawbook that binds their rules. A new lifecycle is added here in one line."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from domain.court_liaison.lifecycle import COURT_LIAISON
from domain.forensic.lifecycle import FORENSIC
from domain.kernel.case import AnyLifecycle
from domain.kernel.law import KERNEL_RULES
from domain.law.pack import Lawbook, pack_of
from domain.mappa.lifecycle import MAPPA
from domain.mappa.minutes_request.lifecycle import MINUTES_REQUEST
from domain.mappa.victim.lifecycle import MAPPA_VICTIM
from domain.patient.lifecycle import PATIENT
from domain.safeguarding.lifecycle import SAFEGUARDING
from domain.serious_case_review.lifecycle import SERIOUS_CASE_REVIEW
from domain.supervision.lifecycle import SUPERVISION
from domain.workforce.lifecycle import WORKER
from domain.workforce.service.lifecycle import SERVICE

__all__ = ["ALSO_CALLED", "LAWBOOK", "LIFECYCLES", "UnknownLifecycleError", "lifecycle_named"]


class UnknownLifecycleError(LookupError):
    """No lifecycle of this name is known to this code."""


LIFECYCLES: Mapping[str, AnyLifecycle] = MappingProxyType({
    each.name: each
    for each in (
        SAFEGUARDING, MAPPA, FORENSIC, SUPERVISION, COURT_LIAISON, MINUTES_REQUEST, WORKER, SERVICE, MAPPA_VICTIM,
        SERIOUS_CASE_REVIEW, PATIENT,
    )
})  # fmt: skip

ALSO_CALLED: Mapping[str, str] = MappingProxyType({"court": "court-liaison", "review": "serious-case-review"})
"""Short names of pathways, as scenario files and the command line may say them."""

LAWBOOK = Lawbook((
    pack_of("2025-01", date(2015, 4, 1), KERNEL_RULES, *(each.rules for each in LIFECYCLES.values())),
))  # fmt: skip


def lifecycle_named(name: str) -> AnyLifecycle:
    """The lifecycle of this name. Raises UnknownLifecycleError."""
    try:
        return LIFECYCLES[name]
    except KeyError:
        raise UnknownLifecycleError(f"no lifecycle is called {name}; known: {', '.join(LIFECYCLES)}") from None
