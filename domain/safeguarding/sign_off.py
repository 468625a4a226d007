"""The manager's side of closing (S42-CC-07, S42-CR-19): sign off or give back."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.kernel.circumstances import Circumstances
from domain.kernel.four_eyes import Row, Signing, four_eyes
from domain.kernel.lifecycle import Ruling
from domain.kernel.refusal import Objection, Refusal
from domain.safeguarding.closing import ClosingStep, ClosureReturned, ClosureSignedOff, ReturnClosure, SignOffClosure
from domain.safeguarding.concern_closing import AT_CONCERN, TO_SELF_NEGLECT
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless_refused
from domain.safeguarding.outcome import AFTER_ENQUIRY
from domain.safeguarding.risk_closing import AT_RISK_ASSESSMENT

__all__ = ["CLOSING_STEPS", "return_closure", "sign_off_closure"]

_MANAGER = frozenset({"CommunityTeamManager"})

CLOSING_STEPS: Mapping[str, ClosingStep] = MappingProxyType(
    {step.event.tag(): step for step in (AT_CONCERN, TO_SELF_NEGLECT, AT_RISK_ASSESSMENT, AFTER_ENQUIRY)}
)


def sign_off_closure(command: SignOffClosure, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """The closing event as the DSO decided it, if the case still stands as it must."""
    if file.pending is None:
        return _nothing_waits()
    step, closing = CLOSING_STEPS[file.pending.closes_with], file.pending.closing
    signing = Signing(step.sign_off, (Row(_MANAGER),))
    return unless_refused(
        (
            *four_eyes(signing, now, authors=(file.pending.by,)),
            *step.standing(closing, file),
        ),
        ClosureSignedOff(note=command.note),
        step.event(closing=closing, signed_off_by=now.by.id),
    )


def return_closure(command: ReturnClosure, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Back to the DSO."""
    return _nothing_waits() if file.pending is None else (ClosureReturned(because=command.because),)


def _nothing_waits() -> Refusal:
    words = "No closure of this case waits for a sign-off."
    return Refusal(objections=(Objection(rule="S42-CR-19", words=words),))
