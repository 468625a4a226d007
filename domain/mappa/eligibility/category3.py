"""Category 3: considered wherever it must be, referred by any agency, decided by the Co-ordination Unit only."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.eligibility.answer import assess
from domain.mappa.eligibility.computed import category_follows, eligibility, today
from domain.mappa.eligibility.facts import CODE, Registration
from domain.mappa.eligibility.state import Cat3Referral
from domain.mappa.file import MappaFile, changed
from domain.mappa.roles import AGENCIES, Agency
from domain.mappa.stages import CAT3_REFERRED, FINAL, NOT_ELIGIBLE, SCREENING

__all__ = [
    "Cat3Decided", "Category3Considered", "ConcludeScreening", "ConsiderCategory3", "DecideCategory3",
    "FoundNotEligible", "MappaAReceived", "ReferToCategory3", "cat3_decided", "category_3_considered",
    "conclude_screening", "consider_category_3", "decide_category_3", "found_not_eligible", "mappa_a_received",
    "refer_to_category_3",
]  # fmt: skip

_DAY = timedelta(days=1)
_TEXT = Field(default="", max_length=8000)


class _Considered(Message):
    """One reason to consider Category 3, and what came of it."""

    fact: str = Field(pattern=CODE, description="The fact that prompted it, or `case`")
    rule: str = Field(description="The rule that asks for it", examples=["MAPPA-CAT3-DA-CONSIDER"])
    refer: bool
    because: str = _TEXT


class ConsiderCategory3(_Considered, Advised):
    """Record that a referral to Category 3 was considered, what was decided, and why (6.16, 6.17, 27.11)."""

    type: Literal["ConsiderCategory3"] = "ConsiderCategory3"


class Category3Considered(_Considered, Event):
    """It was considered."""

    type: Literal["Category3Considered"] = "Category3Considered"


class _Referred(Message):
    """A referral on MAPPA A: minor, old, foreign or unconnected offences may do (6.11 to 6.14, 27.13)."""

    by: Agency
    circumstances: str = Field(default="", max_length=8000, description="What lies behind the charge (6.14)")


class ReferToCategory3(_Referred, Advised):
    """Submit MAPPA A for Category 3; any agency that deals with the offender officially may (6.22)."""

    type: Literal["ReferToCategory3"] = "ReferToCategory3"


class MappaAReceived(_Referred, Event):
    """The Co-ordination Unit has the referral; ten days run."""

    type: Literal["MappaAReceived"] = "MappaAReceived"
    on: date


class _Decided(Message):
    """The Co-ordination Unit's decision for the Responsible Authority (6.12, 6.13, 6.22)."""

    registered: bool
    outcome: str | None = Field(default=None, pattern=CODE, description="The offence that it rests on (6.12a)")
    capable_of_serious_harm: bool = False
    level: Literal[1, 2, 3] | None = Field(default=None, description="The level that is needed")
    assessed: tuple[Agency, ...] = Field(default=(), description="Agencies whose information was assessed (6.18)")
    because: str = _TEXT
    escalation_route: str = _TEXT


class DecideCategory3(_Decided, Advised):
    """Decide a referral: register, or refuse with reasons and the way to dispute it."""

    type: Literal["DecideCategory3"] = "DecideCategory3"


class Cat3Decided(_Decided, Event):
    """Registered from ``since`` on, or refused. While another category runs it begins the day after its end (6.3)."""

    type: Literal["Cat3Decided"] = "Cat3Decided"
    since: date | None = None


class ConcludeScreening(Advised):
    """Say that no category is met, once everything that must be considered has been."""

    type: Literal["ConcludeScreening"] = "ConcludeScreening"


class FoundNotEligible(Event):
    """No category is met. A later outcome takes the case up again."""

    type: Literal["FoundNotEligible"] = "FoundNotEligible"


def consider_category_3(command: ConsiderCategory3, file: MappaFile, _: Circumstances) -> Ruling:
    """Every reason is answered with a reason of its own."""
    asked = (command.fact, command.rule) in {(each.fact, each.rule) for each in file.eligibility.unanswered}
    words = "Nothing asks for this here, or it was answered already."
    return unless_refused(
        (
            unless(asked, "MAPPA-CAT3-DA-CONSIDER", words, "rule"),
            unless(said(command.because), command.rule, "Say why.", "because"),
        ),
        Category3Considered.model_validate(command.body()),
    )


def refer_to_category_3(command: ReferToCategory3, file: MappaFile, now: Circumstances) -> Ruling:
    """There must be an offence of some kind, and no referral that waits already."""
    standing = [each for each in file.eligibility.facts.outcomes.values() if each.quashed_on is None]
    return unless_refused(
        (
            unless(file.eligibility.facts.died_on is None, "MAPPA-CAT3-REFER-ANY-AGENCY", "The offender has died."),
            unless(standing, "MAPPA-CAT3-ANY-OFFENCE",
                   "Record a conviction, caution or finding first: any offence will do, of any time and place."),
            unless(file.eligibility.referral is None, "MAPPA-CAT3-DECIDER", "A referral waits for its decision."),
            unless(said(command.circumstances), "MAPPA-CAT3-PATTERN",
                   "Tell the circumstances, not the charge alone.", "circumstances"),
        ),
        MappaAReceived(**command.body(), on=today(now)),
    )  # fmt: skip


