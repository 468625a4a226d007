"""Quality in care or safeguarding (004 para 7.5): the table of considerations, and the DSO's judgement above it."""

from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless
from domain.safeguarding.parties import key_decision
from domain.safeguarding.regions.common import needs
from domain.safeguarding.regions.establishment import home_is
from domain.safeguarding.regions.state import Establishment

__all__ = [
    "Considerations", "DecideEstablishmentResponse", "EstablishmentResponseDecided", "decide_establishment_response",
    "points_to", "response_decided",
]  # fmt: skip


class Considerations(Message):
    """The table of para 7.5: each yes points to safeguarding, each no to quality in care (EST-QIC-TABLE)."""

    harm: bool | None = None
    potential_serious_harm: bool | None = Field(default=None, description="Asked where nobody was harmed")
    systemic: bool | None = None
    pattern: bool | None = None
    negligent: bool | None = None
    preventable: bool | None = None


class Response(Message):
    """What the DSO decides, whatever the table points to (EST-QIC-JUDGEMENT)."""

    considerations: Considerations = Considerations()
    response: Literal["safeguarding", "quality_in_care"]
    judgement: str = Field(default="", max_length=8000, description="With other factors that count")
    minor: bool = False
    worked_with_commissioning: str = Field(default="", max_length=2000, description="How the commissioners take part")
    worked_with_team: str = Field(default="", max_length=2000, description="How the responsible team takes part")


class DecideEstablishmentResponse(Response, Command):
    """Decide between a safeguarding and a quality-in-care response."""

    type: Literal["DecideEstablishmentResponse"] = "DecideEstablishmentResponse"


class EstablishmentResponseDecided(Response, Event):
    """The response is decided; ``points_to`` is what the table alone would say."""

    type: Literal["EstablishmentResponseDecided"] = "EstablishmentResponseDecided"
    points_to: Literal["safeguarding", "quality_in_care", "even"]


def decide_establishment_response(
    command: DecideEstablishmentResponse, file: SafeguardingFile, now: Circumstances
) -> Ruling:
    """The table answered, the judgement given, the response worked together with others (para 7.5)."""
    event = EstablishmentResponseDecided(
        **command.model_dump(exclude={"type"}), points_to=points_to(command.considerations)
    )
    checked = file.regions.establishment.minor_checked or not command.minor
    minor = "Do the diligence that an incident needs before it is treated as minor."
    return key_decision(file, now, (
        *_table(command.considerations, file.regions.establishment),
        needs("EST-QIC-JUDGEMENT", command.judgement, "The DSO's judgement decides: say what it rests on.",
              "judgement"),
        unless(checked, "EST-MINOR-CHECK", minor, "minor"),
        needs("EST-QIC-COWORK", command.worked_with_commissioning, "Work with the commissioning team, and say how.",
              "worked_with_commissioning"),
        needs("EST-QIC-COWORK", command.worked_with_team, "Work with the responsible community team, and say how.",
              "worked_with_team"),
    ), event)  # fmt: skip


def points_to(table: Considerations) -> Literal["safeguarding", "quality_in_care", "even"]:
    """What the table alone indicates, without weights: the source gives none."""
    answers = [a for name, a in table if a is not None and not (name == "potential_serious_harm" and table.harm)]
    yes, no = answers.count(True), answers.count(False)
    return "even" if yes == no else "safeguarding" if yes > no else "quality_in_care"


def response_decided(file: SafeguardingFile, event: EstablishmentResponseDecided) -> SafeguardingFile:
    """Whose response it is."""
    return home_is(file, response=event.response)


def _table(table: Considerations, home: Establishment) -> tuple[Objection | None, ...]:
    """Each question is answered; a pattern can be judged only after earlier concerns were looked at."""
    names = [name for name, answer in table if answer is None and not (name == "potential_serious_harm" and table.harm)]
    history = "Review earlier concerns about the establishment before judging on a pattern."
    return (
        *(unless(None, "EST-QIC-TABLE", f"Consider: {name.replace('_', ' ')}?", f"considerations.{name}")
          for name in names),
        unless(home.earlier_reviewed, "EST-QIC-TABLE", history, "considerations.pattern"),
    )  # fmt: skip
