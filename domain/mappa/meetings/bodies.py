"""Who sits at the table, by code: a kind of agency, and after a dot which one of them ("prison.elmley").

A body that is of the Responsible Authority, has the duty to co-operate or is an Associate is *shared* with; telling
anybody else is *disclosure*, with its own record and gates (MAPPA-DIS-DEFINITION, 004 para 9.1, 10.2).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import StringConstraints

__all__ = ["PRISONS", "STANDING", "Body", "Standing", "kind_of", "shares_under_mappa", "standing_of"]

Body = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,30}(\.[a-z0-9][a-z0-9_-]{0,30})?$")]
"""Code of an agency: its kind, or its kind and which one. Never a person."""

Standing = Literal["responsible_authority", "duty_to_cooperate", "associate"]

_RESPONSIBLE: Final = (
    "police", "probation", "prison", "youth_custody", "psychology", "approved_premises", "victim_contact",
    "prison_security", "nsd", "ctp",
)  # fmt: skip
_TO_COOPERATE: Final = (
    "yot", "childrens_services", "adult_social_care", "education", "jobcentre", "mod", "mctc", "health",
    "mental_health", "nhs_england", "housing", "social_landlord", "electronic_monitoring", "ukvi",
)  # fmt: skip
_ASSOCIATES: Final = (
    "btp",
    "prevent",
    "idva",
    "cnc",
    "military_police",
    "commissioned_provider",
    "community_psychology",
)

STANDING: Mapping[str, Standing] = MappingProxyType({
    **dict.fromkeys(_RESPONSIBLE, "responsible_authority"),
    **dict.fromkeys(_TO_COOPERATE, "duty_to_cooperate"),
    **dict.fromkeys(_ASSOCIATES, "associate"),
})  # fmt: skip
"""Every kind of body that shares under MAPPA (MAPPA-DTC-REGISTER, 004 para 3.4); an area's Associates among them."""


PRISONS: Final = frozenset({"prison", "youth_custody", "mctc"})
"""Kinds of body that hold people: each is reached by its functional mailbox and reports on a MAPPA F."""


def kind_of(body: str) -> str:
    """The kind of agency: ``prison`` of ``prison.elmley``."""
    return body.partition(".")[0]


def standing_of(body: str) -> Standing | None:
    """Its standing under MAPPA; None: it has none, and telling it is disclosure."""
    return STANDING.get(kind_of(body))


def shares_under_mappa(body: str) -> bool:
    """Whether giving it information is sharing, not disclosure."""
    return standing_of(body) is not None
