"""Rules of referral and screening (000 para 3 and 6). Ladders, cut-off and day 0 are readings 1 to 6."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.forensic.law.basis import rule, tells, timed
from domain.law.rule import Escalation, Lead, Limit, Rule

__all__ = ["REFERRAL_RULES"]

_NINE, _FIVE = time(9), time(17)

REFERRAL_RULES = (
    rule("FOR-REF-WHO", "Permitted referrers", "6.1",
         "Secure psychiatric services, social supervisors, social workers in CMHTs and NHS England case managers."),
    rule("FOR-REF-FORM", "Referral form is compulsory", "6.2", "Every referral is on the service's form."),
    rule("FOR-REF-MAILBOX", "Referrals go to the generic mailbox", "6.3", "Every referral goes to the mailbox."),
    tells("FOR-REF-HOURS", "Mailbox hours fix the receipt time", "6.3",
          "Monday to Friday 09:00 to 17:00; what comes later counts from 09:00 of the next working day."),
    rule("FOR-REF-MAILBOX-MONITOR", "Mailbox monitoring", "6.3 note",
         "The Administration Officer and the Team Leader monitor the mailbox."),
    rule("FOR-SCREEN-ALL", "Every referral is screened", "6.4", "No step comes before screening, none is left out."),
    rule("FOR-SCREEN-ACTOR", "Only the Team Leader screens", "6.4", "The screening decision is the Team Leader's."),
    Rule(
        "FOR-SCREEN-5WD", "Screening decision within 5 working days", "000 para 6.4",
        "Decide the initial response within five working days of the day that counts as received, by 17:00; "
        "information that is asked for does not stop the clock.",
        limit=Limit(
            due=Span(5, Unit.WORKING_DAY), cut_off=_FIVE, closing=_FIVE, lead=Lead(1, _NINE),
            escalations=(Escalation("ServiceManager", 0, _NINE), Escalation("AssistantDirector", 1, _NINE)),
        ),
    ),
    timed("FOR-SCREEN-RESPONSE", "Record the initial response", "6.4",
          "Record the response with its reasons, and tell the referrer.", "forensic_referrer_told"),
    timed("FOR-SCREEN-VA-PROTOCOL", "Vulnerable adults joint working protocol", "6.4",
          "Decide at screening whether the protocol applies; where it does, follow it.",
          "forensic_vulnerable_adults_protocol"),
    timed("FOR-PRIVACY-NOTICE", "Give the privacy notice", "6.7",
          "Everyone referred is given the general privacy notice, accepted or not.", "forensic_privacy_notice"),
    rule("FOR-ELIG-RESIDENCE", "Core criterion: Kent ordinary residence", "3.2 bullet 1",
         "Ordinarily resident in Kent before the admission."),
    rule("FOR-ELIG-AGE", "Core criterion: adult", "3.2 bullet 2", "18th birthday reached."),
    rule("FOR-ELIG-DIAGNOSIS", "Core criterion: severe and enduring mental illness", "3.2 bullet 3",
         "A recorded diagnosis of severe and enduring mental illness."),
    rule("FOR-ELIG-WARD", "Core criterion: secure ward history", "3.2 bullet 4",
         "Detained, now or before, on a secure ward, or on a forensic rehabilitation or controlled access ward on the "
         "site of one."),
    rule("FOR-ELIG-RISK", "Core criterion: significant risk of harm to others", "3.2 bullet 5",
         "A significant risk of harm to others, with assessor, date and rationale."),
    rule("FOR-ELIG-CORE", "Core eligibility expression", "3.2", "All five criteria, joined by and."),
    rule("FOR-EXCL-ASC", "Exclude autism spectrum diagnosis", "3.3", "Overrides every criterion."),
    rule("FOR-EXCL-LD", "Exclude learning disability diagnosis", "3.3", "Overrides every criterion."),
    rule("FOR-EXCL-REDIRECT", "Redirect excluded people to the right service", "3.3",
         "Autism to the Autism Spectrum Condition Service, learning disability to the Lifespan Pathway; both to both."),
    tells("FOR-PROFILE-RESTRICTED", "Usual legal profile of a referral", "3.4",
          "s.37 and s.41, conditionally discharged, liable under s.42: a classification, not a gate."),
    rule("FOR-PROFILE-CTO", "Community Treatment Order route", "3.5 bullet 1",
         "A CTO is proposed from an unrestricted s.37 or a s.3, and the risk profile is significant."),
    rule("FOR-PROFILE-LIFE-LICENCE", "Life licence route", "3.5 bullet 2",
         "The Parole Board releases from secure in-patient care on a life licence."),
    rule("FOR-PROFILE-ROUTES", "Legal route decision", "3.4; 3.5",
         "Restricted, CTO, life licence, or another with a rationale."),
    Rule(
        "FOR-JOINT-MTG-ALL-ACCEPTED", "Every accepted referral is discussed at the joint meeting", "000 para 6.5",
        "On the agenda of the next weekly meeting with the outreach and liaison service; allocation does not wait.",
        limit=Limit(due=Span(1, Unit.WEEK), lead=Lead(0, _NINE), escalations=(Escalation("ServiceManager", 0, _NINE),)),
    ),
)  # fmt: skip
