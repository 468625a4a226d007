"""The decision table of the category engine: one row for every branch, with the line that must carry the answer."""

from datetime import date
from typing import Any, Final

import pytest

from domain.mappa.eligibility.facts import Registration, Requirement, TerrorRisk
from domain.mappa.eligibility.listings import Threshold
from domain.mappa.eligibility.terms import Term
from tests.domain.mappa.eligibility.given import DAY, answer, lists, outcome, sentence

_SCH15: Final = "cja2003-sch15-1"
_SCH3: Final = "soa2003-sch3"
_19ZA: Final = "cja2003-sch19za"
_S41: Final = "cta2008-s41-42"
_SIX_MONTHS = (Threshold(custody_months=6),)
_CONNECTED = {"connection": "sentencing_code_s69", "listings": lists()}
_PART_4 = {"listings": lists(_S41), "sentence": sentence()}

# name, outcome, category or None, what the line says, by which rule
TABLE: tuple[tuple[str, Any, int | None, str, str], ...] = (
    ("12 months", outcome(listings=lists(_SCH15), sentence=sentence()), 2, "yes", "MAPPA-CAT2-SENTENCES"),
    ("part 2", outcome(listings=lists("cja2003-sch15-2"), sentence=sentence()), 2, "yes", "MAPPA-CAT2-SENTENCES"),
    ("s327", outcome(listings=lists("cja2003-s327-4a"), sentence=sentence()), 2, "yes", "MAPPA-CAT2-SENTENCES"),
    ("11 months", outcome(listings=lists(_SCH15), sentence=sentence(term=Term(months=11))), None, "no",
     "MAPPA-CAT2-SENTENCES"),
    ("a year", outcome(listings=lists(_SCH15), sentence=sentence(term=Term(years=1))), 2, "yes",
     "MAPPA-CAT2-SENTENCES"),
    ("youth detention", outcome(listings=lists(_SCH15), sentence=sentence("youth_detention")), 2, "yes",
     "MAPPA-CAT2-SENTENCES"),
    ("52 weeks", outcome(listings=lists(_SCH15), sentence=sentence(term=Term(weeks=52))), None, "no",
     "MAPPA-CAT2-52-WEEKS"),
    ("53 weeks", outcome(listings=lists(_SCH15), sentence=sentence(term=Term(weeks=53))), 2, "yes",
     "MAPPA-CAT2-52-WEEKS"),
    ("life", outcome(listings=lists(_SCH15), sentence=sentence(term=Term(), indeterminate=True)), 2, "yes",
     "MAPPA-CAT2-INDETERMINATE"),
    ("murder without any list", outcome(offence="murder", listings=lists(held=False),
     sentence=sentence(term=Term(), indeterminate=True)), 2, "yes", "MAPPA-CAT2-INDETERMINATE"),
    ("hospital order", outcome(listings=lists(_SCH15), sentence=sentence("hospital_order", term=Term())), 2, "yes",
     "MAPPA-CAT2-HOSPITAL"),
    ("guardianship", outcome(listings=lists(_SCH15), sentence=sentence("guardianship_order", term=Term())), 2, "yes",
     "MAPPA-CAT2-HOSPITAL"),
    ("section 45A", outcome(listings=lists(_SCH15), sentence=sentence("hospital_direction")), 2, "yes",
     "MAPPA-CAT2-SENTENCES"),
    ("unfit, hospital", outcome("disability_finding", listings=lists(_SCH15),
     sentence=sentence("restricted_hospital_order", term=Term())), 2, "yes", "MAPPA-CAT2-HOSPITAL"),
    ("insane, supervision", outcome("insanity_finding", listings=lists(_SCH15),
     sentence=sentence("supervision_order")), None, "no", "MAPPA-CAT2-FINDINGS"),
    ("whole DTO", outcome(listings=lists(_SCH15), sentence=sentence("detention_and_training_order")), 2, "yes",
     "MAPPA-CAT2-DTO-WHOLE"),
    ("suspended 12 months", outcome(listings=lists(_SCH15), sentence=sentence("suspended")), 2, "yes",
     "MAPPA-CAT2-SUSPENDED"),
    ("suspended 6 months", outcome(listings=lists(_SCH15), sentence=sentence("suspended", term=Term(months=6))), None,
     "no", "MAPPA-CAT2-SUSPENDED"),
    ("community order", outcome(listings=lists(_SCH15), sentence=sentence("community_order")), None, "no",
     "MAPPA-CAT2-COMMUNITY-ORDER"),
    ("caution", outcome("caution", listings=lists(_SCH15)), None, "no", "MAPPA-CAT2-COMMUNITY-ORDER"),
    ("disqualification order alone", outcome(listings=lists(_SCH15), sentence=sentence("disqualification_order")), None,
     "no", "MAPPA-CAT-DO-EXCLUDED"),
    ("not listed", outcome(listings=lists(), sentence=sentence()), None, "no", "MAPPA-CAT2-DECISION"),
    ("lists not held", outcome(listings=lists(held=False), sentence=sentence()), None, "cannot_say",
     "MAPPA-CAT2-DECISION"),
    ("not sentenced", outcome(listings=lists(_SCH15)), None, "not_yet", "MAPPA-CAT2-SENTENCES"),
    ("abroad", outcome(abroad=True, listings=lists(_SCH15), sentence=sentence()), None, "no", "MAPPA-CAT2-DECISION"),
    ("service", outcome(service=True, listings=lists(_SCH15), sentence=sentence()), None, "no",
     "MAPPA-CAT1-NO-NOTIFY-SERVICE-OTHER"),

    ("notifiable at once", outcome(listings=lists(_SCH3)), 1, "yes", "MAPPA-CAT1-DECISION"),
    ("caution, notifiable", outcome("caution", listings=lists(_SCH3)), 1, "yes", "MAPPA-CAT1-DECISION"),
    ("insane, notifiable", outcome("insanity_finding", listings=lists(_SCH3)), 1, "yes", "MAPPA-CAT1-DECISION"),
    ("warning, notifiable", outcome("reprimand_or_warning", listings=lists(_SCH3)), None, "cannot_say",
     "MAPPA-CAT1-DECISION"),
    ("Schedule 3 not held", outcome(listings=lists(held=False)), None, "cannot_say", "MAPPA-CAT1-DECISION"),
    ("threshold waits", outcome(listings=lists(_SCH3, thresholds=_SIX_MONTHS)), None, "not_yet", "MAPPA-CAT1-START"),
    ("threshold met", outcome(listings=lists(_SCH3, thresholds=_SIX_MONTHS), sentence=sentence(term=Term(months=6))), 1,
     "yes", "MAPPA-CAT1-START"),
    ("threshold not met", outcome(listings=lists(_SCH3, thresholds=_SIX_MONTHS),
     sentence=sentence(term=Term(months=5))), None, "no", "MAPPA-CAT1-START"),
    ("life meets it", outcome(listings=lists(_SCH3, thresholds=_SIX_MONTHS),
     sentence=sentence(term=Term(), indeterminate=True)), 1, "yes", "MAPPA-CAT1-START"),
    ("suspended term, threshold", outcome(listings=lists(_SCH3, thresholds=_SIX_MONTHS),
     sentence=sentence("suspended")), None, "cannot_say", "MAPPA-CAT1-START"),
    ("hospital threshold", outcome(listings=lists(_SCH3, thresholds=(Threshold(hospital=True),)),
     sentence=sentence("hospital_order", term=Term())), 1, "yes", "MAPPA-CAT1-START"),
    ("hospital threshold, prison", outcome(listings=lists(_SCH3, thresholds=(Threshold(hospital=True),)),
     sentence=sentence()), None, "no", "MAPPA-CAT1-START"),
    ("community threshold", outcome(listings=lists(_SCH3, thresholds=(Threshold(community_months=12),)),
     sentence=sentence("community_order")), 1, "yes", "MAPPA-CAT1-START"),
    ("victim's age unknown", outcome(listings=lists(_SCH3, thresholds=(Threshold(victim_under_18=True),))), None,
     "cannot_say", "MAPPA-CAT1-START"),
    ("victim a child", outcome(victim_under_18=True, listings=lists(_SCH3, thresholds=(Threshold(victim_under_18=True),
     *_SIX_MONTHS))), 1, "yes", "MAPPA-CAT1-START"),
    ("offender's age unknown", outcome(listings=lists(_SCH3, thresholds=(Threshold(offender_from=18),))), None,
     "cannot_say", "MAPPA-CAT1-START"),
    ("offender too old", outcome(offender_age=18, listings=lists(_SCH3, thresholds=(Threshold(offender_under=18),))),
     None, "no", "MAPPA-CAT1-START"),
    ("12-month DTO, 6 needed", outcome(listings=lists(_SCH3, thresholds=_SIX_MONTHS),
     sentence=sentence("detention_and_training_order")), 1, "yes", "MAPPA-CAT1-DTO"),
    ("10-month DTO, 6 needed", outcome(listings=lists(_SCH3, _SCH15, thresholds=_SIX_MONTHS),
     sentence=sentence("detention_and_training_order", term=Term(months=10))), None, "no", "MAPPA-CAT1-DTO"),
    ("abroad, notifiable at home", outcome(abroad=True, listings=lists(_SCH3)), None, "no",
     "MAPPA-CAT1-NOTIFICATION-ORDER"),
    ("112 days", outcome(service=True, listings=lists(_SCH3), sentence=sentence("service_detention",
     term=Term(days=112))), 1, "yes", "MAPPA-CAT1-SERVICE-112"),
    ("111 days", outcome(service=True, listings=lists(_SCH3), sentence=sentence("service_detention",
     term=Term(days=111))), None, "no", "MAPPA-CAT1-SERVICE-112"),
    ("service, not sentenced", outcome(service=True, listings=lists(_SCH3)), None, "not_yet", "MAPPA-CAT1-SERVICE-112"),

    ("Schedule 19ZA", outcome(listings=lists(_19ZA), sentence=sentence()), 4, "yes", "MAPPA-CAT4-SENTENCES"),
    ("connection found", outcome(**_CONNECTED, sentence=sentence()), 4, "yes", "MAPPA-CAT4-SENTENCES"),
    ("connection, 52 weeks", outcome(**_CONNECTED, sentence=sentence(term=Term(weeks=52))), None, "no",
     "MAPPA-CAT4-SENTENCES"),
    ("connection, order", outcome(**_CONNECTED, sentence=sentence("hospital_order", term=Term())), 4, "yes",
     "MAPPA-CAT4-SENTENCES"),
    ("19ZA not held", outcome(listings=lists(held=False), sentence=sentence()), None, "cannot_say",
     "MAPPA-CAT4-RELEVANT-OFFENCE"),
    ("finding above 12 months", outcome("insanity_finding", maximum_months=24, **_CONNECTED,
     sentence=sentence("hospital_order", term=Term())), 4, "yes", "MAPPA-CAT4-INSANITY"),
    ("finding, maximum 12", outcome("insanity_finding", maximum_months=12, **_CONNECTED,
     sentence=sentence("hospital_order", term=Term())), None, "no", "MAPPA-CAT4-INSANITY"),
    ("finding, maximum unknown", outcome("disability_finding", **_CONNECTED,
     sentence=sentence("hospital_order", term=Term())), None, "cannot_say", "MAPPA-CAT4-INSANITY"),
    ("finding, supervision", outcome("disability_finding", maximum_months=24, **_CONNECTED,
     sentence=sentence("supervision_order")), None, "no", "MAPPA-CAT4-INSANITY"),
    ("finding, no disposal yet", outcome("disability_finding", maximum_months=24, **_CONNECTED), None, "not_yet",
     "MAPPA-CAT4-INSANITY"),
    ("Part 4 at 16", outcome(offender_age=16, **_PART_4), 4, "yes", "MAPPA-CAT4-NOTIFICATION"),
    ("Part 4 at 15", outcome(offender_age=15, **_PART_4), None, "no", "MAPPA-CAT4-NOTIFICATION"),
    ("Part 4, age unknown", outcome(**_PART_4), None, "cannot_say", "MAPPA-CAT4-NOTIFICATION"),
    ("Part 4, caution", outcome("caution", offender_age=30, listings=lists(_S41)), None, "no",
     "MAPPA-CAT4-NOTIFICATION"),
    ("terrorist offence abroad", outcome(abroad=True, **_CONNECTED, sentence=sentence()), None, "no",
     "MAPPA-CAT4-RELEVANT-OFFENCE"),
)  # fmt: skip


