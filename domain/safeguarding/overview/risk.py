"""What is said to happen where, how bad it is, who is in danger; and whether somebody's liberty is taken."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, get_args

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.safeguarding.casework import Fact
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.risk import Category
from domain.safeguarding.stages import FINAL

__all__ = ["liberty", "risk"]

_TOPIC, _LIBERTY = "risk", "liberty"
_ABUSE: Mapping[str, str] = MappingProxyType({
    "physical": "physical abuse", "sexual": "sexual abuse", "psychological": "psychological abuse",
    "financial": "financial abuse", "discriminatory": "discriminatory abuse", "organisational": "organisational abuse",
    "domestic": "domestic abuse", "self_neglect": "self-neglect", "care_needs": "needs for care and support",
    "culturally_motivated": "culturally motivated abuse", "online": "abuse online",
    "honour_based_abuse": "honour-based abuse",
})  # fmt: skip
_SETTING: Mapping[str, str] = MappingProxyType({
    "own_home": "at home", "hospital": "in hospital", "nursing_home": "in a nursing home",
    "care_home": "in a care home", "supported_living": "in supported living", "respite": "in respite care",
    "day_service": "at a day service", "street_or_public": "in the street or another public place",
})  # fmt: skip
_ALLEGED: Mapping[str, str] = MappingProxyType({
    "staff": "staff", "another_resident": "another resident", "family": "somebody of the family",
    "partner_or_former_partner": "a partner or former partner",
    "person_supported": "the person whom the adult supports", "stranger": "a stranger",
})  # fmt: skip
_FACTS: Mapping[Fact, str] = MappingProxyType({
    "dementia": "dementia", "coercion": "coercion or undue influence",
    "attorney_concern": "a concern about an attorney or deputy", "on_visor": "a ViSOR record",
    "relative_asks_for_change": "a relative asks for other care", "complex": "a complex enquiry",
    "several_strands": "several strands to bring together",
    "adult_would_be_excluded": "a formal meeting would leave the adult out",
    "serious_legal_options": "legal powers come into question", "medway": "Medway is concerned",
})  # fmt: skip
_ESCALATED: Mapping[str, str] = MappingProxyType({
    "interim_authorisation": "; the setting is to have an interim authorisation",
    "court_of_protection": "; the Court of Protection is applied to",
})  # fmt: skip
_DOLS_TEAM: Mapping[str, str] = MappingProxyType({
    "requested": "; the DoLS team is told and has not answered", "acknowledged": "; the DoLS team has answered",
})  # fmt: skip
_DOLS_SETTINGS: Final = frozenset({"hospital", "nursing_home", "care_home", "respite"})
"""Where a deprivation of liberty is authorised by DoLS; elsewhere by the Court of Protection (EST-DOLS-COP)."""
_POWERS: Mapping[str, str] = MappingProxyType({
    "S.2": "detained under section 2", "S.3": "detained under section 3", "S.7": "under guardianship, section 7",
    "S.17A": "on a community treatment order, section 17A", "part_3": "under Part 3",
})  # fmt: skip


def risk(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """The death, the danger, the crime, the levels, what is known besides."""
    if file.died:
        yield Told(_TOPIC, "The adult has died. Others may be at risk; no clock stops by itself.", "died")
    if nature := _nature(file):
        yield Told(_TOPIC, nature, "nature")
    if file.immediate_risk:
        words = "The adult or others were found to be at immediate risk."
        yield Told(_TOPIC, words, "immediate_risk")
    if file.crime_suspected:
        number = f", crime number {file.crime_number}" if file.crime_number else ""
        yield Told(_TOPIC, f"A crime is suspected{number}.", "crime_suspected")
    if file.crime_suspected and file.staff_alleged and file.stage not in FINAL:
        words = "Staff may have offended: the provider does not investigate before the police agree."
        yield Told(_TOPIC, words, "hold", "EST-CRIME-HOLD")
    yield from _levels(file)
    yield from _known(file)


def _nature(file: SafeguardingFile) -> str:
    types = dict.fromkeys(
        _ABUSE.get(code, code_in_a_sentence(code)) for code in (*file.content, *file.casework.patterns)
    )
    alleged = _ALLEGED.get(file.casework.alleged) or ("staff" if file.staff_alleged else "")
    parts = (", ".join(types), _SETTING.get(file.setting), alleged and f"{alleged} said to be responsible")
    said = "; ".join(filter(None, parts))
    return f"Concern: {said}." if said else ""


def _levels(file: SafeguardingFile) -> Iterator[Told]:
    known = [(category, file.ratings.get(category)) for category in get_args(Category)]
    rated = ", ".join(f"{category} {level}" for category, level in known if level)
    if file.overall:
        yield Told(_TOPIC, f"Overall risk {file.overall}: {rated}.", file.overall)
    elif rated:
        yield Told(_TOPIC, f"Rated, without an overall level yet: {rated}.", "rated", "S42-RA-CATEGORIES")
    if file.critical_notice_owed:
        words = "The risk is critical: the Community Team Manager and the Assistant Director are to be told at once."
        yield Told(_TOPIC, words, "critical_notice", "S42-RA-CRITICAL", by="DSO")


def _known(file: SafeguardingFile) -> Iterator[Told]:
    if known := [words for fact, words in _FACTS.items() if fact in file.casework.facts]:
        yield Told(_TOPIC, f"To bear in mind: {'; '.join(known)}.", "facts")
    review = file.died or "possible_sar" in file.casework.facts
    if review and "S42-SAR" not in file.casework.practice:
        words = "It may be a matter for a Safeguarding Adults Review: follow the referral process."
        yield Told(_TOPIC, words, "review", "S42-SAR", by="DSO")


def liberty(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """DoLS, and powers of the Mental Health Act."""
    team = _DOLS_TEAM.get(file.regions.dols.state, "")
    match file.dols:
        case "in_place":
            yield Told(_LIBERTY, f"A DoLS is in place{team}.", "in_place")
        case "may_be_needed":
            done = _ESCALATED.get(file.regions.dols.escalated, "")
            words = f"The adult may be deprived of liberty without authority{done}{team}."
            yield Told(_LIBERTY, words, "may_be_needed", "EST-DOLS-TEST")
        case "not_known" if file.setting in _DOLS_SETTINGS and file.stage not in FINAL:
            words = "Whether the adult is subject to DoLS is not established."
            yield Told(_LIBERTY, words, "not_known", "EST-DOLS-STATUS", by="DSO")
    for entry in dict.fromkeys(file.regions.dols.detained):
        person, power = entry.split(":")
        whose = "The adult" if person == "adult" else "The person said to be responsible"
        words = f"{whose} is {_POWERS[power]} of the Mental Health Act."
        yield Told(_LIBERTY, words, f"{person}.{power}")
