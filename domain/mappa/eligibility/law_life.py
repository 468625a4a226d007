"""The law of identification and of the end (6.30 to 6.39), without the clocks."""

from typing import Final

from domain.mappa.basis import rule

__all__ = ["LIFE"]

LIFE: Final = (
    rule("MAPPA-ID-RELEVANT-COORD", "Which Co-ordinator is notified", "6.37",
         "Use the area where the offender now lives in the community or will be released or discharged to."),
    rule("MAPPA-ID-AGENCIES", "Agencies that must identify", "6.30",
         "Hold each of the six as an identifying agency."),
    rule("MAPPA-ID-NON-LEAD", "Identification applies even when not lead", "6.31",
         "Identify and record on its own system."),
    rule("MAPPA-ID-FLAGS", "Category and level codes on case systems", "6.31",
         "Have coding that shows category and level."),
    rule("MAPPA-ID-IMMEDIATE", "Identification happens straight after sentence", "6.1",
         "Identify statutory cases immediately after sentence."),
    rule("MAPPA-END-CAT1", "Category 1 ends with notification period", "6.38; 8.23",
         "End Category 1 (never, for lifetime notification, until death); re-run categories first."),
    rule("MAPPA-END-CAT2", "Category 2 ends with licence, discharge or CTO", "6.38",
         "End Category 2; re-run categories first."),
    rule("MAPPA-END-CAT2-SENTENCE-CURRENT", "Category 2 by a suspended sentence ends when it does", "6.10; 6.38",
         "End Category 2."),
    rule("MAPPA-END-AGGREGATE", "Stay in MAPPA until the whole aggregated sentence expires", "6.38",
         "Keep Category 2 or 4 until the entire sentence has expired, including non-eligible parts."),
    rule("MAPPA-END-PSS-EXCLUDED", "Post-sentence supervision does not extend MAPPA", "6.38",
         "End Category 2 or 4 at licence expiry even though Probation still supervises."),
    rule("MAPPA-END-CAT3", "Category 3 ends only by Level 2 or 3 meeting decision", "6.38; 8.23; 13a.38; 13a.39",
         "End Category 3 with recorded rationale, re-referral route and agency responsible."),
    rule("MAPPA-END-CAT4-NOTIFY", "Category 4 notification route ends with registration period", "6.38",
         "End Category 4; re-run categories first."),
    rule("MAPPA-END-CAT4-DISCRETIONARY", "Discretionary Category 4 ends when it is not needed", "6.38",
         "End discretionary Category 4 and fall back to any other category met."),
    rule("MAPPA-END-CAT4-OTHER", "Other Category 4 ends with licence, discharge or CTO", "6.38",
         "End Category 4; re-run categories first."),
    rule("MAPPA-END-REREGISTER-CRITERIA", "Re-registration only on criteria and continuing need", "6.39; 6.13",
         "Allow only if that category's criteria are met and active multi-agency management is still required."),
)  # fmt: skip
