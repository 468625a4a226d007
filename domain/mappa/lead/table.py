"""Who leads: the decision table of 2.4, 6.5 and 16.1, line by line, and the reason that goes with the answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.mappa.lead.state import Supervision, SupervisionKind
from domain.mappa.roles import Agency

__all__ = ["LINES", "Leading", "leading"]


@dataclass(frozen=True, slots=True)
class Leading:
    """One line: a supervision of this kind makes this agency the lead, by this rule."""

    kind: SupervisionKind | None
    agency: Agency
    rule: str


LINES: tuple[Leading, ...] = (
    Leading("bail_pending_sentence", "police", "MAPPA-LEAD-POLICE-BAIL"),
    Leading("yot", "yot", "MAPPA-LEAD-YOT"),
    Leading("yot_transition", "yot", "MAPPA-LEAD-YOT-18-TRANSITION"),
    Leading("probation", "probation", "MAPPA-LEAD-PROBATION"),
    Leading("hospital_order", "mental_health", "MAPPA-LEAD-MH"),
    Leading("guardianship", "mental_health", "MAPPA-LEAD-MH"),
    Leading("community_treatment_order", "mental_health", "MAPPA-LEAD-MH"),
    Leading("service_detention_no_licence", "police", "MAPPA-LEAD-POLICE-ARMED-FORCES"),
    Leading(None, "police", "MAPPA-LEAD-POLICE-DEFAULT"),
)
"""The first line whose supervision runs decides: a patient under Probation or YOT is theirs (2.4); nobody: police."""


def leading(supervisions: Mapping[str, Supervision]) -> Leading:
    """The line that decides for these supervisions."""
    return next(line for line in LINES if line.kind is None or line.kind in supervisions)
