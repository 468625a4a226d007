"""Rules of the level (chapter 7; 12.32; 13a.38; 16.10)."""

from domain.mappa.basis import advisory, rule

__all__ = ["LEVEL_RULES"]

LEVEL_RULES = (
    rule("MAPPA-SMB-SCR-IDENTIFY", "Cases for a serious case review identified", "4.5; 1.25",
         "Identify a case that may qualify for a serious case review, and carry the review out where it does."),
    rule("MAPPA-LVL-PRISON-MAILBOX", "Prison contacted by functional mailbox", "7.9; 15.18; 15.25",
         "Use the prison functional mailbox."),
    advisory("MAPPA-LEAD-INFO-FOR-LEVEL", "Involved agencies feed the lead agency's level decision", "2.5",
         "Share information with the lead agency and record that activity on its case system and ViSOR."),
    rule("MAPPA-LVL-ASSESS-MULTI", "Level assessment informed by current partner information", "7.7; 7.9; L3600",
         "Gather up-to-date information from all involved agencies before deciding (prison when in custody, "
         "Responsible Clinician when in hospital)."),
    rule("MAPPA-AF-LEVEL-CONSULT", "MCTC consulted on proposed level", "16.10",
         "Ask MCTC for its view."),
    rule("MAPPA-CUS-LEVEL-NO-PRISON-INFO", "Level not confirmed without prison information", "15.19; 15.17",
         "Reject confirmation if POM information is missing."),
    rule("MAPPA-LEAD-ONE-PER-CASE", "Every MAPPA offender has one identified lead agency", "6.33; 2.3",
         "Hold exactly one current lead agency in the relevant MAPPA area, with history."),
    rule("MAPPA-LEAD-RESPONSIBILITY", "Lead agency owns level referral decisions", "2.3; 1.38; 7.7",
         "Decide whether to refer to Level 2 or 3 or to keep at Level 1."),
    rule("MAPPA-LVL-1-GATE", "Level 1 criteria (all must hold)", "7.4; 7.6; 6.13",
         "Confirm the lead is confident the RMP is robust enough; circumstances do not need formal multi-agency "
         "oversight; and nothing blocks agreed multi-agency actions; reject for Category 3 and discretionary "
         "Category 4."),
    rule("MAPPA-LVL-2-GATE", "Level 2 criteria", "7.5",
         "Confirm formal meetings would add value AND at least one of: high or very high risk of serious harm; "
         "exceptionally a lower risk needing active co-ordination of other agencies' interventions; need for "
         "more senior oversight; previously Level 3 and no longer needing it."),
    rule("MAPPA-LVL-3-GATE", "Level 3 criteria (at least one)", "7.6",
         "Confirm any of: Level 2 criteria plus senior people able to commit large resources quickly; Level 2 "
         "criteria plus senior oversight to keep public confidence (national media or public interest); national "
         "security dimension needing CTP or NSD senior oversight; high-risk offender in serious organised crime."),
    rule("MAPPA-LVL-NOT-RISK", "Level does not follow mechanically from risk", "7.19; 7.22; 13a.38",
         "Require added-value reasoning; high risk may sit at Level 1 with recorded defensible reasons under "
         "review."),
    rule("MAPPA-LVL-FACTORS", "Factors to weigh in level choice", "7.20",
         "Record consideration of past offending, past compliance, and recidivism including speed of "
         "re-offending; note profiles that usually benefit from Level 2 or 3, such as high-risk domestic abuse "
         "or terrorism."),
    rule("MAPPA-LVL-MEETINGS-REQUIRED", "Level 2 and 3 need formal meetings", "7.3",
         "Schedule formal MAPPA meetings while at that level."),
    rule("MAPPA-RMP-LEVEL-REASONS", "Reasons recorded whether level changes or stays", "12.33; 13a.38",
         "Record reasons."),
    rule("MAPPA-LVL-CHANGE-REASSESS", "Re-assess every risk factor before changing level", "7.25",
         "Show that all risk factors were re-assessed, including ones rising as others fall."),
    rule("MAPPA-RMP-LEVEL-DEADLOCK", "Lead agency decides level if no agreement", "12.32",
         "Make final decision; Chair records the range of views."),
    rule("MAPPA-MTG-LEVEL-NO-REDUCE", "Level not reduced with gaps", "13a.38",
         "Reject if information is missing, a key partner is absent, or the RMP is not robust."),
    rule("MAPPA-LVL-DISPUTE", "Level disagreement goes up the line", "7.9; 7.13; 7.18; 15.19; 16.10",
         "Escalate through line management."),
    rule("MAPPA-LVL-PROF-MEETING", "Professionals' meetings at any level", "7.3; 7.24; 13a.50",
         "May hold a professionals' meeting; must ask whether Level 2 or 3 referral is needed; escalate "
         "disagreement."),
    rule("MAPPA-MTG-PROF-NOTES", "Professionals' meeting led and kept by the referrer", "13a.50",
         "Include the referrer, who leads it; keep the notes on the lead agency's system, apart from MAPPA minutes."),
    advisory("MAPPA-LVL-SHARE-VISOR", "ViSOR is the main RA sharing system", "7.24",
         "Use ViSOR as primary, own systems where appropriate."),
    rule("MAPPA-LVL-L1-SATISFIED", "Lead agency satisfied that Level 1 fits", "7.23",
         "Confirm reasonable steps to gather information, proper response to risk, and that Level 1 is right."),
    rule("MAPPA-LVL-L1-EDI", "Protected characteristics considered at Level 1", "7.23",
         "Consider equality, diversity and inclusion and deal with any issue."),
    rule("MAPPA-LVL-L1-DISCLOSURE", "Disclosure considered at Level 1", "7.26; 10.5",
         "Consider disclosure with partners; record and date each decision."),
    advisory("MAPPA-LVL-ASSESS-RECORD", "Level assessment recorded; MAPPA Q recommended", "7.8",
         "Record a robust, defensible assessment, preferably on MAPPA Q."),
    rule("MAPPA-CT-LEVEL-DEFAULT", "Initial Level 2 or 3 is the norm", "24.15",
         "Start from Level 2 or 3; record reason for Level 1."),
    rule("MAPPA-REF-MAPPA-A", "Referrals are made on MAPPA A", "7.10; L3612; 14.8",
         "Complete MAPPA A and send to the MAPPA Co-ordinator."),
    rule("MAPPA-REF-CONTENT", "Required content of MAPPA A", "7.14",
         "Require reason for referral, nature of risk, likelihood of re-offending, risk of serious harm (when "
         "and to whom), imminence, and the lead agency RMP."),
    rule("MAPPA-REF-ADDED-VALUE", "Referral shows need beyond Level 1", "7.15",
         "Show specific issues needing inter-agency involvement, formal meetings or oversight beyond Level 1."),
    rule("MAPPA-REF-URGENT", "Urgent meeting by direct contact", "7.15",
         "Contact the Co-ordinator directly to arrange it."),
    rule("MAPPA-REF-MAPPA-B", "Lead agency also completes MAPPA B", "7.16; 13a.4",
         "Complete MAPPA B using its guidance."),
    rule("MAPPA-REF-OTHER-AGENCY", "Other agencies may refer after speaking to the lead", "7.13",
         "Discuss with lead agency first, escalate differences, then approach the Co-ordination Unit, which "
         "decides."),
    rule("MAPPA-REF-CUSTODY-INFO", "Prison or hospital information included", "7.10",
         "Include prison or hospital information."),
    rule("MAPPA-REF-DECISION-DATE", "Accepted referral gives a meeting date", "7.17",
         "Give the date of the Level 2 or 3 meeting."),
    rule("MAPPA-REF-DECISION-REASONS", "Rejected referral gives reasons", "7.17",
         "Explain why the criteria are not met."),
    rule("MAPPA-LVL-L1-CONCERN", "Partner concern about the plan", "7.23",
         "Raise it with the lead agency and escalate if unresolved."),
    rule("MAPPA-LVL-REVIEW-RECORD", "Review outcome recorded", "7.25",
         "Record outcome clearly on agency systems."),
    rule("MAPPA-LVL-L1-SEEK-INFO", "Lead agency actively looks for new information", "7.25; 7.23",
         "Seek new information from others and revise the risk assessment and RMP."),
    rule("MAPPA-CH-TRANS-L1", "Level 1 review at transition", "23.30",
         "Formally review level with MAPPA Q."),
    advisory("MAPPA-LVL-RECONSIDER", "Level kept under regular reconsideration", "7.1",
         "Revisit the level throughout."),
    rule("MAPPA-CUS-LEVEL-POM-LATE", "Later prison concern reported at once", "15.17",
         "Tell COM immediately so level can be reconsidered."),
    rule("MAPPA-REF-UNIT-DECIDES", "Co-ordination Unit decides on criteria", "7.13; 6.22",
         "Determine for the RA whether criteria are met."),
    rule("MAPPA-REF-ESCALATION", "Escalation route for disputed referrals", "7.18; 7.13",
         "Escalate a disputed decision on a referral through the line of management."),
    rule("MAPPA-CH-REFER-A", "MAPPA A for Level 2 or 3 child", "23.23",
         "Refer using MAPPA A, weighing needs, professional views, partner information, serious harm."),
    advisory("MAPPA-REF-CAT4", "CTP or NSD refer Category 4 under lead agency policy", "7.11",
             "Counter-Terrorism Policing or the National Security Division refers a Category 4 case; any other agency "
             "may under 7.13, and says why (reading)."),
)  # fmt: skip
