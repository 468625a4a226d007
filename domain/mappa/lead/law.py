"""Rules of the lead agency and of the MAPPA area (chapters 2, 6, 17)."""

from domain.mappa.basis import rule

__all__ = ["LEAD_RULES"]

LEAD_RULES = (
    rule("MAPPA-AREA-ONE", "One MAPPA area at a time", "17.3",
         "Keep exactly one current MAPPA area per offender."),
    rule("MAPPA-ID-AREA-DISPUTE", "Disputed area for custody or hospital cases", "6.33",
         "Use the area of the original committing magistrates' court; if not returning there after release, "
         "follow chapter 17."),
    rule("MAPPA-AREA-SHORT-STAY", "Non-residence area for short stays needs both areas", "17.3",
         "Obtain agreement of both MAPPA areas before using the other area; unless: either area objects: then "
         "the area of residence manages."),
    rule("MAPPA-AREA-RECORD", "Record why a non-residence area manages the case", "17.3",
         "Record a defensible reason in MAPPA meeting minutes and on ViSOR."),
    rule("MAPPA-LEAD-PRISON-NEVER", "Prison Service is never the lead agency", "2.14",
         "Reject Prison Service as lead agency."),
    rule("MAPPA-LEAD-JOINT-UNITS", "Joint police and probation units do not change the lead", "2.5",
         "Keep lead agency and its duties as determined by the lead rules."),
    rule("MAPPA-LEAD-PROBATION", "Probation leads for adults under its supervision", "2.4",
         "Set Probation Service as lead until that supervision period ends."),
    rule("MAPPA-LEAD-YOT", "YOT leads for supervised children", "2.4; 3.16",
         "Set YOT as lead until supervision expires or the case transfers to adult services."),
    rule("MAPPA-LEAD-YOT-18-TRANSITION", "YOT may keep 18-year-olds in transition", "2.4",
         "Allow YOT to remain supervising agency during transition."),
    rule("MAPPA-LEAD-POLICE-BAIL", "Police lead before sentence for Category 1 offenders on bail", "6.5",
         "Set police as lead until sentence."),
    rule("MAPPA-LEAD-MH",
         "Mental health or learning disability services lead for hospital, guardianship and CTO patients", "2.4; 11.9",
         "Set the mental health or learning disability service as lead."),
    rule("MAPPA-LEAD-POLICE-ARMED-FORCES", "Police lead for armed forces detainees without licence", "16.1",
         "Set police as lead."),
    rule("MAPPA-LEAD-POLICE-DEFAULT", "Police lead for everyone else", "2.4",
         "Set police as lead."),
    rule("MAPPA-CUS-LEVEL-START", "Level process starts once COM is allocated", "15.16",
         "Begin level setting."),
    rule("MAPPA-TRF-AREA-INDEPENDENT", "Lead agency location does not fix the MAPPA area", "17.1",
         "Hold managing agency unit and MAPPA area as two independent facts; never derive one from the other."),
)  # fmt: skip
