"""A referral to Level 2 or 3 on MAPPA A, and the Co-ordination Unit's decision on it (7.10 to 7.18)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.eligibility.reading import category_of
from domain.mappa.file import MappaFile
from domain.mappa.flags.reading import is_child
from domain.mappa.lead.reading import lead_agency, speaks_for
from domain.mappa.level.assessing import information_objections
from domain.mappa.level.common import agency_of, relevel, set_level
from domain.mappa.level.criteria import Factors, Level23Test, factors_objections, level_23_objections
from domain.mappa.level.state import Referral
from domain.mappa.place.reading import in_custody, in_hospital
from domain.mappa.roles import CTP, NSD, Agency

__all__ = [
    "DecideReferral", "MappaASubmitted", "ReferralDecided", "SubmitMappaA", "decide_referral", "mappa_a_submitted",
    "referral_advice", "referral_decided", "submit_mappa_a",
]  # fmt: skip

_CAT4_REFERRERS = CTP | NSD
_CONTENT = {
    "reason": "the reasons for the referral", "nature_of_risk": "the nature of the risk",
    "likelihood": "the likelihood of re-offending", "serious_harm": "the risk of serious harm: when, and to whom",
    "imminence": "the imminence of serious harm", "plan": "the lead agency's risk management plan",
}  # fmt: skip


class MappaA(Message):
    """What MAPPA A must hold (7.14, 7.15)."""

    level: Literal[2, 3]
    reason: str = Field(max_length=20_000)
    nature_of_risk: str = Field(max_length=20_000)
    likelihood: str = Field(max_length=20_000)
    serious_harm: str = Field(max_length=20_000)
    imminence: str = Field(max_length=20_000)
    plan: str = Field(max_length=20_000)
    added_value: str = Field(max_length=20_000, description="What needs more than Level 1")
    child_needs: str = Field(default="", max_length=20_000, description="Of a child: needs, and the views of others")
    holder_information: str = Field(default="", max_length=20_000, description="Of the prison or the hospital")
    offender_information: bool = Field(default=False, description="MAPPA B is complete and sent with it")
    discussed_with_lead: bool = Field(default=False, description="Another agency spoke with the lead agency first")
    urgent: bool = Field(default=False, description="It cannot wait for the next meeting")
    coordinator_contacted: bool = Field(default=False, description="The Co-ordinator was contacted directly")


class SubmitMappaA(MappaA, Advised):
    """An agency refers the case to Level 2 or 3."""

    type: Literal["SubmitMappaA"] = "SubmitMappaA"


class MappaASubmitted(MappaA, Event):
    """MAPPA A reached the Co-ordination Unit, which has ten days to decide."""

    type: Literal["MappaASubmitted"] = "MappaASubmitted"
    agency: Agency


class Answer(Message):
    """What the Co-ordination Unit tells the referrer (7.17)."""

    accepted: bool
    test: Level23Test = Level23Test()
    factors: Factors | None = None
    meeting_on: date | None = Field(default=None, description="The date of the Level 2 or 3 meeting")
    why: str = Field(default="", max_length=4000)


class DecideReferral(Answer, Advised):
    """The Co-ordination Unit decides whether the criteria of the level are met."""

    type: Literal["DecideReferral"] = "DecideReferral"


class ReferralDecided(Answer, Event):
    """The referrer is told: accepted with the meeting's date, or not accepted with reasons."""

    type: Literal["ReferralDecided"] = "ReferralDecided"
    level: Literal[2, 3]


def submit_mappa_a(command: SubmitMappaA, file: MappaFile, now: Circumstances) -> Ruling:
    """By the lead agency after an assessment, or by another one after speaking with the lead agency."""
    agency = agency_of(now)
    return unless_refused(
        (
            unless(file.level.referral is None, "MAPPA-REF-MAPPA-A", "A referral waits for its decision already."),
            _reduction_objection(command.level, file),
            *_content_objections(command),
            *_who_objections(command, file, now),
            *_place_objections(command, file),
            _child_objection(command, file, now),
        ),
        MappaASubmitted.model_validate({**command.body(), "agency": agency}),
    )


def _reduction_objection(level: int, file: MappaFile) -> Objection | None:
    """A referral leads up: what is missing at a meeting would not be asked for on this way (13a.38)."""
    words = f"The case is at Level {file.level.number}: it comes down by a decision of its meeting, not by a referral."
    return unless(level >= (file.level.number or level), "MAPPA-MTG-LEVEL-NO-REDUCE", words, "level")


