"""The Specified Activity Requirement proposed: for women, under four conditions (003 s2 L84 to L88)."""

from datetime import date, timedelta
from typing import Final, Literal

from pydantic import Field

from domain.calendar.spans import add_months
from domain.court_liaison.file import CourtFile, Sar, changed
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "MONTHS", "ConfirmEligibility", "EligibilityMet", "ProposeRequirement", "RequirementNotMade",
    "RequirementProposed", "at", "confirm_eligibility", "eligibility_met", "long_enough", "propose_requirement",
    "requirement_not_made", "requirement_proposed", "with_sar",
]  # fmt: skip

MONTHS: Final = 6


class Proposal(Message):
    """The four conditions, as they are when the requirement is proposed; ``until`` is the last day of supervision."""

    woman: bool
    problems: str = Field(default="", max_length=8000, description="Her specific problems that contribute to offending")
    community_considered: bool = Field(description="A community sentence is being considered, or was made")
    supervision_from: date
    supervision_until: date
    committed: bool = Field(description="She is committed to engaging with support")


class ProposeRequirement(Proposal, Advised):
    """Propose the requirement."""

    type: Literal["ProposeRequirement"] = "ProposeRequirement"


class RequirementProposed(Proposal, Event):
    """The requirement is proposed, eligible or not."""

    type: Literal["RequirementProposed"] = "RequirementProposed"


class ConfirmEligibility(Proposal, Advised):
    """Confirm the four conditions as they are now: all of them, or none counts."""

    type: Literal["ConfirmEligibility"] = "ConfirmEligibility"


class EligibilityMet(Proposal, Event):
    """All four conditions are met: it may be recommended, and begin with the order."""

    type: Literal["EligibilityMet"] = "EligibilityMet"


class RequirementNotMade(Event):
    """The court made no such requirement: what was proposed falls away."""

    type: Literal["RequirementNotMade"] = "RequirementNotMade"


def propose_requirement(command: ProposeRequirement, file: CourtFile, _: Circumstances) -> Ruling:
    """Once; whether she is eligible is asked by the next step."""
    return unless_refused(
        (at("COURT-SAR-ELIGIBLE", file, "none", "A requirement was proposed in this case already."),),
        RequirementProposed.model_validate(command.body()),
    )


def confirm_eligibility(command: ConfirmEligibility, file: CourtFile, _: Circumstances) -> Ruling:
    """A woman with such problems, and a community sentence, and six months of supervision, and committed."""
    woman = "The requirement is for women who need support with problems that contribute to offending: name them."
    community = "No community sentence is being considered."
    months = f"Supervision lasts less than {MONTHS} months."
    committed = "She is not committed to engaging with support."
    enough = long_enough(command.supervision_from, command.supervision_until)
    return unless_refused(
        (
            at("COURT-SAR-ELIGIBLE", file, "proposed", "Nothing is proposed that waits for this."),
            unless(command.woman, "COURT-SAR-WOMAN", woman, "woman"),
            unless(said(command.problems), "COURT-SAR-WOMAN", woman, "problems"),
            unless(command.community_considered, "COURT-SAR-COMMUNITY", community, "community_considered"),
            unless(enough, "COURT-SAR-SUPERVISION", months, "supervision_until"),
            unless(command.committed, "COURT-SAR-COMMITTED", committed, "committed"),
        ),
        EligibilityMet.model_validate(command.body()),
    )


def long_enough(since: date, until: date) -> bool:
    """Whether supervision from the first to the last day, both counted, is six calendar months or more."""
    return until + timedelta(days=1) >= add_months(since, MONTHS)


def at(rule: str, file: CourtFile, state: str, words: str) -> Objection | None:
    """The objection of this rule, unless the requirement stands so."""
    return unless(file.sar.state == state, rule, words)


def requirement_proposed(file: CourtFile, _: RequirementProposed) -> CourtFile:
    """Proposed."""
    return with_sar(file, state="proposed")


def eligibility_met(file: CourtFile, _: EligibilityMet) -> CourtFile:
    """Eligible."""
    return with_sar(file, state="running")


def requirement_not_made(file: CourtFile, _: RequirementNotMade) -> CourtFile:
    """Fell away."""
    return changed(file, sar=Sar())


def with_sar(file: CourtFile, **facts: object) -> CourtFile:
    """The file with these facts of the requirement changed."""
    return changed(file, sar=file.sar.model_copy(update=facts))
