"""The proposal of a worker: who is left out, in which order the others stand, and why."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.forensic.file import ForensicFile
from domain.forensic.proposal import Proposal, Team, Wanted, propose
from domain.kernel.register import Period, WorkerFacts

TODAY = date(2026, 3, 2)
PERSON = UUID("00000000-0000-4000-8000-000000000001")
FILE = ForensicFile(stage="ACCEPTED", person=PERSON)


def worker(**facts: object) -> WorkerFacts:
    return WorkerFacts.model_validate(
        {"roles": ("SocialWorker",), "qualifications": ("social_work",), "team": "forensic", **facts}
    )


def proposed(wanted: Wanted | None = None, before: frozenset[str] = frozenset(), loads: dict[str, int] | None = None,
             **workers: WorkerFacts) -> Proposal:  # fmt: skip
    return propose(FILE, wanted or Wanted(), Team(workers, loads or {}, before), TODAY)


def order(found: Proposal) -> list[str]:
    return [each.worker for each in found.candidates]


def left_out(found: Proposal) -> dict[str, tuple[str, ...]]:
    return {each.worker: tuple(objection.rule for objection in each.objections) for each in found.left_out}


def test_the_least_loaded_stands_first_by_the_share_of_the_own_limit() -> None:
    found = proposed(anna=worker(caseload_limit=10), bert=worker(caseload_limit=20), cleo=worker(),
                     loads={"anna": 5, "bert": 8, "cleo": 9})  # fmt: skip
    assert order(found) == ["bert", "cleo", "anna"]
    assert found.first == "bert"


def test_continuity_comes_before_skills_and_skills_before_load_and_load_before_location() -> None:
    wanted = Wanted(skills=("arson",), languages=("polish",), location="maidstone")
    found = proposed(
        wanted, frozenset({"knew"}), {"knew": 19, "both": 15, "one": 10, "near": 3, "far": 3, "zed": 3},
        knew=worker(), both=worker(skills=("arson",), languages=("polish",)), one=worker(skills=("arson", "other")),
        near=worker(location="maidstone"), far=worker(location="dover"), zed=worker(),
    )  # fmt: skip
    assert order(found) == ["knew", "both", "one", "near", "far", "zed"]
    reasons = {each.worker: {reason.question: reason for reason in each.reasons} for each in found.candidates}
    assert reasons["knew"]["continuity"].for_it
    assert reasons["both"]["skills"].words == "2 of 2 wanted skills and languages: arson, polish."
    assert reasons["near"]["location"].for_it
    assert not reasons["far"]["location"].for_it
    assert reasons["zed"]["location"].words == "No base is recorded."
    assert reasons["one"]["load"].words == "Holds 10 cases; no limit is set."


def test_nothing_is_said_of_what_was_not_asked_for() -> None:
    (only,) = proposed(anna=worker()).candidates
    assert [reason.question for reason in only.reasons] == ["continuity", "load"]


RESTRICTED = FILE.model_copy(update={"restricted": True})
LEVELS = {
    "anew": worker(experience="newly_qualified", location="dover"), "blank": worker(),
    "expert": worker(experience="experienced"), "fore": worker(experience="strategic"),
    "over": worker(experience="advanced", skills=("arson",)),
}  # fmt: skip


def test_a_restricted_case_prefers_the_experienced_after_skills_and_before_load() -> None:
    """WORK-CAP-LEVELS: with the level taken out, the least loaded would come first."""
    loads = {"anew": 0, "blank": 1, "expert": 12, "fore": 11, "over": 15}
    found = propose(RESTRICTED, Wanted(skills=("arson",), location="dover"), Team(LEVELS, loads), TODAY)
    assert order(found) == ["over", "fore", "expert", "anew", "blank"]
    said = {c.worker: [(r.words, r.for_it) for r in c.reasons if r.question == "experience"] for c in found.candidates}
    assert said == {
        "over": [("Level of experience: advanced.", True)], "fore": [("Level of experience: strategic.", True)],
        "expert": [("Level of experience: experienced.", True)],
        "anew": [("Level of experience: newly qualified.", False)],
        "blank": [("No level of experience is recorded.", False)],
    }  # fmt: skip


def test_social_supervision_prefers_the_experienced_too() -> None:
    standing = {"registered_until": TODAY, "trained": {"social_supervisor": TODAY}}
    found = proposed(Wanted(social_supervision=True), anna=worker(**standing),
                     bert=worker(**standing, experience="experienced"), loads={"bert": 9})  # fmt: skip
    assert order(found) == ["bert", "anna"]


def test_other_cases_do_not_ask_for_experience_but_show_the_newly_qualified() -> None:
    found = proposed(Wanted(), loads={"anew": 1, "blank": 2, "expert": 3, "fore": 4, "over": 5}, **LEVELS)
    assert order(found) == ["anew", "blank", "expert", "fore", "over"]
    said = {c.worker for c in found.candidates if any(r.question == "experience" for r in c.reasons)}
    assert said == {"anew"}
    asked = proposed(Wanted(experienced=True), loads={"expert": 9}, anew=LEVELS["anew"], expert=LEVELS["expert"])
    assert order(asked) == ["expert", "anew"]


def test_who_may_not_hold_the_case_is_left_out_with_every_rule() -> None:
    found = proposed(
        Wanted(social_supervision=True), loads={"full": 3, "free": 2},
        plain=worker(qualifications=()), gone=worker(left=date(2026, 3, 1)), away=worker(on_leave=Period(since=TODAY)),
        torn=worker(conflicts=(PERSON,)), full=worker(caseload_limit=3), free=worker(
            caseload_limit=3, registered_until=TODAY, trained={"social_supervisor": TODAY}),
        clerk=WorkerFacts(roles=("AdministrationOfficer",)),
    )  # fmt: skip
    untrained = "WORK-SS-TRAINED-FIRST"
    assert left_out(found) == {
        "away": (untrained, "FOR-ALLOC-AVAILABLE"), "full": (untrained, "WORK-CASELOAD"),
        "gone": ("FOR-ALLOC-IS-SW", untrained), "plain": ("FOR-ALLOC-IS-SW", untrained),
        "torn": ("FOR-ALLOC-CONFLICT", untrained),
    }  # fmt: skip
    assert order(found) == ["free"]


def test_nobody_may() -> None:
    assert proposed(plain=worker(qualifications=())).first is None


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30), min_size=1), st.randoms())
def test_the_order_of_the_register_does_not_matter(loads: dict[str, int], shuffled) -> None:
    names = list(loads)
    before = order(proposed(loads=loads, **{name: worker() for name in names}))
    shuffled.shuffle(names)
    assert order(proposed(loads=loads, **{name: worker() for name in names})) == before
    assert before == sorted(loads, key=lambda name: (loads[name], name))


@pytest.mark.parametrize("role", ["SocialWorkAssistant", "AdministrationOfficer", "DSO"])
def test_other_posts_are_not_even_mentioned(role: str) -> None:
    found = proposed(other=worker(roles=(role,)))
    assert (found.candidates, found.left_out) == ((), ())
