"""Facts are recorded: outcomes, sentences and their dates, notification requirements, appeals; the category follows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.kernel.words import day_in_words
from domain.mappa.eligibility.computed import FactFolds, category_follows, eligibility, today
from domain.mappa.eligibility.facts import CODE, Connection, Feature, Outcome, OutcomeKind, Requirement, Sentence
from domain.mappa.eligibility.identifying import IDENTIFYING, IdentificationOwed
from domain.mappa.eligibility.listings import Listing, ListName, Threshold
from domain.mappa.eligibility.matching import matched
from domain.mappa.file import MappaFile, age_on, changed
from domain.mappa.stages import FINAL, SCREENING

__all__ = [
    "RECORDING", "NotificationRequirementRecorded", "OffenceMatched", "OutcomeQuashed", "OutcomeRecorded",
    "QuashOutcome", "RecordNotificationRequirement", "RecordOutcome", "RecordSentence", "SentenceRecorded",
    "match_offence_again", "MatchOffenceAgain", "quash_outcome", "record_notification_requirement", "record_outcome",
    "record_sentence",
]  # fmt: skip


_ENDS = (
    "until", "whole_until", "supervised_until", "post_sentence_supervision_until", "discharged_on", "cto_until",
)  # fmt: skip
"""The days of a sentence on which something of it is over."""


class Attestation(Message):
    """What somebody who read the Act says of the offence, where the list is not held; ``source`` says what was read."""

    listed: bool
    source: str = Field(min_length=3, max_length=120)
    thresholds: tuple[Threshold, ...] = ()


class _OutcomeSaid(Message):
    """What is said of an outcome before its sentence."""

    outcome: str = Field(pattern=CODE, description="Reference of this outcome within the case")
    kind: OutcomeKind
    offence: str = Field(pattern=CODE, description="Code of the offence in the reference data")
    on: date = Field(description="Day of conviction, caution or finding")
    abroad: bool = False
    service: bool = Field(default=False, description="Section 42 of the Armed Forces Act 2006; offence is its match")
    connection: Connection | None = None
    maximum_months: int | None = Field(default=None, ge=0)
    features: tuple[Feature, ...] = ()
    victim_under_18: bool | None = None


class RecordOutcome(_OutcomeSaid, Advised):
    """Record one conviction, caution or finding, for one offence (6.5, 6.7, 6.12, 6.23)."""

    type: Literal["RecordOutcome"] = "RecordOutcome"
    attested: Mapping[ListName, Attestation] = {}


class OutcomeRecorded(_OutcomeSaid, Event):
    """A court or the police found this; ``listings`` is what the lists held on that day say of the offence."""

    type: Literal["OutcomeRecorded"] = "OutcomeRecorded"
    offender_age: int | None = None
    listings: Mapping[ListName, Listing] = {}


class RecordSentence(Advised):
    """Record the sentence or disposal for one outcome, or its dates anew when they have changed."""

    type: Literal["RecordSentence"] = "RecordSentence"
    outcome: str = Field(pattern=CODE)
    sentence: Sentence
    supervised_by: tuple[IDENTIFYING, ...] = Field(default=(), description="Agencies that supervise the offender now")


class SentenceRecorded(Event):
    """The sentence for this outcome, its own and nothing of the others'."""

    type: Literal["SentenceRecorded"] = "SentenceRecorded"
    outcome: str
    sentence: Sentence


class RecordNotificationRequirement(Advised):
    """Record notification requirements, or their end when it becomes known."""

    type: Literal["RecordNotificationRequirement"] = "RecordNotificationRequirement"
    requirement: str = Field(pattern=CODE)
    facts: Requirement


class NotificationRequirementRecorded(Event):
    """Somebody is under notification requirements, from and until these days."""

    type: Literal["NotificationRequirementRecorded"] = "NotificationRequirementRecorded"
    requirement: str
    facts: Requirement


class QuashOutcome(Advised):
    """An appeal took the outcome away."""

    type: Literal["QuashOutcome"] = "QuashOutcome"
    outcome: str = Field(pattern=CODE)
    on: date


class OutcomeQuashed(Event):
    """The outcome carries nothing after this day."""

    type: Literal["OutcomeQuashed"] = "OutcomeQuashed"
    outcome: str
    on: date


