"""Rules of planning, enquiry, agencies and providers (004 para 5 to 7, 9)."""

from domain.safeguarding.law.basis import rule

__all__ = ["ENQUIRY_RULES"]

ENQUIRY_RULES = (
    rule("WORK-ENQUIRER-FIT", "Enquirer suitability", "004 para 5.1; 5.7",
         "Be satisfied they are skilled, experienced and qualified for the role."),
    rule("S42-TOR-CONTENT", "Terms of reference contents", "004 para 5.2",
         "How the IO will build trust with the adult and support them to choose outcomes; co-production of any post-"
         "enquiry plan; people and agencies to involve; proportionate, need-to-know information sharing; specific "
         "enquiry tasks; timescales; context to consider for each task."),
    rule("S42-TOR-DISCUSS", "TOR set in discussion with the IO", "004 para 5.2",
         "Hold a discussion with the IO; more than a task-and-date list."),
    rule("S42-CO-TELL", "Cause others 1, tell verbally then in writing", "004 para 5.3",
         "Inform the organisation of its responsibility first verbally, then in writing with the TOR."),
    rule("S42-CO-WHY", "Cause others 2, explain why", "004 para 5.3", "Explain why it is best placed."),
    rule("S42-CO-FIT", "Cause others 3, competence and conflict check", "004 para 5.3",
         "Be satisfied of competence and of no conflict of interest in the organisation or its appointed IO."),
    rule("S42-CO-TIMESCALE", "Cause others 4, agree timescale", "004 para 5.3",
         "Agree a reasonable date for its outcome report."),
    rule("S42-CO-CONTACT", "Cause others 5, DSO contact route", "004 para 5.3",
         "Ensure it knows how to reach the DSO."),
    rule("S42-CO-ADVOCATE", "Cause others 6, advocate details", "004 para 5.3",
         "Ensure it knows the appointment and contact details of the advocate or other person acting for the adult."),
    rule("S42-CO-AMEND", "Cause others 7, amend TOR", "004 para 5.3", "Amend the TOR as needed."),
    rule("S42-CO-CHECK", "Cause others 8, check report against TOR", "004 para 5.3",
         "Confirm every TOR item is addressed and require correction where not."),
    rule("S42-CO-TEMPLATE", "Use the provider enquiry template", "004 para 5.3; Appendix C",
         "Use the Causing Others to make Enquiries request form."),
    rule("S42-CO-NOTCLOSE", "Causing others does not permit closure", "004 para 5.3",
         "Keep the enquiry open until the DSO has analysed the agency's information and is assured, and the KCC IO "
         "has done MSP."),
    rule("S42-ADV-CONSIDER", "Consider need for support", "004 para 5.4",
         "Consider whether the adult needs someone independent (anxiety, processing difficulty, ambivalence, family "
         "member causing concern etc.)."),
    rule("S42-ADV-ALLOCATE", "Allocate an independent advocate", "004 para 5.4",
         "Allocate an independent advocate for the whole enquiry."),
    rule("S42-CONSENT-RECORD", "Evidence consideration before closing on refusal", "004 para 5.5",
         "Evidence that every consent factor was considered."),
    rule("S42-CRIME-REPORT", "Report suspected crime to police", "004 para 6.2; 9.7", "Inform the police."),
    rule("S42-MEET-CHAIR", "DSO chairs", "004 para 6.6",
         "The DSO chairs, managing differing views and challenging bias and discriminatory language."),
    rule("S42-MEET-MINUTES", "Accurate minutes", "004 para 6.6", "Take accurate minutes."),
    rule("S42-MEET-ADULT", "Adult able to attend", "004 para 6.6",
         "Enable the adult to attend and take part in a safe environment, with advocate or representative where "
         "appropriate; unless trauma-informed view that attendance would be harmful or format disproportionate."),
    rule("S42-ESC-1", "Resolve dispute directly first", "004 para 6.7", "Try to resolve with the worker or agency."),
    rule("EST-CQC-RESEND", "Resend the form at conclusion", "004 para 7.3",
         "Resend to CQC and Adults Commissioning with the outcome section completed."),
    rule("EST-CQC-ANON", "Anonymise the CQC form", "004 para 7.3", "Block sending unless anonymised."),
    rule("EST-SANCTION-AP", "Adult Protection sanction", "004 para 7.4",
         "The DSO decides whether to place an AP sanction and its level."),
    rule("EST-SANCTION-AP3", "AP level 3 approval", "004 para 7.4", "Assistant Director approves before it is placed."),
    rule("EST-SANCTION-RATIONALE", "AP rationale and action plan", "004 para 7.4",
         "Attach an evidence-based rationale and a robust action plan."),
    rule("EST-CRIME-HOLD", "Provider investigation waits for police", "004 para 7.8.1",
         "Remind the provider not to start investigating staff until it has liaised with police; it must still keep "
         "adults safe."),
    rule("META-UPLOAD-ESTMEETING", "Anonymise establishment minutes", "004 para 9.9",
         "Anonymise information about others before saving."),
    rule("SN-HAZARD-CLOSE", "Hazard before closing to the self-neglect pathway", "004 para 6.4; L1960; L2100",
         "Place a self-neglect hazard on Mosaic and allocate it to the receiving team before closing."),
    rule("S42-ENQ-TYPE", "Enquiry type recorded", "004 L1455; L2076",
         "Record whether statutory or non-statutory with the reason."),
)  # fmt: skip
