"""What the next step of the chart still waits for, in the words of the guards that will ask; the closing that waits."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import get_args

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.safeguarding.concern_closing import resident_hurt
from domain.safeguarding.file import PendingClosure, SafeguardingFile
from domain.safeguarding.overview.saying import asked
from domain.safeguarding.regions.standing import owed_after_enquiry
from domain.safeguarding.risk import Category, assessed_objections
from domain.safeguarding.sign_off import CLOSING_STEPS
from domain.safeguarding.stages import (
    CLOSURE_REVIEW,
    OUTCOME,
    PLANNING,
    RECEIVED,
    RISK_ASSESSMENT,
    TRIAGE,
)

__all__ = ["closing", "next_step"]

_TOPIC, _CLOSING = "before the next step", "closing"
_TOLD_ABOVE = frozenset({"S42-RA-CRITICAL", "S42-CRIME-REPORT"})
"""The notice of a critical risk stands with the risk, the police with those to be told."""


def closing(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """A closing that waits for the manager, and what would stop it now."""
    if file.pending:
        yield from _waiting(file.pending, file)


def _waiting(pending: PendingClosure, file: SafeguardingFile) -> Iterator[Told]:
    step, said = CLOSING_STEPS[pending.closes_with], pending.closing
    outcome = f", {code_in_a_sentence(said.outcome)}" if said.outcome else ""
    goes_on = f"; {said.team} goes on" if said.team else ""
    words = f"Waits for sign-off, sent by {pending.by}: {code_in_a_sentence(said.reason)}{outcome}{goes_on}."
    yield Told(_CLOSING, words, "sign_off", step.sign_off, by="CommunityTeamManager")
    yield from asked(_CLOSING, "stands_in_the_way", "DSO", step.standing(said, file))


def next_step(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """By stage; nothing where the stage itself says it all."""
    if file.pending is None and (of_stage := _STAGES.get(file.stage)):
        yield from of_stage(file)


def _received(_: SafeguardingFile) -> Iterator[Told]:
    words = "Screen it: whether it may concern abuse, neglect or self-neglect."
    yield Told(_TOPIC, words, "screening", "S42-SCREEN")


def _triage(file: SafeguardingFile) -> Iterator[Told]:
    return asked(_TOPIC, "goes_on", "DSO", resident_hurt(file))


def _assessment(file: SafeguardingFile) -> Iterator[Told]:
    if missing := [name for name in get_args(Category) if name not in file.ratings]:
        yield Told(_TOPIC, f"Still to be rated: {', '.join(missing)}.", "to_rate", "S42-RA-CATEGORIES", by="DSO")
    left = (each for each in assessed_objections(file) if each and each.rule not in _TOLD_ABOVE)
    yield from asked(_TOPIC, "assessment", "DSO", left)


def _planned(file: SafeguardingFile) -> Iterator[Told]:
    asked_for = (
        (file.tor_tasks, "Set the terms of reference.", "terms", "S42-DSO-TOR"),
        (file.officers, "Allocate an IO.", "io", "S42-DSO-ALLOC"),
        (file.advocate_decided, "Decide on advocacy for the adult.", "advocate", "S42-ADV-CONSIDER"),
    )
    for there, words, code, rule in asked_for:
        if not there:
            yield Told(_TOPIC, words, code, rule, by="DSO")


def _outcome(_: SafeguardingFile) -> Iterator[Told]:
    words = "Record the post-enquiry plan, for the adult and for the person responsible, or ask for more enquiry."
    yield Told(_TOPIC, words, "plan", "S42-POST-RECORD", by="DSO")


def _review(file: SafeguardingFile) -> Iterator[Told]:
    yield Told(_TOPIC, "The post-enquiry plan stands; close the enquiry.", "close", by="DSO")
    yield from asked(_TOPIC, "outcome_copy", "DSO", owed_after_enquiry(file))


_STAGES: Mapping[str, Callable[[SafeguardingFile], Iterator[Told]]] = MappingProxyType({
    RECEIVED: _received, TRIAGE: _triage, RISK_ASSESSMENT: _assessment, PLANNING: _planned, OUTCOME: _outcome,
    CLOSURE_REVIEW: _review,
})  # fmt: skip
