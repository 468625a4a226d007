"""How the referral came and what was said to it, who has the case, the joint meeting, and the end."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from domain.forensic.allocation import supervises
from domain.forensic.file import ForensicFile
from domain.forensic.referral import FAULT_RULES
from domain.forensic.stages import ACCEPTED, AWAITING_INFO, CLOSED, CLOSING, FINAL, RECEIVED, SCREENING, TAKEN_ON
from domain.kernel.codes import code_in_a_sentence, code_in_words
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words, since

__all__ = ["came_in", "ending", "in_hand", "meeting", "was_referred"]

_UNDECIDED: Final = frozenset({RECEIVED, SCREENING, AWAITING_INFO})
_REFERRAL: Final = "referral"
_SHORT: Final = 240
"""Letters of a question that are shown; all of it stands in the chronology."""
_SENDERS: Final = {
    "secure_psychiatric_service": "a secure psychiatric service", "social_supervisor": "the social supervisor",
    "cmht_social_worker": "a social worker of a community mental health team",
    "nhs_england_case_manager": "the NHS England case manager", "gp": "a GP", "person": "the person",
    "prison": "a prison", "parole_board": "the Parole Board", "carer": "a carer", "other": "somebody else",
}  # fmt: skip
_ROUTES: Final = {
    "RESTRICTED": "under sections 37 and 41", "CTO": "by a community treatment order",
    "LIFE_LICENCE": "on a life licence", "OTHER": "on none of the named routes, with a rationale",
}  # fmt: skip
_FAULTS: Final = {
    "sender_not_permitted": "whoever sent it is not among those who may refer",
    "not_the_service_form": "it is not on the service's form",
    "not_to_the_mailbox": "it was not sent to the service's mailbox",
}  # fmt: skip


def ending(file: ForensicFile, _: Now) -> Iterator[Told]:
    """The person's death, an end that waits for a manager, or how it ended."""
    if file.died:
        on = f" on {date_in_words(file.died_on)}" if file.died_on else ""
        yield Told("end", f"The person died{on}.", "died", on=file.died_on)
    to = f", to {file.closing_to}" if file.closing_to else ""
    because = "" if file.died else file.closing_because or ""
    if file.stage == CLOSED and because:
        yield Told("end", f"{code_in_words(because)}{to}.", because)
    elif file.stage == CLOSING:
        asked = f", asked for by {file.closing_asked_by}" if file.closing_asked_by else ""
        why = f": {code_in_a_sentence(because)}{to}" if because else ""
        yield Told("end", f"The end waits for a manager{asked}{why}.", "approval", "FOR-CLOSE-APPROVE")


def came_in(file: ForensicFile, now: Now) -> Iterator[Told]:
    """Before the decision: who refers, what is missing, what must be answered first."""
    if file.stage not in _UNDECIDED:
        return
    known = file.referral
    yield Told(_REFERRAL, f"{_referred(file)}.", known.sender, on=known.received_on)
    if known.asked_on:
        about = shorten(known.asked_about, _SHORT, placeholder=" and more").rstrip(".")
        words = f"Since {date_in_words(known.asked_on)} {known.asked} is asked about: {about}. The clock goes on."
        yield Told(_REFERRAL, words, "information", "FOR-SCREEN-5WD", on=known.asked_on)
    if file.eighteen_on and file.eighteen_on > now.day:
        words = f"The person is 18 on {date_in_words(file.eighteen_on)}: not before that can it be accepted."
        yield Told(_REFERRAL, words, "under_age", "FOR-ELIG-AGE", on=file.eighteen_on)
    if file.va_protocol is None:
        words = "Whether the vulnerable adults joint working protocol applies is not recorded yet."
        yield Told(_REFERRAL, words, "protocol", "FOR-SCREEN-VA-PROTOCOL", "TeamLeader")


def was_referred(file: ForensicFile, now: Now) -> Iterator[Told]:
    """After the decision: who referred, and what was answered for which reason."""
    known = file.referral
    if file.stage in _UNDECIDED or not known.sender:
        return
    yield Told(_REFERRAL, f"{_referred(file)}{_accepted(file)}.", known.sender,
               "FOR-PROFILE-ROUTES" if known.route else "", on=known.received_on)  # fmt: skip
    for fault in known.faults:
        yield Told(_REFERRAL, f"Returned: {_FAULTS[fault]}.", fault, FAULT_RULES[fault])
    decided = f" on {date_in_words(known.decided_on)}" if known.decided_on else ""
    if known.services:
        words = f"Redirected{decided}: {'; '.join(known.services)}."
        yield Told(_REFERRAL, words, "redirected", "FOR-EXCL-REDIRECT", on=known.decided_on)
    for rule in _single(known.because):
        words = f"Declined{decided}. {now.words_of(rule)}"
        yield Told(_REFERRAL, words, "declined", rule, on=known.decided_on)


def in_hand(file: ForensicFile, _: Now) -> Iterator[Told]:
    """Who has the case since when and as what, and which teams of the trust work with the service."""
    if file.stage == ACCEPTED:
        yield Told("allocation", "No social worker is allocated yet.", "unallocated", "FOR-ALLOC-2W", "TeamLeader")
    if file.worker and file.stage not in FINAL:
        words = f"Allocated to {file.worker}{since(file.held_since)}"
        if supervises(file):
            words = f"{words}, as social supervisor too."
            yield Told("allocation", words, "social_supervisor", "FOR-SS-ROLE", on=file.held_since)
        else:
            yield Told("allocation", f"{words}.", "allocated", on=file.held_since)
    if file.joint_working and file.stage not in FINAL:
        teams = ", ".join(code_in_a_sentence(team) for team in file.joint_working)
        yield Told("allocation", f"The trust's forensic teams that work with the service: {teams}.", "joint_working",
                   "FOR-JOINT-WORKING")  # fmt: skip


def meeting(file: ForensicFile, _: Now) -> Iterator[Told]:
    """Whether the joint meeting has discussed it."""
    on, rule = file.referral.meeting_on, "FOR-JOINT-MTG-ALL-ACCEPTED"
    day = f" on {date_in_words(on)}" if on else ""
    if file.stage not in TAKEN_ON:
        return
    if file.discussed:
        yield Told("joint meeting", f"Discussed{day}.", "discussed", rule, on=on)
    elif not file.died:
        words = f"To be discussed{day}." if on else "Not discussed yet."
        yield Told("joint meeting", words, "to_discuss", rule, "TeamLeader", on)


def _referred(file: ForensicFile) -> str:
    known = file.referral
    who = f" ({known.referrer})" if known.referrer else ""
    on = f", counts as received on {date_in_words(known.received_on)}" if known.received_on else ""
    form = "; the form says: restricted under section 41" if file.restricted and file.stage in _UNDECIDED else ""
    return f"Referred by {_SENDERS[known.sender]}{who}{on}{form}"


def _accepted(file: ForensicFile) -> str:
    known = file.referral
    if known.route is None or known.decided_on is None:
        return ""
    return f"; accepted on {date_in_words(known.decided_on)}, {_ROUTES[known.route]}"


def _single(rules: tuple[str, ...]) -> tuple[str, ...]:
    """Each criterion that failed; that not all of them are met says nothing beside it."""
    return tuple(rule for rule in rules if rule != "FOR-ELIG-CORE") or rules
