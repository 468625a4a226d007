"""The DASH checklist as a form (004 para 9.4; L8671-9251): its questions, its columns, its count."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from domain.kernel.message import Message

__all__ = ["HIGH_RISK", "QUESTIONS", "Answer", "Dash", "is_high_risk", "score"]

HIGH_RISK = 14
"""So many "yes" answers, or more, are visible high risk (DA-DASH-14, L8135)."""

QUESTIONS: Mapping[str, str] = MappingProxyType({
    "injury": "Did the current incident cause injury?",
    "frightened": "Is the victim very frightened?",
    "afraid_of": "What is feared: further injury or violence, and to whom?",
    "isolated": "Is the victim kept from family, friends or a doctor?",
    "depressed": "Is the victim depressed or having suicidal thoughts?",
    "separated": "Did they separate, or try to, in the past year?",
    "child_contact": "Is there conflict over contact with children?",
    "stalking": "Does the abuser constantly contact, follow, stalk or harass?",
    "pregnant": "Is the victim pregnant, or was there a baby in the last 18 months?",
    "more_often": "Does the abuse happen more often?",
    "getting_worse": "Is the abuse getting worse?",
    "control": "Does the abuser try to control everything, or is excessively jealous?",
    "weapons": "Were weapons or objects ever used to hurt?",
    "threats_to_kill": "Were there threats to kill that were believed?",
    "strangulation": "Was there ever strangling, choking, suffocating or drowning?",
    "sexual": "Are things done or said of a sexual nature that hurt or distress?",
    "others_threaten": "Has anybody else threatened the victim, or is feared?",
    "hurt_others": "Has the abuser hurt anybody else?",
    "animals": "Was an animal or the family pet ever mistreated?",
    "financial": "Are there financial issues, or dependence on the abuser for money?",
    "substances": "Did drugs, alcohol or mental health cause the abuser problems in the past year?",
    "suicide_threats": "Has the abuser ever threatened or attempted suicide?",
    "breach": "Was bail, an injunction or an agreement on contact ever broken?",
    "police_trouble": "Was the abuser ever in trouble with the police?",
})  # fmt: skip
"""The prompts of DA-DASH-RISK, in the form's order, in words of our own."""

Answer = Literal["yes", "no", "dont_know"]
"""The form's three columns (DA-DASH-ANSWER)."""


class Dash(Message):
    """One completed checklist; ``own_version``: an agency's own, whose total stands for the answers (DA-DASH-ALT)."""

    answers: Mapping[str, Answer] = {}
    sources: Mapping[str, str] = Field(default={}, description="By question: who said so, if not the victim")
    comments: Mapping[str, str] = {}
    own_version: str | None = Field(default=None, max_length=200, description="Reference of an agency's own DASH")
    total_yes: int | None = Field(default=None, ge=0, le=24, description="As counted on the form")
    other_factors: str = Field(default="", max_length=8000, description="What else raises the risk")
    weapons_access: str = Field(default="", max_length=4000, description="By the abuser's occupation or interests")
    priorities: str = Field(default="", max_length=4000, description="The victim's greatest priorities for safety")
    children_at_risk: bool | None = None
    children_referred_on: date | None = None
    completed_on: date | None = None


def score(dash: Dash) -> int:
    """How many answers are "yes" (DA-DASH-TOTAL)."""
    if dash.own_version and not dash.answers:
        return dash.total_yes or 0
    return sum(answer == "yes" for answer in dash.answers.values())


def is_high_risk(dash: Dash) -> bool:
    """Whether the count alone is visible high risk."""
    return score(dash) >= HIGH_RISK