def decide_category_3(command: DecideCategory3, file: MappaFile, now: Circumstances) -> Ruling:
    """The four conditions of 6.12 and 6.13, or reasons."""
    waits = unless(file.eligibility.referral, "MAPPA-CAT3-DECIDER", "No referral waits for a decision.")
    if not command.registered:
        return unless_refused((waits, *_refusing(command)), Cat3Decided.model_validate(command.body()))
    event = Cat3Decided(**command.body(), since=_since(file, today(now)))
    return unless_refused(
        (waits, *_registering(command, file)), *category_follows(file, now, {Cat3Decided: cat3_decided}, event)
    )


def conclude_screening(_: ConcludeScreening, file: MappaFile, now: Circumstances) -> Ruling:
    """Nothing may be open: no sentence, no list, no prompt, no concern of terrorism."""
    known = file.eligibility
    return unless_refused(
        (
            unless(known.category is None, "MAPPA-CAT-ONE-ONLY", "A category is met."),
            unless(known.computed, "MAPPA-ID-IMMEDIATE", "Record an outcome first."),
            unless(not known.waiting, "MAPPA-CAT1-START", "An outcome waits for its sentence."),
            unless(known.referral is None, "MAPPA-CAT3-DECIDER", "A referral to Category 3 waits for its decision."),
            unless(not known.terror_flagged, "MAPPA-CT-DISCRETION",
                   "A concern of terrorism waits for Counter-Terrorism Policing or the National Security Division."),
            *_open_tests(file, now),
            *(unless(None, each.rule, f"Consider Category 3 first: {each.words}.",
                      f"eligibility.unanswered.{each.fact}")
              for each in known.unanswered),
        ),
        FoundNotEligible(),
    )  # fmt: skip


def _open_tests(file: MappaFile, now: Circumstances) -> Iterator[Objection | None]:
    """What cannot be said, in the engine's words and of which facts: that is what has to be mended."""
    told = assess(file.eligibility.facts, today(now)).lines
    for rule in file.eligibility.gaps:
        lines = [each for each in told if each.rule == rule and each.says == "cannot_say"]
        facts = ", ".join(each.fact for each in lines) or "the facts"
        words = f"Of {facts}, {lines[0].words if lines else 'something cannot be said'}."
        how = "Import the list or attest it, or record the fact."
        yield unless(None, rule, f"{words} {how}", "eligibility.gaps")


def _refusing(command: DecideCategory3) -> tuple[Objection | None, ...]:
    return (
        unless(said(command.because), "MAPPA-CAT3-DECISION", "Give the referrer the reasons.", "because"),
        unless(said(command.escalation_route), "MAPPA-CAT3-DECISION", "Say how the decision can be disputed.",
               "escalation_route"),
    )  # fmt: skip


def _registering(command: DecideCategory3, file: MappaFile) -> tuple[Objection | None, ...]:
    outcome = file.eligibility.facts.outcomes.get(command.outcome or "")
    standing = outcome is not None and outcome.quashed_on is None
    endless = file.eligibility.category in {1, 2, 4} and file.eligibility.until is None
    already = file.eligibility.category == 3  # noqa: PLR2004 -- the category's own number
    others = set(command.assessed) & AGENCIES
    return (
        unless(standing, "MAPPA-CAT3-DECISION", "Name the conviction, caution or finding that it rests on.", "outcome"),
        unless(command.capable_of_serious_harm, "DA-CAT3-CRITERIA",
               "The offence must show that the person can cause serious harm.", "capable_of_serious_harm"),
        unless(command.level in {2, 3}, "MAPPA-CAT3-LEVEL-GATE", "Category 3 needs Level 2 or 3.", "level"),
        unless(others, "MAPPA-CAT3-ALL-INTELLIGENCE", "Say whose information was assessed.", "assessed"),
        unless(said(command.because), "MAPPA-CAT3-DECISION", "Say why.", "because"),
        unless(not endless, "MAPPA-CAT-TO-3-ON-END", "Another category is met, and no end of it is known."),
        unless(not already, "MAPPA-CAT-ONE-ONLY", "The offender is in Category 3 already."),
    )  # fmt: skip


def _since(file: MappaFile, day: date) -> date:
    """Today, or the day after the other eligibility ends (MAPPA-CAT-TO-3-ON-END)."""
    until = file.eligibility.until
    return until + _DAY if file.eligibility.category in {1, 2, 4} and until else day


def category_3_considered(file: MappaFile, event: Category3Considered) -> MappaFile:
    """Answered."""
    return eligibility(file, considered=file.eligibility.considered | {f"{event.fact}/{event.rule}"})


def mappa_a_received(file: MappaFile, event: MappaAReceived) -> MappaFile:
    """It waits for the Co-ordination Unit; who is a MAPPA offender already stays one meanwhile."""
    file = eligibility(file, referral=Cat3Referral(by=event.by, received_on=event.on))
    return file if file.eligibility.category else changed(file, stage=CAT3_REFERRED)


def cat3_decided(file: MappaFile, event: Cat3Decided) -> MappaFile:
    """Registered, or back to where the screening left it."""
    known = eligibility(file, referral=None)
    if not event.registered or event.since is None:
        return changed(known, stage=SCREENING) if known.stage == CAT3_REFERRED else known
    facts = known.eligibility.facts
    reference = f"category-3-{len(facts.registrations) + 1}"
    registrations = {**facts.registrations, reference: Registration(since=event.since)}
    return eligibility(known, facts=facts.model_copy(update={"registrations": registrations}))


def found_not_eligible(file: MappaFile, _: FoundNotEligible) -> MappaFile:
    """Screened."""
    return file if file.stage in FINAL else changed(file, stage=NOT_ELIGIBLE)
