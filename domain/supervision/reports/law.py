"""Rules of the reports: 000 paras 7.4.3 and 10.8 (Kent's protocol, firm), 001 (the toolkit), 004 chapter 26."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.law.rule import Basis, Escalation, Lead, Limit, Rule, Setting, Strength
from domain.supervision.law.basis import advisory, gate, guidance, tells

__all__ = ["REPORT_RULES"]

_NINE = time(9)


def _kent(rule_id: str, title: str, para: str, words: str) -> Rule:
    return Rule(rule_id, title, f"000 para {para}", words)


def _open(rule_id: str, title: str, para: str, words: str, setting: str) -> Rule:
    """A rule that blocks and for which the source gives no time: it has a clock where the area sets one."""
    limit = Limit(due=Setting(setting, f"Time for: {title}"), escalations=(Escalation("LineManager", 0, _NINE),))
    return Rule(rule_id, title, f"001 para {para}", words, Basis.GOOD_PRACTICE, limit=limit)


REPORT_RULES = (
    Rule(
        "SUP-REPORT-QUARTERLY", "Quarterly social supervision report", "001 section 8 L305, L350; 004 para 26.10",
        "A report with the casework section every quarter: first due day + 3n months, which lateness never moves.",
        Basis.STATUTORY_GUIDANCE,
        limit=Limit(
            due=Span(3, Unit.MONTH), lead=Lead(0, _NINE),
            escalations=(Escalation("LineManager", 0, _NINE), Escalation("ServiceManager", 5, _NINE)),
        ),
    ),
    gate("SUP-REPORT-TIMETABLE", "Reports at the casework section's frequency", "4.0 Std 3(a); 5.3",
         "The first report 28 days after the discharge, or as the section sets for this person."),
    tells("SUP-MHCS-RECOMMENDATIONS", "What the casework section recommends is configuration", "5.3",
          "First report, interval and action on missed reports are dated choices of the area."),
    gate("SUP-REPORT-CONTENT", "Reports cover condition and behaviour", "2.6",
         "Each report tells of the person's condition and behaviour in the community."),
    guidance("MDO-CD-REPORT-CONTENT", "What every report includes", "26.28",
             "Involvement of other agencies and MAPPA status; a report without them goes back."),
    Rule("MDO-CD-REPORT-QUARTERLY", "Both supervisors report", "004 para 26.10",
         "The clinical and the social supervisor each send a quarterly report.",
         Basis.STATUTORY_GUIDANCE, Strength.WARN),
    _kent("FOR-CDR-PARTS", "Parts A and B", "7.4.3", "The social supervisor completes Part A and Part B of the form."),
    _kent("FOR-CDR-QA", "Line manager assures the report", "10.8", "Quality assured by the supervisor's line manager."),
    _kent("FOR-CDR-LM-COMMENTS", "Line manager comments", "10.8", "The line manager's comments stand on the form."),
    _kent("FOR-CDR-SIGNOFF", "Signed off after comments", "10.8; 4.2",
          "By the line manager; for a Team Leader or Advanced Practitioner the Service Manager, for that one the "
          "Assistant Director."),
    _kent("FOR-CDR-SEND-CS", "Sent to the clinical supervisor", "10.8", "The signed report, with the date."),
    _kent("FOR-CDR-TO-MHCS", "Report to the casework section", "7.4.3",
          "The report reaches the Mental Health Casework Section by way of the clinical supervisor."),
    _kent("FOR-CDR-ORDER", "Order of the steps", "7.4.3; 10.8",
          "Parts A and B, quality assurance, comments, sign-off, clinical supervisor, casework section."),
    _kent("FOR-CDR-AUDIT-ACCESS", "Audit reads across the county", "10.8",
          "Service Manager, Team Leader and Advanced Practitioner read every report of the county, whose ever team."),
    gate("SUP-REPORT-LM-SIGNOFF", "Line manager signs before it is sent", "8.0 L305",
         "Not sent unsigned; and nobody signs what they wrote."),
    advisory("SUP-REPORT-REFLECTION", "Reflection on the report", "8.0 L305",
             "Supervisor and line manager talk about the content in supervision and note it."),
    advisory("SUP-CS-LIAISON", "Liaison with the clinical supervisor", "8.0 L360", "Evidence of it in each period."),
    advisory("SUP-JOINT-WORK", "Joint work", "8.0 L365", "Work jointly with other disciplines."),
    advisory("SUP-EX-ABS-RECOMMEND", "Consider absolute discharge", "L145",
             "One council's practice, off until the area asks for it: each report says something of it."),
    _open("SUP-REPORT-DELAY-MHCS", "Tell the casework section of delay", "8.0 L350",
          "Tell the section that a report is late, with the reason, best before its day.", "supervision_delay_notice"),
    _open("SUP-MISSED-REASON", "Reason for a missed report", "5.5 L246",
          "A missed report is not closed without the reason.", "supervision_missed_reason"),
    _open("SUP-MISSED-REPORT-ACTION", "Action on a missed report", "5.3; 5.5",
          "Record the miss, and what was done about it as the section's guidance proposes.",
          "supervision_missed_action"),
)  # fmt: skip