def decide_referral(command: DecideReferral, file: MappaFile, now: Circumstances) -> Ruling:
    """A yes names the meeting's date, a no its reasons; only the Co-ordination Unit decides (7.13)."""
    referral = file.level.referral
    if referral is None:
        return unless_refused((unless(False, "MAPPA-REF-MAPPA-A", "No referral waits for a decision."),))
    body = {**command.body(), "level": referral.level}
    return unless_refused(
        _yes_objections(command, referral, file, now) if command.accepted else _no_objections(command),
        ReferralDecided.model_validate(body),
    )


def mappa_a_submitted(file: MappaFile, event: MappaASubmitted) -> MappaFile:
    """It waits."""
    return relevel(file, referral=Referral(level=event.level, agency=event.agency))


def referral_decided(file: MappaFile, event: ReferralDecided, happened: Happened) -> MappaFile:
    """At the level asked for, or as before."""
    file = relevel(file, referral=None, referral_decided=True)
    return set_level(file, event.level, happened.effective_at) if event.accepted else file


def _content_objections(form: MappaA) -> Iterator[Objection | None]:
    for name, words in _CONTENT.items():
        yield unless(said(getattr(form, name)), "MAPPA-REF-CONTENT", f"MAPPA A must hold {words}.", name)
    words = "Show which issues need more than Level 1 gives."
    yield unless(said(form.added_value), "MAPPA-REF-ADDED-VALUE", words, "added_value")
    words = "What cannot wait for the next meeting is arranged with the Co-ordinator directly."
    yield unless(not form.urgent or form.coordinator_contacted, "MAPPA-REF-URGENT", words, "coordinator_contacted")


def _who_objections(form: MappaA, file: MappaFile, now: Circumstances) -> tuple[Objection | None, ...]:
    lead = lead_agency(file)
    if lead is None or speaks_for(now.by, lead):
        words = "The lead agency completes MAPPA B (offender information) as well."
        return (
            unless(form.offender_information, "MAPPA-REF-MAPPA-B", words, "offender_information"),
            *information_objections(file),
        )
    words = "Discuss the referral with the lead agency first."
    return (unless(form.discussed_with_lead, "MAPPA-REF-OTHER-AGENCY", words, "discussed_with_lead"),)


def _place_objections(form: MappaA, file: MappaFile) -> tuple[Objection | None, ...]:
    words = "The offender is in custody or in hospital: include the information of the prison or the hospital."
    held = in_custody(file) or in_hospital(file)
    return (unless(not held or said(form.holder_information), "MAPPA-REF-CUSTODY-INFO", words, "holder_information"),)


def _child_objection(form: MappaA, file: MappaFile, now: Circumstances) -> Objection | None:
    """The harm that a child may do is weighed together with what the child needs (23.23)."""
    child = is_child(file, now.calendar.local_date(now.effective_at))
    words = "Of a child, say the child's needs, and what other professionals and partner agencies think."
    return unless(not child or said(form.child_needs), "MAPPA-CH-REFER-A", words, "child_needs")


def referral_advice(_: SubmitMappaA, file: MappaFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """Category 4 cases are referred by those who identify them; any agency may refer all the same (7.11, 7.13)."""
    terrorism = category_of(file) == 4 and not _CAT4_REFERRERS & set(now.by.roles)  # noqa: PLR2004 -- its own number
    words = "Counter-Terrorism Policing or the National Security Division refers a Category 4 case."
    return (unless(not terrorism, "MAPPA-REF-CAT4", words),)


def _yes_objections(
    answer: Answer, referral: Referral, file: MappaFile, now: Circumstances
) -> Iterator[Objection | None]:
    yield from level_23_objections(referral.level, answer.test, file)
    yield from _factors(answer)
    words = "Give the date of the meeting."
    yield unless(answer.meeting_on, "MAPPA-REF-DECISION-DATE", words, "meeting_on")
    today = now.calendar.local_date(now.effective_at)
    words = "The meeting lies ahead of the decision."
    yield unless((answer.meeting_on or today) >= today, "MAPPA-REF-DECISION-DATE", words, "meeting_on")


def _no_objections(answer: Answer) -> Iterator[Objection | None]:
    words = "Explain why the criteria are not met."
    yield unless(said(answer.why), "MAPPA-REF-DECISION-REASONS", words, "why")


def _factors(answer: Answer) -> Iterator[Objection | None]:
    if answer.factors is None:
        yield Objection(rule="MAPPA-LVL-FACTORS", words="Say which factors were considered.", field="factors")
    else:
        yield from factors_objections(answer.factors)
