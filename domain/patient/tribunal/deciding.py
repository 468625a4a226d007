"""What the Tribunal decides: stay, discharge, at once or deferred, or a recommendation only (26.29 to 26.35)."""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.patient.ending.discharging import Conditions, discharged
from domain.patient.file import PatientFile, changed
from domain.patient.status.changing import PatientRemitted

__all__ = [
    "AnswerRecommendation", "CompleteDeferredDischarge", "RecommendationAnswered", "RecordTribunalDecision",
    "TribunalDecided", "answer_recommendation", "complete_deferred_discharge", "recommendation_answered",
    "record_tribunal_decision", "tribunal_decided",
]  # fmt: skip

Outcome = Literal[
    "stays", "discharged", "absolute", "conditional", "deferred_conditional", "recommends_conditional",
    "recommends_absolute",
]  # fmt: skip
_RECOMMENDED_ONLY: Final = frozenset({"s45A", "s47_49", "s48_49"})
_OF_RESTRICTED: Final = frozenset({"absolute", "conditional", "deferred_conditional"})
_RECOMMENDATIONS: Final = frozenset({"recommends_conditional", "recommends_absolute"})


class RecordTribunalDecision(Advised):
    """Record what the Tribunal decided."""

    type: Literal["RecordTribunalDecision"] = "RecordTribunalDecision"
    outcome: Outcome
    not_satisfied: tuple[Literal["disorder", "necessity", "treatment_available"], ...] = Field(
        default=(), description="Of which criteria of detention the Tribunal was not satisfied"
    )
    recall_needed: bool = Field(default=False, description="The patient must stay liable to recall")
    conditions: Conditions | None = None
    stay_if_refused: bool = Field(default=False, description="If discharge is refused: stay in hospital, not prison")


class TribunalDecided(Event):
    """The Tribunal decided."""

    type: Literal["TribunalDecided"] = "TribunalDecided"
    outcome: Outcome
    on: date
    not_satisfied: tuple[Coded, ...]
    stay_if_refused: bool = False


class CompleteDeferredDischarge(Advised):
    """The Tribunal is satisfied that the arrangements are made: the deferred discharge takes place."""

    type: Literal["CompleteDeferredDischarge"] = "CompleteDeferredDischarge"
    arrangements_made: bool
    conditions: Conditions


class AnswerRecommendation(Advised):
    """The Secretary of State answers the Tribunal's recommendation."""

    type: Literal["AnswerRecommendation"] = "AnswerRecommendation"
    agrees: bool
    conditions: Conditions | None = None


class RecommendationAnswered(Event):
    """The Secretary of State agrees to the discharge, or does not."""

    type: Literal["RecommendationAnswered"] = "RecommendationAnswered"
    agrees: bool


def record_tribunal_decision(command: RecordTribunalDecision, file: PatientFile, now: Circumstances) -> Ruling:
    """One that the Tribunal can make of this patient; a discharge takes place with it."""
    made = TribunalDecided(
        outcome=command.outcome, on=now.today, not_satisfied=command.not_satisfied,
        stay_if_refused=command.stay_if_refused,
    )  # fmt: skip
    out = {"absolute": "absolute", "discharged": "absolute", "conditional": "conditional"}.get(command.outcome)
    follows = (discharged("conditional" if out == "conditional" else "absolute", "tribunal", command.conditions,
                          now.today),) if out else ()  # fmt: skip
    pending = "Nothing is before the Tribunal."
    return unless_refused(
        (unless(file.tribunal.pending, "MDO-TRIB-REVIEW", pending), *_can(command, file), *_grounds(command, file)),
        made, *follows,
    )  # fmt: skip


