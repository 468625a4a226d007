"""Released, recalled, or on temporary release; open conditions, hospital."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.flags.reading import has
from domain.mappa.lead.reading import lead_agency
from domain.mappa.place.common import CustodyFacts, facts_of, replace_place, today
from domain.mappa.place.reading import in_custody

__all__ = [
    "ConsiderExecutiveRelease", "ExecutiveReleaseConsidered", "ListParoleReview",
    "OffenderRecalled", "OffenderReleased", "ParoleReview", "ParoleReviewListed", "Recall", "RecallOffender",
    "Release", "ReleaseOffender", "consider_executive_release", "executive_release_considered", "list_parole_review",
    "offender_recalled", "offender_released", "parole_review_listed", "recall_offender",
    "release_advice", "release_offender",
]  # fmt: skip


class Release(Message):
    """How somebody left custody or hospital."""

    licence: bool = True
    why: Literal["planned", "short_notice", "parole", "appeal", "executive", "unexpected", "immigration"] = "planned"
    detained_by_immigration: bool = Field(default=False, description="Held on under immigration powers")
    licence_produced: bool = Field(default=True, description="A licence was produced, though detention was expected")
    plan_ready: bool = Field(default=True, description="An effective risk management plan stands")


class ReleaseOffender(Release, Advised):
    """The offender is released from custody, or discharged from hospital."""

    type: Literal["ReleaseOffender"] = "ReleaseOffender"


class OffenderReleased(Release, Event):
    """The offender is in the community, on licence or at the end of the sentence."""

    type: Literal["OffenderReleased"] = "OffenderReleased"
    regime: Literal["prison", "youth_custody", "mctc"] = "prison"
    recalled: bool = Field(default=False, description="It ends a recall")


class Recall(Message):
    """A recall to prison."""

    kind: Literal["fixed", "standard"]
    establishment: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,40}$")


class RecallOffender(Recall, Advised):
    """Somebody on licence is recalled."""

    type: Literal["RecallOffender"] = "RecallOffender"
    release_on: date | None = Field(default=None, description="The day on which a fixed-term recall ends")


class OffenderRecalled(Recall, CustodyFacts, Event):
    """Back in custody; the meetings' community clocks stand still (7.29)."""

    type: Literal["OffenderRecalled"] = "OffenderRecalled"


class ParoleReview(Message):
    """A Parole Board review of a standard recall."""

    review_on: date
    first: bool = Field(description="The review at 28 days; later ones have six months' notice")


class ListParoleReview(ParoleReview, Advised):
    """The Parole Board listed a review, or moved it."""

    type: Literal["ListParoleReview"] = "ListParoleReview"


class ParoleReviewListed(ParoleReview, Event):
    """The level is reviewed before it."""

    type: Literal["ParoleReviewListed"] = "ParoleReviewListed"


class ConsiderExecutiveRelease(Advised):
    """Executive re-release from a standard recall is considered."""

    type: Literal["ConsiderExecutiveRelease"] = "ConsiderExecutiveRelease"


class ExecutiveReleaseConsidered(Event):
    """The level was reviewed before."""

    type: Literal["ExecutiveReleaseConsidered"] = "ExecutiveReleaseConsidered"


def release_offender(command: ReleaseOffender, file: MappaFile, _: Circumstances) -> Ruling:
    """A release is a fact; what is refused is the record of one that cannot be."""
    held = in_custody(file) or file.place.kind == "hospital"
    recalled = file.place.kind.startswith("recalled")
    words = "A foreign national who nears conditional release has a licence, whatever detention is expected."
    foreign = has(file, "foreign_national")
    plan = "At the end of custody every foreign national has an effective plan, in case of release here."
    return unless_refused(
        (
            unless(held, "MAPPA-CUS-RELEASE-CHANGES", "Nobody is in custody or in hospital here."),
            unless(not file.place.at_large, "MAPPA-CUS-RELEASE-CHANGES", "At large: record the return first."),
            unless(not foreign or not command.licence or command.licence_produced, "MAPPA-FNO-LICENCE", words,
                   "licence_produced"),
            unless(not foreign or command.plan_ready, "MAPPA-FNO-RMP", plan, "plan_ready"),
            *_review_objections(command, file),
        ),
        OffenderReleased.model_validate({**command.body(), "regime": file.place.regime, "recalled": recalled}),
    )  # fmt: skip