@pytest.mark.parametrize(("fact", "category", "says", "rule"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE])
def test_table(fact: Any, category: int | None, says: str, rule: str) -> None:
    told = answer(fact)
    assert told.category == category
    assert (rule, says) in {(line.rule, line.says) for line in told.lines}


def test_53_weeks_is_inferred_and_365_days_is_for_a_check_by_hand() -> None:
    weeks = answer(outcome(listings=lists(_SCH15), sentence=sentence(term=Term(weeks=53))))
    days = answer(outcome(listings=lists(_SCH15), sentence=sentence(term=Term(days=365))))
    assert [line.inferred for line in weeks.lines if line.rule == "MAPPA-CAT2-52-WEEKS"] == [True]
    assert [line.by_hand for line in days.lines if line.rule == "MAPPA-CAT2-52-WEEKS"] == [True]


def test_category_1_starts_at_conviction_or_with_the_sentence_that_meets_the_threshold() -> None:
    later = date(2026, 5, 1)
    at_once = answer(outcome(listings=lists(_SCH3), sentence=sentence(on=later)))
    waits = answer(outcome(listings=lists(_SCH3, thresholds=_SIX_MONTHS), sentence=sentence(on=later)))
    assert at_once.spells[0].since == DAY
    assert waits.spells[0].since == later


