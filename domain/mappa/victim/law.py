"""The law of victims (chapter 22, 27.44)."""

from typing import Final

from domain.mappa.basis import rule

__all__ = ["RULES"]

RULES: Final = (
    rule("MAPPA-VIC-IDENTIFY", "Victims identified", "22.4-22.6",
         "Identify direct and earlier victims still at risk, others seriously affected, and new or potential "
         "victims (also unnamed groups and supporters)."),
    rule("MAPPA-VIC-CONTACT-WHO", "Who is in contact with the victim", "22.4",
         "Record who is in contact with each victim."),
    rule("MAPPA-VIC-LINKS", "Links for vulnerable victims", "22.6",
         "Set up links with children or adult services, above all for licence conditions that concern them."),
    rule("MAPPA-VIC-TOLD-HOW", "Victim told how concerns are used", "22.7",
         "Explain clearly how concerns enter the process; victims inform but do not decide the RMP."),
    rule("MAPPA-VCS-STATUTORY", "Statutory victim contact eligibility", "22.8",
         "Offer contact to victims (or bereaved close relatives) of specified violent or sexual offences with "
         "12 months or more imprisonment, and of restricted (since 2005) and unrestricted patients (since "
         "2008)."),
    rule("MAPPA-VCS-DISCRETION", "Discretionary victim contact", "22.9",
         "May offer contact, e.g. offence before the 2001 scheme."),
    rule("MAPPA-VCS-CHECK", "Check for VLO involvement", "22.9",
         "Ask the Victim Liaison Unit to check the national database; never assume there is no VLO."),
    rule("MAPPA-VCS-INFO", "VLO gives sentence information", "22.10",
         "Inform on process, tariff, appeal, parole eligibility, release, ROTL, escorted or unescorted leave, "
         "conditional discharge, recall."),
    rule("MAPPA-VCS-NOT-SAFETY", "At-risk person outside the scheme is still planned for", "22.11",
         "Bring the information to the MAPPA or professionals meeting and put actions in the RMP."),
    rule("MAPPA-VCS-REPS", "Victim representations on licence conditions", "22.12",
         "Send representations to the decision maker; offender manager may not stop them, may give feedback to "
         "VLO or submit an alternative."),
    rule("MAPPA-VCS-DECIDER", "Decision maker for licence conditions", "22.12",
         "Route to prison governor (first determinate release), Parole Board (indeterminate) or probation ACO "
         "(determinate variation)."),
    rule("MAPPA-VCS-VPS", "Victim Personal Statement", "22.13",
         "Statutory victims may make a statement; discretionary victims may not, their requests go via the "
         "offender manager in the RMP."),
    rule("MAPPA-VLO-MEETING", "VLO represents victim at Level 2 and 3", "22.14",
         "Attend or report the victim view at each appropriate meeting."),
    rule("MAPPA-VLO-CROSS-AREA", "VLO from another area contributes", "22.15",
         "Feed into the meeting by attendance or report, and communicate with the offender manager."),
    rule("MAPPA-VLO-DUAL", "Offender who is also a victim", "22.16",
         "Liaise closely; limit information that could enable retaliation."),
    rule("MAPPA-VLO-LOCATION", "Victim location information to the meeting", "22.17",
         "Give the meeting whatever location information the victim agrees to share."),
    rule("META-VIC-MINUTES-STORE", "Minutes kept off the victim file", "22.18",
         "Store securely, confidential, not on the victim file, retain by own policy."),
    rule("META-VIC-SHARE-DECISION", "Meeting decides what the victim is told", "22.19",
         "Agree and minute what, by whom, by when and why; never show minutes to the victim."),
    rule("META-VIC-SUPPLIER-OK", "Victim information needs supplier consent", "22.20",
         "Get prior agreement of the supplying agency; weigh victim safety."),
    rule("META-VIC-REQUEST-CONSIDER", "Every statutory victim information request considered", "22.26",
         "Consider what information is appropriate in all circumstances."),
    rule("META-VIC-BEYOND-VCS", "Disclosure beyond the scheme goes to a meeting", "22.27",
         "Discuss at MAPPA meeting; test necessary, lawful, proportionate; record the decision."),
    rule("META-VIC-DISTRESS", "Distress alone does not justify disclosure", "22.28",
         "Treat as usually insufficient."),
    rule("META-VIC-PHOTO", "Photograph requests", "22.29",
         "Refer to MAPPA; presumption against, judged case by case with a lawful reason."),
    rule("META-VIC-COMPLEX", "Complex disclosure advice", "22.30",
         "Contact the National MAPPA Team."),
    rule("DA-VCS", "Victim contact eligibility", "27.44",
         "Offer victim contact; discretionary otherwise."),
    rule("DA-VCS-NONELIG", "Non-scheme victims told key facts", "27.44",
         "Inform through normal disclosure, e.g. release."),
)  # fmt: skip
