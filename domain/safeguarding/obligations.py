"""Whom the facts oblige the DSO to tell, each with its own state: owed, done, or set aside for a reason (para 4.1.6).

Children's services, the police, the regulator, the commissioner and the DoLS team. What is owed arises by itself
when the concern is progressed, or is raised later; it is done by the step that tells them (row 5). The source
gives no time ("none waits for a deadline"), so no date is made up: what is owed shows on the work lists at once,
and no checklist that asks for it holds.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.law.rule import Rule
from domain.safeguarding.casework import OBLIGATIONS, Obligation
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import unless, unless_refused

__all__ = [
    "OBLIGATION_RULE", "TELL", "ObligationArose", "ObligationSetAside", "RaiseObligation",
    "SetObligationAside", "arising", "obligation_arose", "obligation_set_aside", "owing", "raise_obligation",
    "set_obligation_aside",
]  # fmt: skip

_REGULATED = {"hospital", "nursing_home", "care_home", "supported_living", "respite"}
_COMMISSIONED = _REGULATED | {"day_service"}
TELL = {
    "children": "children's services", "police": "the police", "regulator": "the regulator",
    "commissioner": "the commissioner", "dols": "the DoLS team",
}  # fmt: skip


class Owed(Message):
    """One obligation and why it is owed, or why it is not needed."""

    obligation: Obligation
    because: str = Field(min_length=3, max_length=4000)


class RaiseObligation(Owed, Advised):
    """Something came to light that obliges the DSO to tell somebody."""

    type: Literal["RaiseObligation"] = "RaiseObligation"


class ObligationArose(Owed, Event):
    """Somebody must be told; it is owed until they are, or until it is set aside."""

    type: Literal["ObligationArose"] = "ObligationArose"


class SetObligationAside(Owed, Advised):
    """The DSO decides that telling them is not needed, and says why."""

    type: Literal["SetObligationAside"] = "SetObligationAside"


class ObligationSetAside(Owed, Event):
    """The DSO decided that this one need not be told."""

    type: Literal["ObligationSetAside"] = "ObligationSetAside"


OBLIGATION_RULE = Rule(
    "S42-INFORM-DECIDE", "Decide who else to inform at triage", "004 para 4.1.6",
    "Decide whether police, commissioners, regulators and the DoLS team need to be told; what is owed is done, or set "
    "aside with a reason, before the case closes. The source gives no time: none waits for a deadline.",
)  # fmt: skip


def owing(file: SafeguardingFile) -> frozenset[Obligation]:
    """Who must be told by what the file knows, and neither was told nor set aside."""
    owed = {name for name in OBLIGATIONS if name in file.casework.owed or _by_facts(name, file)}
    return frozenset(owed - file.told - set(file.casework.set_aside))


def arising(file: SafeguardingFile) -> Iterator[ObligationArose]:
    """The obligations that the facts of this file bring and that are not on record yet."""
    for name in OBLIGATIONS:
        if name in owing(file) - file.casework.owed:
            yield ObligationArose(obligation=name, because=f"facts of the concern: tell {TELL[name]}")


def raise_obligation(command: RaiseObligation, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Once at a time."""
    words = f"It is on record already that {TELL[command.obligation]} must be told."
    return unless_refused(
        (unless(command.obligation not in file.casework.owed, "S42-INFORM-DECIDE", words, "obligation"),),
        ObligationArose(obligation=command.obligation, because=command.because),
    )


def set_obligation_aside(command: SetObligationAside, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """A crime is reported however minor; a DoLS that is in place is told in any case."""
    name = command.obligation
    minor = "A crime is suspected: it is reported however minor, and whatever the capacity of who did it."
    return unless_refused(
        (
            unless(name in owing(file), "S42-INFORM-DECIDE", f"Nothing is owed to {TELL[name]}.", "obligation"),
            unless(name != "police" or not file.crime_suspected, "S42-CRIME-NOEXC", minor, "obligation"),
            _dols_objection(name, file),
        ),
        ObligationSetAside(obligation=name, because=command.because),
    )


def obligation_arose(file: SafeguardingFile, event: ObligationArose) -> SafeguardingFile:
    """Owed, though it may have been set aside or done before."""
    before = file.casework
    aside = {name: why for name, why in before.set_aside.items() if name != event.obligation}
    casework = before.model_copy(update={"owed": before.owed | {event.obligation}, "set_aside": aside})
    return changed(
        file, casework=casework, told=file.told - {event.obligation},
        crime_suspected=file.crime_suspected or event.obligation == "police",
    )  # fmt: skip


def obligation_set_aside(file: SafeguardingFile, event: ObligationSetAside) -> SafeguardingFile:
    """Not needed, for this reason."""
    before = file.casework
    aside = {**before.set_aside, event.obligation: event.because}
    casework = before.model_copy(update={"owed": before.owed - {event.obligation}, "set_aside": aside})
    return changed(file, casework=casework)


def _by_facts(name: Obligation, file: SafeguardingFile) -> bool:
    match name:
        case "police":
            return file.crime_suspected
        case "regulator":
            return file.setting in _REGULATED
        case "commissioner":
            return file.setting in _COMMISSIONED
        case "dols":
            return file.dols in {"in_place", "may_be_needed"}
        case "children":
            return False  # asked at triage: the concern does not go on before the referral (S42-CHILD-REFER)


def _dols_objection(name: Obligation, file: SafeguardingFile) -> Objection | None:
    words = "A DoLS is in place: the DoLS team is told."
    return unless(name != "dols" or file.dols != "in_place", "S42-DOLS-INFORM", words, "obligation")
