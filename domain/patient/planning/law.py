"""Rules of the planning of a discharge (26.56, 26.63 to 26.66)."""

from domain.patient.law.basis import advisory, guidance

__all__ = ["PLANNING_RULES"]

PLANNING_RULES = (
    advisory("MDO-ID-CPA", "Fail-safe at the first care programme meeting", "26.56",
             "Somebody of the care team is named who checks that the record shows MAPPA."),
    advisory("MDO-LEVEL-CPA", "The meeting considers the level", "26.64",
             "With what other agencies involved know."),
    guidance("MDO-SCREEN-ALL", "Every case is screened before discharge", "26.64",
             "All cases are screened for Level 2 or 3."),
    guidance("MDO-REF-LEAD", "The lead agency refers", "26.63", "Referral to Level 2 or 3 is the lead agency's."),
    guidance("MDO-REF-RESTRICTED", "Level of a restricted patient", "26.65",
             "Today's risk and complexity decide, not the restriction alone."),
    guidance("MDO-REF-UNRESTRICTED", "An unrestricted patient is assessed first", "26.65",
             "Without a current assessment of the risk of serious harm a practitioner makes one."),
)  # fmt: skip
