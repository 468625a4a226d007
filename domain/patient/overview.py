"""How a patient's case stands, in words: status, MAPPA, leave, what is prepared, what is owed."""

from collections.abc import Iterator
from typing import Final

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Now, Told, owed_by_rule, part_by_part
from domain.kernel.words import date_in_words, since
from domain.patient.file import PatientFile
from domain.patient.status.reading import consent_rule

__all__ = ["overview"]

_BASES = {
    "s37": "a hospital order (section 37)", "s37_41": "a hospital order with a restriction order (sections 37 and 41)",
    "guardianship": "guardianship (section 37)", "s45A": "hospital and limitation directions (section 45A)",
    "s47": "a transfer direction (section 47)", "s47_49": "transfer and restriction directions (sections 47 and 49)",
    "notional_37": "a notional hospital order", "cto": "a community treatment order (section 17A)",
    "cpia": "an order of the 1964 Act", "cpia_41": "an order of the 1964 Act with a restriction",
    "s37_3": "a hospital order without conviction (section 37(3))", "s35": "a remand to hospital (section 35)",
    "s48": "a transfer before sentence (section 48)",
    "s48_49": "a transfer before sentence, restricted (sections 48 and 49)", "civil": "civil powers",
}  # fmt: skip


def overview(file: PatientFile, now: Now) -> tuple[Told, ...]:
    """Region by region; last what somebody owes without a date."""
    return (*part_by_part(_PARTS, file, now), *owed_by_rule(file.owed.owed, now))


def _status(file: PatientFile, _: Now) -> Iterator[Told]:
    status = file.status
    if status.basis is None:
        yield Told("status", "Held by no provision of the Act.", "none")
    elif status.discharged_on:
        words = f"Conditionally discharged on {date_in_words(status.discharged_on)}, liable to recall."
        yield Told("status", words, "conditional", on=status.discharged_on)
    else:
        yield Told("status", f"Under {_BASES[status.basis]}{since(status.since)}.", status.basis, on=status.since)
    if status.restricted:
        words = "Restricted: leave, transfer and discharge need the Secretary of State's consent."
        yield Told("status", words, "restricted", consent_rule(status))
    if status.restricted and status.sentence and status.sentence.release_on:
        day = status.sentence.release_on
        yield Told("status", f"The restriction ends by itself on {date_in_words(day)}.", "lifts", on=day)
    yield Told("lead", f"Led by {code_in_a_sentence(status.lead)}.", status.lead)


def _mappa(file: PatientFile, _: Now) -> Iterator[Told]:
    known = file.mappa
    if not known.identified:
        yield Told("mappa", "MAPPA is to be identified for the present status.", "to_be_identified", "MDO-ID-3D")
    if known.category:
        level = f", Level {file.planning.level}" if file.planning.level else ""
        yield Told("mappa", f"MAPPA offender of Category {known.category}{level}.", f"category_{known.category}")
    elif known.identified:
        yield Told("mappa", "No MAPPA offender.", "none")
    if known.notified:
        yield Told("mappa", f"Part 1 of MAPPA I is with the Co-ordinator of {known.part1_to}.", "part_1")
    if file.ending.decision_owed:
        words = "The sentence ended while the patient is held: the lead agency decides what MAPPA rests on."
        yield Told("mappa", words, "decision_owed", "MDO-EXIT-C2-LICENCE", by=file.status.lead)


def _leave(file: PatientFile, _: Now) -> Iterator[Told]:
    if file.leave.absent:
        yield Told("leave", "Absent without leave.", "absent")
    if file.leave.on_leave:
        yield Told("leave", f"On leave ({file.leave.on_leave}).", "on_leave")
    for name, plan in sorted(file.leave.plans.items()):
        part3 = "; Part 3 is to go before" if plan.part3_owed and not plan.part3_sent else ""
        words = f"Leave {name}, {plan.kind}, planned for {date_in_words(plan.on)}{part3}."
        yield Told("leave", words, "planned", on=plan.on)


def _planning(file: PatientFile, _: Now) -> Iterator[Told]:
    if file.planning.discharge_discussed and not file.planning.screened and file.mappa.category:
        yield Told("discharge", "Discharge is discussed and the level not screened yet.", "to_be_screened",
                   "MDO-SCREEN-ALL")  # fmt: skip
    if file.planning.referred and file.planning.level is None:
        yield Told("discharge", "Referred to MAPPA; the level is not decided yet.", "referred", "MDO-REF-A")
    if file.planning.accommodation:
        yield Told("discharge", f"To live in the area of {file.planning.accommodation}.", "accommodation")
    if file.tribunal.pending:
        on = file.tribunal.hearing_on
        day = f", hearing on {date_in_words(on)}" if on else ""
        report = "" if file.tribunal.report_sent else "; the social circumstances report is not sent yet"
        yield Told("tribunal", f"Before the Tribunal{day}{report}.", "pending", on=on)


_PARTS: Final = (_status, _mappa, _leave, _planning)
