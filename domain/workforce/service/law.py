"""The rules of a service's own duties, by their catalogue ids; lengths that the sources leave open are settings."""

from domain.calendar.spans import Span, Unit
from domain.law.rule import Limit, Roll, Setting
from domain.workforce.law import rule, should

__all__ = ["GOVERNANCE", "RULES"]


def _open(name: str, words: str) -> Limit:
    return Limit(Setting(name, words))


GOVERNANCE = (
    ("WORK-SUFFICIENCY", "sufficiency", "Enough supervisors", "Std 2(e)", "Compare capacity with visits and reports."),
    (
        "WORK-PLAN-SERVICES",
        "services",
        "Several service areas",
        "Std 2(g)",
        "Mental health, learning disability, autism.",
    ),
    (
        "WORK-SS-CPD-ACCESS",
        "development",
        "Access to development",
        "Std 2(f)",
        "Hold evidence of access to development.",
    ),
    (
        "WORK-CAP-DISPARITY",
        "disparity",
        "Racial and cultural disparity",
        "Std 1(a)",
        "Develop competence and awareness.",
    ),
    ("WORK-SAFETY", "safety", "Safety and wellbeing", "Std 5(a)", "Hold arrangements for each work setting."),
    ("WORK-LEARNING-CULTURE", "learning", "Learning culture", "Std 6(a)", "Hold evidence of a learning culture."),
    (
        "WORK-MULTI-TRAINING",
        "joint_training",
        "Joint training",
        "Std 6(c); L380",
        "Offer training with other agencies.",
    ),
    (
        "WORK-JOINT-TRAINING",
        "promotion",
        "Joint training promoted",
        "s8 L380",
        "Senior managers promote joint training.",
    ),
    (
        "WORK-PATHWAYS",
        "pathways",
        "Pathways into the role",
        "Std 6(d)",
        "Open to social workers and other professions.",
    ),
    (
        "WORK-SPECIALIST-TRAINING",
        "specialist",
        "Specialist training",
        "s8 L334-340",
        "HCR, offences, law, personality.",
    ),
    ("WORK-RESOURCES", "resources", "Resources", "s8 L372", "Senior managers give staff and time."),
    ("WORK-SENIOR-UNDERSTANDS", "value", "Role understood", "s8 L373-374", "Senior managers know and value the role."),
)
"""Rule, point of the review, title, place in 001, words: what a governance review speaks of."""

RULES = (
    rule("WORK-ESTABLISHMENT", "Team establishment", "000 para 4.1-4.3",
         "The forensic service has a service manager, team leader, advanced practitioner, two social workers, social "
         "work assistant, business support officer and administration officer."),
    rule("WORK-TRAINING-MATRIX", "Training matrix", "000 para 10.5.1",
         "Keep the list of mandatory and role-specific training for every post."),
    rule("FOR-JOINT-MTG-WEEKLY", "Weekly joint referral meeting", "000 para 6.5",
         "Each week, with the Forensic Outreach and Liaison Service; a day off moves it within its week.",
         Limit(Span(1, Unit.WEEK), roll=Roll.WITHIN_WEEK)),
    rule("FOR-TEAM-MTG", "Monthly team meeting", "000 para 10.1", "Hold a team meeting at least every month.",
         Limit(Span(1, Unit.MONTH))),
    rule("FOR-TEAM-MTG-VENUE", "Venue", "000 para 10.1", "At the Trevor Gibbens Unit unless another venue is named."),
    rule("WORK-TEAM-BRIEFING", "Briefing in the team meeting", "000 para 10.5.8",
         "Brief staff on policy, guidance, law and local lessons, and minute it."),
    rule("WORK-FORUM-OFFER", "Forums for community teams", "000 para 10.4.2",
         "Invite all social supervisors of community teams."),
    rule("WORK-FORUM-FACILITATE", "Forum's content", "000 para 10.4.2",
         "Team Leader or Advanced Practitioner facilitate: reflection, policy and law, lessons, practice; attendance."),
    should("WORK-LONE-REVIEW", "Lone working reviewed", "001 Std 5(a)",
           "Review the arrangements for lone working regularly; the source gives no number.",
           _open("lone-working-review", "How often lone working arrangements are reviewed")),
    rule("FOR-CDR-AUDIT", "Audit of conditional discharge reports", "000 para 10.8",
         "Service Manager, Team Leader and Advanced Practitioner audit reports across the county; no cycle is given.",
         _open("report-audit-cycle", "How often conditional discharge reports are audited")),
    should("WORK-REFRESHER-AVAILABLE", "Refresher offered every year", "001 s8 L325; Std 6(b)",
           "Make refresher training available every year.", Limit(Span(1, Unit.YEAR))),
    should("WORK-EX-BEST-PRACTICE", "Best practice meeting", "001 L129",
           "One council's example: a meeting every six weeks; off until an area takes it up.",
           _open("best-practice-meeting", "How often supervisors meet on best practice (example: 6 weeks)")),
    should("WORK-PLAN", "Workforce plan", "001 Std 2(g)", "Keep a plan for succession alive; no cycle is given.",
           _open("governance-cycle", "How often governance of the workforce is reviewed")),
    should("COURT-MORNINGS", "Practitioner at court five mornings a week", "003 s1 L50",
           "Each working day a practitioner is at court, or it is recorded that the court did not sit.",
           Limit(Span(1, Unit.WORKING_DAY))),
    should("COURT-REMAINING-TIME", "Rest of the week goes to offender management support", "003 s1 L50",
           "What is not spent at court is spent with probation."),
    should("COURT-OM-COLOCATED", "Practitioners sit with probation", "003 s2 L67",
           "Practitioners are based in local delivery units with probation officers."),
    should("COURT-LOCAL-DIRECTORY", "Hold a local service directory", "003 L132",
           "Keep current what is known of local services, resources and partnerships; no cycle is given.",
           _open("court-directory-cycle", "How often the directory of local services is brought up to date")),
    should("COURT-GUIDES", "Practice guides available", "003 s2 L97",
           "Make guides for frontline criminal justice staff available; no cycle is given.",
           _open("court-guides-cycle", "How often a practice guide is offered or renewed")),
    *(should(rule_id, title, f"001 {place}", words) for rule_id, _, title, place, words in GOVERNANCE),
)  # fmt: skip
