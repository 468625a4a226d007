"""The law of disclosure, of sharing and of the duty to co-operate (004 chapters 3, 9, 10, 27)."""

from domain.mappa.basis import advisory, rule

__all__ = ["DISCLOSURE_RULES"]

_BLOCKING = (
    rule("DA-DISCLOSE-CONTINGENCY", "Plan for effects of disclosure", "27.50",
      "Disclosure made: hold a contingency plan for victim and offender."),
    rule("DA-DISCLOSE-EACH", "Disclosure considered in every case", "27.48",
      "Every MAPPA offender: consider disclosure to those at risk; at every Level 2/3 meeting and every Level 1 "
      "review."),
    rule("MAPPA-DIS-ALTERNATIVES", "Alternatives ruled out first", "10.4; 10.8",
      "Disclosure proposed: record alternatives and why unsuitable or ineffective."),
    rule("MAPPA-DIS-AMOUNT", "Amount disclosed decided and limited", "10.4",
      "Disclosure proposed: record what is to be disclosed, limited to what risk needs."),
    rule("MAPPA-DIS-BALANCE", "Public protection outweighs privacy", "10.11",
      "Disclosure proposed: confirm that public protection need is greater than the offender's privacy "
      "interest."),
    rule("MAPPA-CH-DISC-HARM", "Harm that disclosure may do to a child", "23.27; 23.28",
      "Disclosure on a child considered: record harm the disclosure could cause to the child, to education too; agree "
      "who else at school needs to know."),
    rule("MAPPA-DIS-CHILD-SUBJECT", "Disclosure about an under-18 needs YOT and Children's Services", "10.13",
      "Disclosure about a person under 18: consult a senior YOT member and Children's Services before deciding; "
      "not where: urgent cases."),
    rule("MAPPA-DIS-COMPLEX-UNDERTAKING", "Complex disclosure comes with an undertaking", "10.19",
      "Complex disclosure: explain it is unusual and get agreement not to misuse it."),
    rule("MAPPA-DIS-DEFINITION", "Disclosure or information-sharing: which applies", "10.2; 9.1",
      "Recipient selected: treat RA, DTC or Associate recipient as information-sharing and anyone else as "
      "disclosure under chapter 10."),
    rule("MAPPA-DIS-EVERY-REVIEW", "Disclosure considered at every review of every offender",
      "L3949; 10.3; 10.5; 10.7",
      "Any review or MAPPA meeting: block closure of the review until a disclosure decision with reasons is "
      "recorded (all categories and levels)."),
    rule("MAPPA-DIS-GRA", "Gender recognition information protected", "10.25",
      "Disclosure would reveal a gender recognition certificate application: block unless necessary to prevent "
      "or detect crime."),
    rule("MAPPA-DIS-L1-RECORD", "Level 1 disclosure decisions on lead agency system", "10.5",
      "Level 1 review: record decision details and make available on demand; Co-ordinator need not be told."),
    rule("MAPPA-DIS-L1-TO-L23", "Disclosure need may trigger referral", "10.5; 10.6",
      "Disclosure considered at Level 1: consider Level 2 or 3 referral so the decision and plan are multi- "
      "agency."),
    rule("MAPPA-DIS-L23-AGREE", "All agencies agree disclosure", "10.7",
      "Disclosure proposed: agree between all agencies and name the most appropriate agency to act, in a timely "
      "way."),
    rule("MAPPA-DIS-L23-CONSIDER", "Disclosure decision at every Level 2 and 3 meeting", "10.7; 13a.36",
      "Level 2 or 3 meeting: record reasons to disclose or not, with disagreements and concerns."),
    rule("MAPPA-DIS-L23-DEADLOCK", "Data owner decides when there is no agreement", "10.7; 10.13; 10.16",
      "No agreement at the meeting: decide under own policy, subject to the child, adult at risk, public order "
      "and media limits."),
    rule("MAPPA-DIS-LEGAL-BASIS", "Statutory authority noted", "10.10a",
      "Disclosure decided: note the power relied on (s327A CJA, Police Act 1997, Children Act 2004, DVCV Act "
      "2004, or common law)."),
    rule("MAPPA-DIS-MEDIA-HMPPS-NEVER", "HMPPS staff never disclose to the media", "10.17",
      "Media disclosure attempted: deny."),
    rule("MAPPA-DIS-MEDIA-MOJ", "MoJ Press Office told first for supervised offenders", "10.17",
      "Media disclosure about an offender under prison or probation supervision: ensure the MoJ Press Office is "
      "told before disclosure."),
    rule("MAPPA-DIS-MEDIA-POLICE", "Police media disclosure needs force approval", "10.15",
      "Disclosure of information or photograph to media: obtain approval under force policy."),
    rule("MAPPA-DIS-MULTI-AGENCY-URGENT", "Urgent decision outside a meeting still seeks partner views", "10.21",
      "Level 2 or 3 disclosure decision needed immediately: seek other partners' views where possible and "
      "record."),
    rule("MAPPA-DIS-OFFENDER-NOT-TOLD", "Offender need not be told", "10.23 (first)",
      "Representations neither sought nor given: may withhold that disclosure happened; tell the recipient the "
      "offender does not know."),
    rule("MAPPA-DIS-PHOTO-SHOW", "Photographs shown, not handed over", "10.19",
      "Photograph disclosed: show it, which may be on screen, and do not give a copy."),
    rule("MAPPA-DIS-PUBLIC-ORDER", "Public order concern goes to police", "10.16",
      "Disclosure raises significant public order concern: refer to police."),
    rule("MAPPA-DIS-PURPOSE", "Purpose specified and recorded", "10.4",
      "Disclosure considered: record purpose in every case."),
    rule("MAPPA-DIS-RECIPIENT-PREP", "Recipient identified and prepared", "10.18",
      "Disclosure to be made: identify exact recipient and best-placed discloser; check prior knowledge and "
      "understanding of sensitivity; explain what to watch for, what to do, whom to contact and support."),
    rule("MAPPA-DIS-RECORD-FIELDS", "Disclosure record contents", "10.8",
      "Disclosure made or refused: record reasons, rejected alternatives, risks of disclosure, offender "
      "involvement decision, discloser agency and individual, what was disclosed, date; keep a copy of any "
      "local form."),
    rule("MAPPA-DIS-REPRESENTATIONS", "Offender's representations considered first", "10.20",
      "Disclosure proposed: seek representations by default, or record which exception applies; not where: "
      "prejudice to investigation; more risk to children, adults at risk or a new partner; grievance raising "
      "risk; unknown information or sources exposed; imminent harm with no time; offender cannot be traced."),
    rule("MAPPA-DIS-RISK-OF-DISCLOSURE", "Harm from disclosure assessed", "10.12",
      "Disclosure proposed: assess likelihood and degree of harm, including to the offender, and put "
      "contingency plans in place for victims and offender."),
    rule("MAPPA-DIS-S327A-CONDITIONS", "Conditions may stop onward disclosure", "1.39",
      "Disclosure to a particular person under s327A: attach conditions barring further disclosure."),
    rule("MAPPA-DIS-S327A-CONSIDER", "Legal duty to consider for child sex offenders", "10.3; 10.10; 1.39",
      "Child sex offender managed: consider disclosing relevant convictions to members of the public in each "
      "case."),
    rule("MAPPA-DIS-S327A-PRESUMPTION", "Presumption for disclosure to protect a child", "1.39",
      "Child sex offender poses risk of serious harm to any child and disclosure is necessary to protect: "
      "presume disclosure even with no request."),
    rule("MAPPA-DIS-S327A-RECORD", "Section 327A decision recorded either way", "1.39",
      "Decision taken: record the decision to disclose or not."),
    rule("MAPPA-DIS-SCHEMES-SEPARATE", "Police disclosure schemes run outside MAPPA", "10.27",
      "Child sex offender, domestic violence or common law disclosure scheme used: record as scheme disclosure; "
      "the law on disclosure is unchanged."),
    rule("MAPPA-DIS-SELF-DISCLOSURE", "Offender's own disclosure is encouraged and checked", "10.22",
      "Self-disclosure suitable after risk assessment: allow in private or with police, probation or social "
      "care present, without undue delay."),
    rule("MAPPA-DIS-SELF-FOLLOWUP", "Private self-disclosure followed up", "10.22",
      "Offender discloses in private: confirm accuracy and recipient's understanding."),
    rule("MAPPA-DIS-TO-ADULT-AT-RISK", "Disclosure to an adult at risk", "10.14",
      "Recipient is an adult at risk: involve Adult Social Care or Safeguarding and consider mental capacity."),
    rule("MAPPA-DIS-TO-CHILD", "Disclosure to a child", "10.14",
      "Recipient is a child: consult Children's Services; proceed only if in the child's best interests."),
    rule("MAPPA-DIS-TRIGGERS", "Circumstances that should prompt disclosure", "10.11",
      "Grooming evidence or risk, prevention of grooming in schools and colleges, exclusion or no-contact "
      "condition, shared accommodation, past victim, new partner or family with children, employment, training "
      "or education risk, person able to help manage risk, worship attended with children or adults at risk, "
      "event or venue attended: consider disclosure and record outcome."),
    rule("MAPPA-DIS-VICTIM-ID", "Victim-identifying data excluded unless needed for risk", "10.4",
      "Disclosure content chosen: exclude data that could identify a victim unless necessary for managing risk."),
    rule("MAPPA-DIS-VICTIM-TEST", "Victim disclosure test", "10.23 (second)",
      "Disclosure to a victim of photograph, changed appearance or similar: record answers on: safe to ask "
      "offender; risk to victim; necessary for crime prevention; proportionate; risk to offender; likely onward "
      "sharing; would refusal defeat a victim-requested licence condition."),
    rule("MAPPA-DTC-COOP-NOTIFY-ENTRY", "Tell DTC agencies when an offender enters MAPPA", "3.11",
      "Offender enters MAPPA: notify interested DTC agencies as set out in the MoU."),
    rule("MAPPA-DTC-COOP-NOTIFY-STATUS", "Tell DTC agencies about changes of offender status", "3.11",
      "Offender status changes (category, level, area, custody, exit): notify interested DTC agencies and "
      "supply the current risk assessment."),
    rule("MAPPA-DTC-EM-CONTACTS", "EM provider kept supplied with contacts", "3.45",
      "Practitioner or key agency contact set or changed: give the EM provider the practitioner name and key "
      "agency contacts, including police out of hours, and update them."),
    rule("MAPPA-DTC-EM-INFORM", "Tell the EM provider about each MAPPA offender on a tag", "3.44",
      "MAPPA offender made subject to electronic monitoring: tell the EM provider so that MAPPA status is held "
      "on its database."),
    rule("MAPPA-DTC-GP-DISCLOSE", "Consider telling the GP", "3.51",
      "GP staff or other patients, including partner and children, could be at risk: consider disclosure to the "
      "GP and record the decision."),
    rule("MAPPA-DTC-INDEP-SCHOOLS", "Independent schools, academies and free schools are outside the DTC",
      "3.22; 10.2",
      "Information to go to such a school: treat as disclosure to a third party under chapter 10 unless it has "
      "been accepted as an Associate agency."),
    rule("MAPPA-DTC-SCHOOL-DSL", "Each school or college has a safeguarding lead to contact", "3.21",
      "School involved in a case: hold the name of the senior leader who acts as Designated Safeguarding Lead."),
    rule("MAPPA-DTC-SCHOOL-WARNING", "Schools warn pupils or staff only with police authority", "3.20",
      "Warning about a possible danger considered: obtain police authorisation first."),
    rule("MAPPA-INF-ASSOCIATE", "Associate sharing judged case by case", "9.11 (second)",
      "Sharing with an Associate agency: decide per case and record."),
    rule("MAPPA-INF-LAWFUL", "Sharing must be lawful, necessary and proportionate", "9.4; 9.5; 9.9; 9.10",
      "Information shared: record legal basis (s325(4) CJA 2003), necessity and proportionality."),
    rule("MAPPA-INF-MINIMUM", "Share no more than risk management needs", "9.10",
      "Content of share chosen: limit data to what is relevant to assessing and managing risk."),
    rule("MAPPA-INF-SENSITIVE", "Sensitive processing needs a Schedule 8 condition", "9.8; 10.10b",
      "Sensitive personal data shared: record at least one Schedule 8 condition relied on."),
    rule("MAPPA-INF-SIX-PRINCIPLES", "Six data protection principles applied", "9.8; 10.9",
      "Personal data processed: meet lawful and fair, specified purpose, adequate and relevant, accurate, kept "
      "no longer than needed, secure."),
)  # fmt: skip

_ADVISORY = (
    advisory("MAPPA-DIS-SIGNED-FORM", "Signed disclosure form", "10.18",
      "Disclosure made: obtain recipient's signature and file it (good practice)."),
    advisory("MAPPA-DIS-COMPLEX-MEETING", "Complex disclosure discussed at a MAPPA meeting", "10.6; 10.26",
      "Disclosure needs legal advice: discuss at a MAPPA meeting (good practice), follow all chapter steps, ask "
      "the National MAPPA Team if unresolved."),
)  # fmt: skip

DISCLOSURE_RULES = (*_BLOCKING, *_ADVISORY)
