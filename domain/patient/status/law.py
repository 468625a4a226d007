"""Rules of the legal status (26.3 to 26.27, 26.50 to 26.52)."""

from domain.calendar.spans import Span, Unit
from domain.law.rule import Limit
from domain.patient.law.basis import act, guidance

__all__ = ["STATUS_RULES"]

STATUS_RULES = (
    act("MDO-ORDER-TYPE", "Legal status recorded", "26.3 to 26.23",
        "One current basis, with the day from which it counts and its history."),
    act("MDO-S37-COURT", "Hospital order of section 37", "26.4",
        "A court makes it upon conviction of an offence punishable with imprisonment; never for murder."),
    act("MDO-S41-COURT", "Restriction order by the Crown Court only", "26.6",
        "The Crown Court restricts; a magistrates' court commits the case to it under section 43."),
    act("MDO-S45A-COURT", "Hospital and limitation directions", "26.12",
        "By the Crown Court only, beside a prison sentence, and never for murder."),
    act("MDO-GUARD-EFFECT", "Guardianship by section 37", "26.11", "The guardian must agree to accept the duty."),
    act("MDO-CPIA-ORDER", "Insanity and unfitness to plead", "26.20 to 26.22",
        "The Crown Court may make a hospital order, with or without a restriction; it counts like a conviction."),
    act("MDO-S37-3", "Order without a conviction", "26.23",
        "A magistrates' court that is satisfied that the act was done may make a hospital order, not a restriction."),
    act("MDO-S47-TRANSFER", "Transfer of a prisoner", "26.13", "The Secretary of State directs it."),
    act("MDO-S47-LATE", "Transfer late in a sentence", "26.18",
        "Only if it is urgently needed for the prisoner's health or safety and not safe to wait."),
    guidance("MDO-S35-NOT-AUTO", "A remand to hospital is not MAPPA", "26.19",
             "Somebody remanded for a report is in MAPPA only if they were before."),
    guidance("MDO-S48-NOT-AUTO", "A transfer of somebody not sentenced is not MAPPA", "26.13 fn 62",
             "Only if already in MAPPA, or with an earlier conviction and referred to Category 3."),
    guidance("MDO-CIVIL-DUAL", "MAPPA beside civil powers", "26.42",
             "A MAPPA offender under civil powers has both; the civil route alone brings nobody into MAPPA."),
    act("MDO-S49-LIFT-DET", "Restriction ends on the automatic release date", "26.16, 26.17; MHA 1983 s.50(2), (5)",
        "On that day the patient stays as if under a hospital order without a restriction.",
        Limit(due=Span(-1, Unit.CALENDAR_DAY), timer=True)),
    act("MDO-S49-LIFT-INDET", "Restriction ends when the Parole Board directs release", "26.16",
        "Of an indeterminate sentence, and of no other."),
    guidance("MDO-PAROLE-SUSPEND", "Parole review suspended in hospital", "26.16",
             "Somebody transferred during the parole process waits for it until the return to prison."),
    act("MDO-S45A-REMIT", "Return to prison under a limitation direction", "26.12",
        "When treatment is not needed any more, or none is effective in that hospital."),
    act("MDO-S47-REMIT", "Return of a transferred prisoner", "26.14", "The Secretary of State may direct it."),
    act("MDO-FIT-REMIT", "Return for trial", "26.21",
        "Upon the Responsible Clinician's advice that somebody unfit to plead is fit now."),
    act("MDO-S48-RESTRICT-END", "Remand ends with the case", "26.16",
        "When the court disposes of the case, what held the patient ends or is replaced."),
    act("MDO-CTO", "Community treatment order", "26.5, 26.17",
        "The Responsible Clinician may place an unrestricted patient, or one under a notional order, on one."),
    act("MDO-CTO-RECALL", "Recall from a community treatment order", "26.5",
        "For breach of the conditions, or need of treatment with a risk to health or safety."),
    guidance("MDO-N37-CONTACT", "Probation heard before discharge", "26.17",
             "Contact Probation when the discharge of a patient under a notional order is considered."),
    guidance("MDO-LEAD-S37", "Mental health services lead for hospital orders", "26.51; 2.4",
             "Probation has no supervision of somebody under a hospital or guardianship order."),
)  # fmt: skip