def test_each_offence_is_tested_by_its_own_sentence() -> None:
    """MAPPA-CAT2-CONSEC-ELIGIBLE, MAPPA-CAT2-CONSEC-INELIGIBLE, and two of six months (6.9)."""
    six, twelve = sentence(term=Term(months=6)), sentence()
    eligible, other = lists(_SCH15), lists()
    first = answer(outcome(listings=eligible, sentence=twelve), outcome(listings=other, sentence=six))
    second = answer(outcome(listings=other, sentence=twelve), outcome(listings=eligible, sentence=six))
    third = answer(outcome(listings=eligible, sentence=six), outcome(listings=eligible, sentence=six))
    assert (first.category, second.category, third.category) == (2, None, None)
    assert [prompt.rule for prompt in third.consider] == ["MAPPA-CAT2-CONSEC-TWO-SHORT"]
    assert "MAPPA-CAT2-CONSEC-TWO-SHORT" not in [prompt.rule for prompt in second.consider]


@pytest.mark.parametrize(
    ("facts", "until", "rule"),
    [
        ({"whole_until": date(2027, 6, 30), "until": date(2027, 3, 1)}, date(2027, 6, 30), "MAPPA-END-AGGREGATE"),
        ({"whole_until": date(2027, 6, 30), "post_sentence_supervision_until": date(2027, 12, 30)}, date(2027, 6, 30),
         "MAPPA-END-AGGREGATE"),
        ({"until": date(2027, 3, 1)}, date(2027, 3, 1), "MAPPA-END-CAT2"),
        ({}, None, "MAPPA-END-CAT2"),
        ({"kind": "suspended", "until": date(2027, 3, 1), "supervised_until": date(2027, 5, 1)}, date(2027, 5, 1),
         "MAPPA-END-CAT2-SENTENCE-CURRENT"),
        ({"kind": "hospital_order", "discharged_on": date(2027, 3, 1), "cto_until": date(2027, 9, 1)},
         date(2027, 9, 1), "MAPPA-END-CAT2"),
    ],
)  # fmt: skip
def test_when_category_2_ends(facts: dict[str, Any], until: date | None, rule: str) -> None:
    """MAPPA-END-PSS-EXCLUDED: the supervision after the sentence is never the end."""
    spell = answer(outcome(listings=lists(_SCH15), sentence=sentence(**facts))).spells[0]
    assert (spell.until, spell.ends_by) == (until, rule)


