"""Which order can be made by whom, and who leads upon it (26.3 to 26.24, 26.51; 2.4)."""

from collections.abc import Iterator
from datetime import date

from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.patient.status.state import RESTRICTED, SENTENCED, Basis, Lead, Order, Sentence

__all__ = ["lead_of", "order_objections", "sentence_objections"]

_COURT_ORDERS = frozenset({"s37", "s37_41", "guardianship"})
_DIRECTIONS = frozenset({"s47", "s47_49", "s48", "s48_49"})


def order_objections(order: Order, today: date) -> Iterator[Objection | None]:
    """Every condition of the provision that this order does not meet."""
    yield unless(order.on <= today, "MDO-ORDER-TYPE", "That day has not come yet.", "order.on")
    yield from _of_section_37(order)
    yield from _of_other_courts(order)
    yield from _of_directions(order)


def _of_section_37(order: Order) -> Iterator[Objection | None]:
    if order.basis not in _COURT_ORDERS:
        return
    yield unless(not order.murder, "MDO-S37-COURT", "No hospital order is made for murder.", "order.murder")
    words = "A hospital or guardianship order needs an offence that can be punished with imprisonment."
    yield unless(order.imprisonable, "MDO-S37-COURT", words, "order.imprisonable")
    words = "Without a conviction this is an order of section 37(3) or of the 1964 Act: record that one."
    yield unless(order.finding == "convicted", "MDO-S37-COURT", words, "order.finding")
    if order.basis == "guardianship":
        words = "The guardian must agree to accept the duty."
        yield unless(order.guardian_accepts, "MDO-GUARD-EFFECT", words, "order.guardian_accepts")


def _of_other_courts(order: Order) -> Iterator[Objection | None]:
    crown, did_it = order.made_by == "crown_court", order.finding in {"insane", "unfit_did_act"}
    if order.basis == "s37_41":
        words = "Only the Crown Court restricts: a magistrates' court commits the case to it."
        yield unless(crown, "MDO-S41-COURT", words, "order.made_by")
    if order.basis == "s45A":
        words = "Hospital and limitation directions are made by the Crown Court only."
        yield unless(crown, "MDO-S45A-COURT", words, "order.made_by")
        yield unless(not order.murder, "MDO-S45A-COURT", "They are not made for murder.", "order.murder")
    if order.basis in {"cpia", "cpia_41"}:
        words = "Upon insanity or unfitness the Crown Court makes the order."
        yield unless(crown, "MDO-CPIA-ORDER", words, "order.made_by")
        words = "It rests on insanity, or on having done the act while unfit to plead."
        yield unless(did_it, "MDO-CPIA-ORDER", words, "order.finding")
    if order.basis == "s37_3":
        words = "Without a conviction a magistrates' court makes the order, satisfied that the act was done."
        yield unless(order.made_by == "magistrates_court", "MDO-S37-3", words, "order.made_by")
        yield unless(order.finding == "act_done", "MDO-S37-3", words, "order.finding")


def _of_directions(order: Order) -> Iterator[Objection | None]:
    if order.basis not in _DIRECTIONS:
        return
    words = "A prisoner is transferred to hospital by a direction of the Secretary of State."
    yield unless(order.made_by == "secretary_of_state", "MDO-S47-TRANSFER", words, "order.made_by")
    words = "So late in a sentence only somebody who needs it urgently, and cannot safely wait, is transferred."
    yield unless(order.late != "not_shown", "MDO-S47-LATE", words, "order.late")


def sentence_objections(order: Order, sentence: Sentence | None, today: date) -> Iterator[Objection | None]:
    """Beside a direction upon a sentence stands the sentence, and a restriction only until its release date."""
    if order.basis not in SENTENCED:
        return
    words = "Record the sentence: the restriction and MAPPA both depend on its dates."
    yield unless(sentence, "MDO-S49-LIFT-DET", words, "sentence")
    release = sentence.release_on if sentence else None
    over = order.basis in RESTRICTED and release is not None and release <= today
    words = "The restriction ended on the automatic release date: record a notional hospital order."
    yield unless(not over, "MDO-S49-LIFT-DET", words, "sentence.release_on")


def lead_of(basis: Basis, sentence: Sentence | None, today: date) -> Lead:
    """Who leads: Probation or the youth team while sentence or licence runs, else mental health services (2.4, 26.51).

    Somebody who is here by section 35 or 48, or by the civil route, is led by whoever led before.
    """
    if basis in {"s35", "s48", "s48_49", "civil"}:
        return "other"
    if sentence is not None and (sentence.licence_until is None or sentence.licence_until >= today):
        return sentence.supervised_by
    return "mental_health"
