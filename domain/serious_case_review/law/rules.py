"""What chapter 20 asks beside its times."""

from typing import Final

from domain.serious_case_review.law.basis import advisory, reminder, rule

__all__ = ["RULES"]

_CRITERIA: Final = (
    rule("SCR-MANDATORY", "Mandatory review", "20.3",
         "Commission a review where an offender managed at Level 2 or 3 when the offence was committed, or in the 28"
         " days before, commits murder, attempted murder, conspiracy to murder, manslaughter, rape, attempted rape or"
         " conspiracy to rape."),
    rule("SCR-LEVEL-WINDOW", "28 days back from the offence", "20.3",
         "Ask whether a stretch at Level 2 or 3 reaches the day of the offence or one of the 28 days before it."),
    rule("SCR-DISCRETIONARY", "Discretionary review", "20.4",
         "Consider a review where confidence in MAPPA, a departure from the Guidance or its operation calls for it, and"
         " a Level 1 offender is charged with an offence of 20.3, anybody with one of Appendix 6, or it is otherwise in"
         " the public interest."),
    rule("SCR-ADDED-VALUE", "Added value weighed", "20.5",
         "Consider what a discretionary review adds to the lead agency's internal review."),
    rule("SCR-FORM-N", "MAPPA N for every decision", "20.6",
         "Use MAPPA N to support the decision, and to inform the board and the National MAPPA Team."),
    rule("MAPPA-FORM-N", "MAPPA N comes from the lead agency's practitioner", "14.22; 20.16",
         "The practitioner of the lead agency sends the notice of the serious further offence."),
    rule("SCR-COORD-IDENTIFY", "Co-ordinator identifies the cases", "28.5",
         "Make sure that every case that needs a review is found and that colleagues are told."),
    rule("SCR-T03-DISCUSS", "Complex discretionary cases discussed", "20.16",
         "Hold a discussion with key members of the board on a more complex discretionary case."),
    rule("SCR-AUDIT", "Rejected cases are audited too", "20.30",
         "Keep the reasons of every decision, so that reviews and rejected cases can be audited."),
    rule("SCR-CHAIR-OWNS", "The Chair is responsible", "20.7",
         "The Chair of the board commissions the review and stays responsible for process and reports."),
)  # fmt: skip

_PEOPLE: Final = (
    rule("SCR-AUTHOR-APPOINT", "Author appointed", "20.10",
         "The Chair appoints an author: independent, a member of the board, or a senior manager of an agency."),
    rule("SCR-AUTHOR-INDEP", "Author independent of the case", "20.11",
         "The author has no connection with the case and does not manage the staff who manage the offender."),
    rule("SCR-AUTHOR-COMPETENT", "Author able to do it", "20.11",
         "The author knows offender management or reviews, has the experience and skills, and understands the agencies"
         " and MAPPA."),
    rule("SCR-AUTHOR-VETTED", "Independent author vetted", "20.10",
         "Vetting and security checks are done before an independent author is appointed."),
    rule("SCR-AUTHOR-CHAIR", "Author chairs the panel", "20.10; 20.16", "The author of the review chairs its panel."),
    rule("SCR-PANEL-MEMBERS", "Who sits on the panel", "20.12; 20.16",
         "The author, a Lay Adviser, and a senior nominee of each agency that was, or should have been, involved."),
    rule("SCR-VICTIM-PERSON", "A named person for the victim", "20.13; 20.14",
         "The Chair names a trained and senior person, never the Family or Victim Liaison Officer."),
)  # fmt: skip

_STARTING: Final = (
    rule("SCR-CPS-TIMING", "Timing and distribution agreed", "20.8",
         "Agree the timing of the review and the distribution of its report with prosecutor and police."),
    rule("SCR-CPS-WITNESS", "Contact with victims and witnesses cleared", "20.8",
         "While an investigation or proceedings run, agree the timing of contact with victim and material witnesses."),
    rule("SCR-START-DEFER", "Start deferred on advice", "20.16; 20.9",
         "The start may wait on advice of the prosecutor or the Senior Investigating Officer."),
    rule("SCR-INTERIM-REVIEW", "Agency reviews while it waits for the trial", "20.9",
         "Each agency looks for urgent actions in a review of its own."),
    rule("SCR-PRESERVE", "Information preserved", "20.9",
         "Agencies preserve what they hold, and staff write down their recollections."),
    rule("SCR-DELAY-NMT", "National MAPPA Team told of delays", "20.9", "Tell the National MAPPA Team of any delay."),
    rule("SCR-TOR", "Terms of reference", "20.19",
         "The full terms, from first eligibility to the last serious further offence; the board may add others."),
    rule("SCR-SCOPE-INTERNAL", "No review of internal case management", "20.20",
         "Leave internal case management out unless it is essential; added terms do not extend the scope."),
    rule("SCR-OTHER-REVIEWS", "Other reviews found and told", "20.32; 20.33",
         "Find out which other reviews take place, and tell those who hold them of this one."),
)  # fmt: skip

