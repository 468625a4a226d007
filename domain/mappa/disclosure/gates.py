"""The gates of chapter 10, one function each group; a proposal meets all that apply to it and hears of all at once."""

from collections.abc import Iterator
from typing import Any

from domain.kernel.circumstances import Circumstances
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import sits, told
from domain.mappa.meetings.bodies import kind_of, shares_under_mappa
from domain.mappa.meetings.facts import is_child, level_of

__all__ = ["at_meeting", "gates"]

_HMPPS = frozenset({"prison", "probation", "youth_custody", "psychology", "approved_premises", "victim_contact"})
_TRIED = (
    ("purpose", "MAPPA-DIS-PURPOSE", "Record the purpose."),
    ("alternatives", "MAPPA-DIS-ALTERNATIVES", "Record what else was thought of, and why it would not do."),
    ("what", "MAPPA-DIS-AMOUNT", "Record what is to be told, no more than the risk needs."),
    ("need_outweighs_privacy", "MAPPA-DIS-BALANCE", "Confirm that protecting the public outweighs privacy here."),
    ("harm_it_may_do", "MAPPA-DIS-RISK-OF-DISCLOSURE", "Assess what harm telling may do, also to the offender."),
    ("contingency_victim", "DA-DISCLOSE-CONTINGENCY", "Plan for the victim if it goes wrong."),
    ("contingency_offender", "DA-DISCLOSE-CONTINGENCY", "Plan for the offender if it goes wrong."),
    ("discloser", "MAPPA-DIS-L23-AGREE", "Name the most fitting agency to tell it."),
    ("discloser_person", "MAPPA-DIS-RECORD-FIELDS", "Name who tells it."),
)
_NO_AGREEMENT_NEEDED = 1


def at_meeting(decision: Any, file: MappaFile, now: Circumstances) -> Iterator[Objection | None]:
    """The rules of the occasion: a meeting of Level 2 or 3, or a review at Level 1."""
    if decision.meeting:
        yield from sits(file, decision.meeting, now)
        agreed = decision.agencies_agree or decision.owner_decides or not decision.disclose
        words = "All agencies agree, or the agency that owns the information decides."
        yield unless(agreed, "MAPPA-DIS-L23-AGREE", words, "agencies_agree")
        minuted = decision.agencies_agree or told(decision.disagreements)
        words = "Record who disagrees and why."
        yield unless(minuted, "MAPPA-DIS-L23-CONSIDER", words, "disagreements")
    else:
        yield from _at_review(decision, file)
    words = "Go through the occasions for disclosure: grooming, exclusions, partners, work, worship and the rest."
    yield unless(decision.triggers_considered, "MAPPA-DIS-TRIGGERS", words, "triggers_considered")
    sexual = decision.child_sex_offender or file.disclosure.child_sex_offender
    words = "Say what came of considering section 327A: the offender has offended sexually against a child."
    yield unless(told(decision.s327a_considered) or not sexual, "MAPPA-DIS-S327A-CONSIDER", words, "s327a_considered")
    words = "Record the decision to tell or not to tell, with its reasons."
    yield unless(told(decision.because) or not sexual, "MAPPA-DIS-S327A-RECORD", words, "because")
    words = "Say what came of considering the GP: staff or patients could be at risk."
    yield unless(
        told(decision.gp_considered) or not decision.gp_at_risk, "MAPPA-DTC-GP-DISCLOSE", words, "gp_considered"
    )
    words = "Domestic abuse: say who is at risk and whether each is told."
    abused = told(decision.those_at_risk_considered) or not file.risk.domestic_abuse
    yield unless(abused, "DA-DISCLOSE-EACH", words, "those_at_risk_considered")
    presumed = sexual and decision.harm_to_child_likely and not decision.disclose
    words = "Disclosure is presumed: say what rebuts it."
    rebutted = told(decision.presumption_rebutted_because)
    yield unless(rebutted or not presumed, "MAPPA-DIS-S327A-PRESUMPTION", words, "presumption_rebutted_because")


def _at_review(decision: Any, file: MappaFile) -> Iterator[Objection | None]:
    yield unless(decision.review, "MAPPA-DIS-L1-RECORD", "Name the meeting or the review.", "review")
    urgent = bool(decision.proposals) and all(each.urgent for each in decision.proposals)
    alone = level_of(file) in {None, _NO_AGREEMENT_NEEDED} or urgent
    words = "At Level 2 and 3 the meeting decides, unless it cannot wait."
    yield unless(alone, "MAPPA-DIS-L23-CONSIDER", words, "meeting")
    heard = all(told(each.partners_views) for each in decision.proposals if each.urgent)
    words = "Seek other partners' views where possible, and record them."
    yield unless(heard or not urgent, "MAPPA-DIS-MULTI-AGENCY-URGENT", words, "proposals")
    higher = told(decision.higher_level_considered) or not decision.disclose or level_of(file) in {2, 3}
    words = "Say whether Level 2 or 3 was considered, so that the plan is multi-agency."
    yield unless(higher, "MAPPA-DIS-L1-TO-L23", words, "higher_level_considered")


