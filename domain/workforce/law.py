"""The rules of the staff record, by their catalogue ids: title, citation, own words, basis, strength.

Source 000 is the service's own policy; 001, the toolkit for social supervision, and 002, the capability framework,
are guidance for the profession: what they say warns or reminds and never blocks, save the one gate that the toolkit
words as one (WORK-SS-TRAINED-FIRST). That rule, and the grades of a DSO, stand in the law of the lifecycles that
allocate; the staff record asks them when it grants the standing.
"""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.law.rule import Basis, Lead, Limit, Rule, Setting, Strength

__all__ = ["RULES", "rule", "should"]

_YEAR, _MONTH = Span(1, Unit.YEAR), Span(1, Unit.MONTH)
_BLOCK, _WARN, _REMIND = Strength.BLOCK, Strength.WARN, Strength.REMIND


def rule(rule_id: str, title: str, citation: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule of the service's own policy (000); a length that the area chooses reminds."""
    strength = _REMIND if limit and any(limit.settings) else _BLOCK
    return Rule(rule_id, title, citation, words, Basis.LOCAL_POLICY, strength, limit=limit)


def should(rule_id: str, title: str, citation: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule of guidance: it warns, or reminds where it has a length."""
    strength = _REMIND if limit else _WARN
    return Rule(rule_id, title, citation, words, Basis.GOOD_PRACTICE, strength, limit=limit)


def _open(name: str, words: str) -> Limit:
    return Limit(Setting(name, words))


_STRUCTURE = (
    rule("WORK-LINE-SM", "Service Manager line", "000 para 4.1",
         "The Service Manager reports to the Assistant Director."),
    rule("WORK-LINE-TL-AP", "Team Leader and Advanced Practitioner line", "000 para 4.2",
         "Team Leader and Advanced Practitioner report to the Service Manager."),
    rule("WORK-SUPERVISE-SOCIAL-CARE", "Who supervises social care staff", "000 para 4.4",
         "Team Leader and Advanced Practitioner share the supervision of social care staff; the supervisor is named."),
    rule("WORK-SUPERVISE-ADMIN", "Who supervises the Administration Officer", "000 para 4.5",
         "The Business Support Officer supervises the Administration Officer."),
    rule("WORK-SUPERVISE-SS", "Who supervises social supervisors in the service", "000 para 10.4.3",
         "Team Leader or Advanced Practitioner supervise every social supervisor of the service; one of themselves is "
         "supervised by the Service Manager."),
)  # fmt: skip

_STANDING = (
    should("WORK-POST-TRAINING-SUPPORT", "Support after the training", "001 Std 6(b)",
           "Put reflective supervision and support in place after the initial training."),
    should("WORK-REGISTER", "Register of active social supervisors", "001 Std 3(d)",
           "Keep the professional background of each supervisor on the register."),
    should("WORK-LM-SKILLS-TALK", "Talk about skills first", "001 s8 L300",
           "Talk about the development of skills before the first conditionally discharged case."),
    should("WORK-SHADOWING", "Shadowing offered", "001 s8 L324", "Offer shadowing to a supervisor in training."),
    should("WORK-PEER", "Other social supervisors", "001 s8 L304", "Give access to other social supervisors."),
    should("WORK-GROUP-SUPERVISION", "Group supervision", "001 s8 L311", "Offer facilitated group meetings."),
    should("WORK-GRADED-INTRO", "Graded introduction", "001 s8 L301", "Allow time for a graded introduction."),
    should("WORK-SS-SUPERVISION-ACCESS", "Regular supervision", "001 Std 3(e)",
           "A supervisor who knows the work is named for every social supervisor."),
    should("WORK-LM-UNDERSTANDS", "Line manager understands", "001 s8 L306, L331",
           "The line manager knows the role by experience or training."),
    should("WORK-LM-MAPPA", "Line manager and MAPPA", "001 s8 L323",
           "The line manager can advise on MAPPA and victims."),
    should("WORK-SS-REFRESHER-CPD", "Refresher attended", "001 Std 3(e)", "Refresher training is attended."),
    should("WORK-LM-TRAINED", "Line manager is trained", "001 s8 L307, L319",
           "The line manager of a social supervisor has had training on conditional discharge."),
    rule("WORK-TRAIN-SS-COURSE", "Compulsory social supervisor course", "000 para 10.5.3",
         "Every social worker of the service completes the course; the source gives no date, the area may.",
         _open("social-supervisor-course", "By when a social worker completes the social supervisor course")),
    rule("WORK-TRAIN-AMHP", "AMHP training", "000 para 10.5.4",
         "A social worker who is not an AMHP trains as one at the appropriate time.",
         _open("amhp-training", "By when a social worker trains as an AMHP")),
    rule("WORK-TRAIN-AMHP-PREP", "Prepare for AMHP training", "000 para 10.5.5",
         "Name the learning needs and opportunities before AMHP training starts."),
    rule("WORK-TRAIN-KENT-MANAGER", "Management programme", "000 para 10.5.6",
         "Service Manager, Team Leader and Advanced Practitioner complete the Kent Manager programme.",
         _open("kent-manager-programme", "By when a manager completes the Kent Manager programme")),
    rule("WORK-TRAINING-CURRENT", "Training kept current and recorded", "000 para 10.5.2",
         "Each member of staff records their own training, when it was done."),
    should("WORK-REFRESHER-ANNUAL", "Refresher every year", "001 Std 6(b)",
           "A refresher is available every year; twelve months remind the supervisor and never bar.", Limit(_YEAR)),
    Rule("CASE-REGISTRATION", "Registration runs out", "Caseclock",
         "Whoever is registered with the regulator is reminded before the registration ends.", Basis.KERNEL, _REMIND,
         limit=Limit(Span(0, Unit.CALENDAR_DAY), lead=Lead(20, time(9)))),
    Rule("CASE-STANDING", "A standing ends", "Caseclock",
         "What a worker holds by a standing goes to the cover when its last day is over.", Basis.KERNEL, _REMIND,
         limit=Limit(Span(0, Unit.CALENDAR_DAY), timer=True)),
    *(should(rule_id, title, f"002 {place}", words) for rule_id, title, place, words in (
        ("WORK-CAP-LEVELS", "Level of development", "L17", "Record the level of development against each capability."),
        ("WORK-CAP-CONTEXT", "Sees the person in context", "L5; L7", "Family, community and society are in view."),
        ("WORK-CAP-LEGAL", "Legal and human rights knowledge", "L5; L7", "Knows the law and when to intervene."),
        ("WORK-CAP-PATHWAY-SECURITY", "Moves between levels of security", "L7", "Supports moves, knows the community."),
        ("WORK-CAP-CURRENT", "Keeps abreast of change", "L7", "Keeps up to date and does not become isolated."),
        ("WORK-CAP-BALANCE", "Balances needs and rights", "L13", "Patient, victim, family and friends are understood."),
        ("WORK-CAP-BOUNDARIES", "Empathy with boundaries", "L13", "Genuine, with empathy and professional boundaries."),
    )),
)  # fmt: skip

_AWAY = (
    Rule("CASE-LEAVE", "Leave begins and ends", "Caseclock",
         "At the first instant of leave the work goes to the cover; at the first after it, it comes back.",
         Basis.KERNEL, _REMIND, limit=Limit(Span(0, Unit.CALENDAR_DAY), timer=True)),
    Rule("CASE-LEAVING", "A worker leaves", "Caseclock",
         "When the last day in post is over the work goes to the cover or onto an owned list.",
         Basis.KERNEL, _REMIND, limit=Limit(Span(0, Unit.CALENDAR_DAY), timer=True)),
)  # fmt: skip

_SUPERVISION = (
    rule("WORK-SUPERVISION-POLICY", "Supervision by council policy", "000 para 10.4.1",
         "Supervise in line with the council's supervision policy, which names the interval.",
         _open("supervision-interval", "How often staff are supervised (the council's supervision policy)")),
    should("WORK-SS-SUPERVISION-MONTHLY", "Monthly supervision of social supervisors", "001 s8 L309",
           "Supervise a social supervisor every month, with time for conditionally discharged cases.", Limit(_MONTH)),
    rule("WORK-JOBPLAN-REVIEW", "Job plan reviewed in supervision", "000 para 10.3",
         "Review the job plan in supervision and record it."),
    *(should(rule_id, title, f"001 s8 {place}", words) for rule_id, title, place, words in (
        ("WORK-LONE-DISCUSS", "Lone working", "L312, L356", "Talk about lone working and personal safety."),
        ("WORK-LM-FRESH-EYES", "Fresh eyes", "L314", "Offer a fresh perspective on the casework."),
        ("WORK-LM-OBJECTIVE", "Objective view", "L315", "Give an objective view and record it."),
        ("WORK-LM-BOUNDARIES", "Involvement", "L316", "Reflect on over- and under-involvement."),
        ("WORK-LM-FEELINGS", "Feelings", "L317", "Make space for feelings."),
        ("WORK-EMOTIONAL", "Emotional impact", "L322", "Consider the emotional impact of the work."),
        ("WORK-WORKLOAD", "Workload", "L320", "Support the management of the workload."),
        ("WORK-ACK-GAPS-SS", "Gaps of the supervisor", "L321", "The social supervisor says what they do not know."),
        ("WORK-ACK-GAPS-LM", "Gaps of the manager", "L359", "The line manager says what they do not know."),
        ("WORK-SS-SUPERVISION-QUALITY", "Cases in detail", "L303", "Go through the cases in detail."),
        ("WORK-SEPARATE-SUPERVISION", "Case and management apart", "L318", "Record case and line management apart."),
        ("WORK-TEAM-SUPERVISION", "Group discussion", "L308", "In a team approach, talk about the person as a group."),
        ("WORK-SUPERVISION-RECORD", "Complete record", "L357", "The record holds all that was relevant."),
    )),
)  # fmt: skip

_DEVELOPMENT = (
    rule("WORK-JOBPLAN-6M", "Job plan within six months of joining", "000 para 10.3",
         "A job plan is in place within six months of joining the service.", Limit(Span(6, Unit.MONTH))),
    rule("WORK-JOBPLAN-CPD", "Protected development time", "000 para 10.5.7",
         "The job plan has protected time for development, and the meetings and forums that fit the role."),
    rule("WORK-GOOD-CONVERSATIONS", "Regular good conversations", "000 para 10.6.1",
         "Hold conversations on performance regularly, beyond supervision; the source gives no number.",
         _open("good-conversation-interval", "How often a good conversation is held")),
    rule("WORK-GOOD-CONV-LEARNING", "Learning needs", "000 para 10.6.2",
         "A good conversation names learning needs and opportunities."),
    rule("WORK-TCP-CONVERSATION", "Objectives through the year", "000 para 10.7.3",
         "Expectations, objectives, performance and development are talked about in good conversations."),
    rule("WORK-TCP-YEARLY", "Yearly contribution assessment", "000 para 10.7.3",
         "Complete an overall assessment for each member of staff every year.", Limit(_YEAR)),
    rule("WORK-TCP-ELEMENTS", "Five elements", "000 para 10.7.1",
         "Rate objectives, values, working better and personal development; wider contribution where it applies."),
    rule("WORK-TCP-RATINGS", "Four ratings", "000 para 10.7.2",
         "Outstanding, Excellent, Successful, or Performance Improvement Required."),
    should("WORK-SPEAK-UP", "Speak up", "001 s8 L367", "Whoever struggles with the role tells the line manager."),
    Rule("WORK-DEBRIEF", "De-brief", "001 Std 5(c)", "Offer a de-brief after difficult practice and record the offer.",
         Basis.GOOD_PRACTICE, _REMIND, limit=_open("debrief", "How soon a de-brief is offered")),
)  # fmt: skip

RULES = (*_STRUCTURE, *_STANDING, *_AWAY, *_SUPERVISION, *_DEVELOPMENT)