_VICTIMS: Final = (
    rule("SCR-VICTIM-UPDATES", "Victims kept informed", "20.13",
         "Tell victim and family of the review, how it goes, and of delays and their reasons."),
    rule("SCR-VICTIM-LIAISE", "With the liaison officer or advocate", "20.14",
         "Work with the Family or Victim Liaison Officer, where appointed, or another advocate."),
    rule("SCR-VICTIM-JOINT", "One plan where several reviews run", "20.14",
         "Agree contact with the family across all reviews, and describe it in the report."),
    rule("SCR-VICTIM-VOICE", "The victim's voice in the review", "20.13; 20.18",
         "Embed the views of victim and family, and consider their representations."),
    rule("SCR-VICTIM-REPORT", "Report given in person", "20.28",
         "Meet the victim or the family with a copy of the report, given in confidence."),
    rule("SCR-REDACT", "Redaction log approved", "20.28",
         "Redact third party data and sensitive detail, keep a log, and have the Chair approve it."),
    advisory("SCR-REPORT-ACCESS", "Report in the form they need", "20.21",
             "Meet individual accessibility needs: a translation, another font."),
)  # fmt: skip

_REPORT: Final = (
    advisory("SCR-METHOD", "Method worked through", "20.18",
             "Minutes, ViSOR, MAPPA F, H and I, reports of agencies, characteristics, interviews, findings, other"
             " reports, meetings with victims."),
    rule("SCR-VISOR-ACCESS", "How the author sees ViSOR", "20.18",
         "The board determines how the author sees the ViSOR record."),
    rule("SCR-EQUALITY", "Equality addressed", "20.15",
         "Address protected characteristics, vulnerability and barriers; the board considers what is raised."),
    rule("SCR-O2", "MAPPA O2 filled in", "20.15; 20.21",
         "Record protected characteristics and vulnerabilities on MAPPA O2, for analysis only."),
    rule("SCR-MARKING", "Marked and sent securely", "20.17; 20.22",
         "Mark papers OFFICIAL SENSITIVE and send them by secure email or similar."),
    rule("SCR-NO-BLAME", "No blame", "20.2", "Blame nobody, and do not determine why the offence was committed."),
    rule("SCR-REPORT-O", "Report on MAPPA O", "20.11; 20.21; 14.23",
         "Use the template MAPPA O, plain English, acronyms explained."),
    advisory("SCR-REPORT-ANON", "Names kept out", "20.22",
             "Identify nobody by name but the author; keep sensitive detail to the minimum."),
    rule("SCR-AGENCY-REPS", "Agencies heard on the draft", "20.16; 20.23",
         "Panel members may make representations for their agencies before the report is finalised."),
    rule("SCR-DISPUTE", "The Chair settles disputes", "20.23",
         "What talking does not solve the Chair of the board decides, finally."),
    rule("SCR-LEGAL", "Legal advice", "20.24", "The board may take legal advice for the author."),
    rule("SCR-QA-SEQUENCE", "Quality assured before it is approved", "20.25; 20.31",
         "Comments of the board; the National MAPPA Team; its feedback considered; then the approval of the board,"
         " signed by its Chair."),
    rule("SCR-NATIONAL-RECS", "National recommendations answered", "20.25",
         "The National MAPPA Team accepts or rejects each, and says why."),
    rule("SCR-NO-PUBLISH", "Never published", "20.26",
         "Share the report only with the authority of the board; do not publish it."),
    rule("SCR-LEARNING", "Learning spread", "20.26",
         "Pass the learning on to all agencies involved and the National MAPPA Team."),
    rule("SCR-MEDIA", "Who leads on the media", "20.27",
         "The Ministry of Justice where Probation leads, else the lead agency; both are told of what is agreed."),
    reminder("SCR-SHARE-INTERNAL", "Learning of internal reviews shared", "20.5",
             "Share the learning of an internal review with the Chair of the board."),
)  # fmt: skip

_AFTER: Final = (
    rule("SCR-PLAN-MADE", "Action plan for every recommendation", "20.16; 20.29",
         "The board answers each recommendation by an action on which an agency agreed."),
    advisory("SCR-ACTION-MONITOR", "Progress told to the National MAPPA Team", "20.29",
             "Tell the National MAPPA Team how the plan goes, of what is not done as well."),
    rule("SCR-ACTION-SIGNOFF", "Panel may sign the plan off", "20.29",
         "The panel may sign the completed plan off and say how practice has improved."),
    rule("SCR-SMB-MEET", "The board meets on the finished review", "31.17",
         "Meet to discuss it, and see that findings and plan are carried out."),
    rule("SCR-DISCONTINUE", "Discontinued when outside the criteria", "20.28 (second)",
         "Stop the review when the case is dropped or reduced out of the criteria, unless it is near completion."),
    rule("SCR-DISCONTINUE-NMT", "National MAPPA Team told of it", "20.28 (second); 20.18",
         "Tell the National MAPPA Team when a review is discontinued."),
)  # fmt: skip

RULES: Final = (*_CRITERIA, *_PEOPLE, *_STARTING, *_VICTIMS, *_REPORT, *_AFTER)
