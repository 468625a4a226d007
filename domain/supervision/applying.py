"""The person's applications to the Tribunal for an absolute discharge, and the supervisors' recommendation of it."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.kernel.words import date_in_words
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.law.discharge import APPLYING_RULES
from domain.supervision.roles import CLINICAL_SUPERVISOR, SOCIAL_SUPERVISOR, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import IN_COMMUNITY
from domain.supervision.windows import may_apply_on

__all__ = ["APPLYING", "AbsoluteDischargeRecommended", "ApplicationMade"]


class ApplyForAbsoluteDischarge(Advised):
    """Record that the person applied to the Tribunal for an absolute discharge."""

    type: Literal["ApplyForAbsoluteDischarge"] = "ApplyForAbsoluteDischarge"


class ApplicationMade(Event):
    """The person applied for an absolute discharge on this day."""

    type: Literal["ApplicationMade"] = "ApplicationMade"
    on: date


class RecommendAbsoluteDischarge(Advised):
    """Recommend an absolute discharge after testing in the community."""

    type: Literal["RecommendAbsoluteDischarge"] = "RecommendAbsoluteDischarge"
    words: str = Field(min_length=3, max_length=20_000)


class AbsoluteDischargeRecommended(Event):
    """A supervisor recommended an absolute discharge."""

    type: Literal["AbsoluteDischargeRecommended"] = "AbsoluteDischargeRecommended"
    words: str


def apply_for_discharge(_: ApplyForAbsoluteDischarge, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Once in each window."""
    since = file.discharge.effective_on or now.today
    first = may_apply_on(since, file.applications, now.today)
    words = f"The person may apply once in each period: the next time from {date_in_words(first)}."
    return unless_refused(
        (unless(first <= now.today, "MDO-TRIB-CD-2Y", words, "effective_at"),), ApplicationMade(on=now.today)
    )  # fmt: skip


def recommend(command: RecommendAbsoluteDischarge, _: SupervisionFile, __: Circumstances) -> Ruling:
    """By either supervisor; whether testing was adequate they say themselves."""
    return (AbsoluteDischargeRecommended(words=command.words),)


APPLYING = SupervisionRegion(
    name="applying",
    rows=(
        Row("SUPERVISED", ApplyForAbsoluteDischarge, IN_COMMUNITY, TOLD, apply_for_discharge),
        Row("SUPERVISED", RecommendAbsoluteDischarge, IN_COMMUNITY, SOCIAL_SUPERVISOR | CLINICAL_SUPERVISOR, recommend,
            "MDO-AD-RECOMMEND"),
    ),
    folds={
        ApplicationMade: simply(lambda file, event: changed(file, applications=(*file.applications, event.on))),
        AbsoluteDischargeRecommended: simply(lambda file, _: file),
    },
    rules=APPLYING_RULES,
)  # fmt: skip
