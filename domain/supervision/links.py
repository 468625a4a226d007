"""What a case of social supervision asks of other pathways: safeguarding of a concern, MAPPA of the person."""

from collections.abc import Mapping
from typing import Final, Literal

from domain.asking import (
    ConcernToRaise,
    ReceivePatientNotice,
    ReceiveReferral,
    day_of,
    identification,
    notice_to_mappa,
)
from domain.kernel.advice import Advised
from domain.kernel.case_events import CaseLinked
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, FollowUp, Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.supervision.discharge import DischargeEffective
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.flags import FlagRecorded
from domain.supervision.recall import RecallOrdered
from domain.supervision.recalled import ReturnedToHospital
from domain.supervision.roles import CARE_STAFF
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import OPEN

__all__ = ["LINKS", "RaiseSafeguardingConcern", "SafeguardingConcernRaised", "ask_others"]


_TOLD: Final[Mapping[type[Event], str]] = {
    DischargeEffective: "conditional_discharge", RecallOrdered: "recall_ordered", ReturnedToHospital: "recalled",
    AbsoluteDischargeGranted: "discharged", PersonDied: "died",
}  # fmt: skip
"""What the person's MAPPA case is told, in its own words (26.41; SUP-S4-COMMUNITY-SAFETY)."""


class RaiseSafeguardingConcern(ConcernToRaise, Advised):
    """Raise a safeguarding concern: this opens a safeguarding case beside this one."""

    type: Literal["RaiseSafeguardingConcern"] = "RaiseSafeguardingConcern"


class SafeguardingConcernRaised(ConcernToRaise, Event):
    """A safeguarding concern about the person was raised from here."""

    type: Literal["SafeguardingConcernRaised"] = "SafeguardingConcernRaised"


def raise_concern(command: RaiseSafeguardingConcern, file: SupervisionFile, _: Circumstances) -> Ruling:
    """As a case of its own; each concern its own id."""
    words = "This concern has been raised already: a new one needs a new id."
    return unless_refused(
        (unless(command.case not in file.concerns, "SUP-ESCALATE-SAFEGUARDING", words, "case"),),
        SafeguardingConcernRaised.model_validate(command.body()),
        CaseLinked(lifecycle="safeguarding", case=command.case, relation="safeguarding_concern", asked_here=True),
    )


def ask_others(file: SupervisionFile, happened: Happened) -> tuple[FollowUp | Errand, ...]:
    """The commands for other pathways that one event brings; a MAPPA case that is open already refuses a second."""
    if file.person is None:
        return ()
    match happened.event:
        case SafeguardingConcernRaised() as event:
            told = ReceiveReferral(person=file.person, content=event.content, summary=event.summary)
            return (FollowUp("safeguarding", event.case, told),)
        case FlagRecorded(flag="mappa", applies=True):
            return (identification(file.person, file.area),)
        case _:
            return _to_mappa(file, happened)


def _to_mappa(file: SupervisionFile, happened: Happened) -> tuple[FollowUp, ...]:
    """Where MAPPA applies; how the person stands in hospital or community is not typed in there once more."""
    what = _TOLD.get(type(happened.event))
    if what is None or file.person is None or not file.flags.applies("mappa"):
        return ()
    on = getattr(happened.event, "on", None) or day_of(happened)
    told = ReceivePatientNotice(person=file.person, what=what, on=on, told_by="adult_social_care")
    return (notice_to_mappa(told),)


def _raised(file: SupervisionFile, event: SafeguardingConcernRaised) -> SupervisionFile:
    return changed(file, concerns=(*file.concerns, event.case))


LINKS = SupervisionRegion(
    name="links",
    rows=(Row("SUPERVISED", RaiseSafeguardingConcern, OPEN, CARE_STAFF, raise_concern),),
    folds={SafeguardingConcernRaised: simply(_raised)},
    errands=ask_others,
)
