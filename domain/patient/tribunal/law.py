"""Rules of the Tribunal and of recall (26.25 to 26.36)."""

from domain.patient.law.basis import act

__all__ = ["TRIBUNAL_RULES"]

TRIBUNAL_RULES = (
    act("MDO-RECALL", "Recall of a conditionally discharged patient", "26.25, 26.36",
        "The Secretary of State recalls; the patient is detained as before, from that day."),
)  # fmt: skip
