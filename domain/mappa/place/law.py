"""Rules of custody, release, recall and residence (chapters 15, 16, 7, 17)."""

from domain.mappa.basis import advisory, rule

__all__ = ["PLACE_RULES"]

PLACE_RULES = (
    rule("MAPPA-CH-ESTAB-AGES", "Establishment ages", "23.6",
         "Accept: YOI boys 15-17; STC and secure school 12-17; secure children's home 10-17; unless: some remain "
         "in the youth estate at 18 (fn 53)."),
    rule("MAPPA-CUS-EARLY-ALLOC-MANDATORY", "Mandatory early allocation", "15.3",
         "Refer; Probation must accept."),
    rule("MAPPA-CUS-EARLY-ALLOC-DISCRETION", "Discretionary early allocation", "15.3",
         "Assess and record."),
    rule("MAPPA-CUS-YCS", "Youth custody follows chapter 15 with changes", "L5340",
         "Apply; caseworker replaces POM and YOT case manager replaces COM; handover model (15.2 to 15.5) does "
         "not apply."),
    rule("MAPPA-CUS-OMIC-INFO", "Prison gives MAPPA information at handover and early allocation", "15.2",
         "Include information on the MAPPA offender; COM completes level setting in the handover phase."),
    advisory("MAPPA-CUS-IRMM-COM", "COM invited to IRMM and given minutes", "15.15",
         "Send relevant minutes whether or not COM attends; tell COM about concerning behaviour, risk change or "
         "personal change."),
    advisory("MAPPA-CUS-IRMM-NO-COM", "Concerns before COM assigned", "15.15",
         "Consider discretionary early allocation; if refused, share at normal handover."),
    rule("MAPPA-CUS-ROTL-CONSULT", "ROTL: police and VLO consulted for every MAPPA nominal", "15.34",
         "Consult local police and victim liaison and comment."),
    rule("MAPPA-CUS-YCS-TEMP-RELEASE", "Child temporary release", "L5342",
         "Refuse release if high risk to public safety; consult Co-ordinator or Chair as good practice for Level "
         "2 or 3."),
    rule("MAPPA-CUS-OPEN-CONDITIONS", "COM consulted on open conditions", "15.36",
         "Consult COM where allocated."),
    rule("MAPPA-CUS-ROTL-COM", "Level 2 or 3 ROTL: COM's views sought", "15.34",
         "Seek COM's views; Governor satisfied risk is acceptable; COM discusses with partners; no meeting "
         "needed just for this."),
    rule("MAPPA-FNO-LICENCE", "Licence produced despite expected detention", "25.12",
         "Generate licence; manager gives reporting instructions and conditions."),
    rule("MAPPA-FNO-RMP", "RMP ready at end of custody", "25.14",
         "Have an effective RMP for every FNO in case of community release."),
    advisory("MAPPA-CUS-LEVEL-RECALL-FIXED", "Fixed-term recall review", "15.20",
         "Review level before release."),
    rule("MAPPA-LVL-RECALL-MEETINGS", "Meeting frequency during recall is local", "7.29; 13a.37",
         "Set meeting timing by local discretion and stop the 16 and 8 week community clock."),
    rule("MAPPA-LVL-RECALL-EXEC", "Standard recall: level reviewed before executive re-release", "7.28; 15.21",
         "Require a level review first."),
    rule("MAPPA-FNO-DETAINED", "Licence runs in immigration detention", "25.13",
         "Treat as released on licence; manage actively, liaise with HOIE."),
    rule("MAPPA-AF-ROUTE", "Which custody rules follow a service sentence", "16.2",
         "Detention at MCTC: chapter 16; imprisonment in a civilian prison: chapter 15; hospital order: chapter "
         "26. s42 detention is capped at two years."),
    rule("MAPPA-CUS-SHORT-SENTENCE", "Under 10 months to serve stays with COM", "15.5",
         "Set COM as responsible and POM as support who shares information."),
    rule("MAPPA-CUS-EARLY-ALLOC-NOT-LEVEL", "Early allocation does not set level", "15.4",
         "May still be Level 1."),
)  # fmt: skip
