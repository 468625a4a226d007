"""Rules of the flags (chapters 23 to 25)."""

from domain.mappa.basis import rule

__all__ = ["FLAGS_RULES"]

FLAGS_RULES = (
    rule("MAPPA-CH-ELIGIBLE-13W", "Eligible or category one child", "23.11",
         "Sum looked-after time (continuous or in parts) from age 14, ending before 16: 13 weeks makes an "
         "eligible child (Wales category one); advise, assist, befriend, plan."),
    rule("MAPPA-CH-DEF", "Child means under 18", "23.2",
         "Treat as child until the 18th birthday whatever the living or custody situation."),
    rule("MAPPA-CH-CARE-25", "Care experienced support up to 25", "23.13",
         "Record status; support entitlement up to age 25."),
)  # fmt: skip
