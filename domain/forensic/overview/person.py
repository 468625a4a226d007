"""The person: risk and the law that binds them, what is owed to them, support, carer, and where they are."""

from collections.abc import Iterator
from typing import Final

from domain.forensic.file import ForensicFile
from domain.forensic.owed import TASKS
from domain.forensic.stages import FINAL
from domain.kernel.codes import code_in_a_sentence, code_in_words
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words

__all__ = ["carer", "owed", "place", "risk", "support"]

_SUPERVISION: Final = {
    "active": "Conditionally discharged, under social supervision.",
    "pre_discharge": "Restricted under section 41: social supervision after discharge is being prepared.",
}  # fmt: skip
_CARER: Final = {
    "identified": ("There is a carer, who is to be asked about an assessment of their own.", "FOR-CARER-OFFER"),
    "declined": ("The carer does not want an assessment of their own.", "FOR-CARER-OFFER"),
    "wants": ("The carer wants an assessment of their own; who makes it is not settled.", "FOR-CARER-ROUTE"),
    "assessing": ("The carer's own assessment is under way", "FOR-CARER-ROUTE"),
    "assessed": ("The carer's needs are assessed.", "FOR-CARER-ROUTE"),
}  # fmt: skip
_ASSESSOR: Final = {"commissioned": "a commissioned organisation", "social_work_assistant": "the social work assistant"}


def risk(file: ForensicFile, _: Now) -> Iterator[Told]:
    """Restriction, MAPPA, victims, orders, safeguarding: what holds; what is not known yet stands elsewhere."""
    known = file.flags
    if words := _SUPERVISION.get(known.social_supervision or ""):
        yield Told("risk", words, known.social_supervision or "", "FOR-SS-CLASS")
    elif known.social_supervision is None and file.restricted and file.referral.route:
        by_order = file.referral.route == "RESTRICTED"
        status = "Under sections 37 and 41" if by_order else "Restricted or conditionally discharged"
        words = f"{status}, by the findings at screening."
        yield Told("risk", words, "restricted", "FOR-SS-CLASS")
    if known.mappa:
        yield Told("risk", "MAPPA eligible.", "mappa", "FOR-MAPPA-CHECK")
    if known.victim_contact:
        words = "A victim has opted in to the Victim Contact Scheme: key developments are told to the service."
        yield Told("risk", words, "victim_contact", "FOR-VCS-CHECK")
    for order in known.sexual_offence_orders or ():
        yield Told("risk", f"Subject to a {code_in_a_sentence(order)}.", order, "FOR-SEXOFF-RECORD")
    if raised := len(file.concerns):
        words = "A safeguarding concern was raised." if raised == 1 else f"{raised} safeguarding concerns were raised."
        yield Told("risk", words, "safeguarding", "FOR-SG-FOLLOW")


def owed(file: ForensicFile, _: Now) -> Iterator[Told]:
    """What a fact made owed and the source gives no time for."""
    for code, because in file.owed.items():
        words = f"{TASKS[code].words.rstrip('.')}: {code_in_a_sentence(because)}."
        by = "TeamLeader" if code == "supervisor_allocation" else ""
        yield Told("to be done", words, code, TASKS[code].rule, by)


def support(file: ForensicFile, _: Now) -> Iterator[Told]:
    """Reablement as far as something waits for it, and what the source expects and is not so."""
    if file.stage in FINAL:
        return
    if file.kers == "offered":
        words = "Reablement support is arranged; ongoing support waits until it was given."
        yield Told("support", words, "kers", "FOR-KERS-BEFORE-ONGOING")
    if file.flags.s117:
        yield Told("support", "Eligible for section 117 after-care.", "s117", "FOR-ASSESS-S117")
    elif file.flags.s117 is False:
        yield Told("support", "Not eligible for section 117 after-care.", "no_s117", "FOR-ASSESS-S117")
    if file.flags.cpa:
        yield Told("support", "On the Care Programme Approach.", "cpa", "FOR-ASSESS-CPA")
    elif file.flags.cpa is False:
        yield Told("support", "Not on the Care Programme Approach.", "no_cpa", "FOR-ASSESS-CPA")


def carer(file: ForensicFile, _: Now) -> Iterator[Told]:
    """How it goes with the carer's own assessment, where there is a carer."""
    if file.stage in FINAL or file.carer.state not in _CARER:
        return
    words, rule = _CARER[file.carer.state]
    if file.carer.state == "assessing":
        words = f"{words}, with {_ASSESSOR[file.carer.route or 'commissioned']}."
    yield Told("carer", words, file.carer.state, rule)


def place(file: ForensicFile, _: Now) -> Iterator[Told]:
    """Where the person is, and whether that is out of area."""
    if file.placements and not file.died:
        here = file.placements[-1]
        words = f"{code_in_words(here.kind)} since {date_in_words(here.since)}"
        if here.footprint:
            yield Told("place", f"{words}.", here.kind, on=here.since)
        else:
            words = f"{words}, out of area: outside Kent, Surrey and Sussex."
            yield Told("place", words, "out_of_area", "FOR-M-OUT-OF-AREA", on=here.since)