def release_advice(_: ReleaseOffender, file: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """A level is set before a release, and reviewed before the end of a fixed-term recall."""
    words = "The offender leaves without a level: set it as soon as possible."
    recall = "The level was not reviewed before the end of the fixed-term recall: review it now."
    reviewed = file.place.kind != "recalled_fixed" or file.place.reviewed
    return (
        unless(file.level.number, "MAPPA-LVL-RECONSIDER", words),
        unless(reviewed, "MAPPA-CUS-LEVEL-RECALL-FIXED", recall),
    )


def recall_offender(command: RecallOffender, file: MappaFile, now: Circumstances) -> Ruling:
    """From the community only; those without a licence cannot be recalled."""
    words = "Only somebody who is in the community on licence is recalled."
    free = not in_custody(file) and file.place.kind not in {"hospital", "released_no_licence"}
    facts = facts_of(
        file, today(now), regime="prison", recalled=True, release_on=command.release_on, parole_on=None, already=()
    )
    return unless_refused(
        (unless(free, "MAPPA-LVL-RECALL-MEETINGS", words),),
        OffenderRecalled.model_validate({**command.body(), **facts}),
    )


def list_parole_review(command: ListParoleReview, file: MappaFile, _: Circumstances) -> Ruling:
    """Of a standard recall."""
    words = "Only a standard recall is reviewed by the Parole Board here."
    return unless_refused(
        (unless(file.place.kind == "recalled_standard", "MAPPA-LVL-RECALL-STD-28", words),),
        ParoleReviewListed.model_validate(command.body()),
    )


def consider_executive_release(_: ConsiderExecutiveRelease, file: MappaFile, __: Circumstances) -> Ruling:
    """Not before the level was reviewed since the recall (7.28)."""
    rule = "MAPPA-LVL-RECALL-EXEC"
    return unless_refused(
        (
            unless(file.place.kind == "recalled_standard", rule, "This is no standard recall."),
            unless(file.place.reviewed, rule, "Review the level before executive re-release is considered."),
        ),
        ExecutiveReleaseConsidered(),
    )


def offender_released(file: MappaFile, event: OffenderReleased) -> MappaFile:
    """In the community; licence runs in immigration detention too (25.13)."""
    return replace_place(
        file, kind="community" if event.licence else "released_no_licence", establishment="", release_on=None,
        parole_on=None, early="no", met=frozenset(), reviewed=False, temporary_release=frozenset(), at_large=False,
    )  # fmt: skip


def offender_recalled(file: MappaFile, event: OffenderRecalled) -> MappaFile:
    """Recalled; nothing of an earlier custody counts."""
    return replace_place(
        file, kind=f"recalled_{event.kind}", establishment=event.establishment, regime="prison",
        release_on=event.release_on, parole_on=None, met=frozenset(), reviewed=False, premises_since=None,
        premises_until=None, premises_area="",
    )  # fmt: skip


def parole_review_listed(file: MappaFile, event: ParoleReviewListed) -> MappaFile:
    """A later review needs a review of the level of its own."""
    return replace_place(file, parole_on=event.review_on, reviewed=False)


def executive_release_considered(file: MappaFile, _: ExecutiveReleaseConsidered) -> MappaFile:
    """For the chronology."""
    return file


def _review_objections(command: ReleaseOffender, file: MappaFile) -> Iterator[Objection | None]:
    executive = command.why == "executive"
    words = "Review the level before an executive re-release."
    yield unless(not executive or file.place.reviewed, "MAPPA-LVL-RECALL-EXEC", words, "why")
    immigration = "Immigration detention: name a lead agency that manages the licence."
    held = command.detained_by_immigration and command.licence
    yield unless(not held or lead_agency(file), "MAPPA-FNO-DETAINED", immigration, "detained_by_immigration")
