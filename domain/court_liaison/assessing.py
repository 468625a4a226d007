"""First level assessment, triage, secondary psychiatric assessment (003 L38, s1 L57 to L59, L129 to L133)."""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.file import REFERENCE, Cohort, CourtFile, changed
from domain.court_liaison.screening import Need
from domain.court_liaison.stages import LISTED, PSYCH_REFERRED, REPORTING, TRIAGED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "AssessmentDone", "CompleteAssessment", "FindOtherNeed", "FindSignificantDisorder", "OtherNeedFound",
    "PsychiatricOutcome", "PsychiatricOutcomeRecorded", "RecordPsychiatricOutcome", "SignificantDisorderFound",
    "assessment_done", "complete_assessment", "find_other_need", "find_significant_disorder", "other_need_found",
    "outcome_recorded", "practice_asked_for", "record_outcome", "significant_disorder_found",
]  # fmt: skip

_TEXT: Final = Field(min_length=3, max_length=20_000)


class Wellbeing(Message):
    """A score on the tool that the service uses; none is named in the source."""

    tool: str = Field(pattern=REFERENCE)
    score: int = Field(ge=0, le=1000)


class _Assessment(Message):
    """What the first level health and wellbeing assessment found."""

    findings: str = _TEXT
    needs: tuple[Need, ...] = Field(min_length=1)
    consent: Literal["given", "refused"] = Field(description="To telling the court and services what was found")
    below_threshold: bool = Field(default=False, description="Below the threshold of services for severe illness")
    womens_pathway: bool = Field(default=False, description="Gender- and trauma-informed practice was used")
    problem_solving: str = Field(default="", max_length=8000, description="The problem-solving work that is planned")
    wellbeing: Wellbeing | None = None


class CompleteAssessment(_Assessment, Advised):
    """Complete the first level health and wellbeing assessment."""

    type: Literal["CompleteAssessment"] = "CompleteAssessment"
    cohorts: tuple[Cohort, ...] | None = Field(default=None, description="Which cohorts; an empty list: none of them")
    risk_of_custody: bool | None = None
    repeat_offending: bool | None = None


class AssessmentDone(_Assessment, Event):
    """The first level assessment is done."""

    type: Literal["AssessmentDone"] = "AssessmentDone"
    cohorts: tuple[Cohort, ...]
    risk_of_custody: bool
    repeat_offending: bool


class SecondaryReferral(Message):
    """To which psychiatric liaison service, and what indicates significant mental disorder."""

    to: str = Field(min_length=2, max_length=200)
    words: str = _TEXT


class FindSignificantDisorder(SecondaryReferral, Advised):
    """Significant mental disorder is indicated: refer for secondary psychiatric assessment."""

    type: Literal["FindSignificantDisorder"] = "FindSignificantDisorder"


class SignificantDisorderFound(SecondaryReferral, Event):
    """Referred to psychiatric liaison."""

    type: Literal["SignificantDisorderFound"] = "SignificantDisorderFound"


class FindOtherNeed(Advised):
    """Triage: no significant mental disorder is indicated."""

    type: Literal["FindOtherNeed"] = "FindOtherNeed"
    words: str = _TEXT


class OtherNeedFound(Event):
    """Triaged to the practitioner's own report."""

    type: Literal["OtherNeedFound"] = "OtherNeedFound"
    words: str


class PsychiatricOutcome(Message):
    """What the secondary assessment came to; ``adjournment_caused``: the court adjourned for it."""

    outcome: Literal["significant_disorder", "no_significant_disorder", "not_assessed"]
    words: str = _TEXT
    assessed_on: date | None = None
    adjournment_caused: bool | None = None


class RecordPsychiatricOutcome(PsychiatricOutcome, Advised):
    """Record the outcome of the secondary psychiatric assessment."""

    type: Literal["RecordPsychiatricOutcome"] = "RecordPsychiatricOutcome"


