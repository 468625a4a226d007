"""Guards that share their rule with others, each shown by what only it says.

A scenario file that names a rule does not tell which of its guards spoke. Here one fact at a time stands in the way.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.calendar import SHIPPED
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.lifecycle import File
from domain.kernel.message import Command
from domain.kernel.refusal import Refusal
from domain.kernel.register import Actor, Register
from domain.mappa.disclosure.state import Intended
from domain.mappa.eligibility.facts import Facts, TerrorRisk
from domain.mappa.eligibility.state import Cat3Referral
from domain.mappa.file import MappaFile
from domain.mappa.level.reviewing import LevelReviewed, level_reviewed
from domain.mappa.lifecycle import CHART, charge
from domain.mappa.meetings.state import Action, Meeting
from domain.mappa.place.leaving import OffenderReleased
from domain.registry import LAWBOOK, LIFECYCLES
from tests.domain.mappa.standing import EMPTY, case

NOW = Circumstances(
    case_id=UUID(int=2), effective_at=datetime(2026, 3, 2, 10, tzinfo=UTC),
    recorded_at=datetime(2026, 3, 2, 10, tzinfo=UTC), by=Actor(id="polly", roles=("ProbationPractitioner",)),
    law=LAWBOOK.in_force(date(2026, 3, 2)), calendar=SHIPPED.named("england-and-wales"),
    area=Area(name="invented"), register=Register(),
)  # fmt: skip
MAPPA = LIFECYCLES["mappa"]
COMMANDS = {step.command.tag(): step.command for step in MAPPA.steps}


def meeting(**facts: Any) -> dict[str, Any]:
    """The slice of the meetings with one meeting that stands so."""
    day = {"level": 2, "on": date(2026, 3, 9), "first_on": date(2026, 3, 9), "at": "10:00", "chair": "cher"}
    return {"current": {"m1": Meeting.model_validate({"id": "m1", **day, **facts})}}


def told(command: str, file: MappaFile, **fields: Any) -> set[str]:
    """What whoever gives this command is told stands in the way."""
    return told_of(COMMANDS[command].model_validate({"type": command, **fields}), CHART.decide, file)


def told_of(asked: Command, decide: Callable[..., Any], file: File) -> set[str]:
    """What stands in the way of this command."""
    ruling = decide(asked, file, NOW)
    return {objection.words for objection in ruling.objections} if isinstance(ruling, Refusal) else set()


REVIEW = {"occasion": "interval", "outcome": "level_1_fits", "why": "Invented",
          "information_sought_from": ["police"]}  # fmt: skip
REFERRED = Cat3Referral.model_construct()
MEETING_DECIDES = "At Level 2 and 3 the meeting decides, unless it cannot wait."
PROPOSED = {"id": "d1", "recipient": "employer", "urgent": False}
LATER = {"disclose": True, "because": "Invented", "review": "r1"}
REFUSED: list[tuple[str, MappaFile, dict[str, Any], str]] = [
    ("ConcludeScreening", case(eligibility={"category": 2}), {}, "A category is met."),
    ("AnswerTerrorConcern", EMPTY, {"because": "Invented"}, "No concern waits for an answer."),
    ("ReviewBeforeEnd", EMPTY, {"decision": "neither", "because": "Invented"}, "No end of this eligibility is known."),
    ("RecordLookedAfter", EMPTY, {"began": "2020-01-01", "ended": "2020-02-01"},
     "The date of birth is not known: the ages cannot be told."),
    ("ProposeLevelToMctc", EMPTY, {"level": 1}, "The offender is not held at the military centre."),
    ("ConfirmSelfDisclosure", case(disclosure={"open": {"d1": Intended(recipient="employer")}}),
     {"id": "d1", "accurate": True, "understood": True}, "The offender has told nothing in private under this id."),
    ("DeleteRecording", case(meetings=meeting(state="approved")), {"meeting": "m1", "proof": "audit-1"},
     "No recording of this meeting is held."),
    ("DeleteRecording", case(meetings=meeting(state="held", recording="held")), {"meeting": "m1", "proof": "audit-1"},
     "This is done when a meeting is approved or distributed; this one is held."),
    ("ResumeRecordingDeletion", case(meetings=meeting(state="approved", recording="held")),
     {"meeting": "m1", "advice": "Invented"}, "The deletion is not paused."),
    ("MirrorPlan", case(risk={"mirrored": False}), {"own_system": False, "visor": True},
     "Update the plan on the lead agency's own system."),
    ("MirrorPlan", case(risk={"mirrored": True}), {"own_system": True, "visor": True},
     "No agreed plan waits to be mirrored."),
    ("ReviewLevel", case(level={"number": 2}), REVIEW, "The case is at Level 2 or 3: its meeting decides."),
    ("OpenMeeting", case(meetings={"current": {
        **meeting(state="invited")["current"], "m2": meeting(id="m2", state="held")["current"]["m1"]}}),
     {"meeting": "m1"}, "Another meeting of this case is open: close it."),
    ("SendInvites", case(meetings=meeting()), {"meeting": "m1", "invitees": []}, "Say who is invited."),
    ("SendPapers", case(meetings={**meeting(), "held": 1}), {"meeting": "m1"},
     "Before a later meeting the background document goes out."),
    ("ConcludeScreening", case(eligibility={"computed": True, "referral": REFERRED}), {},
     "A referral to Category 3 waits for its decision."),
    ("DecideCategory3", case(eligibility={"referral": REFERRED, "category": 3}), {"registered": True},
     "The offender is in Category 3 already."),
    ("IdentifyTerrorRisk", EMPTY, {"belief": " "}, "Say what the belief rests on."),
    ("IdentifyTerrorRisk", case(eligibility={"facts": Facts(terror={"t1": TerrorRisk(since=date(2026, 3, 1))})}),
     {"belief": "Invented"}, "The offender is identified already."),
    ("DecideDisclosure", case(level={"number": 2}), LATER, MEETING_DECIDES),
    ("DecideDisclosure", case(level={"number": 3}), {**LATER, "proposals": [PROPOSED]}, MEETING_DECIDES),
    ("OpenMeeting", EMPTY, {"meeting": "m1"}, "No meeting of this case has this id, or it is finished."),
    ("TellPrisonerMove", case(meetings=meeting(state="invited", invited=("prison.a",))),
     {"meeting": "m1", "sending": "prison.a", "receiving": "prison.b", "invitation_forwarded": True},
     "Tell the receiving prison the level."),
    ("ChangeChair", case(meetings=meeting()), {"meeting": "m1", "chair": "cher"}, "Say why the Chair changes."),
    ("DecideTemporaryRelease", case(level={"number": 2}, place={"temporary_release": frozenset({"police"})}),
     {"granted": True}, "Ask for the COM's views first."),
    ("ArchiveVisorRecord", EMPTY, {}, "There is no live record."),
    ("IdentifyOffender", MappaFile(), {"person": str(UUID(int=9)), "agency": "probation", "area": "kent"},
     "Register the person first: the case needs to know whom it is about."),
    ("RecordParoleDecision", case(place={"kind": "released"}), {"decision": "no_release"},
     "Nobody is in custody here."),
    ("RecordParoleDecision", EMPTY, {"decision": "release", "release_on": "2026-04-01", "next_review_on": "2027-04-01"},
     "Whoever is released has no further review of this kind."),
]  # fmt: skip


@pytest.mark.parametrize(("command", "file", "fields", "words"), REFUSED, ids=[f"{r[0]}: {r[3]}" for r in REFUSED])
def test_a_guard_speaks_for_itself(command: str, file: MappaFile, fields: dict[str, Any], words: str) -> None:
    assert words in told(command, file, **fields)


BESIDE: list[tuple[str, str, dict[str, Any], dict[str, Any], str]] = [
    ("minutes-request", "ReceiveMinutesRequest", {}, {"person": str(UUID(int=9)), "received_by": "probation"},
     "Register the person first: the request is about somebody's data."),
    ("minutes-request", "ClarifyRequest", {"route": "subject_access"}, {"what": "Invented"},
     "Only an official request is clarified."),
    ("minutes-request", "ReceiveAtCoordinator", {"route": "court", "counter_terrorism": True},
     {"answered_by": "coordinator"}, "Requests for counter-terrorism minutes go to the Chair."),
    ("minutes-request", "DecideRelease", {"route": "court"}, {"release": "neither_confirm_nor_deny"},
     "Only a request under the Freedom of Information Act is neither confirmed nor denied."),
    ("mappa-victim", "IdentifyVictim", {}, {"person": str(UUID(int=9)), "offender_case": str(UUID(int=2)),
                                            "kind": "direct"},
     "Register the person first: the record stands under the victim's own key."),
    ("mappa-victim", "CloseVictimRecord", {"scheme": None}, {}, "Assess whether contact is to be offered."),
]  # fmt: skip


@pytest.mark.parametrize(("pathway", "command", "facts", "fields", "words"), BESIDE, ids=[r[4] for r in BESIDE])
def test_a_guard_of_the_pathways_beside_speaks_for_itself(
    pathway: str, command: str, facts: dict[str, Any], fields: dict[str, Any], words: str
) -> None:
    lifecycle = LIFECYCLES[pathway]
    step = next(step for step in lifecycle.steps if step.command.tag() == command)
    asked = step.command.model_validate({"type": command, **fields})
    assert words in told_of(asked, lifecycle.decide, lifecycle.file(**facts))


TAKEN: list[tuple[str, MappaFile, dict[str, Any]]] = [
    ("ConfirmSelfDisclosure",
     case(disclosure={"open": {"d1": Intended(recipient="employer", state="told_in_private")}}),
     {"id": "d1", "accurate": True, "understood": True}),
    ("DeleteRecording", case(meetings=meeting(state="approved", recording="held")), {"meeting": "m1", "proof": "a-1"}),
    ("DeleteRecording", case(meetings=meeting(state="distributed", recording="held")),
     {"meeting": "m1", "proof": "a-1"}),
    ("MirrorPlan", case(risk={"mirrored": False}), {"own_system": True, "visor": True}),
    ("AnswerTerrorConcern", case(eligibility={"terror_flagged": True}), {"because": "Invented"}),
]  # fmt: skip


@pytest.mark.parametrize(("command", "file", "fields"), TAKEN)
def test_what_has_nothing_in_its_way_is_taken(command: str, file: MappaFile, fields: dict[str, Any]) -> None:
    assert told(command, file, **fields) == set()


@pytest.mark.parametrize(("occasion", "left"), [("change", set()), ("information", set()), ("escalation", set()),
                                                ("transition", {"change", "information"})])  # fmt: skip
def test_a_review_for_a_change_looks_at_every_change_noted_so_far(occasion: str, left: set[str]) -> None:
    """7.23; a review for another reason answers its own occasion only."""
    file = case(level={"review_owed": frozenset({"change", "information"})})
    said = {**REVIEW, "occasion": occasion, "type": "LevelReviewed"}
    assert level_reviewed(file, LevelReviewed.model_validate(said)).level.review_owed == left


@pytest.mark.parametrize(
    ("facts", "waits_for"),
    [
        ({}, None),
        ({"level": {"review_owed": frozenset({"change"})}}, "level_review"),
        ({"owed": {"owed": {"x": "prison", "y": "police", "z": "prison"}}}, "to_be_done,owed_by_police,owed_by_prison"),
    ],
)
def test_a_worklist_says_what_a_case_waits_for(facts: dict[str, Any], waits_for: str | None) -> None:
    assert charge(case(**facts)).waits_for == waits_for


@pytest.mark.parametrize(("regime", "owed"), [("youth_custody", True), ("prison", False)])
def test_the_police_are_told_of_a_child_who_leaves_custody(regime: str, owed: bool) -> None:
    """23.22; a release has no ``granted``: it is one."""
    brought = CHART.consequences(case(place={"regime": regime}), OffenderReleased.model_construct(regime=regime))
    assert ("MAPPA-CH-ESTAB-POLICE" in {getattr(each, "rule", "") for each in brought}) is owed


def test_an_action_that_nobody_told_an_absent_agency_of_is_named() -> None:
    """13a.25: the refusal to close the meeting names it."""
    action = Action(agency="police", by=date(2026, 3, 20), meeting="m0", relayed=False)
    words = told("CloseMeeting", case(meetings={**meeting(state="held"), "actions": {"a1": action}}), meeting="m1")
    assert "Nobody has told the agencies of a1." in words
