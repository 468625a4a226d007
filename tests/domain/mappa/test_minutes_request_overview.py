"""How a request for minutes stands, in words, step by step: what comes next, whose it is, and under which rule."""

from datetime import date
from typing import Any

import pytest

from domain.kernel.overview import Now, Told
from domain.mappa.minutes_request.file import ROUTES, MinutesFile
from domain.mappa.minutes_request.overview import overview
from tests.well_said import is_well_told

NOW = Now(date(2026, 3, 2))
CAME = {"received_by": "probation", "received_on": date(2026, 2, 2), "coordinator_told": True}


def told(**facts: Any) -> tuple[Told, ...]:
    lines = overview(MinutesFile(**{**CAME, **facts}), NOW)
    is_well_told(lines)
    return lines


@pytest.mark.parametrize(("facts", "code", "rule", "by"), [
    ({"stage": "RECEIVED"}, "classify", "MAPPA-MIN-REQUEST-SOURCE", "probation"),
    ({"stage": "ROUTED", "requester": "offender", "route": "subject_access"}, "branston", "MAPPA-SAR-BRANSTON",
     "probation"),
    ({"stage": "ROUTED", "requester": "offender", "route": "subject_access", "received_by": "police"}, "draft",
     "MAPPA-SAR-SUMMARY-CONTENT", "MappaCoordinator"),
    ({"stage": "ROUTED", "requester": "victim", "route": "subject_access", "referred_to_branston": True,
      "answered_by": "chair"}, "draft", "MAPPA-SAR-SUMMARY-CONTENT", "MappaChair"),
    ({"stage": "ROUTED", "requester": "court", "route": "court"}, "clarify", "MAPPA-MIN-CLARIFY", "probation"),
    ({"stage": "ROUTED", "requester": "court", "route": "court", "clarified": True}, "draft",
     "MAPPA-SAR-SUMMARY-CONTENT", "MappaCoordinator"),
    ({"stage": "ROUTED", "requester": "journalist", "route": "foi"}, "decide", "MAPPA-MIN-CHAIR-DECIDES", "MappaChair"),
    ({"stage": "DRAFTED", "requester": "marac", "route": "marac_summary"}, "circulate", "MAPPA-SAR-SUMMARY-CIRCULATE",
     "MappaCoordinator"),
    ({"stage": "DRAFTED", "requester": "marac", "route": "marac_summary", "circulated": True}, "decide",
     "MAPPA-MIN-CHAIR-DECIDES", "MappaChair"),
    ({"stage": "DECIDED", "release": "full_minutes"}, "reply", "MAPPA-MIN-CHAIR-DECIDES", "probation"),
    ({"stage": "REPLIED", "release": "summary"}, "file", "MAPPA-MIN-REQUEST-LOG", "probation"),
])  # fmt: skip
def test_each_step_names_the_next_and_whose_it_is(facts: dict[str, Any], code: str, rule: str, by: str) -> None:
    (line,) = [each for each in told(**facts) if each.topic == "to be done"]
    assert (line.code, line.rule, line.by) == (code, rule, by)


@pytest.mark.parametrize("facts", [
    {"stage": "ROUTED", "requester": "offender", "route": "clarify_foi"},
    {"stage": "CLOSED", "requester": "court", "route": "court", "release": "summary", "coordinator_told": False},
])  # fmt: skip
def test_where_nothing_is_left_to_do_nothing_is_said_to_be_done(facts: dict[str, Any]) -> None:
    assert not [each for each in told(**facts) if each.topic == "to be done"]


@pytest.mark.parametrize(("facts", "words"), [
    ({"stage": "RECEIVED", "coordinator_told": False},
     ["Record who asks: the way of the request follows from that.", "Inform the MAPPA Co-ordinator of the request.",
      "Received by probation on 2 February 2026."]),
    ({"stage": "DRAFTED", "requester": "offender", "route": "subject_access", "recording_held": True,
      "answered_by": "chair", "counter_terrorism": True},
     ["The drafted summary goes to those who attended or contributed, with a copy to the Co-ordinator.",
      "The recording is held: ask the National MAPPA Team, delete nothing.",
      "Received by probation on 2 February 2026, about a counter-terrorism meeting.",
      "Asked for by the offender: a subject access request, answered with a summary.",
      "The Chair is named to answer it."]),
    ({"stage": "ROUTED", "requester": "offender", "route": "clarify_foi", "recording_held": True,
      "national_team_asked": True},
     ["The recording is held: the National MAPPA Team was asked, nothing is deleted without its advice.",
      "Received by probation on 2 February 2026.",
      "Asked for by the offender: it names the Freedom of Information Act; whether subject access is wanted is to be"
      " asked."]),
    ({"stage": "DECIDED", "release": "redacted_samples"},
     ["The reply is to be sent; the Chair's decision: redacted samples.", "Received by probation on 2 February 2026."]),
    ({"stage": "CLOSED", "release": "nothing", "received_by": "coordination_unit"},
     ["Received by the MAPPA Co-ordination Unit on 2 February 2026.",
      "Answered, the reply is on file; the Chair's decision: nothing is released."]),
    ({"stage": "CLOSED"},
     ["Received by probation on 2 February 2026.", "Passed on to the agency whose document is sought."]),
])  # fmt: skip
def test_how_it_stands(facts: dict[str, Any], words: list[str]) -> None:
    assert [each.words for each in told(**facts)] == words


_RULES = {
    "subject_access": "MAPPA-SAR-RECOGNISE", "court": "MAPPA-MIN-EXEC-SUMMARY-DEFAULT",
    "official": "MAPPA-MIN-EXEC-SUMMARY-DEFAULT", "iopc": "MAPPA-MIN-IOPC", "review": "MAPPA-MIN-REVIEW-CHAIRS",
    "inspectorate": "MAPPA-MIN-INSPECTORATE", "national_team": "MAPPA-MIN-NMT-ACCESS",
    "marac_summary": "DA-MARAC-EXEC-10WD", "foi": "MAPPA-MIN-THIRD-FOI",
}  # fmt: skip


@pytest.mark.parametrize(("requester", "route"), ROUTES.items())
def test_every_requester_and_every_route_has_its_words(requester: str, route: str) -> None:
    (line,) = [each for each in told(stage="ROUTED", requester=requester, route=route) if each.code == route]
    assert line.words.startswith("Asked for by ")
    assert line.rule == _RULES[route]


def test_what_was_passed_on_is_its_owners_to_answer() -> None:
    (line,) = [each for each in told(stage="CLOSED") if each.code == "passed_on"]
    assert line.rule == "MAPPA-MIN-CONTENT-OWNER"