def _can(command: RecordTribunalDecision, file: PatientFile) -> tuple[Objection | None, ...]:
    """The unrestricted are discharged outright, the restricted by section 73, the transferred not here."""
    recommended = file.status.basis in _RECOMMENDED_ONLY
    only = "Of this patient the Tribunal may only recommend a discharge to the Secretary of State."
    outright = "An unrestricted patient is discharged outright; a restricted one conditionally or absolutely."
    never = "A recommendation is made only of transferred patients and under a limitation direction."
    restricted = file.status.restricted and not recommended
    out = file.status.discharged_on is None or command.outcome in {"stays", "absolute", *_RECOMMENDATIONS}
    already = "The patient is conditionally discharged already: the Tribunal discharges absolutely, or leaves it so."
    kind = command.outcome not in _OF_RESTRICTED | {"discharged"} or (command.outcome in _OF_RESTRICTED) == restricted
    return (
        unless(not recommended or command.outcome in {"stays", *_RECOMMENDATIONS}, "MDO-S74-RECOMMEND", only,
               "outcome"),
        unless(recommended or kind, "MDO-RES-DISCHARGE-AUTH", outright, "outcome"),
        unless(out, "MDO-CD-RECALLABLE", already, "outcome"),
        unless(recommended or command.outcome not in _RECOMMENDATIONS, "MDO-S74-RECOMMEND", never, "outcome"),
    )  # fmt: skip


def _grounds(command: RecordTribunalDecision, file: PatientFile) -> tuple[Objection | None, ...]:
    """Not satisfied of one criterion: discharge; conditions where recall must stay possible."""
    words = "The Tribunal discharges if, and only if, it is not satisfied of one of the criteria of detention."
    recall = "Conditions are imposed where the patient must stay liable to recall, and then they are named."
    tested = file.status.restricted and not file.status.discharged_on
    conditional = command.outcome in {"conditional", "deferred_conditional"}
    named = command.recall_needed and (command.conditions is not None or command.outcome == "deferred_conditional")
    return (
        unless(not tested or (command.outcome == "stays") == (not command.not_satisfied), "MDO-TRIB-CRITERIA", words,
               "not_satisfied"),
        unless(not conditional or named, "MDO-TRIB-RECALLABLE", recall, "recall_needed"),
    )  # fmt: skip


def complete_deferred_discharge(command: CompleteDeferredDischarge, file: PatientFile, now: Circumstances) -> Ruling:
    """Only what the Tribunal deferred, once the arrangements are made; until then the patient is detained."""
    words, waits = "The Tribunal deferred no discharge of this patient.", "The arrangements are to be made first."
    return unless_refused(
        (
            unless(file.tribunal.deferred, "MDO-DEFER", words),
            unless(command.arrangements_made, "MDO-DEFER", waits, "arrangements_made"),
        ),
        discharged("conditional", "tribunal", command.conditions, now.today),
    )


def answer_recommendation(command: AnswerRecommendation, file: PatientFile, now: Circumstances) -> Ruling:
    """Agreed: discharged. Refused: back to prison, unless the Tribunal recommended to stay in hospital."""
    known = file.tribunal
    words = "The Tribunal recommended nothing that is still to be answered."
    answered = RecommendationAnswered(agrees=command.agrees)
    asked = unless(known.recommended, "MDO-S74-RECOMMEND", words)
    if command.agrees:
        kind = "conditional" if known.recommended == "conditional" else "absolute"
        out = discharged(kind, "secretary_of_state", command.conditions, now.today)  # type: ignore[arg-type]  # one of two
        return unless_refused((asked,), answered, out)
    back = PatientRemitted(to="prison", because="discharge_refused", on=now.today, rule="MDO-S74-RECOMMEND")
    return unless_refused((asked,), answered, *(() if known.stay_recommended else (back,)))


def tribunal_decided(file: PatientFile, event: TribunalDecided) -> PatientFile:
    """Not pending any more."""
    recommended = {"recommends_conditional": "conditional", "recommends_absolute": "absolute"}.get(event.outcome, "")
    known = {
        "pending": False, "hearing_on": None, "deferred": event.outcome == "deferred_conditional",
        "recommended": recommended, "stay_recommended": event.stay_if_refused,
    }  # fmt: skip
    return changed(file, tribunal=file.tribunal.model_copy(update=known))


def recommendation_answered(file: PatientFile, _: RecommendationAnswered) -> PatientFile:
    """Answered."""
    return changed(file, tribunal=file.tribunal.model_copy(update={"recommended": "", "stay_recommended": False}))
