"""How a victim's record stands, in words: risk, contact, the scheme, and what is owed. Nothing of the offender."""

from collections.abc import Iterator
from typing import Final

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Now, Told, part_by_part
from domain.mappa.victim.file import CLOSED, VictimFile

__all__ = ["overview"]

_DO: Final = "to be done"
_KINDS: Final = {
    "direct": "The direct victim", "earlier": "A victim of an earlier offence",
    "seriously_affected": "Somebody seriously affected", "potential": "A potential victim",
    "supporter": "Somebody who supports a victim", "bereaved_relative": "A bereaved relative",
}  # fmt: skip
_VULNERABLE: Final = {"no": "", "child": ", a child", "adult_at_risk": ", an adult at risk"}
_SERVICES: Final = {"child": "children's services", "adult_at_risk": "adult social care"}
_SCHEME: Final = {
    "statutory": ("In the Victim Contact Scheme, by statute.", "MAPPA-VCS-STATUTORY"),
    "discretionary": ("In the Victim Contact Scheme, by discretion.", "MAPPA-VCS-DISCRETION"),
    "none": ("Outside the Victim Contact Scheme: the lead agency tells the key facts.", "DA-VCS-NONELIG"),
}  # fmt: skip


def overview(file: VictimFile, now: Now) -> tuple[Told, ...]:
    """Risk first, then what is owed, then contact and scheme."""
    return part_by_part(_PARTS, file, now)


def _who(file: VictimFile, _: Now) -> Iterator[Told]:
    risk = "; at risk of harm now" if file.at_risk else ""
    yield Told("victim", f"{_KINDS[file.kind]}{_VULNERABLE[file.vulnerable]}{risk}.", file.kind, "MAPPA-VIC-IDENTIFY")
    if file.also_offender:
        words = "An offender too: limit what could serve a retaliation."
        yield Told("victim", words, "also_offender", "MAPPA-VLO-DUAL")
    if file.other_area:
        words = "Lives in another area: its liaison officer feeds into the meeting and tells the practitioner."
        yield Told("victim", words, "other_area", "MAPPA-VLO-CROSS-AREA")


def _owed(file: VictimFile, _: Now) -> Iterator[Told]:
    if file.stage == CLOSED:
        return
    outside = file.scheme in {None, "none"} and file.at_risk
    for request in sorted(file.asked):
        words = f"Request {request} for information waits for a decision."
        yield Told(_DO, words, "request", "META-VIC-REQUEST-CONSIDER")
    owed = (
        (outside and not file.risk_raised, "Bring the risk to a meeting, with actions in the plan.", "raise_risk",
         "MAPPA-VCS-NOT-SAFETY"),
        (not file.contact, "Record which agency is in contact with the victim.", "contact", "MAPPA-VIC-CONTACT-WHO"),
        (not file.liaison_checked, "Ask the Victim Liaison Unit to look in the national database.", "check",
         "MAPPA-VCS-CHECK"),
        (not file.scheme, "Assess whether the Victim Contact Scheme is offered.", "assess", "MAPPA-VCS-STATUTORY"),
        (file.vulnerable != "no" and not file.services_linked,
         f"Set up the link with {_SERVICES.get(file.vulnerable, '')}.", "links", "MAPPA-VIC-LINKS"),
        (not file.told_how, "Tell the victim how concerns enter the process.", "tell_how", "MAPPA-VIC-TOLD-HOW"),
    )  # fmt: skip
    for open_, words, code, rule in owed:
        if open_:
            yield Told(_DO, words, code, rule, file.contact or "")


def _contact(file: VictimFile, _: Now) -> Iterator[Told]:
    if file.contact:
        words = f"In contact with the victim: {code_in_a_sentence(file.contact)}."
        yield Told("contact", words, file.contact, "MAPPA-VIC-CONTACT-WHO")
    if file.scheme:
        words, rule = _SCHEME[file.scheme]
        yield Told("contact", words, file.scheme, rule)
    if file.by_hospital:
        words = "The hospital informs the victim, not a liaison officer."
        yield Told("contact", words, "hospital", "MAPPA-VCS-INFO")


_PARTS: Final = (_who, _owed, _contact)
