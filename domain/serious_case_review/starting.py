"""The way to the first panel: timing, terms of reference, a deferral on advice and its end (20.8 to 20.19)."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.serious_case_review.file import ReviewFile, changed
from domain.serious_case_review.people import author_objection
from domain.serious_case_review.roles import Agency
from domain.serious_case_review.scope import scope_objection
from domain.serious_case_review.stages import DEFERRED, PANEL_DUE, REVIEWING

__all__ = [
    "AgreeStart", "AgreeTiming", "DeferReview", "DeferralEnded", "HoldPanel", "PanelHeld", "ReviewDeferred",
    "SetTermsOfReference", "TermsOfReferenceSet", "TimingAgreed", "agree_start", "agree_timing", "defer_review",
    "deferral_ended", "hold_panel", "panel_held", "review_deferred", "set_terms_of_reference", "terms_of_reference_set",
    "timing_agreed",
]  # fmt: skip

Term = Literal[
    "mappa_applied_effectively", "agencies_worked_together", "variations_from_policy", "why_they_varied",
    "concerns_of_victims", "areas_for_improvement", "action_plan", "good_practice", "report_to_the_board",
]  # fmt: skip
_TERMS: Final[frozenset[str]] = frozenset(Term.__args__)  # type: ignore[attr-defined]  # a Literal's values


class _Timing(Message):
    """What was agreed with the prosecutor and the police."""

    prosecutor: bool = Field(default=False, description="The Crown Prosecution Service agreed")
    senior_investigating_officer: bool = Field(default=False, description="The Senior Investigating Officer agreed")
    distribution: bool = Field(default=False, description="When and to whom the report goes is agreed as well")


class AgreeTiming(_Timing, Advised):
    """Record that the timing of the review, and of its report, is agreed with prosecutor and police."""

    type: Literal["AgreeTiming"] = "AgreeTiming"


class TimingAgreed(_Timing, Event):
    """Prosecutor and police agree to the timing."""

    type: Literal["TimingAgreed"] = "TimingAgreed"


class _Terms(Message):
    """The terms of reference; the stretch of time that they cover."""

    terms: tuple[Term, ...] = ()
    since: date = Field(description="The day on which the offender became eligible for MAPPA")
    until: date = Field(description="The day of the last serious further offence")
    added: tuple[str, ...] = Field(default=(), max_length=20, description="Terms that the board adds")
    within_scope: bool = Field(default=True, description="What is added does not extend the scope")


class SetTermsOfReference(_Terms, Advised):
    """Set the terms of reference of the review."""

    type: Literal["SetTermsOfReference"] = "SetTermsOfReference"


class TermsOfReferenceSet(_Terms, Event):
    """The review has its terms of reference."""

    type: Literal["TermsOfReferenceSet"] = "TermsOfReferenceSet"


class _Deferral(Message):
    """On whose advice the start waits, and for what."""

    advice_of: Literal["crown_prosecution_service", "other_prosecutor", "senior_investigating_officer"]
    until: Literal["agreement", "end_of_trial"]
    because: str = Field(min_length=3, max_length=2000, description="The reasons, as the family may be told them")


class DeferReview(_Deferral, Advised):
    """Let the start of the review wait, on advice of the prosecutor or the Senior Investigating Officer."""

    type: Literal["DeferReview"] = "DeferReview"


class ReviewDeferred(_Deferral, Event):
    """The start of the review waits."""

    type: Literal["ReviewDeferred"] = "ReviewDeferred"


class AgreeStart(Advised):
    """Record that those on whose advice it waited agree to the review taking place."""

    type: Literal["AgreeStart"] = "AgreeStart"
    agreed_by: Literal["crown_prosecution_service", "other_prosecutor", "senior_investigating_officer"]


class DeferralEnded(Event):
    """The review may start: by agreement, or because the offender was convicted."""

    type: Literal["DeferralEnded"] = "DeferralEnded"
    ground: Literal["agreement", "conviction"]


class _PanelMeeting(Message):
    """Who was there, for the record; who belongs to it was settled when it was formed."""

    lay_adviser: bool = Field(default=False, description="The Lay Adviser was there")
    agencies: tuple[Agency, ...] = Field(default=(), description="Agencies whose nominee was there")


class HoldPanel(_PanelMeeting, Advised):
    """Record a meeting of the panel, which the author chairs."""

    type: Literal["HoldPanel"] = "HoldPanel"


class PanelHeld(_PanelMeeting, Event):
    """The panel met; ``number`` 1 is its first meeting."""

    type: Literal["PanelHeld"] = "PanelHeld"
    number: int


def agree_timing(command: AgreeTiming, _: ReviewFile, __: Circumstances) -> Ruling:
    """Both."""
    rule, police = "SCR-CPS-TIMING", command.senior_investigating_officer
    return unless_refused(
        (
            unless(command.prosecutor, rule, "Agree the timing with the prosecutor.", "prosecutor"),
            unless(police, rule, "Agree the timing with the Senior Investigating Officer.",
                   "senior_investigating_officer"),
        ),
        TimingAgreed.model_validate(command.body()),
    )  # fmt: skip


def set_terms_of_reference(command: SetTermsOfReference, file: ReviewFile, _: Circumstances) -> Ruling:
    """The full terms, from first eligibility to the last offence; more may be added, but no wider scope."""
    rule, missing = "SCR-TOR", sorted(_TERMS.difference(command.terms))
    words = f"The full terms stand in every review; missing: {', '.join(each.replace('_', ' ') for each in missing)}."
    last = file.offence.last_day if file.offence else command.until
    return unless_refused(
        (
            unless(not missing, rule, words, "terms"),
            unless(command.since <= command.until, rule, "It ends before it begins.", "since"),
            unless(command.until >= last, rule, "It goes to the day of the last serious further offence.", "until"),
            unless(command.within_scope, "SCR-SCOPE-INTERNAL", "Added terms may not extend the scope.", "within_scope"),
        ),
        TermsOfReferenceSet.model_validate(command.body()),
    )


def defer_review(command: DeferReview, file: ReviewFile, _: Circumstances) -> Ruling:
    """Before it has started; the end of a trial can only be waited for while there is one."""
    over = command.until == "end_of_trial" and not file.proceedings
    words = "The proceedings are over: there is no trial to wait for."
    return unless_refused(
        (unless(not over, "SCR-START-DEFER", words, "until"),), ReviewDeferred.model_validate(command.body())
    )  # fmt: skip


def agree_start(_: AgreeStart, __: ReviewFile, ___: Circumstances) -> Ruling:
    """From now on the month to the first panel runs."""
    return (DeferralEnded(ground="agreement"),)


def hold_panel(command: HoldPanel, file: ReviewFile, now: Circumstances) -> Ruling:
    """The author chairs a panel that was formed; its first meeting needs terms of reference and agreed timing."""
    first = file.stage == PANEL_DUE
    return unless_refused(
        (
            scope_objection(file),
            author_objection(file, now),
            unless(file.panel, "SCR-PANEL-MEMBERS", "The Chair forms the panel first."),
            *(_first_objections(file) if first else ()),
        ),
        PanelHeld.model_validate({**command.body(), "number": file.panels_held + 1}),
    )


def timing_agreed(file: ReviewFile, event: TimingAgreed) -> ReviewFile:
    """Agreed; the distribution of the report too, or later."""
    return changed(file, timing_agreed=True, distribution_agreed=file.distribution_agreed or event.distribution)


def terms_of_reference_set(file: ReviewFile, _: TermsOfReferenceSet) -> ReviewFile:
    """Set."""
    return changed(file, terms_set=True)


def review_deferred(file: ReviewFile, event: ReviewDeferred) -> ReviewFile:
    """It waits."""
    return changed(file, stage=DEFERRED, deferred_until=event.until)


def deferral_ended(file: ReviewFile, _: DeferralEnded) -> ReviewFile:
    """The panel is due."""
    return changed(file, stage=PANEL_DUE, deferred_until="")


def panel_held(file: ReviewFile, event: PanelHeld) -> ReviewFile:
    """Its first meeting starts the review."""
    stage = REVIEWING if file.stage == PANEL_DUE else file.stage
    return changed(file, stage=stage, panels_held=event.number)


def _first_objections(file: ReviewFile) -> Iterator[Objection | None]:
    yield unless(file.terms_set, "SCR-TOR", "Set the terms of reference before the panel first meets.")
    words = "Agree the timing with the prosecutor and the Senior Investigating Officer first."
    yield unless(file.timing_agreed, "SCR-CPS-TIMING", words)
