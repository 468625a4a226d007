"""The case is talked about in the social supervisor's own supervision, monthly (001 section 8; Std 5(b)).

The staff record keeps supervision as a whole (lifecycle "worker"); here stands what was said and decided of this case.
"""

from datetime import datetime
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.reports.schedule import with_report
from domain.supervision.reports.writing import known_objection

__all__ = ["CaseSupervisionHeld", "HoldCaseSupervision", "hold_supervision", "supervision_advice", "supervision_held"]

Topic = Literal["risk", "victims", "mappa_level", "mhcs_role", "confidentiality", "recall", "lone_working", "other"]
_DETAIL: Final[frozenset[Topic]] = frozenset({"risk", "victims", "mappa_level", "mhcs_role"})


class _Held(Message):
    planned: bool = Field(default=True, description="No: between two planned ones, when something came up")
    topics: frozenset[Topic] = frozenset()
    decisions: str = Field(default="", max_length=8000)
    reports: tuple[str, ...] = Field(default=(), max_length=8, description="Reports whose content was talked about")


class HoldCaseSupervision(_Held, Advised):
    """Talk about this case with its social supervisor."""

    type: Literal["HoldCaseSupervision"] = "HoldCaseSupervision"


class CaseSupervisionHeld(_Held, Event):
    """The case was talked about in its social supervisor's supervision; topics in alphabetical order."""

    type: Literal["CaseSupervisionHeld"] = "CaseSupervisionHeld"
    topics: tuple[Coded, ...] = ()  # type: ignore[assignment]  # a set has no order, and what is stored needs one


def hold_supervision(command: HoldCaseSupervision, file: SupervisionFile, now: Circumstances) -> Ruling:
    """By the line manager who is named, of reports that exist."""
    event = CaseSupervisionHeld.model_validate({**command.body(), "topics": tuple(sorted(command.topics))})
    known = (known_objection(file, report, "reports") for report in event.reports)
    return unless_refused((_by_line_manager(file, now, "WORK-SS-SUPERVISION-MONTHLY"), *known), event)


def supervision_advice(
    command: HoldCaseSupervision, _: SupervisionFile, __: Circumstances
) -> tuple[Objection | None, ...]:  # fmt: skip
    """What supervision of such a case is expected to hold, and what came up since the last."""
    return (
        unless(said(command.decisions), "SUP-DECISIONS-RECORD", "Record the decisions on the case.", "decisions"),
        unless(command.topics >= _DETAIL, "SUP-CASE-DETAIL",
               "Go through risk, victims, MAPPA level and the casework section's part.", "topics"),
    )  # fmt: skip


def _by_line_manager(file: SupervisionFile, now: Circumstances, rule: str) -> Objection | None:
    supervisors = file.supervisors
    named = now.acts_for(supervisors.line_manager)
    words = "This is for the social supervisor's line manager, who is named on the case, and never for themselves."
    return unless(named and now.by.id != supervisors.social, rule, words)


def supervision_held(file: SupervisionFile, event: CaseSupervisionHeld, at: datetime) -> SupervisionFile:
    """What was talked about waits no longer; a report may be signed without advice."""
    for key in event.reports:
        file = with_report(file, key, file.reports.known[key].model_copy(update={"discussed": True}))
    return changed(file, support=file.support.model_copy(update={"last_held": at}))