class MatchOffenceAgain(Advised):
    """Ask the lists again that were not held when the outcome was recorded, or attest what they say."""

    type: Literal["MatchOffenceAgain"] = "MatchOffenceAgain"
    outcome: str = Field(pattern=CODE)
    attested: Mapping[ListName, Attestation] = {}


class OffenceMatched(Event):
    """What the lists say of the offence now."""

    type: Literal["OffenceMatched"] = "OffenceMatched"
    outcome: str
    listings: Mapping[ListName, Listing]


def record_outcome(command: RecordOutcome, file: MappaFile, now: Circumstances) -> Ruling:
    """A new outcome; the lists of its day are asked once, and what they say stays with it."""
    said = command.model_dump(exclude={"type", "reasons", "attested"})
    listings = {**matched(command.offence, command.on, now), **_attested(command.attested)}
    event = OutcomeRecorded(**said, offender_age=_age(file, command.on), listings=listings)
    known = command.outcome in file.eligibility.facts.outcomes
    words = "This reference stands for another outcome already: each offence has its own."
    return unless_refused(
        (
            unless(not known, "MAPPA-CAT2-SINGLE-SENTENCE", words, "outcome"),
            _past(command.on, now, "on"),
            _connection(command),
        ),
        *category_follows(file, now, _FOLDS, event, about=command.outcome),
    )


def record_sentence(command: RecordSentence, file: MappaFile, now: Circumstances) -> Ruling:
    """One sentence for one outcome; the agencies that supervise must record the offender within three days."""
    outcome = file.eligibility.facts.outcomes.get(command.outcome)
    no_sentence = outcome is not None and outcome.kind in {"caution", "reprimand_or_warning"}
    event = SentenceRecorded(outcome=command.outcome, sentence=command.sentence)
    owed = tuple(
        IdentificationOwed(agency=agency, sentenced_on=command.sentence.on)
        for agency in command.supervised_by
        if agency not in file.eligibility.recorded_by and file.eligibility.facts.died_on is None
    )
    return unless_refused(
        (
            _known(file, command.outcome),
            unless(
                not no_sentence, "MAPPA-CAT2-COMMUNITY-ORDER", "A caution or warning carries no sentence.", "outcome"
            ),
            _past(command.sentence.on, now, "sentence.on"),
            _not_before(outcome, command.sentence.on),
            *_ends_after(command.sentence),
        ),
        *category_follows(file, now, _FOLDS, event, about=command.outcome),
        *owed,
    )


def record_notification_requirement(
    command: RecordNotificationRequirement, file: MappaFile, now: Circumstances
) -> Ruling:
    """The requirements themselves; a lifelong one has no end."""
    facts = command.facts
    lifelong = not (facts.lifelong and facts.until)
    event = NotificationRequirementRecorded(requirement=command.requirement, facts=facts)
    return unless_refused(
        (
            unless(lifelong, "MAPPA-END-CAT1", "Lifelong requirements have no last day.", "facts.until"),
            _known(file, facts.outcome, "facts.outcome") if facts.outcome else None,
            _in_order(facts.since, facts.until, "facts.until"),
        ),
        *category_follows(file, now, _FOLDS, event, about=command.requirement),
    )


def quash_outcome(command: QuashOutcome, file: MappaFile, now: Circumstances) -> Ruling:
    """The fact stays on record; what rested on it falls."""
    event = OutcomeQuashed(outcome=command.outcome, on=command.on)
    outcome = file.eligibility.facts.outcomes.get(command.outcome)
    found = outcome.on if outcome else command.on
    return unless_refused(
        (_known(file, command.outcome), _past(command.on, now, "on"), _in_order(found, command.on, "on")),
        *category_follows(file, now, _FOLDS, event, about=command.outcome),
    )


def match_offence_again(command: MatchOffenceAgain, file: MappaFile, now: Circumstances) -> Ruling:
    """What was answered stays as it was answered; only what was left open is asked again."""
    outcome = file.eligibility.facts.outcomes.get(command.outcome)
    if outcome is None:
        return unless_refused((_known(file, command.outcome),))
    asked = {**matched(outcome.offence, outcome.on, now), **_attested(command.attested)}
    still = {name: each for name, each in outcome.listings.items() if each.says != "not_held"}
    listings = {**asked, **still}
    words = "Neither an import nor an attestation says more than is known already."
    event = OffenceMatched(outcome=command.outcome, listings=listings)
    return unless_refused(
        (unless(listings != dict(outcome.listings), "MAPPA-CAT2-DECISION", words, "attested"),),
        *category_follows(file, now, _FOLDS, event, about=command.outcome),
    )


