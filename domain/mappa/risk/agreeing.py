"""What a meeting agrees of the risk, and what the lead agency makes of it (11.10 to 11.12)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import asked, sits, told
from domain.mappa.meetings.state import Id
from domain.mappa.risk.assessing import RiskToPlan, with_risk
from domain.mappa.risk.state import Rating

__all__ = [
    "AdoptRisk", "AgreeRisk", "RiskAdopted", "RiskAgreed", "adopt_risk", "adoption_advice", "agree_risk",
    "risk_adopted", "risk_agreed",
]  # fmt: skip

Text = Field(default="", max_length=8000)


class Agreement(Message):
    """The Chair's summary that the meeting agrees."""

    meeting: Id
    rating: Rating
    risk: str = Text
    impact: str = Text
    likelihood: str = Field(default="", max_length=8000, description="With the protective factors")
    imminence: str = Text
    amends_lead_because: str = Field(default="", max_length=8000, description="Where it differs from the lead's view")
    agencies_agree: bool = False
    differences: str = Field(default="", max_length=8000, description="Who differs, and why")
    risks: tuple[RiskToPlan, ...] = Field(
        default=(), description="Risks that came to light; they add to the known ones"
    )


class AgreeRisk(Agreement, Advised):
    """Summarise the risk and have the meeting agree."""

    type: Literal["AgreeRisk"] = "AgreeRisk"


class RiskAgreed(Agreement, Event):
    """The meeting's view of the risk; the lead agency adopts it."""

    type: Literal["RiskAgreed"] = "RiskAgreed"


class AdoptRisk(Advised):
    """The lead agency updates its own assessment with what the meeting agreed."""

    type: Literal["AdoptRisk"] = "AdoptRisk"
    system_entry: str = Field(default="", max_length=200, description="Reference of the entry in its own system")


class RiskAdopted(Event):
    """The lead agency's assessment is the meeting's."""

    type: Literal["RiskAdopted"] = "RiskAdopted"
    system_entry: str


_PARTS = (
    ("risk", "MAPPA-RISK-CHAIR-SUMMARY", "Summarise the risk."),
    ("impact", "MAPPA-RISK-CHAIR-SUMMARY", "Summarise its impact."),
    ("likelihood", "MAPPA-RISK-CHAIR-SUMMARY", "Say how likely it is, with the protective factors."),
    ("imminence", "MAPPA-RISK-CHAIR-SUMMARY", "Say how soon it may be."),
)


def agree_risk(command: AgreeRisk, file: MappaFile, now: Circumstances) -> Ruling:
    """On an assessment that was made; agreed by all, or with who differs."""
    amends = file.risk.rating not in {None, command.rating} and not told(command.amends_lead_because)
    agreed = command.agencies_agree or told(command.differences)
    return unless_refused(
        (
            *sits(file, command.meeting, now),
            unless(file.risk.rating, "MAPPA-RISK-EVERY-OFFENDER", "The lead agency assesses the risk first."),
            *asked(command, _PARTS),
            unless(not amends, "MAPPA-RISK-CHAIR-SUMMARY", "Say why the meeting amends the lead agency's view.",
                   "amends_lead_because"),
            unless(agreed, "MAPPA-RISK-OVERALL-AGREED", "Agree the overall level, or say who differs and why.",
                   "agencies_agree"),
        ),
        RiskAgreed.model_validate(command.body()),
    )  # fmt: skip


def adopt_risk(command: AdoptRisk, file: MappaFile, _: Circumstances) -> Ruling:
    """After a meeting."""
    rule, entry = "MAPPA-RISK-LEAD-ADOPT", told(command.system_entry)
    return unless_refused(
        (
            unless(not file.risk.adopted, rule, "No meeting's view of the risk waits to be adopted."),
            unless(entry, rule, "Give the reference of the entry in your own system.", "system_entry"),
        ),
        RiskAdopted(system_entry=command.system_entry),
    )


def adoption_advice(_: AgreeRisk, file: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """What the meeting before agreed should be in the lead agency's assessment by now."""
    words = "The lead agency has not adopted what the meeting before agreed."
    return (unless(file.risk.adopted, "MAPPA-RISK-LEAD-ADOPT", words),)


def risk_agreed(file: MappaFile, event: RiskAgreed) -> MappaFile:
    """The meeting's view."""
    found = frozenset(risk.id for risk in event.risks)
    return with_risk(file, agreed=event.rating, adopted=False, risks=file.risk.risks | found)


def risk_adopted(file: MappaFile, _: RiskAdopted) -> MappaFile:
    """One view."""
    return with_risk(file, adopted=True, rating=file.risk.agreed or file.risk.rating)