def test_a_sexual_offence_below_the_threshold_stays_only_for_its_own_sentence() -> None:
    """MAPPA-CAT2-SEXUAL-NON-NOTIFY."""
    own, whole = date(2027, 3, 1), date(2027, 6, 30)
    fact = outcome(
        features=("sexual",), listings=lists(_SCH15), sentence=sentence(until=own, whole_until=whole)
    )  # 6.10, before the aggregate of 6.38
    assert answer(fact).spells[0].until == own


def test_notification_order_and_recorded_requirements() -> None:
    """MAPPA-CAT1-NOTIFICATION-ORDER; MAPPA-CAT4-DECISION (a), MAPPA-CT-AUTO."""
    order = Requirement(regime="soa_part_2", by="notification_order", since=DAY)
    told = answer(outcome(abroad=True, features=("sexual",), listings=lists()), requirements={"r1": order})
    part_4 = answer(requirements={"r1": Requirement(regime="cta_part_4", since=DAY, until=date(2030, 1, 1))})
    assert told.category == 1
    assert (part_4.category, part_4.spells[0].ends_by) == (4, "MAPPA-END-CAT4-NOTIFY")


def test_recorded_requirements_give_an_outcome_its_end() -> None:
    requirement = Requirement(regime="soa_part_2", outcome="o1", since=DAY, until=date(2026, 9, 14))
    told = answer(outcome(listings=lists(_SCH3)), requirements={"r1": requirement})
    assert [(spell.since, spell.until) for spell in told.spells] == [(DAY, date(2026, 9, 14))]


