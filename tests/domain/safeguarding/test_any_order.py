"""Any order of commands, outside events and time: no crash, no duty lost, no state without a way on.

A machine gives commands of every row, valid and invalid, from whoever comes, after any gap, some learned late.
After each it compares the case with its own events told anew; at the end it leads the case to a final stage.
"""

from copy import copy
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.kernel.case import fold
from domain.kernel.circumstances import Area
from domain.kernel.commands import ExtendDuty, PassTime, ResumeDuty, SuspendDuty
from domain.kernel.register import CLOCK, Actor
from domain.kernel.snapshot import freeze, thaw
from domain.registry import LAWBOOK
from tests.domain.safeguarding.conftest import (
    AT_CONCERN,
    AT_RISK,
    CAUSING,
    CONDITIONS,
    LONDON,
    PERSON,
    PLAN,
    SAFEGUARDING,
    TERMS,
    TRIAGE,
    WORKERS,
    Story,
)
from tests.domain.safeguarding.test_chart import GIVEN
from tests.domain.safeguarding.way_on import go_on, lead_to_the_end

RULES = LAWBOOK.named("2025-01").rules
PROGRESS = {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}
Said = tuple[str, dict[str, Any]]
ACTION = {"id": "a1", "words": "Invented", "agency": "police", "by": "2028-01-01"}
ENDS = ("DutyMet", "DutyLapsed")

MORE: tuple[Said, ...] = (
    ("ReceiveReferral", {"person": str(PERSON), "channel": "KASC", "content": ["physical"], "setting": "care_home",
                         "setting_team": "Dover", "dols": "in_place", "crime_suspected": True, "staff_alleged": True}),
    ("ReceiveReferral", {"person": str(PERSON), "channel": "own_form", "content": ["domestic"], "anonymity": "asked",
                         "home_team": "Thanet", "source": "public"}),
    ("ScreenReferralOut", {"because": "Invented"}),
    ("ProgressConcern", PROGRESS), ("ProgressConcern", {**PROGRESS, "child_affected": True, "crime_suspected": True}),
    ("ProgressConcern", {**PROGRESS, "enquiry_type": "non_statutory", "non_statutory_factors": ["care_leaver"]}),
    ("CloseConcern", {"reason": "consent_refused", **AT_CONCERN}),
    ("CloseConcern", {"reason": "criteria_not_met", **AT_CONCERN, "non_statutory_considered": "Invented",
                      "conditions_not_met": {"needs": "Invented"}}),
    ("SetOverallRisk", {"level": "critical"}),
    ("RateRisk", {"category": "likelihood", "level": "critical", "why": "So"}),
    ("NotifyCriticalRisk", {"community_team_manager": "cal", "assistant_director": "adam", "concerns": "Invented",
                            "plan": "Invented", "agencies_responses": "Invented"}),
    ("CloseAtRiskAssessment", {**AT_RISK, "reason": "consent_refused"}),
    ("SetTermsOfReference", {**TERMS, "discussed_with": ["noel", "ines", "otto", "polly"]}),
    *(("AllocateIo", {"io": io, "suitable_because": "Invented", "tor_discussed": True, "agreed_because": "Invented",
                      "agreed_by": ["cal", "cora"]}) for io in ("noel", "otto", "polly")),
    ("ChangeIo", {"leaves": "noel", "io": "polly", "because": "Invented", "suitable_because": "Invented"}),
    ("DecideAdvocate", {"substantial_difficulty": True, "advocate": "Invented", "why": "Invented"}),
    ("CauseOthers", {**CAUSING, "reply_by": "2027-06-01"}), ("CauseOthers", {**CAUSING, "agency": "west-trust"}),
    ("CauseOthers", CAUSING),
    ("ReceiveAgencyReport", {"agency": "east-trust", "tasks_addressed": ["files"]}),
    ("AssureAgencyReport", {"agency": "east-trust", "analysis": "Invented", "required_actions": "None"}),
    ("ReturnAgencyReportForCorrection", {"agency": "east-trust", "because": "Invented", "reply_by": "2027-07-01"}),
    ("AmendTor", {"because": "Invented", "agency": "east-trust", "reply_by": "2027-08-01"}),
    ("HoldMultiAgencyMeeting", {"minutes": "doc-1", "adult_took_part": True, "actions": [ACTION]}),
    ("RecordPostEnquiryPlan", {**PLAN, "assured": {"east-trust": "Invented", "west-trust": "Invented"}}),
    *(("RaiseObligation", {"obligation": o, "because": "Invented"}) for o in ("children", "dols", "regulator")),
    ("RecordConsent", {"given": "no", "overridden": True, "lawful_basis": "Invented"}),
    ("RecordAssessmentRefused", {"ends_duty": True, "at_risk_of_abuse": False}),
)  # fmt: skip
COMMANDS = (*GIVEN.items(), *MORE)
OUTSIDE = {each.kind: each for each in SAFEGUARDING.outside}
Told = tuple[str, dict[str, Any]]
LETTER = {"letter": "letter/safeguarding/invented/9/0", "kind": "marac_referral", "subject": "marac:1"}
TOLD: tuple[Told, ...] = (
    ("uk.police.crime-number.v1", {"crime_number": "46/1/26"}), ("uk.nhs.adult-died.v1", {}),
    ("uk.nhs.hospital.discharge-date.v1", {"discharge_on": "2026-05-01"}),
    ("uk.caseclock.partner.agency-report.v1", {"agency": "east-trust"}),
    ("uk.caseclock.partner.agency-report.v1", {"agency": "east-trust", "tasks_addressed": ["files"]}),
    *(("uk.caseclock.letter-outcome.v1", {**LETTER, "reader": reader, "reader_code": code, "outcome": outcome})
      for reader, code in (("marac", "thanet"), ("idva", "idva_east")) for outcome in ("delivered", "failed")),
    *(("uk.caseclock.letter-outcome.v1", {
        **LETTER, "kind": "provider_concern_notice", "subject": "notice:n-1", "reader": "regulator",
        "reader_code": code, "outcome": "delivered",
    }) for code in ("cqc_safeguarding", "nobody")),
)  # fmt: skip
GAPS = st.sampled_from([timedelta(), timedelta(minutes=20), timedelta(hours=7), timedelta(days=1), timedelta(days=9)])


