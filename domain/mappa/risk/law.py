"""The law of risk and of the plan that answers it (004 chapters 11, 12, 27)."""

from domain.mappa.basis import advisory, rule

__all__ = ["RISK_RULES"]

_BLOCKING = (
    rule("DA-DEF", "Domestic abuse test", "27.2, 27.3",
      "Behaviour assessed: abuse if both 16 or over, personally connected, and behaviour abusive (single "
      "incident or course; can be aimed at a third party)."),
    rule("DA-DEF-CHILD", "Child as victim", "27.2",
      "Child sees, hears or experiences effects and is related to either party: record the child as a victim."),
    rule("DA-DEF-CONNECTED", "Personal connection types", "27.3",
      "Abuse recorded: code as married, civil partners, engaged, civil partnership agreed, intimate "
      "relationship, shared parental relationship to a child, or relatives; past or present."),
    rule("DA-DEF-TYPES", "Abusive behaviour types", "27.3",
      "Abuse recorded: code as physical or sexual; violent or threatening; controlling or coercive; economic; "
      "psychological, emotional or other."),
    rule("DA-INFO-OUTSIDE", "Share between meetings", "27.20",
      "Important risk information appears: share at once, not wait for next meeting."),
    rule("DA-INFO-VICTIM", "Victim view informs plan in all cases", "27.20",
      "RMP made, all levels: take active steps for the victim perspective to inform it."),
    rule("DA-RISK-ADVOCATE", "Advocates identified", "27.22",
      "Abuse or stalking evident: record IDVA, ISAC or other support involvement."),
    rule("DA-RISK-SEEK", "Information sought from key agencies", "27.22",
      "Abuse or stalking evidently a feature: ask police (call-outs), children's services and others unless "
      "known; check ViSOR."),
    rule("DA-RISK-WHO", "State who is at risk", "27.21",
      "Abuse or stalking found: record who is at risk, safeguarding concerns and measures; take account of "
      "children harmed by witnessing."),
    rule("DA-RMP-NO-MARAC", "Offender copy hides victim data and MARAC", "27.31",
      "RMP shared with offender: remove anything raising victim risk; never name MARAC or reveal that the case "
      "is discussed there."),
    rule("DA-RMP-UPDATE", "RMP updated on change", "27.23",
      "Circumstances or risk change: update the RMP and share with all agencies."),
    rule("DA-RMP-VICTIM", "Measures for every person at risk", "27.25",
      "RMP made: include actions for each identified individual, not only the index victim, plus disclosure."),
    rule("DA-SAFEGUARD-LINK", "Family safeguarding links", "27.12",
      "Coercive control in a family: work with partners to safeguard children and any adult at risk or with "
      "care needs."),
    rule("MAPPA-GOV-RISK-TYPES", "Risk is recorded by type", "1.38; 1.16",
      "Risk recorded: state which risk is meant: reconviction, re-offending or serious harm."),
    rule("MAPPA-RISK-ALL-AGENCIES", "All involved agencies contribute", "11.9",
      "Risk assessed: supply: probation (reoffending and serious harm, compliance, factors, interventions); "
      "police (intelligence, allegations, associates, victims); prison (timely OASys, MAPPA F); YOT; Children's "
      "Services (child need, risk, plan outcomes); Adult Services (care needs, risk to adult, self-harm); "
      "mental health (clinical risk); housing; health."),
    rule("MAPPA-RISK-CHAIR-SUMMARY", "Chair summarises and the meeting agrees the risk", "11.11; L4219",
      "Level 2 or 3 meeting: summarise risk, impact, likelihood with protective factors and imminence; meeting "
      "agrees, which may endorse or amend the lead's view."),
    rule("MAPPA-RISK-DEFENSIBLE", "Defensible decision checklist", "11.14",
      "Risk decision taken: show reasonable steps, reliable methods, information gathered and weighed, decision "
      "recorded and actioned, procedure followed, investigative and proactive approach."),
    rule("MAPPA-RISK-EVERY-OFFENDER", "Every MAPPA offender has a risk assessment", "L4134; 10.3",
      "Offender identified: hold a thorough assessment informing the RMP and the level."),
    rule("MAPPA-RISK-JUDGEMENT", "Risk level not fixed by tool score", "11.13; 11.15; 11.5",
      "Tool score recorded: allow professional judgement with reasons."),
    rule("MAPPA-RISK-LEVEL-HIGH", "High", "11.7",
      "Risk rated: use when indicators exist, the event could occur at any time, and impact would be serious."),
    rule("MAPPA-RISK-LEVEL-LOW", "Low", "11.7",
      "Risk rated: use when present evidence does not point to likely serious harm."),
    rule("MAPPA-RISK-LEVEL-MEDIUM", "Medium", "11.7",
      "Risk rated: use when there are identifiable indicators and potential to cause harm, but it is unlikely "
      "unless circumstances change (for example medication, housing, relationship, substances); list the "
      "changes."),
    rule("MAPPA-RISK-LEVEL-VERY-HIGH", "Very high", "11.7",
      "Risk rated: use when serious harm is imminent: more likely than not to occur soon, with serious impact."),
    rule("MAPPA-RISK-OVERALL-AGREED", "One overall risk level agreed between agencies", "11.15",
      "More than one agency involved: consult, agree and record overall level."),
    rule("MAPPA-RISK-STATIC-DYNAMIC", "Static and dynamic factors both considered", "11.4; 11.10; 11.15",
      "Assessment completed: record both, plus protective factors."),
    rule("MAPPA-RISK-SUMMARY", "Risk summary questions", "11.10",
      "Information gathered: answer who is at risk, nature and method, when greatest with dates of expected "
      "events, what would increase it, and what protects."),
    rule("MAPPA-RISK-TARGETS", "Risk given for each group at risk", "11.8; 11.10",
      "Risk rated: give risk for public, prisoners, known adult, children and staff, naming each identified "
      "individual."),
    rule("MAPPA-RISK-TOOLS", "Approved tools used where suitable", "11.4; L4144",
      "Assessment completed: record tool used (such as OASys, ARMS, SARA, RM2000) and scores."),
    rule("MAPPA-RMP-AP-CONSIDER", "Approved Premises considered for Level 2 and 3", "12.26",
      "Level 2 or 3 RMP: consider AP residence, and its location against risk and victims; record outcome (may "
      "suit Level 1)."),
    rule("MAPPA-RMP-CHAIR-AGREES", "Chair agrees the Level 2 or 3 plan", "12.6; L4266",
      "Level 2 or 3 case: agree the RMP, which lists all single and multi-agency actions."),
    rule("MAPPA-RMP-CHANGE-BEHAVIOUR", "Plan monitors and changes behaviour", "12.4",
      "Plan written: include actions that watch behaviour and attitudes and try to shift them; cover present "
      "and expected risks."),
    rule("MAPPA-RMP-CHILD-PLAN-ALIGN", "Align with child protection plan", "12.9",
      "Child protection plan exists for an identified child: align the RMP with it."),
    rule("MAPPA-RMP-CONTINGENCY", "Contingency plan in every RMP", "12.9; 12.22; 12.11",
      "Plan agreed: include actions and rapid response if the plan fails or circumstances change."),
    rule("MAPPA-RMP-COVER-EACH-RISK", "Each identified risk has an action", "12.9",
      "Plan agreed: reject a plan in which a risk has no action."),
    rule("MAPPA-RMP-DIFFERENCE-RECORDED", "Any difference between plan records is minuted", "12.7",
      "Part of plan withheld from lead agency system (victim safety, police tactics): state the difference in "
      "the minutes."),
    rule("MAPPA-RMP-ESCALATION-FACTORS", "Escalation factors listed", "12.22",
      "Contingency written: list case-specific signs: situational change, lifestyle decline, psychological "
      "factors, breakdown of supervision including unlawfully at large."),
    rule("MAPPA-RMP-EVERY-OFFENDER", "Every MAPPA offender has an RMP", "12.5; 12.3; L4252",
      "Offender identified: complete an RMP to its own standard with partner information."),
    rule("MAPPA-RMP-FOREIGN-TRAVEL", "Foreign travel decided within legal restrictions", "12.24; 12.25",
      "Travel request: use meeting information but decide under licence, order, notification and supervision "
      "terms."),
    rule("MAPPA-RMP-FOUR-PILLARS", "Four headings plus contingency and licence", "12.11; L4298",
      "Plan written: address supervision, monitoring and control, interventions and treatment, victim safety; "
      "plus contingency plans and all licence conditions."),
    rule("MAPPA-CH-LICENCE", "Licence conditions of a child are proportionate", "23.17",
      "Extra licence conditions proposed for a child: make them proportionate to risk, maturity, special educational "
      "needs, safety and well-being."),
    rule("MAPPA-RMP-LICENCE-CONDITIONS", "All licence conditions recorded", "12.11",
      "Offender on licence: record every licence condition in the plan."),
    rule("MAPPA-RMP-ONE-PLAN", "Only one plan, held by the lead agency", "12.7",
      "Plan made or changed: keep a single plan; meeting devises it with the lead agency, which mirrors it on "
      "its system."),
    rule("MAPPA-RMP-RESTRICTIVE-ORDERS", "Consider restrictive orders", "12.16; 12.17",
      "Continuing risk of serious harm: consider Notification Order, Sexual Harm Prevention Order, Violent "
      "Offender Order, Sexual Risk Order and record outcome."),
    rule("MAPPA-RMP-SAFEGUARDING", "Safeguarding actions for children and adults at risk", "12.9",
      "Offender assessed as risk to children (identified, general or unborn) or adults at risk: include "
      "specific safeguarding actions; test adult at risk on care needs, abuse or neglect, and inability to "
      "protect self."),
    rule("MAPPA-RMP-SHARE-AFTER-REVIEW", "Share the plan after each review", "12.2",
      "RMP reviewed, at any level including Level 1: share with all relevant agencies."),
    rule("MAPPA-RMP-TELL-OFFENDER", "Offender told of MAPPA management", "12.28",
      "Offender managed under MAPPA: explain MAPPA with the offender leaflet and record it."),
    rule("MAPPA-RMP-UKPPS", "Threat to life with no adequate plan", "12.10",
      "Real and immediate threat to life not manageable by the meeting's plan: consider referral to the UK "
      "Protected Persons Service."),
    rule("MAPPA-RMP-UPDATE-AFTER-MEETING", "Lead plan and ViSOR updated after every meeting", "12.8; L4272",
      "MAPPA meeting held: update lead agency RMP and ViSOR; other agencies update their own databases."),
    rule("MAPPA-RMP-VICTIM-ACTIONS", "Victim or identified person protected", "12.9; 13a.36",
      "Plan agreed: include actions to protect victims or named people at risk."),
    rule("MAPPA-RMP-VLO-RECALL", "Victim told of recall", "12.23",
      "Recall proceedings for an offender with a victim in the statutory contact scheme: inform the victim, and "
      "keep them informed if return to custody is delayed."),
    rule("MAPPA-RMP-WITHHOLD-FROM-OFFENDER", "Withholding MAPPA status is exceptional", "12.30",
      "Telling the offender might raise risk: agree at a meeting, record information withheld and reasons in "
      "minutes and case record."),
)  # fmt: skip

_ADVISORY = (
    advisory("MAPPA-RISK-LEAD-ADOPT", "Lead agency adopts the meeting's assessment", "11.11; 11.12",
      "Meeting agrees risk: update its own assessment after the meeting."),
)  # fmt: skip

RISK_RULES = (*_BLOCKING, *_ADVISORY)