def test_discretionary_category_4_needs_any_outcome_and_keeps_what_lies_beneath() -> None:
    """MAPPA-CAT4-DISCRETIONARY-PRECEDENCE."""
    risk = {"t1": TerrorRisk(since=date(2026, 4, 1), until=date(2026, 8, 31))}
    theft = answer(outcome(sentence=sentence("fine"), listings=lists()), terror=risk, day=date(2026, 5, 1))
    nothing = answer(terror=risk, day=date(2026, 5, 1))
    over = answer(outcome(listings=lists(_SCH3)), terror=risk, day=date(2026, 5, 1))
    assert theft.now is not None
    assert (theft.category, theft.now.discretionary, nothing.category) == (4, True, None)
    assert [(spell.category, spell.since) for spell in over.spells] == [
        (1, DAY), (4, date(2026, 4, 1)), (1, date(2026, 9, 1)),
    ]  # fmt: skip


def test_a_quashed_outcome_carries_nothing_after_its_day() -> None:
    fact = outcome(listings=lists(_SCH3), quashed_on=date(2026, 6, 1))
    told = answer(fact, day=date(2026, 6, 2))
    assert (told.spells[0].until, told.category) == (date(2026, 6, 1), None)
    assert answer(fact.model_copy(update={"quashed_on": date(2026, 1, 1)})).spells == ()


_SPRING, _SUMMER = Registration(since=date(2026, 3, 1), until=date(2026, 5, 31)), Registration(since=date(2026, 6, 1))
_LIFELONG = Requirement(regime="soa_part_2", since=DAY, lifelong=True)


