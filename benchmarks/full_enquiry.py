"""One whole enquiry as teams give it to the system: who says what, in order, from the ward's call to the closure."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from domain.kernel.register import Actor

__all__ = ["TEAM", "REGISTER", "the_enquiry"]

TEAM: Mapping[str, Actor] = {
    "ward": Actor(id="ward", roles=("Service",), area="kent"),
    "sam": Actor(id="sam", roles=("Screener",), team="Thanet", area="kent"),
    "ars": Actor(id="ars", roles=("AreaReferralService",), team="Thanet", area="kent"),
    "dana": Actor(id="dana", roles=("DSO",), team="Thanet", area="kent"),
    "noel": Actor(id="noel", roles=("IO",), team="Thanet", area="kent"),
    "cal": Actor(id="cal", roles=("CommunityTeamManager",), team="Thanet", area="kent"),
}
"""Invented workers."""

REGISTER: Mapping[str, dict[str, Any]] = {
    "dana": {"roles": ["DSO"], "grade": "KR11", "team": "Thanet"},
    "noel": {"roles": ["IO"], "grade": "KR9", "team": "Thanet"},
    "cal": {"roles": ["CommunityTeamManager"], "team": "Thanet"},
}
"""What the register of workers says of them."""

Said = tuple[str, dict[str, Any]]
_AGENCY = "east-trust"
_CHECKLIST = {
    "done": [*(f"S42-CR-{n:02}" for n in (*range(2, 15), 16, 17, 18, 21)), *(f"S42-CE-0{n}" for n in (1, 2, 3, 5))],
    "not_applicable": {"S42-CR-01": "A full enquiry", "S42-CR-15": "No carer", "S42-CE-04": "No conference"},
}


def the_enquiry(person: str, today: date) -> tuple[Said, ...]:
    """Forty commands; the first opens the case. Dates that are agreed lie ahead of ``today``."""
    return (*_concern(person), *_assessed(), *_planned(today), *_enquired(today), *_closed())


def _concern(person: str) -> tuple[Said, ...]:
    return (
        ("ward", _do("ReceiveReferral", person=person, channel="telephone", source="partner", content=["neglect"],
                     home_team="Thanet", setting="hospital", setting_team="Thanet", dols="in_place",
                     adult_views="Wants to know why")),
        ("sam", _do("ScreenReferralIn", kasc_copy_made=True)),
        ("ars", _do("AssignTriageOwner", team="Thanet", open_to="Thanet")),
        ("dana", _do("ActOnImmediateRisk", action="Moved to another ward")),
        ("dana", _do("InformRegulator", regulator="CQC", anonymised=True)),
        ("dana", _do("InformCommissioner", commissioner="Adults Commissioning")),
        ("dana", _do("RequestDols", about="in_place")),
        ("dana", _do("RecordConsent", given="yes")),
        ("dana", _do("RequestInformation", agency=_AGENCY, about="Rounds of January")),
        ("dana", _do("ProgressConcern", enquiry_type="statutory", why="Left without help to eat", triage={
            "immediate_risk": "Moved", "children": "None", "views_and_consent": "Wants to know why",
            "capacity_and_engagement": "Under a DoLS"}, crime_suspected=True,
            conditions={"needs": True, "abuse": True, "unable_to_protect": True})),
    )  # fmt: skip


def _assessed() -> tuple[Said, ...]:
    ratings = (("vulnerability", "Cannot eat alone"), ("impact", "Weight lost"), ("likelihood", "Every meal"))
    return (
        ("dana", _do("InformPolice", by_route="online", views="No wish")),
        *(("dana", _do("RateRisk", category=name, level="substantial", why=why)) for name, why in ratings),
        ("dana", _do("SetOverallRisk", level="substantial")),
        ("dana", _do("RecordPractice", rule="S42-RA-LIMITED", words="The ward and the son")),
        ("dana", _do("HoldStrategyDiscussion", form="meeting", participants=["trust_safeguarding_lead"],
                     analysis="Staffing at mealtimes")),
        ("dana", _do("DecideFullEnquiry", why="The trust has to account for mealtimes")),
    )  # fmt: skip


def _planned(today: date) -> tuple[Said, ...]:
    by = (today + timedelta(days=21)).isoformat()
    tasks = [{"id": "meals", "words": "How meals were given", "who": _AGENCY, "by": by},
             {"id": "wishes", "words": "What being safe means", "who": "noel", "by": by}]  # fmt: skip
    return (
        ("dana", _do("SetTermsOfReference", tasks=tasks, trust="Visits at mealtimes", coproduction="Read together",
                     involve="Son, ward", sharing="What concerns the ward", discussed_with=["noel"])),
        ("dana", _do("AllocateIo", io="noel", suitable_because="Has known the adult for years")),
        ("dana", _do("DecideAdvocate", substantial_difficulty=True, why="Lacks capacity about this",
                     advocate="Invented Advocacy")),
    )  # fmt: skip


def _enquired(today: date) -> tuple[Said, ...]:
    later, yesterday = (today + timedelta(days=30)).isoformat(), f"{today - timedelta(days=1)}T11:00:00Z"
    return (
        ("dana", _do("CauseOthers", agency=_AGENCY, tasks=["meals"], told_verbally_at=yesterday,
                     why="It runs the ward", competent=True, no_conflict_of_interest=True, knows_dso_contact=True,
                     knows_advocate=True, on_template=True, police_hold_clear="Police leave it to the trust")),
        ("dana", _do("AmendTor", because="Half-term", agency=_AGENCY, reply_by=later)),
        ("dana", _do("InviteToMeeting", on=later, invited=["trust_safeguarding_lead"], adult_invited=True,
                     safe_place="The day room")),
        ("dana", _do("HoldMultiAgencyMeeting", minutes="doc-1", adult_took_part=True, actions=[
            {"id": "audit", "words": "Audit of meals", "agency": _AGENCY, "by": later}])),
        ("dana", _do("CompleteAction", id="audit", how="The ward sister reported")),
        ("dana", _do("EscalateDispute", agency=_AGENCY, about="No report", tried_directly="Two calls")),
        ("dana", _do("SettleDispute", agency=_AGENCY, how="The report is promised")),
        ("dana", _do("ReceiveAgencyReport", agency=_AGENCY, tasks_addressed=[], document="doc-3")),
        ("dana", _do("ReturnAgencyReportForCorrection", agency=_AGENCY, because="Mealtimes are missing",
                     tasks_open=["meals"], reply_by=later)),
        ("dana", _do("ReceiveAgencyReport", agency=_AGENCY, tasks_addressed=["meals"], document="doc-9")),
        ("dana", _do("AssureAgencyReport", agency=_AGENCY, analysis="The rounds changed", required_actions="Audit")),
        ("noel", _do("RecordPractice", rule="S42-MSP-INFO", words="Went through the leaflet")),
        ("noel", _do("CompleteIoWork", sections=["6a", "6b", "6c"])),
    )  # fmt: skip


def _closed() -> tuple[Said, ...]:
    ending = _do("CloseEnquiry", outcome="abuse_partially_confirmed", rationale="Mealtimes were understaffed",
                 form_resent=True, form_anonymised=True, feedback={"letter": "enquiry_closed"},
                 checklist=_CHECKLIST)  # fmt: skip
    return (
        ("dana", _do("RecordPostEnquiryPlan", enough_because="Trust and son were heard", for_adult="Meals are logged",
                     for_person_responsible="The ward is trained", shared_with_adult=True,
                     assured={_AGENCY: "Confirmed in writing"})),
        ("dana", _do("RecordCapacity", decision="where_to_live", finding="lacks", rests_on="Assessed on the ward")),
        ("dana", ending),
        ("cal", _do("ReturnClosure", because="The recommendation to the trust is missing")),
        ("dana", ending),
        ("cal", _do("SignOffClosure")),
    )  # fmt: skip


def _do(name: str, **fields: Any) -> dict[str, Any]:
    return {"type": name, **fields}
