"""Who is told of a review: the National MAPPA Team, the agencies involved, other reviews (20.16, 20.32, 20.33)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.serious_case_review.file import ReviewFile, changed
from domain.serious_case_review.owed import done_by
from domain.serious_case_review.papers import Sent, sending_objections
from domain.serious_case_review.roles import Agency
from domain.serious_case_review.stages import COMMISSIONED, PANEL_DUE

__all__ = [
    "AgenciesInformed", "AgencyReplied", "AllAgenciesInformed", "IdentifyOtherReviews", "InformAgencies",
    "NationalTeamNotified", "NotifyNationalTeam", "OtherReviewsIdentified", "RecordAgencyReply", "ReturnSection9",
    "Section9Returned", "agencies_informed", "all_agencies_informed", "identify_other_reviews", "inform_agencies",
    "national_team_notified", "notify_national_team", "other_reviews_identified", "record_agency_reply",
    "return_section_9",
]  # fmt: skip

WorkerId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
OtherKind = Literal[
    "child_safeguarding_practice_review", "safeguarding_adults_review", "domestic_homicide_review",
    "nhs_independent_investigation", "offensive_weapons_homicide_review", "probation_serious_further_offence_review",
    "another",
]  # fmt: skip


class _Section8(Sent):
    """Section 8 of MAPPA N."""

    section_8: bool = Field(default=False, description="Section 8 of MAPPA N is filled in")


class NotifyNationalTeam(_Section8, Advised):
    """Tell the National MAPPA Team of the review by section 8 of MAPPA N."""

    type: Literal["NotifyNationalTeam"] = "NotifyNationalTeam"


class NationalTeamNotified(_Section8, Event):
    """The National MAPPA Team knows of the review."""

    type: Literal["NationalTeamNotified"] = "NationalTeamNotified"


class ReturnSection9(Advised):
    """Record that the National MAPPA Team returned MAPPA N with section 9 to the Chair and the Co-ordinator."""

    type: Literal["ReturnSection9"] = "ReturnSection9"


class Section9Returned(Event):
    """The Chair and the Co-ordinator have section 9."""

    type: Literal["Section9Returned"] = "Section9Returned"


class _Informed(Message):
    """Agencies, and what each of them is asked for."""

    agencies: tuple[Agency, ...] = Field(min_length=1)
    records_to_be_secured: bool = False
    management_review_asked: bool = Field(default=False, description="An Individual Management Review is asked for")
    documents_by: date | None = Field(default=None, description="By when they provide documents, as agreed")
    nominee_asked: bool = Field(default=False, description="Somebody senior is to be named for the panel")


class InformAgencies(_Informed, Advised):
    """Tell agencies that were, or should have been, involved that the review takes place, and what they owe it."""

    type: Literal["InformAgencies"] = "InformAgencies"


class AgenciesInformed(_Informed, Event):
    """These agencies know of the review."""

    type: Literal["AgenciesInformed"] = "AgenciesInformed"


class AllAgenciesInformed(Event):
    """Every agency that is involved knows; ``waits``: the start was deferred before, so nothing begins by it."""

    type: Literal["AllAgenciesInformed"] = "AllAgenciesInformed"
    waits: bool = False


class _Reply(Message):
    """What an agency answered, or brought."""

    agency: Agency
    records_secured: bool = False
    management_review: bool = Field(default=False, description="Its Individual Management Review has come in")


class RecordAgencyReply(_Reply, Advised):
    """Record that an agency secured its records, or brought its Individual Management Review."""

    type: Literal["RecordAgencyReply"] = "RecordAgencyReply"


class AgencyReplied(_Reply, Event):
    """An agency did what it was asked for."""

    type: Literal["AgencyReplied"] = "AgencyReplied"


class OtherReview(Message):
    """Another review of the same events."""

    kind: OtherKind
    speaks_with_family: bool = Field(default=False, description="It is in contact with the victim or the family too")
    told: bool = Field(default=False, description="Whoever holds it was told of this review")


class _OtherReviews(Message):
    """All that are known; none may be known."""

    reviews: tuple[OtherReview, ...] = ()


class IdentifyOtherReviews(_OtherReviews, Advised):
    """Record which other reviews take place, and that those who hold them know of this one."""

    type: Literal["IdentifyOtherReviews"] = "IdentifyOtherReviews"


class OtherReviewsIdentified(_OtherReviews, Event):
    """It is known which other reviews take place."""

    type: Literal["OtherReviewsIdentified"] = "OtherReviewsIdentified"


def notify_national_team(command: NotifyNationalTeam, file: ReviewFile, _: Circumstances) -> Ruling:
    """Once, on MAPPA N."""
    return unless_refused(
        (
            unless(not file.national_told, "SCR-T05-NMT", "The National MAPPA Team knows of the review already."),
            unless(command.section_8, "SCR-FORM-N", "Fill in section 8 of MAPPA N.", "section_8"),
            *sending_objections(command),
        ),
        NationalTeamNotified.model_validate(command.body()),
    )


def return_section_9(_: ReturnSection9, file: ReviewFile, __: Circumstances) -> Ruling:
    """An answer to section 8."""
    words = "The National MAPPA Team has not been told of the review yet."
    return unless_refused((unless(file.national_told, "SCR-T06-NMT-RETURN", words),), Section9Returned())


def inform_agencies(command: InformAgencies, file: ReviewFile, now: Circumstances) -> Ruling:
    """Each is asked for all four: records, a review of its own, documents by a day, a nominee."""
    rule, known = "SCR-T07-AGENCIES", file.informed.union(command.agencies)
    event = AgenciesInformed.model_validate(command.body())
    all_told = known.issuperset(file.involved) and not file.informed.issuperset(file.involved)
    future = command.documents_by is not None and command.documents_by >= now.today
    return unless_refused(
        (
            unless(command.records_to_be_secured, rule, "Require that the records are secured.",
                   "records_to_be_secured"),
            unless(command.management_review_asked, rule, "Ask for an Individual Management Review.",
                   "management_review_asked"),
            unless(future, rule, "Agree a day by which documents are provided.", "documents_by"),
            unless(command.nominee_asked, rule, "Ask for somebody to be nominated for the panel.", "nominee_asked"),
        ),
        event,
        *((AllAgenciesInformed(waits=file.stage != COMMISSIONED),) if all_told else ()),
    )  # fmt: skip


def record_agency_reply(command: RecordAgencyReply, file: ReviewFile, _: Circumstances) -> Ruling:
    """Of an agency that was asked."""
    words = "This agency has not been told of the review."
    return unless_refused(
        (unless(command.agency in file.informed, "SCR-T07-AGENCIES", words, "agency"),),
        AgencyReplied.model_validate(command.body()),
    )


def identify_other_reviews(command: IdentifyOtherReviews, file: ReviewFile, _: Circumstances) -> Ruling:
    """Each that there is knows of this one."""
    untold = [each.kind.replace("_", " ") for each in command.reviews if not each.told]
    words = f"Tell those who hold it of this review: {', '.join(untold)}."
    return unless_refused(
        (unless(not untold, "SCR-OTHER-REVIEWS", words, "reviews"),),
        OtherReviewsIdentified(reviews=command.reviews),
        *done_by(file, "other_reviews"),
    )


def national_team_notified(file: ReviewFile, _: NationalTeamNotified) -> ReviewFile:
    """Told."""
    return changed(file, national_told=True)


def agencies_informed(file: ReviewFile, event: AgenciesInformed) -> ReviewFile:
    """They know; one that nobody thought of before is involved from now on."""
    involved = dict.fromkeys((*file.involved, *event.agencies))
    return changed(file, informed=file.informed.union(event.agencies), involved=tuple(involved))


def all_agencies_informed(file: ReviewFile, event: AllAgenciesInformed) -> ReviewFile:
    """The panel is due, unless the start waits."""
    begins = file.stage == COMMISSIONED and not event.waits
    return changed(file, stage=PANEL_DUE) if begins else file


def other_reviews_identified(file: ReviewFile, event: OtherReviewsIdentified) -> ReviewFile:
    """Those that speak with the family too want a joint plan."""
    return changed(file, family_reviews=frozenset(each.kind for each in event.reviews if each.speaks_with_family))