@pytest.mark.parametrize(
    ("registered", "required", "spells"),
    [
        # registered, and nothing else is met: for as long as the registration goes on
        (_SUMMER, (), [(3, date(2026, 6, 1), None)]),
        (_SPRING, (), [(3, date(2026, 3, 1), date(2026, 5, 31))]),
        # another category is met while it runs: it ends the day before, for good
        (_SUMMER, (date(2026, 7, 1), date(2026, 7, 31)), [(3, date(2026, 6, 1), date(2026, 6, 30)),
                                                        (1, date(2026, 7, 1), date(2026, 7, 31))]),
        # met from the day of the registration, or before and still: no Category 3 at all
        (_SUMMER, (date(2026, 6, 1), None), [(1, date(2026, 6, 1), None)]),
        (_SUMMER, (date(2026, 5, 1), None), [(1, date(2026, 5, 1), None)]),
        # met before, and over the day before: no gap between them
        (_SUMMER, (date(2026, 5, 1), date(2026, 5, 31)), [(1, date(2026, 5, 1), date(2026, 5, 31)),
                                                        (3, date(2026, 6, 1), None)]),
        # met only after the registration ended: neither touches the other
        (_SPRING, (date(2026, 7, 1), None), [(3, date(2026, 3, 1), date(2026, 5, 31)), (1, date(2026, 7, 1), None)]),
    ],
)  # fmt: skip
def test_category_3_holds_while_no_other_category_is_met(registered: Any, required: Any, spells: Any) -> None:
    """MAPPA-CAT3-SUPERSEDED, MAPPA-CAT-TO-3-ON-END, MAPPA-CAT-PRECEDENCE (6.2, 6.3, 6.11)."""
    since_until = dict(zip(("since", "until"), required, strict=False))
    requirements = {"r1": Requirement(regime="soa_part_2", **since_until)} if required else {}
    told = answer(registrations={"g1": registered}, requirements=requirements)
    assert [(spell.category, spell.since, spell.until) for spell in told.spells] == spells
    thirds = {spell.category for spell in told.spells} & {3}
    assert {line.category for line in told.lines if line.rule == "MAPPA-CAT3-DECISION"} == thirds


def test_a_death_ends_what_has_no_end_and_begins_nothing() -> None:
    """MAPPA-END-CAT1: a lifelong requirement ends with the death; nobody is asked about Category 3 any more."""
    died = date(2026, 9, 1)
    later = Registration(since=date(2026, 10, 1))
    abuse = outcome(features=("domestic_abuse",), listings=lists())
    alive = answer(abuse, requirements={"r1": _LIFELONG}, registrations={"g1": later}, day=died)
    dead = answer(
        abuse, requirements={"r1": _LIFELONG}, registrations={"g1": later}, died_on=died, day=date(2026, 9, 2)
    )
    assert [(spell.category, spell.until) for spell in alive.spells] == [(1, None)]
    assert [(spell.category, spell.until, spell.ends_by) for spell in dead.spells] == [(1, died, "MAPPA-END-CAT1")]
    assert (dead.category, dead.consider) == (None, ())


@pytest.mark.parametrize(
    ("facts", "category"),
    [
        ({"connection": "afa_2006_s238_6", "offence": "invented-s1"}, 4),
        ({"listings": lists(_SCH15, _SCH3, _19ZA)}, 4),
        ({"listings": lists(_SCH15, _SCH3)}, 1),
        ({"listings": lists(_SCH15)}, 2),
    ],
)
def test_one_sentence_that_meets_several_categories_carries_the_highest(facts: Any, category: int) -> None:
    """MAPPA-CAT-PRECEDENCE: 4 over 1 over 2, and every fact is kept (6.2)."""
    told = answer(outcome(**{"listings": lists(_SCH15), "sentence": sentence()} | facts))
    assert told.category == category
    assert 2 in {ground.category for ground in told.grounds}
