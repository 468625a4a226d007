"""The law of Category 3 and of discretionary Category 4: considered, referred, decided (6.11 to 6.28, chapter 27)."""

from typing import Final

from domain.mappa.basis import reminder, rule

__all__ = ["THIRD"]

THIRD: Final = (
    rule("MAPPA-CAT3-DECISION", "Category 3 test", "6.11; 6.12; 6.13; 6.22",
         "Register only if (a) there is a conviction, caution, reprimand or warning, insanity finding or "
         "disability finding for any offence, at any date, UK or abroad; (b) that offence shows capability of "
         "causing serious harm to the public; (c) Level 2 or 3 management is necessary; (d) no other category "
         "is met."),
    rule("MAPPA-CAT3-LEVEL-GATE", "Category 3 cannot be Level 1", "6.13; 7.6; 13a.38",
         "Allow only Level 2 or 3; a move to Level 1 must end the Category 3 registration."),
    rule("MAPPA-CAT3-ANY-OFFENCE", "No sentence or schedule requirement", "6.11; 6.12",
         "Accept any offence whether or not in Schedule 15, with no sentence minimum, committed anywhere."),
    rule("MAPPA-CAT3-PATTERN", "Look behind the charge", "6.14; 6.18",
         "Consider Category 3 using the circumstances as well as the charge."),
    rule("MAPPA-CAT3-DA-CONSIDER", "All domestic abuse perpetrators outside 1, 2 and 4 are considered", "6.16; L3414",
         "Consider Category 3 referral and record the outcome and reasons."),
    rule("MAPPA-CAT3-STALKING-CONSIDER", "Stalking convictions or behaviour considered", "6.17",
         "Consider Category 3 referral and record outcome; s2A PHA 1997, and s4A sentences under 12 months, do "
         "not give Category 2."),
    rule("MAPPA-CAT3-OVERSEAS-CONSIDER", "Overseas sexual or violent convictions considered", "6.19; 6.20; 6.21",
         "Assess present risk; consider Category 3 (or Notification Order leading to Category 1)."),
    rule("MAPPA-CAT3-SUPERSEDED", "Category 3 gives way when another category is met", "6.2; 6.3; 6.11",
         "Move to the higher-precedence category, keep the level and review it."),
    rule("MAPPA-CAT3-ALL-INTELLIGENCE", "Use all intelligence in a Category 3 decision", "6.18",
         "Show that all available information was assessed, not just the conviction."),
    rule("MAPPA-CAT3-REFER-ANY-AGENCY", "Any agency acting officially may refer", "6.22",
         "Submit MAPPA A through the local procedure."),
    rule("MAPPA-CAT3-DECIDER", "Only the Co-ordination Unit decides Category 3", "6.22",
         "Decide on behalf of the Responsible Authority; other roles cannot."),
    rule("MAPPA-CAT4-DISCRETIONARY-IDENTIFIER", "Only CTP and NSD identify discretionary Category 4", "6.28",
         "Identify the offender; other roles may only flag."),
    rule("MAPPA-CT-DISCRETION", "Discretionary Category 4", "24.8",
         "Consider Category 4."),
    rule("MAPPA-CT-PREVENT", "Prevent referral route", "24.9, 24.10",
         "Contact regional PCTL or CTSPP to make Prevent referral."),
    rule("MAPPA-CT-TPIM", "TPIM cases", "24.37",
         "Consider Category 4 discretionary; hold both licence and TPIM conditions."),
    rule("DA-CAT3-ALWAYS", "Category 3 always considered", "27.11",
         "Consider referral to Category 3 and record result."),
    rule("DA-CAT3-SCH15", "Schedule 15 offence with abuse but no qualifying sentence", "27.11",
         "Consider Category 3."),
    rule("DA-CAT3-ALL", "Every other abuse or stalking case considered", "27.11 standard, 6.16, 6.17",
         "Consider for Category 3."),
    rule("DA-CAT3-CRITERIA", "Category 3 test applies in full", "27.11",
         "Accept only if the offence indicates capability of serious harm needing Level 2 or 3."),
    reminder("DA-CAT3-MINOR", "Minor or unconnected offences can qualify", "27.13",
         "May refer even without violent conviction or caution."),
)  # fmt: skip
