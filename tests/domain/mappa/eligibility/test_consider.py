"""Where Category 3 must be considered; never beside Category 1, 2 or 4."""

from typing import Any

import pytest

from domain.mappa.eligibility.answer import assess
from domain.mappa.eligibility.facts import Facts
from domain.mappa.eligibility.terms import Term
from tests.domain.mappa.eligibility.given import DAY, answer, lists, outcome, sentence

_SHORT = {"listings": lists("cja2003-sch15-1"), "sentence": sentence(term=Term(months=6))}


@pytest.mark.parametrize(
    ("fact", "rules"),
    [
        (outcome(features=("domestic_abuse",), listings=lists()), {"MAPPA-CAT3-DA-CONSIDER"}),
        (outcome(features=("stalking",), listings=lists()), {"MAPPA-CAT3-STALKING-CONSIDER"}),
        (outcome(features=("stalking_s4a",), **_SHORT), {"MAPPA-CAT3-STALKING-CONSIDER"}),
        (outcome(features=("controlling_or_coercive",), listings=lists()), {"DA-CAT3-ALWAYS"}),
        (outcome(features=("stalking_s2a",), listings=lists()), {"DA-CAT3-ALWAYS"}),
        (outcome(features=("civil_order_breach",), listings=lists()), {"DA-CAT3-ALWAYS"}),
        (outcome(features=("gang_violence",), listings=lists()), {"MAPPA-CAT3-PATTERN"}),
        (outcome(features=("domestic_abuse",), **_SHORT), {"MAPPA-CAT3-DA-CONSIDER", "DA-CAT3-SCH15"}),
        (outcome(abroad=True, features=("violent",), listings=lists()), {"MAPPA-CAT3-OVERSEAS-CONSIDER"}),
        (outcome(service=True, listings=lists(), sentence=sentence("service_detention")),
         {"MAPPA-CAT1-NO-NOTIFY-SERVICE-OTHER"}),
        (outcome("insanity_finding", listings=lists("cja2003-sch15-1"), sentence=sentence("supervision_order")),
         {"MAPPA-CAT2-FINDINGS"}),
        (outcome(listings=lists("cja2003-sch15-1"), sentence=sentence("community_order")),
         {"MAPPA-CAT2-COMMUNITY-ORDER"}),
        (outcome(listings=lists(), sentence=sentence("fine")), set()),
        (outcome(features=("domestic_abuse",), listings=lists("cja2003-sch15-1"), sentence=sentence()), set()),
    ],
)  # fmt: skip
def test_prompts(fact: Any, rules: set[str]) -> None:
    assert {prompt.rule for prompt in answer(fact).consider} == rules


def test_possible_abuse_without_any_outcome_that_shows_it() -> None:
    facts = Facts(outcomes={"o1": outcome(listings=lists(), sentence=sentence("fine"))})
    assert [prompt.rule for prompt in assess(facts, DAY, possible_abuse=True).consider] == ["DA-CAT3-ALL"]