def gates(proposal: Any, decision: Any, file: MappaFile, now: Circumstances, at: str) -> Iterator[Objection | None]:
    """Every gate that this proposal has to pass."""
    for field, rule, words in _TRIED:
        yield unless(told(getattr(proposal, field)), rule, words, f"{at}.{field}")
    lawful = proposal.legal_power != "none"
    yield unless(lawful, "MAPPA-DIS-LEGAL-BASIS", "Note the power that is relied on.", f"{at}.legal_power")
    yield from _content(proposal, at)
    yield from _people(proposal, file, now, at)
    yield from _media(proposal, at)
    yield from _offender(proposal, at)
    yield from _owner(decision, at)


def _content(proposal: Any, at: str) -> Iterator[Objection | None]:
    necessary = told(proposal.identifying_necessary_because) or not proposal.identifies_victim
    words = "Leave out what could identify a victim, or say why the risk needs it."
    yield unless(necessary, "MAPPA-DIS-VICTIM-ID", words, f"{at}.identifies_victim")
    blocked = proposal.gender_recognition and not proposal.gender_recognition_necessary
    words = "It would reveal an application for gender recognition: only to prevent or detect crime."
    yield unless(not blocked, "MAPPA-DIS-GRA", words, f"{at}.gender_recognition")
    words = "Attach conditions against telling it further."
    bound = told(proposal.conditions) or proposal.legal_power != "s327a_cja"
    yield unless(bound, "MAPPA-DIS-S327A-CONDITIONS", words, f"{at}.conditions")
    if proposal.recipient == "victim" and proposal.photograph:
        answers = proposal.victim_test.model_dump() if proposal.victim_test else {"victim_test": ""}
        left = [name for name, said in answers.items() if not told(said)]
        words = f"Answer the questions of 10.23: {', '.join(left).replace('_', ' ')}."
        yield unless(not left, "MAPPA-DIS-VICTIM-TEST", words, f"{at}.victim_test")
    if proposal.scheme != "none":
        words = "A disclosure scheme is recorded with its own applicant."
        yield unless(proposal.recipient == "scheme_applicant", "MAPPA-DIS-SCHEMES-SEPARATE", words, f"{at}.recipient")


def _people(proposal: Any, file: MappaFile, now: Circumstances, at: str) -> Iterator[Objection | None]:
    if is_child(file, now.calendar.local_date(now.effective_at)):
        both = (proposal.yot_consulted and proposal.childrens_services_consulted) or proposal.urgent
        words = "About a child: consult a senior member of the YOT and Children's Services first."
        yield unless(both, "MAPPA-DIS-CHILD-SUBJECT", words, f"{at}.yot_consulted")
        words = (
            "About a child: say what harm telling could do to the child, to education too, and who must know at school."
        )
        yield unless(told(proposal.harm_to_child), "MAPPA-CH-DISC-HARM", words, f"{at}.harm_to_child")
    if proposal.recipient == "child":
        best = proposal.childrens_services_consulted and proposal.best_interests_of_child
        words = "To a child: consult Children's Services, and only in the child's best interests."
        yield unless(best, "MAPPA-DIS-TO-CHILD", words, f"{at}.best_interests_of_child")
    if proposal.recipient == "adult_at_risk":
        safe = proposal.adult_social_care_involved and proposal.capacity_considered
        words = "To an adult at risk: involve Adult Social Care and consider capacity."
        yield unless(safe, "MAPPA-DIS-TO-ADULT-AT-RISK", words, f"{at}.adult_social_care_involved")


def _media(proposal: Any, at: str) -> Iterator[Objection | None]:
    discloser = kind_of(proposal.discloser or "")
    if proposal.recipient == "media":
        words = "Prison and Probation never tell the media."
        yield unless(discloser not in _HMPPS, "MAPPA-DIS-MEDIA-HMPPS-NEVER", words, f"{at}.discloser")
        words = "The police approve it under their force's policy."
        approved = discloser == "police" and proposal.approved_under_force_policy
        yield unless(approved, "MAPPA-DIS-MEDIA-POLICE", words, f"{at}.approved_under_force_policy")
        words = "Tell the Ministry of Justice's Press Office first: prison or Probation supervises."
        told_first = proposal.press_office_told or not proposal.supervised
        yield unless(told_first, "MAPPA-DIS-MEDIA-MOJ", words, f"{at}.press_office_told")
    referred = proposal.police_told_of_concern or not proposal.public_order_concern
    words = "It raises a concern for public order: refer it to the police."
    yield unless(referred, "MAPPA-DIS-PUBLIC-ORDER", words, f"{at}.police_told_of_concern")


def _offender(proposal: Any, at: str) -> Iterator[Objection | None]:
    words = "Seek the offender's representations, or name the exception of 10.20."
    sought = proposal.representations != "none"
    yield unless(sought, "MAPPA-DIS-REPRESENTATIONS", words, f"{at}.representations")


def _owner(decision: Any, at: str) -> Iterator[Objection | None]:
    owner = decision.owner_decides
    words = "Only an agency that shares under MAPPA can own the information."
    yield unless(owner is None or shares_under_mappa(owner), "MAPPA-DIS-L23-DEADLOCK", words, f"{at}.discloser")
