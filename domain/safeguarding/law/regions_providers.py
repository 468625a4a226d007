"""Rules of the regions about providers (004 para 7; NG189): notices, sanctions, trust, detention, crimes."""

from domain.safeguarding.law.basis import advisory, rule

__all__ = ["REGION_PROVIDERS_RULES"]

REGION_PROVIDERS_RULES = (
    rule("EST-COMMISSIONER", "Inform the commissioner", "004 para 7.3",
         "Inform the commissioning body."),
    rule("EST-CONTACTS", "Notification routing table", "004 para 7.3",
         "ICB safeguarding; NHS England (two addresses; third if NHSE-commissioned establishment); Kent "
         "Community NHS FT (East and West Kent); HCRG (North Kent); KCC Adults Commissioning; CQC safeguarding."),
    rule("EST-CQC-FORM", "CQC and Adults Commissioning referral form", "004 para 7.3",
         "Complete the form from the safeguarding workstream Forms and letters menu and email it to each "
         "address."),
    rule("EST-CRIME", "Crimes in establishments go to police", "004 para 7.8",
         "Report to police regardless of seriousness, capacity of either party or victim's agreement."),
    rule("EST-CRIME-101", "Provider phones 101", "004 para 7.8.1",
         "Notify police on 101 promptly so that a crime number is generated."),
    rule("EST-CRIME-999", "Emergency", "004 para 7.8.1",
         "Call 999."),
    rule("EST-CRIME-MHL", "Mental health hospital route", "004 para 7.8.1",
         "Ward reports by 101 or online; the Mental Health Police Liaison Team then joins and the officer "
         "attached to the hospital investigates."),
    rule("EST-CRIME-STAFF", "Staff or provider may have offended", "004 para 7.8",
         "Unlawful restraint; criminal negligence; fraud or theft; wilful neglect (MCA 2005 or MHA 1983)."),
    rule("EST-CRIME-VIT", "DSO sends the concern to VIT", "004 para 7.8.1; 9.7",
         "Copy the concern to the local Vulnerable Investigation Team, who decide which policing team "
         "investigates."),
    rule("EST-DBS-DECIDE", "DBS referral decision", "004 para 7.6",
         "Decide whether to refer to DBS about barring."),
    rule("EST-DBS-EMPLOYER", "Employer duty to refer to DBS", "004 para 7.6",
         "Permission for regulated activity withdrawn, or worker moved to non-regulated work; conduct endangered "
         "or harmed children or adults (physical, sexual, psychological/emotional, financial)."),
    rule("EST-DEFINITION", "Establishment types", "004 para 7.2",
         "Social care or health provision, generally residential: hospital, nursing home, care home, respite, "
         "step-down, intensive 24 hour supported accommodation; also day services."),
    rule("EST-DETAINED-ADV", "Advocate where someone is detained", "004 para 7.7",
         "Expect an advocate to be needed, and consider IMHA and IMCA as well as Care Act advocate."),
    rule("EST-DOLS-COP", "Possible deprivation, unregistered setting", "004 para 7.7.4",
         "Apply urgently to the Court of Protection for an interim order."),
    rule("EST-DOLS-NONE", "Possible deprivation with no DoLS, registered setting", "004 para 7.7.4",
         "Escalate to the responsible team and ensure the care setting puts an interim authorisation in place."),
    rule("EST-DOLS-NOTIFY", "Notify the DoLS office", "004 para 7.7.4; Appendix B",
         "Notify the DoLS team of the open enquiry through the Mosaic clipboard."),
    rule("EST-DOLS-STATUS", "Establish DoLS status", "004 para 7.7.4",
         "Establish whether the adult is subject to DoLS."),
    rule("EST-DOLS-TEST", "When DoLS applies", "004 para 7.7.4",
         "Apply only if capacity is lacking for care arrangements and the person is under continuous supervision "
         "and control and not free to leave."),
    rule("EST-DUTY", "Absolute duty in establishments", "004 para 7.1.2",
         "Take action to safeguard them."),
    rule("EST-ICB", "ICB normally not informed", "004 para 7.3",
         "Communicate with the NHS trust safeguarding lead or All Age Continuing Healthcare in the ICB instead "
         "of notifying the ICB."),
    rule("EST-ICB-EXC", "When the ICB safeguarding lead must be told", "004 para 7.3",
         "Difficulty engaging the provider or unresolved dispute needing escalation; multiple concerns in one "
         "provider needing wider discussion or larger enquiry."),
    rule("EST-IMCA", "IMCA", "004 para 7.7.2",
         "Consider an IMCA."),
    rule("EST-IMHA", "IMHA right", "004 para 7.7.1",
         "Check an IMHA has been offered, as the person has a right to one."),
    rule("EST-IND-DISC-C", "Discriminatory, consider indicators", "004 NG189 1.4.23",
         "Choices about care denied; care ignores cultural or protected-characteristic needs; psychological "
         "consider indicators linked to protected characteristics."),
    rule("EST-IND-DISC-S", "Discriminatory, suspect indicators", "004 NG189 1.4.24",
         "Unequal treatment or access; humiliation or threats linked to protected characteristic; religious or "
         "cultural support missing; advocacy denied; psychological suspect indicators linked to protected "
         "characteristics."),
    rule("EST-IND-ESCALATE", "Several indicators, one suspect", "004 NG189 1.4.5",
         "Treat as suspected abuse."),
    rule("EST-IND-FIN-C", "Financial, consider indicators", "004 NG189 1.4.20-1.4.21",
         "Money or belongings not recorded; loss; no access to own money or belongings; not involved in spending "
         "decisions; unneeded purchases or doubtful investments; evasive money manager; others' unusual "
         "interest; unusual difficulty or guarding."),
    rule("EST-IND-FIN-S", "Financial, suspect indicators", "004 NG189 1.4.22",
         "Money or property used for others; treasured items keep going missing; marriage or partnership without "
         "likely capacity; will changed under pressure; LPA signed without capacity; financial information not "
         "confidential."),
    rule("EST-IND-NEGLECT-C", "Neglect, consider indicators", "004 NG189 1.4.7",
         "Self-presentation not supported; given others' clothes; occasional poor hygiene or dirty clothes; "
         "unsuitable clothing; unintended weight change; no suitable food or drink; repeated UTIs; skin "
         "integrity not protected; no company; uncharacteristic withdrawal; no meaningful activity; no medical "
         "or dental access; aids occasionally denied against plan; medication missed or wrong; no outdoor space; "
         "first aid not given."),
    rule("EST-IND-NEGLECT-S", "Neglect, suspect indicators", "004 NG189 1.4.8",
         "No agreed plan; plan not delivered; deterioration without response; dirty, unhygienic environment; "
         "repeated poor hygiene or soiled clothes; malnutrition; frequent uncharacteristic disengagement; "
         "reluctant external health or social care contact; restricted food or drink outside plan; not kept from "
         "hazards; repeated medication failures; aids denied against plan."),
    rule("EST-IND-PHYS-C", "Physical, consider indicators", "004 NG189 1.4.10",
         "Unexplained marks or injuries; unexplained pain."),
    rule("EST-IND-PHYS-S", "Physical, suspect indicators", "004 NG189 1.4.11",
         "Repeated marks; unlikely accidental injuries; unauthorised restraint; flinching or change near a "
         "person; unexplained fractures; activity limited by medication misuse or covert medication."),
    rule("EST-IND-PSY-C", "Psychological, consider indicators", "004 NG189 1.4.18",
         "Rude address on any occasion; prevented from speaking; systematic isolation; care information "
         "withheld; not involved in care planning; choice denied on any occasion; unsupervised access denied; "
         "unexplained behaviour change."),
    rule("EST-IND-PSY-S", "Psychological, suspect indicators", "004 NG189 1.4.19",
         "Repeated rudeness; shouted at or threatened; repeated humiliation; marriage or partnership with "
         "doubtful consent; advocacy denied; repeated denial of choice."),
    rule("EST-IND-SELFNEGLECT", "Self-neglect in a home", "004 NG189 1.4.9",
         "Establish why support is refused, capacity for the impact, ask about alternatives, and assess risks "
         "and needs."),
    rule("EST-IND-SEX-C", "Sexual, consider indicators", "004 NG189 1.4.15",
         "Sexualised language; sexualised behaviour or teasing; unexplained behaviour change; changed "
         "relationships or avoidance."),
    rule("EST-IND-SEX-S", "Sexual, suspect indicators", "004 NG189 1.4.16-1.4.17",
         "Intimate relationship with staff (any capacity, 1.4.16); if capacity to consent lacking: inappropriate "
         "touch or unwanted behaviour; unexplained genital or anal symptoms; unexplained fluids; sexual act with "
         "another incl. spouse or resident; sexually transmitted infection; pregnancy."),
    rule("EST-MANUAL-SEND", "Notification is emailed manually", "004 L1930; L2010; L2046",
         "Email as PDF; the case system does not send it."),
    rule("EST-MINOR-CHECK", "Due diligence on minor incidents", "004 para 7.1.4",
         "Look at circumstances and earlier incidents, the impact on the victim, views and wanted outcome, "
         "others and witnesses, remaining risk, similar incidents, and whether it is a crime."),
    rule("EST-NHSE", "NHS England commissioned services", "004 para 7.3",
         "Send to every NHS England safeguarding address listed for that service."),
    rule("EST-NO-NORMALISE", "Do not discount minor incidents", "004 para 7.1.3; 7.1.4",
         "Weigh distress to victims and families; provider's cursory action alone does not justify closure."),
    rule("EST-ORG-C1", "Organisational, consider: policy and governance", "004 NG189 1.12.1",
         "Leadership or governance unclear (no registered manager or delegated lead); managers seldom observe "
         "staff or are unavailable; managers overly controlling and block improvement; policies missing on "
         "safeguarding, whistleblowing or complaints; policies exist but unused; safeguarding policy out of line "
         "with Care Act; policies not accessible to residents, visitors, staff; blanket procedures regardless of "
         "need; concepts not explained to residents; residents not involved in running the home."),
    rule("EST-ORG-C2", "Organisational, consider: contract and regulation", "004 NG189 1.12.2",
         "Contractual safeguarding requirements unmet; national regulations or fundamental standards unmet; "
         "fails to act on inspections or audits; improvements not sustained; quality not monitored against CQC "
         "key lines of enquiry."),
    rule("EST-ORG-C3", "Organisational, consider: concern handling and records", "004 NG189 1.12.3",
         "Issues not always reported; no audit or action after a disclosure; no clear policy on raising "
         "concerns; serious incidents unreported (deaths, fires, outbreaks); few concerns recorded or referred; "
         "poor or outdated records; uneven pattern of who raises concerns; concerns routed through complaints; "
         "MCA deprivation-of-liberty rules not followed."),
    rule("EST-ORG-C4", "Organisational, consider: staffing", "004 NG189 1.12.4",
         "Unsafe recruitment (references, enhanced DBS); supervision absent or undocumented; no training or "
         "induction evidence; high absence; excessive hours; poor working conditions; high turnover or reliance "
         "on temporary staff."),
    rule("EST-ORG-C5", "Organisational, consider: quality and provision", "004 NG189 1.12.5",
         "Poor medicines management; restrictive practice: free movement, inflexible routines, independence not "
         "supported; no meaningful activity; behaviours of concern mismanaged; sudden undiscussed plan changes; "
         "task-led not person-centred; assumptions and missed needs; requests ignored or preferences interfered "
         "with; residents reluctant to complain; preferential treatment; inconsistent standards."),
    rule("EST-ORG-C6", "Organisational, consider: referral for care or support", "004 NG189 1.12.6",
         "Missed appointments or no onward referral; advocacy denied to those who need it."),
    rule("EST-ORG-C7", "Organisational, consider: money and investment", "004 NG189 1.12.7",
         "Too few staff per shift; equipment unsuitable, poorly kept or insufficient; accepts residents beyond "
         "staff skills; under-investment against fees; funded one-to-one not provided; residents' money "
         "unprotected."),
    rule("EST-ORG-C8", "Organisational, consider: environment and openness", "004 NG189 1.12.8",
         "Dirty, smelly or poor infection control; call bells removed, off or overused; visitors kept from areas "
         "or not engaged; visitors discouraged without reason; no engagement with the parent organisation."),
    advisory("EST-ORG-CONSIDER-ACT", "Organisational abuse considered", "004 NG189 1.12.9",
         "Raise with manager, in writing if possible; if manager implicated go higher; if sole owner treat as "
         "suspect; explain impact; ask for response within a set period; check changes happen; no improvement "
         "raises to suspect."),
    advisory("EST-ORG-REFER", "Refer suspected organisational abuse", "004 NG189 1.12.11",
         "Contact the LA to make a safeguarding referral."),
    rule("EST-ORG-SUSPECT", "Organisational abuse, suspect indicators", "004 NG189 1.12.10",
         "Non-reporting, deliberate or otherwise; redacted, falsified or missing records; multiple admissions "
         "leading to enquiries; repeated lack of nursing, medical or dental access; frequent unexplained "
         "deterioration; money misused by the home; sudden rise in identified abuse; eviction after complaints; "
         "victimisation for raising concerns; failure to improve and deterioration over time."),
    rule("EST-PIPOT-DEF", "Person in a position of trust", "004 para 7.6",
         "Likely contact with adults with care and support needs; role carries expectation of trust; can "
         "exercise authority, power or control, as seen by the adult."),
    rule("EST-PIPOT-FOLLOW", "Follow the position-of-trust guidance", "004 para 7.6",
         "Follow the council's position-of-trust guidance for notification and response."),
    rule("EST-PROF-BODIES", "Professional regulators", "004 para 7.6",
         "GMC - doctors; NMC - nurses and midwives; Social Work England - social workers; HCPC - psychologists, "
         "OTs, physiotherapists and other allied professionals."),
    rule("EST-PROF-REGULATOR", "Consider telling the professional regulator", "004 para 7.6",
         "Consider referral at any stage of the enquiry."),
    rule("EST-PROVIDER-POLICY", "Provider policies and lead", "004 para 7.2",
         "Have safeguarding policies; usually a safeguarding lead (always in hospitals)."),
    rule("EST-QIC-COWORK", "Response co-worked", "004 para 7.5",
         "Manage with the commissioning team and the responsible community team."),
    rule("EST-QIC-JUDGEMENT", "DSO judgement prevails", "004 para 7.5",
         "The DSO's judgement decides, with other factors recorded."),
    rule("EST-QIC-TABLE", "Safeguarding or quality-in-care considerations", "004 para 7.5",
         "Consider harm, else potential for serious harm; systemic factors; a pattern; negligence; whether it "
         "could and should have been prevented. Each yes points to safeguarding, each no to quality in care."),
    rule("EST-REGULATOR", "Inform the regulator", "004 para 7.3",
         "Inform CQC or the other regulator."),
    rule("EST-SANCTION-FAIL", "Failure to address concerns", "004 para 7.4",
         "Level may rise and contract may be terminated."),
    rule("EST-SANCTION-FORM", "Sanctions template", "004 L1744-1771",
         "Service category: residential / residential disability / homecare / SIS / supported living; client "
         "category: older people / physical disability / learning disability / mental health; service name and "
         "address; process: place / remove / increase / reduce; type: poor practice / adult protection / "
         "contract compliance; level: 1 / 2 / 3; contact name; for homecare, SIS or supported living: cluster if "
         "any, contract number(s)."),
    rule("EST-SANCTION-L3-EFFECT", "Level 3 effect", "004 para 7.4",
         "No further KCC placements; placing authorities may be advised to review their people."),
    rule("EST-SANCTION-LEVELS", "Sanction levels", "004 para 7.4; L1761",
         "1; 2; 3."),
    rule("EST-SANCTION-QIC", "Quality-in-care sanctions", "004 para 7.4",
         "Only commissioners decide Poor Practice and Contract Compliance sanctions."),
    rule("EST-SANCTION-SEND", "Send the template", "004 para 7.4",
         "Email the completed template to Adults Commissioning."),
    rule("EST-SANCTION-TYPES", "Sanction types", "004 para 7.4; L1759",
         "Poor Practice; Contract Compliance; Adult Protection."),
)  # fmt: skip
