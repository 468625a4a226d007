"""Any order of commands, of the chart and of every region beside it, outside events and time: no crash, no duty lost,
no state without a way on, and what outlives the closure has a way to its end too.
"""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from domain.kernel.refusal import objections_or_none
from domain.safeguarding.regions.linked import standing_of
from domain.safeguarding.regions.standing import owed_by_regions
from tests.domain.safeguarding.conftest import ROUTE, SAFEGUARDING, WORKERS
from tests.domain.safeguarding.regions.examples import BEFORE, EXAMPLES, LEVEL_3, LINKED, Way, way
from tests.domain.safeguarding.regions.way_on import settle_beside, settle_duties
from tests.domain.safeguarding.test_any_order import GAPS, AnyOrder
from tests.domain.safeguarding.way_on import go_on

VARIED: tuple[Way, ...] = (
    LINKED, *LEVEL_3, way("PlaceQualitySanction", "com", level=3), way("RaiseOrganisationalConcern"),
    way("ReviewHazard", risk_acceptable=False, next_review="2027-01-04"),
    way("DraftNotice", notice="n-2", body="adults_commissioning"), way("DraftNotice", notice="n-3", body="nhs_england"),
    way("LearnOfSanction", "caseclock", level=0), way("ReportProviderPlan", met=False, findings="Invented"),
)  # fmt: skip
WAYS: tuple[Way, ...] = (
    *((name, "", fields) for name, fields in EXAMPLES.items()), *VARIED,
    *(each for ways in BEFORE.values() for each in ways),
)  # fmt: skip
STARTS = tuple(stage for stage in ROUTE if stage and stage not in SAFEGUARDING.final)
ROLES = {step.command.tag(): step.roles for step in SAFEGUARDING.steps}


class AnyOrderBeside(AnyOrder):
    """One case, and whatever comes beside its chart."""

    @initialize(stage=st.sampled_from(STARTS))
    def a_case_of_some_stage(self, stage: str) -> None:
        """Work beside the chart begins anywhere on it."""
        self.story.reaches(stage)

    @rule(gap=GAPS, several=st.lists(st.sampled_from(WAYS), min_size=1, max_size=4), ready=st.booleans())
    def somebody_works_beside_the_chart(self, gap: timedelta, several: list[Way], *, ready: bool) -> None:
        """Commands of regions, or those that they need and then they."""
        self.story.now += gap
        for what in several:
            for name, _, fields in (*(BEFORE.get(what[0], ()) if ready else ()), what):
                self.story.do(name, self._who(name), **fields)

    @rule(gap=GAPS)
    def the_case_goes_on_as_it_should(self, gap: timedelta) -> None:
        self.story.now += gap
        self._go_on()

    @invariant()
    def no_duty_is_lost(self) -> None:
        arose = [h.event.duty for h in self.story.happened if h.event.tag() == "DutyArose"]
        ended = [h.event.duty for h in self.story.happened if h.event.tag() in {"DutyMet", "DutyLapsed"}]
        assert len(set(arose)) == len(arose)
        assert len(set(ended)) == len(ended)
        assert set(self.story.case.docket.open) == set(arose) - set(ended)

    @invariant()
    def what_stands_for_all_teams_is_what_is_in_force(self) -> None:
        file = self.story.case.file
        levels = {(s.service, s.kind): s.level for s in file.regions.sanctions.values() if s.level}
        stands = {(s.about, s.kind): s.level for s in standing_of(file) if s.level}
        assert stands == levels
        assert all(s.since is not None for s in standing_of(file) if s.level)

    @invariant()
    def a_closed_case_owes_no_region_anything(self) -> None:
        """What a region owed when the case closed was asked for; what came later came on the closed case."""
        closed = self.story.last.case.file.stage in SAFEGUARDING.final - {"OUT_OF_SCOPE"}
        if closed and any(h.event.tag() in _CLOSINGS for h in self.story.last.happened):
            assert objections_or_none(owed_by_regions(self.story.case.file)) is None

    def teardown(self) -> None:
        """Whatever happened, there is a way on."""
        self.lead()

    def lead(self) -> None:
        """To the end of the chart, and then of what outlives it."""
        for _ in range(10):
            if self.story.stage in SAFEGUARDING.final:
                break
            self._go_on()
        assert self.story.stage in SAFEGUARDING.final, self.story.last.refusal
        settle_duties(self.story)
        self.no_duty_is_lost()
        assert not self.story.case.docket.open

    def _go_on(self) -> None:
        if self.story.case.file.pending:
            self.story.happy("ReturnClosure", "cal", because="Invented")
        settle_beside(self.story)
        go_on(self.story)

    def _who(self, name: str) -> str:
        roles: Any = ROLES.get(name, frozenset())
        mine = self.story.case.file.dso or "dana"
        able = [w for w, facts in WORKERS.items() if not roles or roles & set(facts.roles)]
        return mine if mine in able else able[-1]


_CLOSINGS = {"ConcernClosed", "ClosedToSelfNeglectPathway", "ClosedAtRiskAssessment", "EnquiryClosed"}

AnyOrderBeside.TestCase.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
TestAnyOrderBeside = AnyOrderBeside.TestCase
