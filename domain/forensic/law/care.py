"""Rules of allocation, assessment, planning, quality assurance and closing (000 para 2, 7 to 10)."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.forensic.law.basis import advisory, rule, tells, timed
from domain.law.rule import Basis, Escalation, Lead, Limit, Rule, Setting, Strength

__all__ = ["CARE_RULES", "REVIEW_INTERVAL", "TASK_TIMES"]

_NINE = time(9)
_TO_MANAGER = (Escalation("ServiceManager", 0, _NINE),)

REVIEW_INTERVAL = Setting("forensic_review_interval", "How long after a plan, a needs record or a review one is due")

TASK_TIMES = (
    timed("FOR-MAPPA-FOLLOW", "Follow MAPPA guidance for eligible people", "7.1",
          "Work to the national MAPPA guidance where the person is eligible.", "forensic_mappa_guidance"),
    timed("FOR-VCS-FOLLOW", "Follow victim duties where a victim has opted in", "7.2.2",
          "Comply with the clinicians' guidance on duties to victims.", "forensic_victim_guidance"),
    timed("FOR-VCS-KEY-DEVELOPMENTS", "Tell the victim contact service of key developments", "7.2.1",
          "Let the service know, so that an opted-in victim can be informed.", "forensic_victim_contact"),
    timed("FOR-SEXOFF-GUIDANCE", "Follow the sexual offences Part 2 guidance", "7.3.2",
          "Comply with the guidance where an order applies.", "forensic_sexual_offences_guidance"),
    timed("FOR-SEXOFF-LIAISE", "Liaise with the ViSOR officer", "7.3.2",
          "Make and record contact where an order applies.", "forensic_visor_contact"),
    timed("FOR-SS-GUIDANCE", "Social supervisor follows national and local protocol", "7.4.2",
          "Comply with the guidance for social supervisors and the council's protocol.",
          "forensic_supervisor_guidance"),
    timed("FOR-SS-ROLE", "Forensic social worker is the social supervisor", "7.4.2",
          "Who holds the case of a person under social supervision is the social supervisor, registered and trained; "
          "where the holder may not be, another worker is owed.", "forensic_supervisor_allocation"),
    timed("FOR-CSP-COPY-ELIGIBILITY", "Copy of eligibility decision to the person", "9.1",
          "Give the person a copy of the completed form; to everybody, which is safer.", "forensic_eligibility_copy"),
    timed("FOR-CSP-COPY-PLAN", "Copy of care and support plan to the person", "9.1",
          "Give the person a copy of the plan.", "forensic_plan_copy"),
)  # fmt: skip

CARE_RULES = (
    Rule(
        "FOR-ALLOC-2W", "Allocate within two weeks", "000 para 8.1",
        "Allocate a social worker within 14 calendar days of acceptance.",
        limit=Limit(
            due=Span(2, Unit.WEEK), lead=Lead(2, _NINE),
            escalations=(*_TO_MANAGER, Escalation("AssistantDirector", 1, _NINE)),
        ),
    ),
    rule("FOR-ALLOC-IS-SW", "Allocated worker is a social worker", "8.1; 10.8",
         "A qualified social worker of the service; the Team Leader and the Advanced Practitioner may hold cases too."),
    Rule("FOR-ALLOC-CONFLICT", "No conflict of interest", "local policy of this system",
         "A worker for whom the register names a conflict with the person does not hold the case."),
    Rule("FOR-ALLOC-AVAILABLE", "A worker who is there", "local policy of this system",
         "Allocate to somebody who is not on leave, or say who begins.", Basis.GOOD_PRACTICE, Strength.WARN),
    Rule("WORK-SS-TRAINED-FIRST", "No practice before specialist training", "001 section 4, standard 2(f)",
         "A social supervisor has completed the initial training before a case is given."),
    Rule("WORK-CASELOAD", "Overall caseload considered", "001 section 8",
         "The caseload is shown with every proposal; nobody at the limit is proposed, and the Team Leader decides.",
         Basis.GOOD_PRACTICE, Strength.REPORT),
    rule("FOR-MAPPA-CHECK", "Record MAPPA eligibility", "7.1", "A recorded yes or no."),
    rule("FOR-VCS-CHECK", "Record victim contact scheme opt-in", "7.2", "A recorded yes or no."),
    rule("FOR-SEXOFF-RECORD", "Record sexual offence orders", "7.3.1",
         "Notification Order, Sexual Harm Prevention Order, Sexual Risk Order: any of them, convicted or not."),
    rule("FOR-SS-CLASS", "Who is under social supervision", "7.4.1",
         "Restricted under s.41: being prepared; conditionally discharged: active."),
    rule("FOR-BUDGET-CMHT-RECORD", "Record the pre-admission CMHT", "9.5; 9.6",
         "Which community team held the person before admission, or how it is known that none did."),
    rule("FOR-ASSESS-CARE-ACT", "Care Act needs assessment", "8.2", "By the allocated social worker.", Basis.STATUTE),
    rule("FOR-RISK-ASSESS", "Risk assessment", "8.2; 10.8", "Made and signed off beside the needs assessment."),
    rule("FOR-ASSESS-CPA", "Record Care Programme Approach status", "8.3", "Expected; explain the exception."),
    rule("FOR-ASSESS-S117", "Record section 117 eligibility", "8.3", "Expected; explain the exception."),
    rule("FOR-ASSESS-JOINT-HEALTH", "Assessment is joint with health", "8.3", "Name who assessed for health."),
    advisory("FOR-ASSESS-MDT", "Assessment is multi-disciplinary and multi-agency", "8.3", "Record contributors."),
    advisory("FOR-JOINT-WORKING", "Work jointly with the NHS forensic teams", "2.5",
             "Record the outreach and liaison service's and the specialist team's part in the case."),
    rule("FOR-CARER-IDENTIFY", "Identify any carer", "8.4", "Establish and record whether there is a carer."),
    rule("FOR-CARER-OFFER", "Offer the carer an assessment", "8.4", "Ask, and record the reply.", Basis.STATUTE),
    rule("FOR-CARER-ROUTE", "Who assesses the carer", "8.4",
         "A commissioned organisation; the social work assistant where issues are complex, for a reason."),
    rule("FOR-CARER-SWA", "Social work assistant may assess carers in complex cases", "8.4",
         "The complex assessment is the assistant's."),
    rule("FOR-CARER-BUDGET", "Carer personal budget paid by the pre-admission CMHT", "9.6",
         "The team that held the person before admission pays."),
    rule("FOR-KERS-REFER", "Reablement support during assessment", "8.5", "Always decided, not always given."),
    rule("FOR-KERS-BEFORE-ONGOING", "Reablement comes before ongoing support is agreed", "8.5",
         "Given, or recorded as not appropriate, before ongoing support is agreed."),
    rule("FOR-SG-FOLLOW", "Safeguarding concerns follow the multi-agency policy", "8.6",
         "A concern opens a safeguarding case, linked to this one."),
    rule("FOR-ELIG-OUTCOME", "Eligibility outcome", "8.7; 9.1", "Care Act eligible, section 117 only, or neither."),
    rule("FOR-NOT-ELIGIBLE", "No care and support planning if not eligible", "8.7", "No plan without eligible needs."),
    rule("FOR-S117-NEEDS-RECORD", "Record needs when only s117 applies", "8.7", "Recorded, although unplanned."),
    rule("FOR-CSP-PROVIDE", "Provide care and support for eligible unmet needs", "9.1",
         "The plan says how each eligible need is met.", Basis.STATUTE),
    rule("FOR-CSP-SPECIFICS", "Plan covers special requirements", "9.2",
         "MAPPA, victims, sexual offences, conditional discharge: each that applies; others may be added."),
    rule("FOR-CSP-CONTACTS", "Professional contacts in section 4 of the plan", "9.3", "Listed before sign-off."),
    rule("FOR-CNP-LEAD", "Service leads on finding a placement", "9.4", "Record how the search is led."),
    rule("FOR-CNP-REFER", "Refer to the Complex Need Panel", "9.4", "For accommodation and costed packages."),
    rule("FOR-CNP-BEFORE-START", "Panel referral before costed placement starts", "9.4; 10.8",
         "A signed application is on file before it starts."),
    rule("FOR-BUDGET-NONE", "Service holds no care budget", "9.5", "Every commitment against it is refused."),
    rule("FOR-BUDGET-CMHT", "Joint work with the pre-admission CMHT on funding", "9.5", "The cost sits with it."),
    rule("FOR-QA-SIGNOFF", "Standard QA and sign-off", "10.8 bullet 1",
         "Team Leader or Advanced Practitioner signs the five documents."),
    rule("FOR-QA-SIGNOFF-SM", "Sign-off moves up when a manager holds the case", "10.8 bullet 2",
         "The Service Manager signs; if the Service Manager holds the case, the Assistant Director."),
    rule("FOR-QA-NO-SELF", "No self sign-off", "10.8", "Neither an author nor the worker who holds the case signs."),
    rule("FOR-QA-RETURN", "Return for correction", "10.8", "With reasons; each version stays on record."),
    Rule(
        "FOR-REVIEW-SIGNOFF", "Reviews exist as signed-off documents", "000 para 10.8",
        "A review is written, assured and signed; how often is the area's choice, since the source is silent.",
        limit=Limit(due=REVIEW_INTERVAL, lead=Lead(10, _NINE), escalations=_TO_MANAGER),
    ),
    rule("FOR-INFO-SHARE-AGREEMENT", "External sharing only under the agreement", "6.7", "What, with whom, why."),
    rule("FOR-COMPLAINTS", "Compliments and complaints go to the central team", "10.9", "Passed on, recorded."),
    rule("FOR-M-SECURE-STAY", "Time spent in secure hospital", "2.2", "Placements are recorded in their order."),
    tells("FOR-M-OUT-OF-AREA", "People placed out of area", "2.2", "Stock and flow of those outside the footprint."),
    Rule("FOR-CLOSE-ASK", "Closing is asked for by who holds the case", "local policy of this system",
         "The source is silent on closing; the worker asks, a manager decides."),
    Rule("FOR-CLOSE-APPROVE", "A manager approves the end", "local policy of this system",
         "By whoever may sign this case's documents, and who did not ask for it."),
    Rule("FOR-CLOSE-HANDOVER", "A step-down or transfer is accepted", "local policy of this system",
         "The receiving team is named, and who there accepted."),
    *TASK_TIMES,
)  # fmt: skip
