"""Rules of triage and risk assessment (004 para 1 to 4) and of the roles."""

from domain.safeguarding.law.basis import rule

__all__ = ["CONCERN_RULES"]

CONCERN_RULES = (
    rule("S42-COND-ALL", "All three S.42(1) conditions at reasonable-suspicion level", "004 para 1.1.1",
         "Treat the case as a statutory enquiry only when needs, abuse/risk and inability to self-protect are each "
         "answered yes on a reasonable-cause-to-suspect basis."),
    rule("S42-COND-1", "Condition 1, apparent care and support needs", "004 para 1.1.1 note 1",
         "Answer yes on reasonable suspicion of care and support needs; ignore whether needs are already met or would"
         " be eligible."),
    rule("S42-COND-2", "Condition 2, abuse or neglect happening or at risk", "004 para 1.1.1 note 2",
         "Answer yes on reasonable suspicion; no firm evidence needed; clear evidence of future risk is enough "
         "without current abuse."),
    rule("S42-COND-3", "Condition 3, unable to protect self because of needs", "004 para 1.1.1 note 3a",
         "Judge the link between the needs and the abuse, covering both reduced ability to act and being targeted "
         "because of the needs (e.g. by scammers)."),
    rule("S42-COND-3-RATIONALE", "Evidence for closing on ability to self-protect", "004 para 1.1.1 note 3b",
         "Record the specific evidence that the adult can act to protect themselves."),
    rule("S42-MSP-STAYS-LA", "MSP stays with an LA-appointed IO", "004 para 1.1.2; 5.3",
         "Allocate an LA (KCC) IO, independent of that body, to carry out Making Safeguarding Personal work."),
    rule("S42-NONSTAT-LIMITED", "Non-statutory route is exceptional", "004 para 1.1.3",
         "Use a non-statutory enquiry sparingly because the statutory threshold is already low; carers are the main "
         "use."),
    rule("S42-ROLE-DSO", "DSO is a role", "004 para 4.1.1",
         "Treat DSO as a case role (not a job title) that may be held by different people at different stages; record"
         " who held it when."),
    rule("WORK-DSO-KR11", "DSO grade floor", "004 para 4.1.1",
         "Assign at senior practitioner grade KR11 or above; unless KR10 exception approved (WORK-DSO-KR10)."),
    rule("WORK-DSO-KR10", "KR10 acting as DSO", "004 para 4.1.1",
         "Approve only if the practitioner is sufficiently experienced, trained and confident, and put supervision in"
         " that role in place."),
    rule("S42-DSO-TOR", "DSO sets enquiry actions", "004 para 4.1.1", "Only the DSO sets the terms of reference."),
    rule("S42-DSO-ALLOC", "DSO ensures a suitable IO", "004 para 4.1.1",
         "Ensure a trained and experienced professional is allocated as IO."),
    rule("S42-DSO-DECISIONS", "DSO owns every key decision", "004 para 4.1.1",
         "Only the acting DSO is accountable for key decisions on the enquiry."),
    rule("S42-DSO-STRATEGY", "DSO leads strategy discussions", "004 para 4.1.1", "The DSO leads."),
    rule("S42-DSO-HOLD", "Holding agencies to account is DSO-only", "004 para 4.1.1; 6.7",
         "The DSO, never the IO, holds agencies to account and escalates under the escalation policy."),
    rule("S42-DSO-CAUSE", "DSO causes others to enquire", "004 para 4.1.1",
         "The DSO sets clear TOR with the agency and a suitable report deadline."),
    rule("S42-ROLE-IO", "IO is a role", "004 para 4.1.1",
         "Anyone acting under DSO direction, including partner-agency staff, is IO for that part; several IOs may act"
         " on one complex enquiry."),
    rule("S42-SCREEN", "Screening of a referral not on the KASC", "004 para 4.1.2",
         "Decide only whether the content may concern abuse, neglect or self-neglect; do not decide on enquiry."),
    rule("S42-TRANSFER", "Transfer to the safeguarding concern workflow", "004 para 4.1.2",
         "Move it onto the KASC / Mosaic safeguarding concern workflow and send to the correct virtual worker tray "
         "for DSO screening."),
    rule("S42-TRIAGE-ROUTE", "Who triages", "004 para 4.1.3",
         "Person not open to ASC -> triage in Area Referral Service; person open to an ASC team -> pass to that "
         "community team to triage."),
    rule("S42-TRIAGE-Q1", "Triage question 1, immediate risk", "004 para 4.1.3",
         "Answer whether the adult or others (including carers) may be at immediate risk and what will manage it."),
    rule("S42-TRIAGE-Q2", "Triage question 2, children", "004 para 4.1.3",
         "Answer whether any child is affected and what is needed."),
    rule("S42-CHILD-REFER", "Refer affected children", "004 para 4.1.3",
         "Take action such as referral to Integrated Children's Services."),
    rule("S42-TRIAGE-Q3", "Triage question 3, views and consent", "004 para 4.1.3",
         "Answer what is known of the adult's views and wishes and whether consent to the referral is stated."),
    rule("S42-TRIAGE-Q4", "Triage question 4, capacity and difficulty engaging", "004 para 4.1.3",
         "Answer whether there are signs of lacking capacity about the concern or of substantial difficulty engaging."),
    rule("S42-CLOSE-ONLY", "Only permitted reason to close at concern", "004 para 4.1.3",
         "Block closure unless the concerns clearly do not relate to abuse or neglect (including self-neglect)."),
    rule("S42-CLOSE-BARRED", "Reasons that never justify closing at concern", "004 para 4.1.3",
         "Concern said to be already resolved; police or another agency already investigating; adult refused consent "
         "to the referral."),
    rule("S42-CLOSE-DILIGENCE", "Due diligence before closing at concern", "004 para 4.1.3",
         "Speak to the referrer and review other available information and case records to rule out missing "
         "indicators of abuse or neglect."),
    rule("S42-CLOSE-RATIONALE", "Closure rationale at concern", "004 para 4.1.3",
         "Record why the decision is made and why S.42 criteria are not met."),
    rule("S42-CLOSE-FEEDBACK", "Tell the referrer why the concern was closed", "004 para 4.1.3 note",
         "Ensure the referrer is given the reasons and log the feedback in Mosaic."),
    rule("S42-TEAM-DEFAULT", "Default DSO and IO team", "004 para 4.1.4",
         "DSO and IO both come from that area's community team."),
    rule("S42-TEAM-EST", "Establishment exception for DSO", "004 para 4.1.4",
         "DSO comes from the team covering the establishment's locality."),
    rule("S42-TEAM-IO-EXC", "IO from establishment team by joint agreement", "004 para 4.1.4 table row 1",
         "Both teams' Community Team Managers jointly agree with the DSO that the establishment-locality team "
         "provides the IO."),
    rule("S42-TEAM-DA", "Domestic abuse allocation", "004 para 4.1.4 table row 2",
         "IO and DSO both from the team where the victim lives; domestic abuse services and MARAC also follow the "
         "victim's home, not the perpetrator's."),
    rule("S42-RA-CATEGORIES", "Three risk categories", "004 para 4.2.2",
         "Vulnerability of the adult; overall impact on the adult; likelihood of future harm to adult and others."),
    rule("S42-RA-RATIONALE", "Level and rationale per category", "004 para 4.2.2",
         "Set one level and record a rationale for each of the three categories."),
    rule("S42-RA-CRIME", "Crime rates as substantial", "004 para 4.2.3", "Set the impact level to substantial."),
    rule("S42-RA-OVERALL", "Overall risk evaluation", "004 para 4.2.4", "Produce one overall level."),
    rule("S42-STRAT-DECIDE", "Close or continue after strategy discussion", "004 para 4.2.4",
         "Decide whether to close or make further enquiries to settle safeguarding action under S.42(2)."),
    rule("S42-STRAT-FORM", "Form of strategy discussion", "004 para 4.2.4",
         "One or more conversations (virtual allowed, one colleague may suffice); a strategy/planning meeting if "
         "complex or very serious."),
    rule("S42-STRAT-WHO", "Strategy discussion participants", "004 para 4.2.4",
         "May include partners, colleagues, the adult and people in their network."),
    rule("S42-STRAT-RECORD", "Strategy discussion content", "004 para 4.2.4",
         "Analyse information so far, hypothesise, and form a view on enquiry actions to inform the TOR."),
)  # fmt: skip
