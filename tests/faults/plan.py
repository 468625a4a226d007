"""What a seed stands for: which commands go to which cases, in which order, and which of them twice. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final
from uuid import UUID

from activities.messages import CaseRef
from domain.kernel.register import Actor

__all__ = ["WORKERS", "CasePlan", "Deed", "draw_cases", "draw_outside"]

DANA: Final = Actor(id="dana", roles=("DSO",), team="Thanet", area="kent")
DORA: Final = Actor(id="dora", roles=("DSO",), team="Dover", area="kent")
ARS: Final = Actor(id="ars", roles=("AreaReferralService",), area="kent")
STRANGER: Final = Actor(id="stranger", area="kent")
WORKERS: Final = {
    "dana": {"roles": ["DSO"], "grade": "KR11", "team": "Thanet"},
    "dora": {"roles": ["DSO"], "grade": "KR12", "team": "Dover"},
    "ars": {"roles": ["AreaReferralService"]},
    "stranger": {},
}
"""Invented workers, as the register is told of them."""

PROGRESS: Final = {
    "type": "ProgressConcern", "enquiry_type": "statutory", "why": "an invented reason",
    "triage": {
        "immediate_risk": "none", "children": "none", "views_and_consent": "wants help",
        "capacity_and_engagement": "no signs",
    },
    "conditions": {"needs": True, "abuse": True, "unable_to_protect": True},
}  # fmt: skip


@dataclass(frozen=True)
class Deed:
    """One command of the plan. ``due_in``: seconds until what it brings falls due; None: effective just now."""

    key: str
    by: Actor
    command: dict[str, Any]
    due_in: float | None = None
    copies: int = 1
    """How often it is sent at once, each under the same key."""
    again: bool = False
    """Sent once more after it was answered."""
    other_body: bool = False
    """Its key is used once more for another command, which must be refused."""


@dataclass(frozen=True)
class CasePlan:
    """One case: its opening, what follows, and how many of these are under way at once."""

    number: int
    ref: CaseRef
    person: UUID
    opening: Deed
    deeds: tuple[Deed, ...]
    at_once: int
    outside: bool
    """Outside services tell it things. Such a case is never terminated: Temporal loses signals not yet handled."""


def draw_cases(rng: Random, commands: int) -> list[CasePlan]:
    """Cases with so many commands in all: most of them quiet, a few busy."""
    cases: list[CasePlan] = []
    while commands > 0:
        length = min(commands, rng.choice((4, 6, 8, 10, 12, 40)))
        cases.append(_case(rng, cases, length))
        commands -= length
    return cases


def draw_outside(rng: Random, case: CasePlan) -> tuple[str, dict[str, Any]]:
    """An outside event's type and data; some are of a kind that nobody takes."""
    kind = rng.choice(("uk.police.crime-number.v1", "uk.nhs.hospital.discharge-date.v1", "uk.invented.unknown.v1"))
    match kind:
        case "uk.police.crime-number.v1":
            return kind, {"crime_number": f"46/{case.number}/{rng.randrange(100)}"}
        case "uk.nhs.hospital.discharge-date.v1":
            return kind, {"discharge_on": f"2027-01-{rng.randrange(1, 29):02}"}
        case _:
            return kind, {"anything": rng.randrange(100)}


def _case(rng: Random, before: list[CasePlan], length: int) -> CasePlan:
    number, person = len(before), UUID(int=rng.getrandbits(128), version=4)
    ref = CaseRef(lifecycle="safeguarding", case=UUID(int=rng.getrandbits(128), version=4))
    form = rng.choice(("KASC", "KASC", "KASC", "telephone"))
    referral = {"type": "ReceiveReferral", "person": str(person), "channel": form, "content": ["care_needs"]}
    opening = Deed("open", DANA, referral, due_in=rng.uniform(2, 45), copies=rng.choice((1, 1, 2)))
    deeds = tuple(_sprinkled(rng, deed) for deed in _deeds(rng, before, length - 1))
    return CasePlan(number, ref, person, opening, deeds, rng.choice((1, 2, 6)), outside=number % 2 == 0)


def _deeds(rng: Random, before: list[CasePlan], length: int) -> Iterator[Deed]:
    progresses = rng.randrange(length) if length and rng.random() < 0.6 else -1
    for number in range(length):
        key = f"c{number}"
        if number == progresses:
            yield Deed(key, rng.choice((DANA, DORA)), PROGRESS, due_in=rng.uniform(2, 45))
        else:
            by, command = rng.choice(_KINDS)(rng, before)
            yield Deed(key, by, command)


def _sprinkled(rng: Random, deed: Deed) -> Deed:
    copies, again, other = rng.random() < 0.15, rng.random() < 0.15, rng.random() < 0.05
    other = other and deed.command != _PIGEON  # a key is used up only by a command that could be read
    return Deed(deed.key, deed.by, deed.command, deed.due_in, 2 if copies else 1, again, other)


def _act(rng: Random, _: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    return DANA, {"type": "ActOnImmediateRisk", "action": f"rang the invented home {rng.randrange(1000)}"}


def _police(rng: Random, _: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    return DANA, {"type": "InformPolice", "by_route": rng.choice(("999", "101", "online"))}


def _commissioner(_: Random, __: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    return DORA, {"type": "InformCommissioner"}


def _regulator(rng: Random, _: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    return DANA, {"type": "InformRegulator", "anonymised": rng.random() < 0.5}


def _stranger(_: Random, __: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    return STRANGER, {"type": "ActOnImmediateRisk", "action": "is not allowed to"}


def _malformed(_: Random, __: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    return DANA, _PIGEON


def _owner(rng: Random, _: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    return ARS, {"type": "AssignTriageOwner", "team": rng.choice(("Thanet", "Dover"))}


def _screen_out(_: Random, __: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    return DANA, {"type": "ScreenReferralOut", "because": "an invented reason"}


def _change_dso(rng: Random, _: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    dso = rng.choice(("dana", "dora"))
    return DANA, {"type": "ChangeDso", "dso": dso, "because": "holiday", "other_team_because": "nobody else"}


def _link(rng: Random, before: list[CasePlan]) -> tuple[Actor, dict[str, Any]]:
    if not before:
        return _act(rng, before)
    other = rng.choice(before[-30:]).ref
    return DANA, {
        "type": "LinkCase", "lifecycle": other.lifecycle, "case": str(other.case), "relation": "same_establishment"
    }  # fmt: skip


_PIGEON: Final = {"type": "InformPolice", "by_route": "pigeon"}
_KINDS: Final = (
    *(_act,) * 6, *(_police,) * 2, *(_commissioner,) * 2, _regulator, _stranger, _malformed, _owner, _screen_out,
    _change_dso, *(_link,) * 2,
)  # fmt: skip