def _age(file: MappaFile, on: date) -> int | None:
    age = age_on(file, on)
    return age if age is not None and age >= 10 else None  # noqa: PLR2004 -- below the age of criminal responsibility


def _attested(said: Mapping[ListName, Attestation]) -> dict[ListName, Listing]:
    return {
        name: Listing(
            says="listed" if each.listed else "not_listed", version=each.source, attested=True,
            thresholds=each.thresholds,
        )
        for name, each in said.items()
    }  # fmt: skip


def _known(file: MappaFile, outcome: str, field: str = "outcome") -> Objection | None:
    words = "No outcome of this reference is recorded in this case."
    return unless(outcome in file.eligibility.facts.outcomes, "MAPPA-CAT-ONE-ONLY", words, field)


def _past(day: date, now: Circumstances, field: str) -> Objection | None:
    return unless(day <= today(now), "CASE-TIME-FUTURE", "This day lies ahead.", field)


def _not_before(outcome: Outcome | None, day: date) -> Objection | None:
    words = "Nobody is sentenced before the conviction or finding."
    return unless(outcome is None or day >= outcome.on, "CASE-TIME-ORDER", words, "sentence.on")


def _ends_after(sentence: Sentence) -> Iterator[Objection | None]:
    """A year that was mistyped would end the eligibility at once."""
    for name in _ENDS:
        yield _in_order(sentence.on, getattr(sentence, name), f"sentence.{name}")


def _in_order(first: date, last: date | None, field: str) -> Objection | None:
    words = f"This day lies before it began, on {day_in_words(first)}."
    return unless(last is None or last >= first, "CASE-TIME-ORDER", words, field)


def _connection(command: RecordOutcome) -> Objection | None:
    """24.4: since 2021 a court may find the connection for any offence with a maximum above two years."""
    short = command.maximum_months is not None and command.maximum_months <= 24  # noqa: PLR2004 -- two years
    wrong = command.connection == "sentencing_code_s69" and short
    words = "Section 69 of the Sentencing Code applies to offences with a maximum above two years."
    return unless(not wrong, "MAPPA-CT-DEF", words, "connection")


def _outcome_recorded(file: MappaFile, event: OutcomeRecorded) -> MappaFile:
    """A case that had ended is taken up again, unless by death."""
    alive = file.eligibility.facts.died_on is None
    file = changed(file, stage=SCREENING) if file.stage in FINAL and alive else file
    return _with_outcome(file, event.outcome, Outcome(**event.model_dump(exclude={"type", "outcome"})))


def _sentence_recorded(file: MappaFile, event: SentenceRecorded) -> MappaFile:
    return _changed_outcome(file, event.outcome, sentence=event.sentence)


def _outcome_quashed(file: MappaFile, event: OutcomeQuashed) -> MappaFile:
    return _changed_outcome(file, event.outcome, quashed_on=event.on)


def _offence_matched(file: MappaFile, event: OffenceMatched) -> MappaFile:
    return _changed_outcome(file, event.outcome, listings=event.listings)


def _requirement_recorded(file: MappaFile, event: NotificationRequirementRecorded) -> MappaFile:
    facts = file.eligibility.facts
    requirements = {**facts.requirements, event.requirement: event.facts}
    return eligibility(file, facts=facts.model_copy(update={"requirements": requirements}))


def _changed_outcome(file: MappaFile, outcome: str, **changes: Any) -> MappaFile:
    found = file.eligibility.facts.outcomes.get(outcome)
    return _with_outcome(file, outcome, found.model_copy(update=changes)) if found else file


def _with_outcome(file: MappaFile, reference: str, outcome: Outcome) -> MappaFile:
    facts = file.eligibility.facts
    outcomes = {**facts.outcomes, reference: outcome}
    return eligibility(file, facts=facts.model_copy(update={"outcomes": outcomes}))


RECORDING: FactFolds = {
    OutcomeRecorded: _outcome_recorded,
    SentenceRecorded: _sentence_recorded,
    OutcomeQuashed: _outcome_quashed,
    OffenceMatched: _offence_matched,
    NotificationRequirementRecorded: _requirement_recorded,
}
"""How each fact is folded: without rules, so that the engine can ask what follows before anything is recorded."""
_FOLDS = RECORDING
