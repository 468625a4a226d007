"""The rules that this lifecycle enforces, by their catalogue ids: title, citation, own words, basis, strength.

Source 004 is Kent's safeguarding procedure: its word is local policy, save where a rule repeats the Care
Act 2014 or the Care and Support Statutory Guidance. Limits and their ladders stand in ``clocks.py``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from domain.law.rule import Basis, Rule
from domain.safeguarding.clocks import LIMITED_RULES

__all__ = ["RULES"]

_BASIS: Mapping[str, Basis] = MappingProxyType({
    "S42-COND-ALL": Basis.STATUTE, "S42-COND-1": Basis.STATUTE, "S42-COND-2": Basis.STATUTE,
    "S42-COND-3": Basis.STATUTE, "S42-ADV-ALLOCATE": Basis.STATUTE,
    "S42-ENQ-DUTY": Basis.STATUTE, "S42-NONSTAT-LIMITED": Basis.STATUTORY_GUIDANCE,
})  # fmt: skip


def _rule(rule: str, title: str, citation: str, words: str) -> Rule:
    return Rule(rule, title, citation, words, _BASIS.get(rule, Basis.LOCAL_POLICY))


_OTHERS = (
    _rule(
        "S42-COND-ALL", "All three S.42(1) conditions at reasonable-suspicion level", "004 para 1.1.1",
        "Treat the case as a statutory enquiry only when needs, abuse/risk and inability to self-protect are each "
        "answered yes on a reasonable-cause-to-suspect basis.",
    ),
    _rule(
        "S42-COND-1", "Condition 1, apparent care and support needs", "004 para 1.1.1 note 1",
        "Answer yes on reasonable suspicion of care and support needs; ignore whether needs are already met or "
        "would be eligible.",
    ),
    _rule(
        "S42-COND-2", "Condition 2, abuse or neglect happening or at risk", "004 para 1.1.1 note 2",
        "Answer yes on reasonable suspicion; no firm evidence needed; clear evidence of future risk is enough "
        "without current abuse.",
    ),
    _rule(
        "S42-COND-3", "Condition 3, unable to protect self because of needs", "004 para 1.1.1 note 3a",
        "Judge the link between the needs and the abuse, covering both reduced ability to act and being targeted "
        "because of the needs (e.g. by scammers).",
    ),
    _rule(
        "S42-COND-3-RATIONALE", "Evidence for closing on ability to self-protect", "004 para 1.1.1 note 3b",
        "Record the specific evidence that the adult can act to protect themselves.",
    ),
    _rule(
        "S42-NONSTAT-LIMITED", "Non-statutory route is exceptional", "004 para 1.1.3",
        "Use a non-statutory enquiry sparingly because the statutory threshold is already low; carers are the main"
        " use.",
    ),
    _rule(
        "S42-ROLE-DSO", "DSO is a role", "004 para 4.1.1",
        "Treat DSO as a case role (not a job title) that may be held by different people at different stages; "
        "record who held it when.",
    ),
    _rule(
        "WORK-DSO-KR11", "DSO grade floor", "004 para 4.1.1",
        "Assign at senior practitioner grade KR11 or above; unless KR10 exception approved (WORK-DSO-KR10).",
    ),
    _rule(
        "WORK-DSO-KR10", "KR10 acting as DSO", "004 para 4.1.1",
        "Approve only if the practitioner is sufficiently experienced, trained and confident, and put supervision "
        "in that role in place.",
    ),
    _rule(
        "S42-DSO-DECISIONS", "DSO owns every key decision", "004 para 4.1.1",
        "Only the acting DSO is accountable for key decisions on the enquiry.",
    ),
    _rule(
        "S42-SCREEN", "Screening of a referral not on the KASC", "004 para 4.1.2",
        "Decide only whether the content may concern abuse, neglect or self-neglect; do not decide on enquiry.",
    ),
    _rule(
        "S42-TRANSFER", "Transfer to the safeguarding concern workflow", "004 para 4.1.2",
        "Move it onto the KASC / Mosaic safeguarding concern workflow and send to the correct virtual worker tray "
        "for DSO screening.",
    ),
    _rule(
        "S42-TRIAGE-ROUTE", "Who triages", "004 para 4.1.3",
        "Person not open to ASC -> triage in Area Referral Service; person open to an ASC team -> pass to that "
        "community team to triage.",
    ),
    _rule(
        "S42-TRIAGE-Q1", "Triage question 1, immediate risk", "004 para 4.1.3",
        "Answer whether the adult or others (including carers) may be at immediate risk and what will manage it.",
    ),
    _rule(
        "S42-TRIAGE-Q2", "Triage question 2, children", "004 para 4.1.3",
        "Answer whether any child is affected and what is needed.",
    ),
    _rule(
        "S42-CHILD-REFER", "Refer affected children", "004 para 4.1.3",
        "Take action such as referral to Integrated Children's Services.",
    ),
    _rule(
        "S42-TRIAGE-Q3", "Triage question 3, views and consent", "004 para 4.1.3",
        "Answer what is known of the adult's views and wishes and whether consent to the referral is stated.",
    ),
    _rule(
        "S42-TRIAGE-Q4", "Triage question 4, capacity and difficulty engaging", "004 para 4.1.3",
        "Answer whether there are signs of lacking capacity about the concern or of substantial difficulty "
        "engaging.",
    ),
    _rule(
        "S42-CLOSE-ONLY", "Only permitted reason to close at concern", "004 para 4.1.3",
        "Block closure unless the concerns clearly do not relate to abuse or neglect (including self-neglect).",
    ),
    _rule(
        "S42-CLOSE-BARRED", "Reasons that never justify closing at concern", "004 para 4.1.3",
        "Concern said to be already resolved; police or another agency already investigating; adult refused "
        "consent to the referral.",
    ),
    _rule(
        "S42-CLOSE-DILIGENCE", "Due diligence before closing at concern", "004 para 4.1.3",
        "Speak to the referrer and review other available information and case records to rule out missing "
        "indicators of abuse or neglect.",
    ),
    _rule(
        "S42-CLOSE-RATIONALE", "Closure rationale at concern", "004 para 4.1.3",
        "Record why the decision is made and why S.42 criteria are not met.",
    ),
    _rule(
        "S42-CLOSE-FEEDBACK", "Tell the referrer why the concern was closed", "004 para 4.1.3 note",
        "Ensure the referrer is given the reasons and log the feedback in Mosaic.",
    ),
    _rule(
        "S42-TEAM-DEFAULT", "Default DSO and IO team", "004 para 4.1.4",
        "DSO and IO both come from that area's community team.",
    ),
    _rule(
        "S42-TEAM-EST", "Establishment exception for DSO", "004 para 4.1.4",
        "DSO comes from the team covering the establishment's locality.",
    ),
    _rule(
        "S42-TEAM-DA", "Domestic abuse allocation", "004 para 4.1.4 table row 2",
        "IO and DSO both from the team where the victim lives; domestic abuse services and MARAC also follow the "
        "victim's home, not the perpetrator's.",
    ),
    _rule("EST-CQC-ANON", "Anonymise the CQC form", "004 para 7.3", "Block sending unless anonymised."),
    _rule(
        "S42-FB-MET", "Letter, criteria met", "004 L1772-1821",
        "Three criteria stated; statement that it progressed to an enquiry; mandatory rationale and any additional"
        " actions; DSO contact and signature.",
    ),
    _rule(
        "S42-FB-NOTMET", "Letter, criteria not met", "004 L1822-1870",
        "Three criteria stated; statement that the referral closes; mandatory rationale, ASC actions or "
        "signposting; DSO contact and signature.",
    ),
    _rule(
        "SN-HAZARD-CLOSE", "Hazard before closing to the self-neglect pathway", "004 para 6.4; L1960; L2100",
        "Place a self-neglect hazard on Mosaic and allocate it to the receiving team before closing.",
    ),
    _rule(
        "S42-CC-01", "Practitioner recorded", "004 L1918",
        "Record the receiving practitioner's name and role in section 1G.",
    ),
    _rule("S42-CC-02", "Contacts recorded", "004 L1924", "Record all contacts in section 3."),
    _rule(
        "S42-CC-03", "CQC and commissioner told", "004 L1930",
        "Notify CQC and commissioner if registered or commissioned (own LA, other LA, ICB, KCHFT or HCRG for "
        "health); email as PDF.",
    ),
    _rule("S42-CC-04", "DoLS told", "004 L1936", "If a DoLS is in place, notify by clipboard request."),
    _rule("S42-CC-05", "Feedback given", "004 L1942", "Feed back to the person and the referrer where appropriate."),
    _rule(
        "S42-CC-06", "Closure rationale", "004 L1948",
        "Complete rationale with evidence S.42 not met, the decision and follow-up or agency assurances.",
    ),
    _rule(
        "S42-CC-07", "Manager sign-off if local", "004 L1954",
        "Send to the Community Team Manager for sign-off if that is the area's arrangement.",
    ),
    _rule(
        "S42-CC-08", "Self-neglect hazard", "004 L1960",
        "If closing to the self-neglect policy, complete the hazard and assign it to the team.",
    ),
    _rule(
        "S42-CC-09", "Correct outcome", "004 L1966",
        "Select the concern-on-closure outcome only when S.42 is not met.",
    ),
    _rule("S42-CR-19", "Manager sign-off", "004 L2094", "Send to the Community Team Manager."),
    _rule(
        "S42-ENQ-TYPE", "Enquiry type recorded", "004 L1455; L2076",
        "Record whether statutory or non-statutory with the reason.",
    ),
)

RULES = (*LIMITED_RULES, *_OTHERS)
