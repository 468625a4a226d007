"""Risk assessed by the lead agency: which harm, to whom, how likely, how soon, on what evidence (004 chapter 11)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile, changed
from domain.mappa.meetings.asking import asked, told
from domain.mappa.meetings.bodies import Body, kind_of
from domain.mappa.meetings.state import Id
from domain.mappa.risk.state import AtRisk, Rating

__all__ = [
    "AssessRisk", "Indications", "RiskAssessed", "RiskToPlan", "Summary", "Target", "assess_risk", "indicated",
    "risk_assessed", "with_risk",
]  # fmt: skip

Text = Field(default="", max_length=8000)


class Indications(Message):
    """What the evidence points to; the four levels are defined by these answers (11.7)."""

    likely_serious_harm: bool = Field(default=False, description="Evidence now points to likely serious harm")
    identifiable_indicators: bool = False
    at_any_time: bool = Field(default=False, description="The event could occur at any time")
    serious_impact: bool = False
    imminent: bool = Field(default=False, description="More likely than not to occur soon")
    changes: tuple[str, ...] = Field(default=(), description="What would make it likely: medication, housing, …")


class Target(Message):
    """The risk to one group; people in it by reference, never by name."""

    who: AtRisk
    rating: Rating
    references: tuple[Id, ...] = Field(default=(), description="Each identified individual at risk")


class Summary(Message):
    """The five questions of 11.10."""

    who: str = Text
    nature_and_method: str = Text
    when_greatest: str = Field(default="", max_length=8000, description="With dates of expected events")
    what_increases: str = Text
    what_protects: str = Text


class Tool(Message):
    """A tool and its score, as OASys, ARMS, SARA or RM2000."""

    name: str = Field(min_length=2, max_length=40)
    score: str = Field(default="", max_length=80)
    suggests: Rating | None = None


class RiskToPlan(Message):
    """One risk that the plan must answer."""

    id: Id
    words: str = Field(min_length=3, max_length=400)


class Contribution(Message):
    """What one agency brought to the assessment (11.9)."""

    body: Body
    words: str = Text


class Defensible(Message):
    """The six marks of a defensible decision (11.14)."""

    reasonable_steps: bool = False
    reliable_methods: bool = False
    information_weighed: bool = False
    recorded: bool = False
    procedure_followed: bool = False
    investigative: bool = False


class Assessment(Message):
    """One assessment of risk."""

    rating: Rating
    meant: tuple[Literal["serious_harm", "re_offending", "reconviction"], ...] = ()
    indications: Indications = Indications()
    judgement_because: str = Field(default="", max_length=8000, description="Where judgement differs from the marks")
    targets: tuple[Target, ...] = ()
    static: str = Text
    dynamic: str = Text
    protective: str = Text
    tools: tuple[Tool, ...] = ()
    summary: Summary = Summary()
    risks: tuple[RiskToPlan, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    defensible: Defensible = Defensible()


class AssessRisk(Assessment, Advised):
    """The lead agency assesses, or reviews, the risk."""

    type: Literal["AssessRisk"] = "AssessRisk"


class RiskAssessed(Assessment, Event):
    """The risk is assessed; the plan and the level follow from it."""

    type: Literal["RiskAssessed"] = "RiskAssessed"


_PARTS = (
    ("meant", "MAPPA-GOV-RISK-TYPES", "Say which risk is meant: serious harm, re-offending or reconviction."),
    ("targets", "MAPPA-RISK-TARGETS", "Give the risk to each group: public, prisoners, known adult, children, staff."),
    ("static", "MAPPA-RISK-STATIC-DYNAMIC", "Record the static factors."),
    ("dynamic", "MAPPA-RISK-STATIC-DYNAMIC", "Record the dynamic factors."),
    ("protective", "MAPPA-RISK-STATIC-DYNAMIC", "Record the protective factors."),
    ("tools", "MAPPA-RISK-TOOLS", "Record which tools were used, with their scores."),
    ("summary.who", "MAPPA-RISK-SUMMARY", "Say who is at risk."),
    ("summary.nature_and_method", "MAPPA-RISK-SUMMARY", "Say the nature of the risk, and by which method."),
    ("summary.when_greatest", "MAPPA-RISK-SUMMARY", "Say when it is greatest, with dates of what is expected."),
    ("summary.what_increases", "MAPPA-RISK-SUMMARY", "Say what would increase it."),
    ("summary.what_protects", "MAPPA-RISK-SUMMARY", "Say what protects."),
    ("risks", "MAPPA-RISK-EVERY-OFFENDER", "Name each risk that the plan must answer."),
)
_GROUPS = frozenset({"public", "prisoners", "known_adult", "children", "staff"})
_RULES = {
    "low": "MAPPA-RISK-LEVEL-LOW", "medium": "MAPPA-RISK-LEVEL-MEDIUM", "high": "MAPPA-RISK-LEVEL-HIGH",
    "very_high": "MAPPA-RISK-LEVEL-VERY-HIGH",
}  # fmt: skip


def assess_risk(command: AssessRisk, file: MappaFile, _: Circumstances) -> Ruling:
    """Complete, defensible, and at the level that its own marks say, or with the judgement that says why not."""
    return unless_refused(
        (*asked(command, _PARTS), *_rated(command), *_targets(command), *_contributed(command, file), *_marks(command)),
        RiskAssessed.model_validate(command.body()),
    )


def indicated(marks: Indications) -> Rating:
    """The level that the marks amount to (11.7)."""
    if marks.imminent and marks.serious_impact:
        return "very_high"
    if marks.identifiable_indicators and marks.at_any_time and marks.serious_impact:
        return "high"
    return "medium" if marks.identifiable_indicators else "low"


def _rated(command: AssessRisk) -> Iterator[Objection | None]:
    found, judged = indicated(command.indications), told(command.judgement_because)
    words = f"The marks of this assessment say {found}: rate it so, or give the professional judgement."
    yield unless(found == command.rating or judged, _RULES[command.rating], words, "rating")
    words = "List the changes of circumstance that would make it likely."
    changes = command.indications.changes or command.rating != "medium"
    yield unless(changes, "MAPPA-RISK-LEVEL-MEDIUM", words, "indications.changes")
    differs = [tool.name for tool in command.tools if tool.suggests not in {None, command.rating}]
    words = f"Say why judgement differs from {', '.join(differs)}."
    yield unless(judged or not differs, "MAPPA-RISK-JUDGEMENT", words, "judgement_because")


def _targets(command: AssessRisk) -> Iterator[Objection | None]:
    left = sorted(_GROUPS - {target.who for target in command.targets})
    words = f"Rate the risk to {', '.join(left)} too."
    yield unless(not left or not command.targets, "MAPPA-RISK-TARGETS", words, "targets")
    unnamed = [t.who for t in command.targets if t.who in {"identified_child", "adult_at_risk"} and not t.references]
    words = "Refer to each identified individual."
    yield unless(not unnamed, "MAPPA-RISK-TARGETS", words, "targets")


def _contributed(command: AssessRisk, file: MappaFile) -> Iterator[Objection | None]:
    """Every agency that works with the offender brings what it holds."""
    involved = file.level.involved
    left = sorted(involved - {kind_of(each.body) for each in command.contributions if told(each.words)})
    words = f"Gather what {', '.join(left)} knows."
    yield unless(not left, "MAPPA-RISK-ALL-AGENCIES", words, "contributions")


def _marks(command: AssessRisk) -> Iterator[Objection | None]:
    left = [mark for mark, held in command.defensible.model_dump().items() if not held]
    words = f"A defensible decision also needs: {', '.join(left).replace('_', ' ')}."
    yield unless(not left, "MAPPA-RISK-DEFENSIBLE", words, "defensible")


def risk_assessed(file: MappaFile, event: RiskAssessed) -> MappaFile:
    """How great, to whom, and what the plan must answer."""
    return with_risk(
        file, rating=event.rating, at_risk=frozenset(t.who for t in event.targets if t.rating != "low"),
        risks=frozenset(risk.id for risk in event.risks),
    )  # fmt: skip


def with_risk(file: MappaFile, **changes: object) -> MappaFile:
    """The file with this region changed."""
    return changed(file, risk=file.risk.model_copy(update=changes))
