"""A refusal names every rule that stands in the way, not the first: faults that are known one by one, given together.

The tables of refusals say what each fault brings alone. Here all faults of a command that can stand side by side stand
side by side, and none may hide another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.domain.safeguarding.conftest import AT_CONCERN, CAUSING, TERMS
from tests.domain.safeguarding.regions.test_refusals import REFUSED as OF_REGIONS
from tests.domain.safeguarding.test_chart import GIVEN
from tests.domain.safeguarding.test_refusals import PROGRESS
from tests.domain.safeguarding.test_refusals import REFUSED as OF_THE_CHART

Rules = frozenset[tuple[str, str | None]]
ABSENT = object()
RIGHT: Mapping[str, Mapping[str, Any]] = {
    **GIVEN, "ProgressConcern": PROGRESS, "CauseOthers": CAUSING, "SetTermsOfReference": TERMS,
    "CloseConcern": {"reason": "not_abuse_or_neglect", **AT_CONCERN},
}  # fmt: skip
"""The commands of the chart as they are taken."""

ANSWERED_OTHERWISE = frozenset({
    ("CompleteDash", "own_version"),  # an agency's own form: its questions, training and count are not ours
    ("RecordMarac", "safety_plan_at_mappa"),  # MARAC need not meet: then nothing of a meeting is asked
    ("EscalateDeprivation", "registered_setting"),  # then the court is the right way, and its rule the right one
    ("DraftNotice", "body"),  # another body, another form
    ("ReportEstablishmentCrime", "emergency"),  # 999 stands before every other way
    ("DecideSelfNeglectRoute", "controls_own_behaviour"),  # the route is judged by the answer
    ("DecideDbsReferral", "removed_from_regulated_activity"),  # the employer's duty follows from both answers
    ("DecideDbsReferral", "conduct_harmed_or_endangered"),
    ("ProgressConcern", "enquiry_type"),  # the three conditions are those of a statutory enquiry
})  # fmt: skip
"""Fields whose answer changes what is asked: such a fault stands alone."""


@dataclass(frozen=True)
class Fault:
    """What is changed in a command that would be taken, and which rules that brings."""

    changes: Mapping[str, Any]
    rules: Rules

    def beside(self, others: Iterable["Fault"]) -> bool:
        return all(self.changes.keys().isdisjoint(each.changes) for each in others)


def bundles(command: str, faults: list[Fault]) -> list[list[Fault]]:
    """All faults, each with as many others as can stand beside it."""
    faults = [f for f in faults if f.changes and not any((command, name) in ANSWERED_OTHERWISE for name in f.changes)]
    found: list[list[Fault]] = []
    left = list(faults)
    while left:
        bundle = [left[0]]
        for each in (*left, *faults):
            if each not in bundle and each.beside(bundle):
                bundle.append(each)
        found.append(bundle)
        left = [each for each in left if each not in bundle]
    return [bundle for bundle in found if len(bundle) > 1]


def by_region() -> list[Any]:
    tables: dict[tuple[str, str], tuple[Any, list[Fault]]] = {}
    for name, changed, rules, before in OF_REGIONS:
        _, faults = tables.setdefault((name, repr(before)), (before, []))
        faults.append(Fault(changed, frozenset(rules.items())))
    return [(name, before, each) for (name, _), (before, faults) in tables.items() for each in bundles(name, faults)]


def by_stage() -> list[Any]:
    tables: dict[tuple[str, str, str], list[Fault]] = {}
    for stage, name, by, fields, rules in OF_THE_CHART:
        right = RIGHT.get(name, {})
        names = {each for each in {*right, *fields} if fields.get(each, ABSENT) != right.get(each, ABSENT)}
        changed = {each: fields.get(each, ABSENT) for each in names}
        tables.setdefault((stage, name, by), []).append(Fault(changed, frozenset(rules.items())))
    return [(*key, each) for key, faults in tables.items() for each in bundles(key[1], faults)]


def together(bundle: list[Fault]) -> tuple[dict[str, Any], Rules]:
    changes = {name: value for fault in bundle for name, value in fault.changes.items()}
    return changes, frozenset(rule for fault in bundle for rule in fault.rules)


@pytest.mark.parametrize(("name", "before", "bundle"), by_region())
def test_faults_of_a_regions_command_are_all_named(ready, name, before, bundle) -> None:
    changes, rules = together(bundle)
    story = ready(name, *before, **changes)
    assert rules <= set(zip(story.refused, story.fields, strict=True))


@pytest.mark.parametrize(("stage", "name", "by", "bundle"), by_stage())
def test_faults_of_a_command_of_the_chart_are_all_named(tell, stage, name, by, bundle) -> None:
    changes, rules = together(bundle)
    fields = {each: value for each, value in {**RIGHT.get(name, {}), **changes}.items() if value is not ABSENT}
    story = tell().reaches(stage).do(name, by, **fields)
    assert rules <= set(zip(story.refused, story.fields, strict=True))


def test_many_commands_are_tried_with_several_faults() -> None:
    tried = [(row[0], row[-1]) for row in by_region()] + [(row[1], row[-1]) for row in by_stage()]
    assert len({name for name, _ in tried}) >= 25
    assert sum(len(bundle) for _, bundle in tried) >= 120
