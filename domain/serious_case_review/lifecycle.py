"""A serious case review put together: the rows of its chart, its clocks, its law."""

from typing import Final
from uuid import UUID

from domain.kernel.lifecycle import Charge, Lifecycle, OutsideKind, as_told
from domain.kernel.regions import Chart, Region
from domain.serious_case_review import roles
from domain.serious_case_review.bringing import brings
from domain.serious_case_review.clocks import CLOCKS
from domain.serious_case_review.ending import ProsecutionNotice, RecordProsecutionOutcome
from domain.serious_case_review.file import ReviewFile
from domain.serious_case_review.folds import FOLDS
from domain.serious_case_review.law import LAW
from domain.serious_case_review.opening import RecordSeriousFurtherOffence
from domain.serious_case_review.overview import overview
from domain.serious_case_review.plan import ReviewActionPlan, review_advice
from domain.serious_case_review.report import DraftReport, draft_advice
from domain.serious_case_review.rows import ROWS
from domain.serious_case_review.sharing import DeliverReport, delivery_advice
from domain.serious_case_review.stages import BEFORE_DECISION, FINAL, STAGES

__all__ = ["CHART", "SERIOUS_CASE_REVIEW"]

CHART: Final = Chart((
    Region[ReviewFile](
        name="review",
        rows=ROWS,
        folds=FOLDS,
        clocks=CLOCKS,
        rules=LAW,
        advice={
            DraftReport.tag(): (lambda command, file, now: tuple(draft_advice(command, file, now)),),
            DeliverReport.tag(): (delivery_advice,),
            ReviewActionPlan.tag(): (review_advice,),
        },
        outside=(
            OutsideKind("uk.cps.prosecution-outcome.v1", ProsecutionNotice, as_told(RecordProsecutionOutcome),
                        "The charge was changed or dropped, or the trial ended"),
        ),
        brings=brings,
    ),
))  # fmt: skip


def charge(file: ReviewFile) -> Charge:
    """Who has the case in hand: the author, once there is one; what it waits for, so that each finds its own."""
    waits = sorted(file.owed)
    if file.scope != "in":
        waits = ["scope_decision", *waits]
    urgency = 1 if file.kind == "mandatory" and file.stage in BEFORE_DECISION else 3
    return Charge(team="mappa_review", worker=file.author, urgency=urgency, waits_for=",".join(waits) or None)


def _person(command: RecordSeriousFurtherOffence) -> UUID:
    return command.person


def _contact(file: ReviewFile) -> dict[str, str]:
    """Who speaks with victim and family has a part of it in hand."""
    return {file.contact: "ReviewVictimContact"} if file.contact else {}


SERIOUS_CASE_REVIEW: Final = Lifecycle(
    name="serious-case-review",
    workflow="SeriousCaseReview",
    title="MAPPA serious case review",
    file=ReviewFile,
    stages=STAGES,
    final=FINAL,
    opening=RecordSeriousFurtherOffence,
    subject=_person,
    steps=CHART.steps,
    events=CHART.events,
    clocks=CHART.clocks,
    rules=CHART.rules,
    decide=CHART.decide,
    evolve=CHART.evolve,
    charge=charge,
    outside=CHART.outside,
    consequences=CHART.after_rung,
    follow_ups=CHART.follow_ups,
    overview=overview,
    also_in_hand=_contact,
    list_owner="MappaCoordinator",
    readers=roles.READERS,
    never_links=frozenset({"mappa-victim"}),
)
"""One review: from the charge of a serious further offence to the end of the action plan."""
