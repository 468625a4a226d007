"""A service begins, its posts and training matrix, the review of its governance, and its end."""

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import AdviceTable, Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.workforce.record import Note
from domain.workforce.roles import FORENSIC
from domain.workforce.service.law import GOVERNANCE
from domain.workforce.service.record import RUNNING, SHUT, ServiceFile, ServiceRegion, changed

__all__ = ["ESTABLISHMENT", "EstablishService", "ServiceEstablished"]

_HERE = frozenset({RUNNING})
_SENIOR = frozenset({"ServiceManager", "AssistantDirector"})
_POSTS: Mapping[str, int] = {
    "ServiceManager": 1, "TeamLeader": 1, "AdvancedPractitioner": 1, "SocialWorker": 2, "SocialWorkAssistant": 1,
    "BusinessSupportOfficer": 1, "AdministrationOfficer": 1,
}  # fmt: skip
Point = Literal[
    "sufficiency", "services", "development", "disparity", "safety", "learning", "joint_training", "promotion",
    "pathways", "specialist", "resources", "value",
]  # fmt: skip


class Establishment(Message):
    """A service by its code, its team and its posts."""

    service: str = Field(pattern=r"^[a-z][a-z-]{1,40}$")
    person: UUID = Field(description="A key of its own for what is written here; no person stands behind it")
    team: str | None = None
    posts: Mapping[str, int] = {}


class EstablishService(Establishment, Command):
    """A service begins; its own duties run from now on."""

    type: Literal["EstablishService"] = "EstablishService"


class ServiceEstablished(Establishment, Event):
    """A service began."""

    type: Literal["ServiceEstablished"] = "ServiceEstablished"


class ChangeEstablishment(Command):
    """The posts of the service change."""

    type: Literal["ChangeEstablishment"] = "ChangeEstablishment"
    posts: Mapping[str, int]


class EstablishmentChanged(Event):
    """The posts of the service changed."""

    type: Literal["EstablishmentChanged"] = "EstablishmentChanged"
    posts: Mapping[str, int]


class SetTrainingMatrix(Command):
    """The training that each post asks for, by course code."""

    type: Literal["SetTrainingMatrix"] = "SetTrainingMatrix"
    courses: Mapping[Coded, tuple[Coded, ...]]


class TrainingMatrixSet(Event):
    """The training matrix as it is from now on."""

    type: Literal["TrainingMatrixSet"] = "TrainingMatrixSet"
    courses: Mapping[Coded, tuple[Coded, ...]]


class ReviewGovernance(Advised):
    """The governance of the workforce is reviewed, point by point."""

    type: Literal["ReviewGovernance"] = "ReviewGovernance"
    plan: Note
    points: Mapping[Point, Note] = {}


class GovernanceReviewed(Event):
    """The governance of the workforce was reviewed."""

    type: Literal["GovernanceReviewed"] = "GovernanceReviewed"
    plan: str
    points: Mapping[str, str]


class CloseService(Command):
    """The service ends."""

    type: Literal["CloseService"] = "CloseService"
    because: Note


class ServiceClosed(Event):
    """The service ended."""

    type: Literal["ServiceClosed"] = "ServiceClosed"
    because: str


def establish_service(command: EstablishService, _: ServiceFile, __: Circumstances) -> Ruling:
    """With all its posts, where the source lists them."""
    event = ServiceEstablished(**command.model_dump(exclude={"type"}))
    return unless_refused((_posts(command.service, command.posts),), event)


def change_establishment(command: ChangeEstablishment, file: ServiceFile, _: Circumstances) -> Ruling:
    """As at the beginning."""
    return unless_refused((_posts(file.service, command.posts),), EstablishmentChanged(posts=command.posts))


def set_training_matrix(command: SetTrainingMatrix, file: ServiceFile, _: Circumstances) -> Ruling:
    """A line for every post."""
    missing = sorted(file.posts.keys() - command.courses.keys())
    words = f"The matrix says nothing of: {', '.join(missing)}."
    objection = unless(not missing, "WORK-TRAINING-MATRIX", words, "courses")
    return unless_refused((objection,), TrainingMatrixSet(courses=command.courses))


def _posts(service: str, posts: Mapping[str, int]) -> Objection | None:
    short = [post for post, n in _POSTS.items() if posts.get(post, 0) < n] if service == FORENSIC else []
    return unless(not short, "WORK-ESTABLISHMENT", f"The service has too few of: {', '.join(short)}.", "posts")


def _points(command: ReviewGovernance, _: ServiceFile, __: Circumstances) -> tuple[Objection | None, ...]:
    return tuple(
        unless(point in command.points, rule, f"Nothing was said of: {title.lower()}.", f"points.{point}")
        for rule, point, title, _place, _words in GOVERNANCE
    )


ADVICE: AdviceTable = {"ReviewGovernance": (_points,)}

ESTABLISHMENT = ServiceRegion(
    name="establishment",
    rows=(
        Row("established", EstablishService, frozenset(), _SENIOR, establish_service),
        Row("posts", ChangeEstablishment, _HERE, _SENIOR, change_establishment),
        Row("training", SetTrainingMatrix, _HERE, _SENIOR, set_training_matrix, "WORK-TRAINING-MATRIX"),
        Row("governance", ReviewGovernance, _HERE, _SENIOR, lambda command, _, __: (
            GovernanceReviewed(plan=command.plan, points=dict(command.points)),)),
        Row("closed", CloseService, _HERE, _SENIOR, lambda command, _, __: (ServiceClosed(because=command.because),)),
    ),
    folds={
        ServiceEstablished: simply(lambda file, event: changed(
            file, stage=RUNNING, service=event.service, team=event.team, posts=event.posts)),
        EstablishmentChanged: simply(lambda file, event: changed(file, posts=event.posts)),
        TrainingMatrixSet: simply(lambda file, _: changed(file, matrix=True)),
        GovernanceReviewed: simply(lambda file, _: file),
        ServiceClosed: simply(lambda file, _: changed(file, stage=SHUT)),
    },
    clocks=(
        Clock(
            rule="WORK-PLAN", holder="ServiceManager", starts_on=(ServiceEstablished,), met_by=(GovernanceReviewed,),
            recurs=Recurs.FROM_DONE,
        ),
    ),
    advice=ADVICE,
)  # fmt: skip
