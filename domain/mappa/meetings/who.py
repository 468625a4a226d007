"""Who must be at a meeting about THIS case: one decision table (004 para 13a.7 to 13a.27, 1.28, 3.8).

``quorum`` bodies must be there or the meeting does not begin. ``must`` bodies are expected; one that does not come
is a missing key partner: the reason stands in the record and the level cannot be reduced without it. ``report``
bodies may send a report instead. ``invite`` bodies are asked, and whoever plans without them says why.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.mappa.file import MappaFile
from domain.mappa.meetings.bodies import kind_of, standing_of
from domain.mappa.meetings.facts import category_of, is_child
from domain.mappa.meetings.state import Meeting
from domain.mappa.risk.state import WHO_IS_AT_RISK

__all__ = ["Grade", "Need", "TABLE", "lacking", "needs_of"]

Grade = Literal["quorum", "must", "report", "invite"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the table asks about: the meeting, the offender, what bears on the case."""

    level: int
    initial: bool
    pre_release: bool
    child: bool
    category: int | None
    features: frozenset[str]
    premises_planned: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """One row: this kind of body, by this rule, how firmly, and when."""

    body: str
    rule: str
    grade: Grade
    when: Callable[[Setting], bool]
    words: str


def _always(_: Setting) -> bool:
    return True


def _with(*features: str) -> Callable[[Setting], bool]:
    return lambda setting: not setting.features.isdisjoint(features)


def _terrorist(setting: Setting) -> bool:
    return "terrorism" in setting.features


_LEVEL_2, _LEVEL_3, _TERRORISM = 2, 3, 4

TABLE: tuple[Need, ...] = (
    Need("police", "MAPPA-MTG-POLICE-ATTEND", "quorum", _always, "the police attend every Level 2 and 3 meeting"),
    Need("probation", "MAPPA-MTG-PROB-ATTEND", "quorum", _always, "Probation attends every Level 2 and 3 meeting"),
    Need("yot", "MAPPA-GOV-UNDER18-PRESENCE", "quorum", lambda s: s.child, "the offender is under 18"),
    Need("childrens_services", "MAPPA-GOV-UNDER18-PRESENCE", "quorum", lambda s: s.child, "the offender is under 18"),
    Need("nsd", "MAPPA-MTG-CT-JOINT-CHAIR", "quorum", _terrorist, "a counter-terrorism meeting has two chairs"),
    Need("ctp", "MAPPA-MTG-CT-JOINT-CHAIR", "quorum", _terrorist, "a counter-terrorism meeting has two chairs"),
    Need("prison", "MAPPA-MTG-PRISON", "must", lambda s: s.pre_release and "youth_custody" not in s.features,
         "a prisoner is discussed before release"),
    Need("youth_custody", "MAPPA-MTG-UNDER18", "must", _with("youth_custody"), "the Youth Custody Service is involved"),
    Need("yot", "MAPPA-MTG-UNDER18", "must", _with("recently_in_youth_services"),
         "the offender moved to adult services not long ago"),
    Need("psychology", "MAPPA-MTG-PSYCH-L3-INITIAL", "must",
         lambda s: s.level == _LEVEL_3 and s.initial and s.pre_release, "the first Level 3 meeting before release"),
    Need("psychology", "MAPPA-MTG-PSYCH-L3-LATER", "must",
         lambda s: s.level == _LEVEL_3 and not s.initial and "psychology_active" in s.features,
         "Psychology Services work on the case"),
    Need("psychology", "MAPPA-MTG-PSYCH-REVIEW", "must",
         lambda s: not s.initial and "circumstances_changed" in s.features, "new circumstances may change the risk"),
    Need("psychology", "MAPPA-MTG-PSYCH-L2", "invite",
         lambda s: s.level == _LEVEL_2 and not s.features.isdisjoint({"psychology_active", "psychology_would_help"}),
         "Psychology Services were involved, or would help"),
    Need("victim_contact", "MAPPA-MTG-VLO", "report", _with("victim_contact"),
         "a victim or a family is in the Victim Contact Scheme"),
    Need("approved_premises", "MAPPA-MTG-AP", "must", _with("approved_premises"),
         "the plan has a stay in approved premises"),
    Need("approved_premises", "MAPPA-RMP-AP-STAFF", "must", lambda s: s.premises_planned,
         "the plan that was agreed has a stay in approved premises"),
    Need("mental_health", "MAPPA-MTG-MH", "must", _with("mental_health"), "mental health services are involved"),
    Need("childrens_services", "MAPPA-MTG-CHILDREN", "must", _with("child_at_risk"), "an identified child is at risk"),
    Need("adult_social_care", "MAPPA-MTG-ADULT-SC", "must", _with("adult_at_risk", "offender_at_risk"),
         "an adult at risk is concerned"),
    Need("housing", "MAPPA-MTG-OTHER-DTC", "must", _with("housing"), "the housing authority is involved"),
    Need("ukvi", "MAPPA-MTG-OTHER-DTC", "must", _with("immigration"), "immigration enforcement is involved"),
    Need("electronic_monitoring", "MAPPA-DTC-EM-PROGRESS", "report", _with("electronic_monitoring"),
         "the offender is monitored electronically: a report of the provider is expected"),
    Need("btp", "MAPPA-RA-BTP-INVITE", "invite", _with("railway_risk"), "there is a risk on railways or in travel"),
    Need("prevent", "MAPPA-MTG-PREVENT", "invite",
         lambda s: s.category == _TERRORISM or "radicalisation" in s.features, "radicalisation is a risk"),
)  # fmt: skip
"""Rows stand in the order of the guidance; several may ask for one body, the firmest counts."""

_AT_RISK = WHO_IS_AT_RISK


def needs_of(meeting: Meeting, file: MappaFile, day: date) -> tuple[Need, ...]:
    """The rows of the table that hold for this meeting."""
    setting = Setting(
        level=meeting.level, initial=meeting.initial, pre_release=meeting.pre_release, child=is_child(file, day),
        category=category_of(file), features=meeting.features | _features_of(file),
        premises_planned=file.risk.approved_premises,
    )  # fmt: skip
    return (*(need for need in TABLE if need.when(setting)), *_involved(file))


def _involved(file: MappaFile) -> Iterator[Need]:
    """Agencies with the duty to co-operate that work with the offender, as the level region knows them (3.8)."""
    for body in sorted(file.level.involved):
        if standing_of(body) == "duty_to_cooperate":
            yield Need(body, "MAPPA-DTC-ATTEND", "must", _always, "the agency works with the offender")


def lacking(needs: tuple[Need, ...], there: frozenset[str], *grades: Grade) -> Iterator[Need]:
    """The rows of these grades whose body is not among those that are there."""
    kinds = {kind_of(body) for body in there}
    return (need for need in needs if need.grade in grades and need.body not in kinds)


def _features_of(file: MappaFile) -> frozenset[str]:
    """What the other regions know already, so that nobody has to say it again."""
    known = {feature for who, feature in _AT_RISK.items() if who in file.risk.at_risk}
    if file.risk.approved_premises:
        known.add("approved_premises")
    return frozenset(known)
