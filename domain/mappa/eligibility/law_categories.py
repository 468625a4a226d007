"""The law of the category engine: who is in Category 1, 2 or 4 (chapter 6, 24.3 to 24.8)."""

from typing import Final

from domain.mappa.basis import rule

__all__ = ["CATEGORIES"]

CATEGORIES: Final = (
    rule("MAPPA-CAT-ONE-ONLY", "One category at a time", "6.2; L3332",
         "Hold exactly one current category (1, 2, 3 or 4) with full history of changes and the facts relied "
         "on."),
    rule("MAPPA-CAT-PRECEDENCE", "Order of precedence between categories", "6.2",
         "Choose in this order: 4, then 1, then 2, then 3 (3 only when none of the others is met)."),
    rule("MAPPA-CAT-1-TO-2", "Category 1 to 2 at end of notification while on licence", "6.3",
         "Move to Category 2 on the expiry date without ending MAPPA."),
    rule("MAPPA-CAT-TO-3-ON-END", "Move into Category 3 only at the end of another category", "6.3; 6.2; 6.11",
         "Allow Category 3 registration to start when the other eligibility ends, not before."),
    rule("MAPPA-CAT-DO-EXCLUDED", "Stand-alone Disqualification Order does not qualify", "6.29",
         "Not a MAPPA offender."),
    rule("MAPPA-CAT1-DECISION", "Category 1 test", "6.4; 6.5; 6.2",
         "Category 1 if the person is convicted, cautioned, found under a disability and to have done the act, "
         "or found not guilty by reason of insanity, and is therefore subject to Part 2 notification "
         "(including any Schedule 3 threshold) and is not Category 4."),
    rule("MAPPA-CAT1-START", "Notification starts at conviction unless a sentence threshold applies", "6.5",
         "Start Category 1 at conviction; where Schedule 3 sets a sentence threshold wait for sentence."),
    rule("MAPPA-CAT1-DTO", "DTO counted by custodial part for notification", "6.5",
         "Compare only the custodial element with the threshold (six-month threshold needs a 12-month DTO)."),
    rule("MAPPA-CAT1-NOTIFICATION-ORDER", "Overseas sexual conviction with a Notification Order", "6.21",
         "Set Category 1."),
    rule("MAPPA-CAT1-SERVICE-112", "Service conviction and 112 days of detention", "16.3; 6.15",
         "Category 1 if the matching civilian offence is notifiable and service detention is 112 days or more."),
    rule("MAPPA-CAT1-NO-NOTIFY-SERVICE-OTHER", "Other s42 service sentences are not Category 2", "6.15; 16.3",
         "Not Category 2; consider Category 3 referral if risk of serious harm needs active multi-agency "
         "management."),
    rule("MAPPA-CAT2-DECISION", "Category 2 test", "6.7; 6.8",
         "Category 2 if conviction, disability finding or insanity finding, with a qualifying sentence or "
         "disposal for that same offence, and not Category 1 or 4."),
    rule("MAPPA-CAT2-SENTENCES", "Qualifying sentences for Category 2", "6.8",
         "Accept: imprisonment of 12 months or more (or indeterminate); youth detention of 12 months or more "
         "(or indeterminate); suspended sentence with a term of 12 months or more; hospital order with or "
         "without restriction; guardianship order."),
    rule("MAPPA-CAT2-INDETERMINATE", "Indeterminate sentences always reach the line", "6.8; 6.26",
         "Treat as a qualifying sentence for Category 2 and for the Category 4 sentence route."),
    rule("MAPPA-CAT2-HOSPITAL", "Hospital and guardianship orders have no minimum length", "6.8",
         "Category 2 whatever the length."),
    rule("MAPPA-CAT2-FINDINGS", "Disability or insanity finding needs one of the listed disposals", "6.7; 6.8",
         "Category 2 only with a hospital or guardianship order; a supervision order or absolute discharge "
         "does not qualify, so consider Category 3."),
    rule("MAPPA-CAT2-52-WEEKS", "52 weeks does not reach 12 months", "6.8; 6.26",
         "Compare with a calendar year, so 52 weeks fails; store the term in the units the court used."),
    rule("MAPPA-CAT2-DTO-WHOLE", "Whole DTO term counts for Category 2", "6.8",
         "Use the entire DTO term against the 12-month line."),
    rule("MAPPA-CAT2-SUSPENDED", "Suspended term of 12 months or more counts", "6.8",
         "Use the term suspended, not the operational period."),
    rule("MAPPA-CAT2-SINGLE-SENTENCE", "One qualifying sentence for one qualifying offence", "6.9",
         "Test each offence and its own sentence before any consecutive or concurrent calculation."),
    rule("MAPPA-CAT2-CONSEC-ELIGIBLE", "12 eligible plus 6 other qualifies", "6.9",
         "Category 2."),
    rule("MAPPA-CAT2-CONSEC-INELIGIBLE", "12 other plus 6 eligible does not qualify", "6.9",
         "Not Category 2."),
    rule("MAPPA-CAT2-CONSEC-TWO-SHORT", "Two six-month eligible sentences do not qualify", "6.9",
         "Not Category 2; flag for Category 3 consideration."),
    rule("MAPPA-CAT2-SEXUAL-NON-NOTIFY", "Schedule 15 sexual offence below notification threshold", "6.10",
         "Category 2, only while that sentence is current."),
    rule("MAPPA-CAT2-COMMUNITY-ORDER", "Community order, fine, discharge or caution: never Category 2", "6.8; 6.11",
         "Not Category 2; consider Category 3 if level test is met."),
    rule("MAPPA-CAT4-DECISION", "Category 4 test", "6.23",
         "Category 4 if any of: (a) Part 4 Counter-Terrorism Act 2008 notification; (b) relevant terrorist "
         "offence with qualifying sentence or disposal; (c) disability or insanity finding for a relevant "
         "terrorist offence with maximum over 12 months plus hospital or guardianship order; (d) discretionary "
         "route."),
    rule("MAPPA-CAT4-NOTIFICATION", "Part 4 CTA notification route", "6.24",
         "Category 4 if convicted or given a disability or insanity finding, with a qualifying sentence, "
         "hospital order or guardianship order."),
    rule("MAPPA-CAT4-RELEVANT-OFFENCE", "What counts as a relevant terrorist offence", "6.25",
         "Accept an offence in Schedule 19ZA CJA 2003, a matching service offence, or one with a court-found "
         "terrorist connection (Sentencing Code s69, AFA 2006 s238(6), CTA 2008 s30, s31 or s32)."),
    rule("MAPPA-CAT4-SENTENCES", "Qualifying sentences for Category 4", "6.26",
         "Accept imprisonment or youth detention of 12 months or more (or indeterminate, DTO by whole term) "
         "and suspended sentences with a 12-month or longer term; 52 weeks fails."),
    rule("MAPPA-CAT4-INSANITY", "Hospital route needs offence maximum above 12 months", "6.23c",
         "Category 4 only with maximum sentence over 12 months and a hospital or guardianship order."),
    rule("MAPPA-CAT4-DISCRETIONARY", "Discretionary Category 4 test", "6.27",
         "Category 4 if the Responsible Authority believes there is present or future involvement in "
         "terrorism-related activity; offence need not be linked."),
    rule("MAPPA-CAT4-DISCRETIONARY-PRECEDENCE", "Discretionary Category 4 against Category 1 or 2", "6.2; 6.23; 6.38",
         "Identify as Category 4 and keep the underlying Category 1 or 2 facts so the case falls back when the "
         "terrorism concern ends."),
    rule("MAPPA-CT-DEF", "Terrorism groups", "24.3-24.5",
         "Classify TACT offence (listed Acts incl. inchoate), TACT-connected (court finding; since 2021 any "
         "offence with maximum over 2 years), or terrorism risk."),
    rule("MAPPA-CT-AUTO", "Automatic Category 4", "24.8",
         "Place in Category 4."),
)  # fmt: skip
