"""Rules of the Tribunal and of recall (26.5, 26.8, 26.11, 26.12, 26.25 to 26.36, 26.53 to 26.55)."""

from domain.patient.law.basis import act, advisory, guidance

__all__ = ["TRIBUNAL_RULES"]

TRIBUNAL_RULES = (
    act("MDO-S37-TRIB-6M", "No application in the first six months of a hospital order", "26.5",
        "The six months begin with the day of the order."),
    act("MDO-S3741-TRIB-6M", "No application in the first six months of a restriction order", "26.8",
        "The six months begin with the day of the order."),
    act("MDO-S45A-TRIB", "No application in the first six months of a limitation direction", "26.12",
        "As for restricted patients."),
    act("MDO-TRIB-ANNUAL", "A restricted patient applies once a year", "26.30",
        "Once in each period of twelve months."),
    act("MDO-GUARD-TRIB-6M", "Application under guardianship", "26.11",
        "The patient applies within the six months that begin with the day of the order."),
    act("MDO-GUARD-NR", "Application of the nearest relative", "26.11",
        "Once in the first twelve months of a guardianship, and in each twelve after."),
    act("MDO-TRIB-REVIEW", "The Tribunal reviews detention", "26.29",
        "It decides what is before it by an application or a reference."),
    act("MDO-TRIB-CRITERIA", "Test of discharge", "26.30",
        "Discharge if not satisfied of disorder, of need, or of available treatment."),
    act("MDO-TRIB-RECALLABLE", "Conditions where recall must stay possible", "26.31",
        "Conditions are imposed if the patient must stay liable to recall."),
    guidance("MDO-TRIB-EVIDENCE", "Evidence of risk is complete", "26.53",
             "The lead agency sees to it that all relevant information about risk is presented."),
    guidance("MDO-TRIB-REPORT-FIELDS", "MAPPA in the social circumstances report", "26.53",
             "Subject to MAPPA or not; known to whom, why and where; level; Chair; the lead agency's representative."),
    guidance("MDO-TRIB-NOQUOTE", "No meeting is quoted", "26.54", "A report never names a MAPPA meeting as source."),
    guidance("MDO-TRIB-ATTRIB", "An agency approves the use of what it told", "26.54",
             "Consulted first, attributed, in words agreed with its representative."),
    guidance("MDO-TRIB-ROUTE", "How an agency's views reach the Tribunal", "26.55",
             "By a report; by the Secretary of State's statement only with the reason why not."),
    advisory("MDO-TRIB-PNC", "Police add the record of convictions", "26.55", "Where it matters."),
    act("MDO-RECALL", "Recall of a conditionally discharged patient", "26.25, 26.36",
        "The Secretary of State recalls; the patient is detained as before, from that day."),
)  # fmt: skip
