"""Rules about victims (26.74 to 26.80)."""

from domain.patient.law.basis import act, guidance

__all__ = ["VICTIM_RULES"]

VICTIM_RULES = (
    act("MDO-VIC-ELIG-DATES", "Rights of victims by date of sentence", "26.74, 26.79",
        "Restricted: sentenced on or after 1 July 2005; unrestricted: 3 November 2008; a qualifying offence."),
    guidance("MDO-VIC-PRE-ACT", "Sentence before the Act", "26.80",
             "Victims of restricted patients who ask are told by practice, not by right."),
    act("MDO-VIC-UNRESTRICTED", "Who tells the victim", "26.79; 22.10",
        "Of an unrestricted patient the hospital managers, without a liaison officer; else the liaison officer."),
    act("MDO-VIC-NO-LOCATION", "Where the patient lives is not told", "26.77",
        "The victim is not told where the patient is after discharge."),
    act("MDO-VIC-REPS", "Victim's representations", "26.76",
        "About conditions for their protection, not about whether to discharge."),
)  # fmt: skip
