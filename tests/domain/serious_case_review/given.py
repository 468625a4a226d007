"""Given, when, then for a review on the pure domain: invented workers, an invented offender."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from domain.calendar import SHIPPED
from domain.kernel.case import new_case
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.decider import decide
from domain.kernel.duty import Duty
from domain.kernel.happened import Happened
from domain.kernel.register import Actor, PersonFacts, Register, WorkerFacts
from domain.registry import LAWBOOK, LIFECYCLES

__all__ = ["COMPETENT", "OFFENCE", "PERSON", "REVIEW", "SENT", "Story", "commissioned", "opened"]

LONDON = ZoneInfo("Europe/London")
PERSON = UUID("00000000-0000-4000-8000-000000000001")
CASE = UUID("00000000-0000-4000-8000-0000000000d2")
REVIEW = LIFECYCLES["serious-case-review"]
COMMANDS = {step.command.tag(): step.command for step in REVIEW.steps}
WORKERS = {
    "polly": WorkerFacts(roles=("ProbationPractitioner",)),
    "cora": WorkerFacts(roles=("MappaCoordinator",)),
    "cher": WorkerFacts(roles=("SmbChair",)),
    "bo": WorkerFacts(roles=("StrategicManagementBoard",)),
    "aida": WorkerFacts(roles=("ReviewAuthor",)),
    "kin": WorkerFacts(roles=("ReviewAuthor",), conflicts=(PERSON,)),
    "flo": WorkerFacts(roles=("FamilyLiaisonOfficer", "ReviewVictimContact")),
    "vlo": WorkerFacts(roles=("VictimLiaisonOfficer",)),
}
SENT = {"marked": True, "sent_by": "secure_email"}
OFFENCE = {"kind": "murder", "on": "2026-04-04"}
COMPETENT = {
    "standing": "board_member", "no_connection": True, "no_line_management": True,
    "competences": ["offender_management_or_reviews", "operational_and_management_experience",
                    "investigation_and_interviewing", "understanding_of_the_agencies", "knowledge_of_mappa"],
}  # fmt: skip


class Story:
    """One review as it is told."""

    def __init__(self) -> None:
        self.case = new_case(REVIEW)
        self.all: list[Happened] = []
        self.words: tuple[str, ...] = ()

    def at(self, local: str, by: str) -> Circumstances:
        instant = datetime.fromisoformat(local).replace(tzinfo=LONDON).astimezone(ZoneInfo("UTC"))
        return Circumstances(
            case_id=CASE, effective_at=instant, recorded_at=instant, by=Actor(id=by, roles=WORKERS[by].roles),
            law=LAWBOOK.in_force(date(2026, 3, 2)), calendar=SHIPPED.named("england-and-wales"), area=Area(),
            register=Register(workers=WORKERS, people={PERSON: PersonFacts(born=date(1984, 5, 6))}),
        )  # fmt: skip

    def asks(self, local: str, type_: str, by: str = "cher", **with_: Any) -> tuple[str, ...]:
        """The rules that refuse it; empty: it was done."""
        command = TypeAdapter(COMMANDS[type_]).validate_python(with_)
        decision = decide(REVIEW, command, self.case, self.at(local, by))
        self.case = decision.case
        self.all += decision.happened
        self.words = tuple(each.words for each in decision.refusal.objections) if decision.refusal else ()
        return decision.refusal.rules if decision.refusal else ()

    def does(self, local: str, type_: str, by: str = "cher", **with_: Any) -> None:
        """A refusal is an error."""
        assert self.asks(local, type_, by, **with_) == (), self.words

    def duty(self, rule: str) -> Duty:
        """The open duty of this rule."""
        (found,) = self.case.docket.of_rule(rule)
        return found


def opened(
    charged: date = date(2026, 4, 7), offence: dict[str, Any] = OFFENCE, level: int = 2, at: str = "09:00"
) -> Story:  # fmt: skip
    """The charge is recorded on its own day."""
    story = Story()
    levels = [{"level": level, "since": "2025-06-02"}]
    story.does(f"{charged}T{at}", "RecordSeriousFurtherOffence", "polly", person=PERSON, lead_agency="probation",
               charged_on=charged, offence=offence, levels=levels)  # fmt: skip
    return story


def commissioned() -> Story:
    """A mandatory review, on 10 April 2026."""
    story = opened()
    story.does("2026-04-07T10:00", "SubmitMappaN", "polly", sections=[1, 2, 3, 4], **SENT)
    story.does("2026-04-08T10:00", "ForwardMappaN", "cora", colleagues_told=True, **SENT)
    story.does("2026-04-10T10:00", "CommissionReview", involved=["probation", "police"])
    return story
