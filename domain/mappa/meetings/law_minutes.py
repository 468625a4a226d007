"""The law of actions, minutes and recordings (004 chapters 1, 12, 13a, 13b, 14)."""

from domain.mappa.basis import rule

__all__ = ["MINUTES_RULES"]

MINUTES_RULES = (
    rule("MAPPA-FORM-MINUTE-FIELDS", "Minimum minute fields if MAPPA B is not used", "14.25",
      "Local minutes form used: require the identity and sentence data, assessments, victims and safeguarding, "
      "action outcomes with reasons if not done, agency information, agreed risk, agreed RMP, serious harm "
      "revision, disclosure decision with method and date, media, actions with agency and deadline, level "
      "recommended and why, human rights validation."),
    rule("MAPPA-GOV-AGENCY-AUTONOMY", "No agency can be compelled into a course that conflicts with its own duties",
      "1.3; 3.7; 12.6",
      "Joint decision or action proposed: be able to decline an action that conflicts with its statutory "
      "obligations; the system must model acceptance of each action by the owning agency."),
    rule("MAPPA-GOV-DEPARTURE-REASONS", "Record and justify any departure from the Guidance", "1.2; 4.5",
      "Agency departs from the Guidance: record what was departed from, why, and who approved it, so the "
      "departure can be defended."),
    rule("MAPPA-MIN-AMENDMENT", "Amendments asked for promptly", "13b.4; 13b.6",
      "Error found: tell Chair, who approves before ViSOR changes."),
    rule("MAPPA-MIN-BREACH", "Breach handled as data loss", "13b.9",
      "Sharing rules broken: log as data loss incident and consider ICO referral."),
    rule("MAPPA-MIN-CONTENT", "Minutes understandable to an absent reader", "13b.1",
      "Minutes drafted: record discussion, all viewpoints, every decision and action with reasons."),
    rule("MAPPA-MIN-COURT-BUNDLE", "No minutes in court bundles without Chair", "13b.9",
      "Court bundle prepared: require Chair's agreement."),
    rule("MAPPA-MIN-DISTRIBUTE", "Minutes go to attendees and invited absentees", "13b.4; 14.5",
      "Minutes approved: send by secure email (functional mailbox for prisons)."),
    rule("MAPPA-MIN-MAPPA-C", "Minutes kept on MAPPA C", "13b.1",
      "Level 2 or 3 meeting: use MAPPA C; other documents or changes need SMB approval and a recorded reason."),
    rule("MAPPA-MIN-NOT-NDELIUS", "Minutes not stored on nDelius", "13b.7",
      "Minutes filed: reject storage on nDelius; hold outside ViSOR only under own data protection procedure, "
      "preferring actions and a reference."),
    rule("MAPPA-MIN-ONWARD-EXTERNAL", "No sharing outside the agency without Chair", "13b.9",
      "Minutes to be passed outside: require Chair's agreement, including for court bundles."),
    rule("MAPPA-MIN-ONWARD-INTERNAL", "Sharing within own agency only as needed", "13b.9",
      "Minutes to be passed on: share inside own agency if necessary; routine sharing agreed with Chair."),
    rule("MAPPA-MIN-PRINT", "Print rules", "13b.8",
      "Minutes printed: print only in a secure place, number and collect copies, do not carry to or from "
      "meetings unless absolutely necessary."),
    rule("MAPPA-MIN-RECEIPT", "Safe receipt confirmed", "13b.4; 13a.40",
      "Minutes received: confirm receipt; confirm having read them at next meeting."),
    rule("MAPPA-MIN-REPORT-CLEAR", "Reports citing minutes cleared by Chair", "13b.25",
      "Report refers to minutes: obtain Chair's clearance before publication."),
    rule("MAPPA-MIN-REPORT-EXPLAIN", "Level 2 or 3 management explained when mentioned", "13b.34",
      "Report mentions MAPPA management: explain it and its part in managing risk."),
    rule("MAPPA-MIN-REPORT-NO-QUOTE", "Reports do not cite a MAPPA meeting as source", "13b.33",
      "Recall, court or Parole Board report: attribute to the providing agency after its approval, content "
      "agreed with its attendee."),
    rule("MAPPA-MIN-VISOR-STORE", "Minutes held on ViSOR", "13b.6",
      "Minutes approved: store on ViSOR."),
    rule("MAPPA-MIN-WITHHOLD", "Only Chair decides to withhold or widen", "13b.5",
      "Recipient list differs from default: decide and record in minutes."),
    rule("MAPPA-RMP-ACTION-ACCEPT", "Agency decides whether to take an action", "12.6",
      "Action proposed: record acceptance, or explain refusal in minutes with alternatives considered; once "
      "accepted the agency must complete it."),
    rule("MAPPA-RMP-AP-STAFF", "AP staff involved in plan and meetings", "12.26; 13a.13",
      "Offender resident at or planned for an AP: involve AP staff."),
    rule("MAPPA-RMP-CPPC-CONSIDER", "CPPC referral considered for each Level 3 case", "12.27; 13a.36",
      "Level 3 meeting: consider referral and minute it."),
    rule("MAPPA-RMP-CPPC-OUTCOME", "Next meeting told of CPPC outcome", "12.27",
      "CPPC decision received: report the outcome to the next meeting."),
    rule("MAPPA-RMP-NECESSARY-RESTRICTIONS", "Restrictions necessary and proportionate", "12.31",
      "Restriction imposed: limit to the minimum that manages risk; public protection is paramount, including "
      "for child offenders."),
    rule("MAPPA-RMP-OFFENDER-INPUT", "Offender can feed in", "12.29; 13a.28",
      "Before meeting: invite written or spoken contribution."),
    rule("MAPPA-RMP-SMART", "Actions are SMART with owner", "12.9",
      "Action recorded: require specific wording, named agency and, where possible, named person, the risk it "
      "manages and enough detail."),
)  # fmt: skip