class PsychiatricOutcomeRecorded(PsychiatricOutcome, Event):
    """The outcome of the secondary assessment is known."""

    type: Literal["PsychiatricOutcomeRecorded"] = "PsychiatricOutcomeRecorded"


def complete_assessment(command: CompleteAssessment, _: CourtFile, __: Circumstances) -> Ruling:
    """With the cohorts and both risks answered: the figures and the report rest on them."""
    cohorts = "Say which cohorts the person belongs to; none of them is an answer too."
    custody = "Say whether there is a risk of custody."
    repeat = "Say whether repeat offending is likely."
    facts = {
        **command.body(), "cohorts": command.cohorts or (), "risk_of_custody": bool(command.risk_of_custody),
        "repeat_offending": bool(command.repeat_offending),
    }  # fmt: skip
    return unless_refused(
        (
            unless(command.cohorts is not None, "COURT-COHORT", cohorts, "cohorts"),
            unless(command.risk_of_custody is not None, "COURT-RISK-CUSTODY", custody, "risk_of_custody"),
            unless(command.repeat_offending is not None, "COURT-RISK-CUSTODY", repeat, "repeat_offending"),
        ),
        AssessmentDone.model_validate(facts),
    )


def practice_asked_for(command: CompleteAssessment, _: CourtFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The women's pathway for women."""
    woman = "women" in (command.cohorts or ())
    words = "Gender- and trauma-informed practice is the women's pathway: say that it was used."
    return (unless(command.womens_pathway or not woman, "COURT-GENDER-INFORMED", words, "womens_pathway"),)


def find_significant_disorder(command: FindSignificantDisorder, _: CourtFile, __: Circumstances) -> Ruling:
    """The finding is the referral: there is none without the other."""
    return (SignificantDisorderFound.model_validate(command.body()),)


def find_other_need(command: FindOtherNeed, _: CourtFile, __: Circumstances) -> Ruling:
    """Straight to the report."""
    return (OtherNeedFound(words=command.words),)


def record_outcome(command: RecordPsychiatricOutcome, file: CourtFile, now: Circumstances) -> Ruling:
    """Of a referral that waits for it, also while the person is back on the list."""
    waits = "No secondary assessment is waited for."
    adjourned = "Say whether the court adjourned for the assessment."
    late = "The assessment cannot have been on a day that has not come yet."
    on = command.assessed_on or now.today
    return unless_refused(
        (
            unless(file.psychiatric == "referred", "COURT-PSYCH-OUTCOME", waits),
            unless(command.adjournment_caused is not None, "COURT-PSYCH-OUTCOME", adjourned, "adjournment_caused"),
            unless(on <= now.today, "COURT-PSYCH-OUTCOME", late, "assessed_on"),
        ),
        PsychiatricOutcomeRecorded.model_validate({**command.body(), "assessed_on": on}),
    )


def assessment_done(file: CourtFile, event: AssessmentDone) -> CourtFile:
    """Assessed."""
    return changed(
        file, stage=TRIAGED, assessed=True, consent=event.consent, cohorts=frozenset(event.cohorts),
        risk_of_custody=event.risk_of_custody, repeat_offending=event.repeat_offending,
    )  # fmt: skip


def significant_disorder_found(file: CourtFile, _: SignificantDisorderFound) -> CourtFile:
    """With psychiatric liaison."""
    return changed(file, stage=PSYCH_REFERRED, psychiatric="referred")


def other_need_found(file: CourtFile, _: OtherNeedFound) -> CourtFile:
    """To the report."""
    return changed(file, stage=REPORTING)


def outcome_recorded(file: CourtFile, _: PsychiatricOutcomeRecorded) -> CourtFile:
    """To the report; on the list, to the report at the next hearing."""
    known = changed(file, psychiatric="known")
    return changed(known, resumes_at=REPORTING) if file.stage == LISTED else changed(known, stage=REPORTING)