class AnyOrder(RuleBasedStateMachine):
    """One case, given whatever comes."""

    def __init__(self) -> None:
        super().__init__()
        self.story = Story(Area(), date(1950, 2, 3))
        self.folded = 0
        self.again = self.story.case

    @rule(gap=GAPS, what=st.sampled_from(COMMANDS), by=st.sampled_from(sorted(WORKERS)), right=st.booleans())
    def somebody_gives_a_command(self, gap: timedelta, what: Said, by: str, *, right: bool) -> None:
        """Whoever comes; or, more often than chance would have it, the one who may."""
        self.story.now += gap
        self._do(what[0], self._one_who_may(what[0]) if right else by, what[1])

    @rule(gap=GAPS, ago=st.sampled_from([timedelta(hours=3), timedelta(days=4)]), what=st.sampled_from(COMMANDS))
    def a_command_is_learned_late(self, gap: timedelta, ago: timedelta, what: Said) -> None:
        """It happened before; when it happened it may even lie before the case."""
        self.story.now += gap
        effective = (self.story.now - ago).astimezone(LONDON).isoformat()[:16]
        self._do(what[0], self._one_who_may(what[0]), what[1], effective=effective)

    @precondition(lambda self: self.story.case.opened is not None)
    @rule(gap=GAPS, several=st.lists(st.sampled_from(TOLD), min_size=1, max_size=3), late=st.booleans())
    def outside_services_tell(self, gap: timedelta, several: list[Told], *, late: bool) -> None:
        """One or several at once, the same one again, or learned two days after it happened."""
        self.story.now += gap
        effective = (self.story.now - timedelta(days=2)).astimezone(LONDON).isoformat()[:16] if late else None
        for kind, data in several:
            taken = OUTSIDE[kind]
            command = taken.command(taken.data.model_validate(data))
            self.story.give(command, Actor(id="service", roles=WORKERS["service"].roles), effective)

    @rule(gap=GAPS)
    def from_here_there_is_a_way_to_the_end(self, gap: timedelta) -> None:
        """Tried on a copy: the case itself goes on as it comes."""
        here, self.story = self.story, copy(self.story)
        self.story.happened = list(here.happened)
        self.story.now += gap
        try:
            self.lead()
        finally:
            self.story = here

    @rule(days=st.integers(0, 40))
    def time_passes(self, days: int) -> None:
        self.story.now += timedelta(days=days)
        self.story.give(PassTime(), CLOCK)

    @precondition(lambda self: self.story.case.docket.open)
    @rule(data=st.data(), gap=GAPS)
    def a_clock_is_touched(self, data: st.DataObject, gap: timedelta) -> None:
        self.story.now += gap
        duty = data.draw(st.sampled_from(sorted(self.story.case.docket.open)))
        command = data.draw(st.sampled_from([
            SuspendDuty(duty=duty, because="Invented"), ResumeDuty(duty=duty),
            ExtendDuty(duty=duty, n=2, because="Invented"),
        ]))  # fmt: skip
        self.story.give(command, Actor(id="cal", roles=WORKERS["cal"].roles))

    @rule(gap=GAPS)
    def the_case_goes_on_as_it_should(self, gap: timedelta) -> None:
        """One stage by the book: so that the others meet cases of every stage."""
        self.story.now += gap
        go_on(self.story)

    @invariant()
    def its_events_told_anew_give_the_same_case(self) -> None:
        new = self.story.happened[self.folded :]
        self.again, self.folded = fold(SAFEGUARDING, new, self.again), len(self.story.happened)
        assert self.again == self.story.case
        assert thaw(SAFEGUARDING, freeze(self.story.case)) == self.story.case

    @invariant()
    def no_duty_is_lost(self) -> None:
        arose = [h.event.duty for h in self.story.happened if h.event.tag() == "DutyArose"]
        ended = [h.event.duty for h in self.story.happened if h.event.tag() in ENDS]
        assert len(set(arose)) == len(arose)
        assert len(set(ended)) == len(ended)
        assert set(self.story.case.docket.open) == set(arose) - set(ended)
        assert not (self.story.stage in SAFEGUARDING.final and self.story.case.docket.open)

    @invariant()
    def no_time_that_came_was_missed(self) -> None:
        """Whatever was given last, no rung of any duty lies behind us unsaid."""
        ahead = self.story.case.docket.next_rung()
        assert ahead is None or ahead[1].at > self.story.now or not self.story.happened

    @invariant()
    def a_refusal_changes_nothing_and_names_rules_in_words(self) -> None:
        for objection in self.story.last.refusal.objections if self.story.last.refusal else ():
            assert objection.rule in RULES
            assert objection.words
        if self.story.last.refusal:
            assert {h.by for h in self.story.last.happened} <= {CLOCK.id}

    def teardown(self) -> None:
        """Whatever happened, the case can be brought to its end, and is at its end alone."""
        self.lead()
        assert self.story.do("NoteFact", fact="dementia", words="Invented").refused == ("CASE-STAGE",)

    def lead(self) -> None:
        """From any state to a final one, with nothing owed there."""
        lead_to_the_end(self.story)
        self.no_duty_is_lost()

    def _do(self, name: str, by: str, fields: dict[str, Any], effective: str | None = None) -> None:
        self.story.do(name, by, effective=effective, **fields)

    def _one_who_may(self, name: str) -> str:
        step = next(step for step in SAFEGUARDING.steps if step.command.tag() == name)
        mine = self.story.case.file.dso or "dana"
        able = [w for w, facts in WORKERS.items() if not step.roles or step.roles & set(facts.roles)]
        return mine if mine in able else able[0]


AnyOrder.TestCase.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
TestAnyOrder = AnyOrder.TestCase


def test_every_kind_of_outside_event_is_told() -> None:
    assert {kind for kind, _ in TOLD} == set(OUTSIDE)
