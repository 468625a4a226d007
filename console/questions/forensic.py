"""What is asked of forensic cases: who could hold one, and what the joint meeting talks about."""

from typing import Final
from zoneinfo import ZoneInfo

import api.forensic
from api.forensic import Agenda
from console.questions.question import Ask, Question, Told
from console.tables import Said, Table
from console.words import day_of, link_to, worker_link
from domain.forensic.allocation import AllocateWorker, ReallocateWorker
from domain.forensic.joint_meeting import DiscussAtJointMeeting
from domain.forensic.proposal import Proposal
from domain.kernel.codes import code_in_words
from domain.workforce.service.joint_meeting import HoldJointMeeting

__all__ = ["QUESTIONS"]


def _proposal(found: Proposal, _: ZoneInfo) -> Told:
    yield Table("Who may hold it, the best first", ("Worker", "Cases", "Speaks for them", "Does not"), tuple(
        (worker_link(each.worker), each.cases if each.limit is None else f"{each.cases} of {each.limit}",
         tuple(reason.words for reason in each.reasons if reason.for_it),
         tuple(reason.words for reason in each.reasons if not reason.for_it))
        for each in found.candidates
    ), empty="Nobody in the register of workers now.")  # fmt: skip
    yield Table("Who may not, or cannot now", ("Worker", "Why"), tuple(
        (worker_link(each.worker), tuple(Said(against.words, against.rule) for against in each.objections))
        for each in found.left_out
    ), empty="Nobody is left out.")  # fmt: skip


def _agenda(found: Agenda, zone: ZoneInfo) -> Told:
    yield Table("Referrals to discuss", ("Case", "Accepted", "To be discussed by", "Stands at", "In hand"), tuple(
        (link_to(each.case), day_of(each.accepted_at, zone), day_of(each.due, zone), code_in_words(each.stage),
         each.worker or "nobody")
        for each in found.items
    ), empty="No accepted referral waits for the meeting.")  # fmt: skip


_CODES: Final = "Words with commas between, as the register of workers has them: arson, fire setting."
QUESTIONS: Final = (
    Question(
        "allocation-proposal", "Who could hold this case", "Asked in this order: continuity, skills, experience "
        "(restricted or social supervision only), load, location. The Team Leader decides.",
        api.forensic.allocation_proposal, _proposal, of="forensic", tab="Who could hold it",
        roles=api.forensic.ALLOCATES, before=(AllocateWorker, ReallocateWorker),
        asks=(
            Ask("skills", "Skills that it asks for", _CODES, "codes"),
            Ask("languages", "Languages that it asks for", "Words with commas between: english, polish.", "codes"),
            Ask("location", "Where the person lives", "One word, as the register of workers has it: maidstone.",
                "codes"),
        ),
    ),
    Question(
        "joint-meeting", "The joint meeting's agenda", "Forensic referrals that were accepted and that the joint "
        "meeting has not discussed yet.",
        api.forensic.joint_meeting, _agenda, roles=api.forensic.DISCUSSES,
        before=(DiscussAtJointMeeting, HoldJointMeeting),
        asks=(Ask("until", "To be discussed by", "The day of the meeting, as 2026-03-31; empty: all that wait.",
                  "date"),),
    ),
)  # fmt: skip
