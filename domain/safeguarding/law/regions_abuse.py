"""Rules of the regions about domestic abuse, self-neglect, records (004 para 6.4, 6.5, 9; L7721-9251)."""

from domain.safeguarding.law.basis import advisory, rule

__all__ = ["REGION_ABUSE_RULES"]

REGION_ABUSE_RULES = (
    rule("DA-DASH-14", "DASH high-risk threshold", "004 L8135",
         "14 or more yes answers means visible high risk."),
    rule("DA-DASH-24", "DASH checklist", "004 L8671-L9245",
         "Complete 24 questions yes, no or unknown, with source if not victim; total yes answers; note "
         "judgement, priorities, child risk and referral date."),
    rule("DA-DASH-ALT", "Own completed DASH accepted", "004 L8671",
         "An agency may submit its own completed version."),
    rule("DA-DASH-CHILD", "Child risk from DASH", "004 para 9.4",
         "Make a children's referral for full assessment."),
    rule("DA-DASH-EXTRA", "Professional consideration", "004 L9214-9251",
         "Other factors raising risk (disability, substance use, mental health, culture/language, honour "
         "systems, isolation, minimising); willingness to engage; abuser's occupation or interests giving weapon "
         "access; victim's greatest safety priorities; risk to children and date of referral; signed, named and "
         "dated."),
    rule("DA-DASH-MARAC", "High risk goes to MARAC", "004 para 9.4",
         "Refer to MARAC."),
    rule("DA-DASH-PURPOSE", "Explain DASH purpose", "004 L8673",
         "Explain the questions are for the person's safety and protection."),
    rule("DA-DASH-RISK", "DASH prompts", "004 L8690-9206",
         "Current incident caused injury; victim very frightened; fear of further injury or violence, to whom; "
         "isolated from family, friends or doctor; depressed or suicidal; separated or tried to in past year; "
         "child contact conflict; constant contact, following, stalking or harassment; pregnant or baby in last "
         "18 months; abuse more frequent; abuse worsening; controls everything or excessively jealous; weapons "
         "or objects used; believed threats to kill; strangulation, choking, suffocation or drowning; sexual "
         "acts or words that harm or distress; another person feared or threatening; abuser has hurt others; "
         "animal mistreatment; financial issues or dependence; drugs, alcohol or mental health problems in past "
         "year; suicide threats or attempts by abuser; breach of bail, injunction or contact agreement; police "
         "trouble or criminal history."),
    rule("DA-DASH-TOTAL", "DASH score", "004 L9206",
         "Total the yes answers."),
    rule("DA-DASH-WHO", "Who completes DASH", "004 para 9.4",
         "Complete DASH only after domestic abuse training."),
    rule("DA-MARAC-ACTIONS", "Actions taken before referral", "004 L8339-8425",
         "IDVA referral; child protection referral; safety planning; operational information; alarm installed; "
         "alarm requested; NCDV referral; LADO referral; protection against stalking referral; KFRS referral; "
         "legal advice; 999/101 advice; S-DASH completed (attach); other."),
    rule("DA-MARAC-AWARE", "Victim awareness recorded", "004 L7914-7925",
         "State whether the victim knows of the referral, with reason if not, and their view on sharing."),
    rule("DA-MARAC-BOTH", "Send MARAC referral to both addresses", "004 L7726-7744",
         "Email to the MARAC address for the victim's home area and to the correct IDVA service."),
    rule("DA-MARAC-COMPLETE", "MARAC referral must be complete", "004 L7746",
         "Complete every part and attach a completed DASH checklist."),
    rule("DA-MARAC-CONSENT", "Consent to MARAC discussion", "004 para 27.27",
         "Seek consent."),
    rule("DA-MARAC-CONTACT-RISK", "Risk in contact by agencies", "004 L8437",
         "State any risk in police or others contacting the victim, in full."),
    rule("DA-MARAC-CRIME", "Disclosed offences become crimes", "004 L8153",
         "Police record it as a crime; tell the referrer this in the form."),
    rule("DA-MARAC-FIREARM", "Weapons and licence check", "004 L8190-8196",
         "State weapon access and whether a firearms licence holder."),
    rule("DA-MARAC-IDVA", "IDVA routing by district", "004 L7735-7744",
         "Thanet, Dover; Dartford, Gravesend, Maidstone, Swale, Ashford, Canterbury, Shepway; Medway; Sevenoaks, "
         "Tonbridge and Malling, Tunbridge Wells."),
    rule("DA-MARAC-LADO", "LADO consideration", "004 L7886; L8009",
         "Decide whether LADO needs to be considered for each."),
    rule("DA-MARAC-MARKING", "Protective marking when complete", "004 L7721-7724",
         "Handle as official-sensitive."),
    rule("DA-MARAC-MINUTES", "MAPPA minutes are not MARAC papers", "004 para 22.24",
         "Minutes go only to participants; ask Chair permission to share key decisions."),
    rule("DA-MARAC-OUTPUT", "MARAC output", "004 para 9.5",
         "Produce a coordinated action plan; link to children's safeguarding and perpetrator management."),
    rule("DA-MARAC-POLICE-WISH", "Victim's wish to report", "004 L8427",
         "Record whether the victim wishes disclosed offences reported to police."),
    rule("DA-MARAC-PRECEDENCE", "MAPPA Level 2/3 meeting ranks before MARAC", "004 para 22.22",
         "Manage all Level 2 or 3 offenders through MAPPA meetings; MAPPA takes precedence."),
    rule("DA-MARAC-RISKS", "MARAC risk indicators", "004 L8190-8332",
         "Substance misuse; mental health; animal cruelty; strangulation; pregnancy; escalation; threats to "
         "kill; separation; child contact; weapons; firearms; honour-based violence; lack of engagement; breach "
         "of orders; suicide threats; isolation; harassment; controlling or jealous behaviour; sexual abuse; "
         "financial issues; cultural issues; child protection; stalking; minimising; criminal history; violent "
         "history; other."),
    rule("DA-MARAC-S1", "MARAC section 1, referring agency", "004 L7748-7805",
         "Practitioner name, agency, phone, email, postal address; referral date; crime report number if known; "
         "repeat referral? and date of last MARAC; referred to another area's MARAC? where and when."),
    rule("DA-MARAC-S2", "MARAC section 2, victim", "004 L7810-7925",
         "Name, age, date of birth, gender, address, phone; safe contact details and times; home owner or "
         "landlord; first language, interpreter; occupation, workplace, LADO consideration; GP; pregnancy; aware "
         "of referral and if not why; happy for information to be shared."),
    rule("DA-MARAC-S3", "MARAC section 3, diversity", "004 L7930-7955",
         "Black and minority ethnic group; ethnicity; disabled; lesbian, gay or bisexual; transsexual."),
    rule("DA-MARAC-S4", "MARAC section 4, perpetrators", "004 L7960-8010",
         "Name, address, date of birth, age; relationship to victim; occupation and LADO consideration."),
    rule("DA-MARAC-S5", "MARAC section 5, children", "004 L8019-8040",
         "Name; date of birth; age; address; relationship to victim; relationship to perpetrator; school or "
         "setting."),
    rule("DA-MARAC-S7", "MARAC section 7, narrative", "004 L8151-8195",
         "Date and summary of last incident, why high risk now; length of relationship, separation, period and "
         "summary of abuse; identified risks."),
    rule("DA-MARAC-SKIP", "MARAC meeting may be unnecessary", "004 para 22.22",
         "Agree between the two that MARAC need not meet."),
    rule("DA-MARAC-SPEAK-FIRST", "Speak to referrer first", "004 L8451",
         "State whether to be spoken to before police contact the victim, with phone number."),
    rule("DA-MARAC-THRESHOLD", "MARAC referral criteria", "004 L8126-8135",
         "Professional judgement; escalation; visible high risk, 14 or more yes answers on DASH."),
    rule("DA-MARAC-VICTIM", "Victim does not attend MARAC", "004 para 9.5",
         "Victim is represented by an IDVA."),
    rule("DA-MARAC-VICTIM-AREA", "MARAC follows the victim's home", "004 para 4.1.4; L7726",
         "Send to the area where the victim lives."),
    rule("DA-MARACF-COMPLETE", "Complete form with DASH", "004 L7746",
         "Return unprocessed unless complete and with DASH attached."),
    rule("DA-MARACF-REASON", "Referral reason", "004 L8126",
         "Professional judgement, escalation, or visible high risk of 14 or more DASH ticks."),
    rule("DA-PROTOCOL", "Follow domestic abuse protocol", "004 para 6.5",
         "Refer to the multi-agency domestic abuse protocol and support access to specialist services (KIDAS: "
         "refuge, IDVA, outreach)."),
    rule("META-MARAC-LEGAL-A", "MARAC legal basis A (personal data)", "004 L8471-8500",
         "Public-interest task; official authority; legal obligation; vital interests."),
    rule("META-MARAC-LEGAL-B", "MARAC legal basis B (special category)", "004 L8503-8565",
         "Employment, social security and social protection law; health or social care; public health "
         "(professional with confidentiality duty); statutory function; legal claims; substantial public "
         "interest with policy document: administration of justice, detecting or preventing unlawful acts, "
         "protecting against dishonesty, preventing fraud, terrorism and proceeds-of-crime disclosures, "
         "confidential counselling."),
    rule("META-MARAC-LEGAL-C", "MARAC legal basis C (criminal data)", "004 L8567-8616",
         "Vital interests; legal proceedings, advice or rights; substantial public interest with policy "
         "document: statutory function, justice, unlawful acts, equal-treatment monitoring, dishonesty, fraud, "
         "terrorism and proceeds-of-crime, confidential counselling."),
    rule("META-MARAC-LEGAL-GATE", "Legal basis completed", "004 L8466-8470",
         "Have at least one A and one B basis, plus C for criminal data, or an exemption from D."),
    rule("META-PROTCHAR", "Record protected characteristics", "004 para 3.3",
         "Age; disability; gender reassignment; race; religion or belief; sex; sexual orientation; marriage and "
         "civil partnership; pregnancy and maternity."),
    rule("META-UPLOAD-EXTRACT", "MARAC minutes are extracted", "004 L2064",
         "Save only the section relevant to the person."),
    rule("META-UPLOAD-PASSWORD", "Remove passwords", "004 para 9.9; L2058",
         "Save in the case record with the password removed."),
    rule("META-UPLOAD-REDACT", "Remove third-party information", "004 para 9.9",
         "Remove information about other people except the person causing concern before saving."),
    rule("SN-ARS-ACTION", "Contact form next action", "004 L1668-1671",
         "Assign the next action to the operational team with a note to consider the hazard workflow."),
    rule("SN-ARS-PASS", "ARS passes self-neglect after triage", "004 L1655-1658",
         "Pass to the receiving community team following triage."),
    rule("SN-ARS-TEXT", "Contact form recommendation text", "004 L1662-1666",
         "Enter in agreed recommendations and outcomes that a self-neglect concern needs assessing."),
    rule("SN-HAZARD-AGREE", "Risk acceptability agreed", "004 L1696-1722",
         "The adult or involved people and agencies agree whether risk is at an acceptable level; if so "
         "procedures can end, otherwise monitoring continues."),
    rule("SN-HAZARD-AUTH", "Manager authorises the hazard", "004 L1705-1712",
         "Authorise the form before a warning note is added."),
    rule("SN-HAZARD-DECIDE", "Whether to start the hazard workflow", "004 L1673-1678",
         "Use the policy's risk assessment to determine whether risk requires the hazard workflow."),
    advisory("SN-POLICY", "Follow the self-neglect policy either way", "004 para 6.4",
         "Manage under the multi-agency self-neglect and hoarding policy, normally with a multi-agency response."),
    rule("SN-ROUTE", "Self-neglect, S.42 or case management", "004 para 6.4",
         "Decide by the adult's ability to protect themselves by controlling their own behaviour; a statutory "
         "response is not always needed."),
    rule("SN-WARN-ADD", "Add the warning note", "004 L1705-1720",
         "Add a warning note that the person is open to the self-neglect policy and procedures."),
    rule("SN-WARN-END", "End the warning note", "004 L1731-1743",
         "Enter an end date on the note and save."),
)  # fmt: skip
