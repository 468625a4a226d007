"""What an event changes in a supervision, fact by fact."""

from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.happened import Happened
from domain.kernel.message import Event
from domain.supervision.area import HandoverAccepted
from domain.supervision.ending import AbsoluteDischargeGranted
from domain.supervision.file import Responsibility, SupervisionFile, Supervisors
from domain.supervision.flags import FlagRecorded
from domain.supervision.lifecycle import SUPERVISION
from domain.supervision.opening import SupervisorRequested
from domain.supervision.responsibility import ResponsibilitySettled

PERSON, DAY = UUID(int=7), date(2026, 3, 2)
MOVED = SupervisionFile(
    stage="SUPERVISED", supervisors=Supervisors(social="sam", team="forensic"),
    responsibility=Responsibility(home="kent", residence="surrey", handover_to="surrey"),
)  # fmt: skip
TAKEN = {
    "worker": "hal", "line_manager": "hedy", "previous": "sam", "team": "host-team", "vouched": "Invented",
    "skills_talk_on": DAY, "caseload_checked": True,
}  # fmt: skip
AGREED = {"home": "kent", "residence": "surrey", "supervised_by": "host", "agreement": "a1", "out_of_area": True,
          "after_care": True}  # fmt: skip


def after(file: SupervisionFile, event: Event) -> SupervisionFile:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    return SUPERVISION.evolve(file, Happened(event, at, at, "sam", "2025-01"))


@pytest.mark.parametrize(("event", "now"), [
    (HandoverAccepted.model_validate({**TAKEN, "authority": "surrey"}),
     {"responsibility.supervised_by": "host", "responsibility.handover_to": None, "supervisors.social": "hal"}),
    (HandoverAccepted.model_validate({**TAKEN, "authority": "kent"}), {"responsibility.supervised_by": "home"}),
    (ResponsibilitySettled.model_validate(AGREED),
     {"stage": "SUPERVISED", "responsibility.supervised_by": "host", "responsibility.agreement": True,
      "responsibility.handover_to": None}),
    (AbsoluteDischargeGranted(authority="tribunal", on=DAY),
     {"stage": "ENDED", "legal.status": "absolutely_discharged", "legal.since": DAY, "legal.authority": "tribunal",
      "discharge.conditions": ()}),
    (SupervisorRequested(person=PERSON, requested_by="hospital", section="s37_41"),
     {"stage": "ALLOCATION_PENDING", "person": PERSON, "requested_by": "hospital", "legal.section": "s37_41"}),
])  # fmt: skip
def test_what_it_changes(event: Event, now: dict[str, Any]) -> None:
    file = after(MOVED, event)
    assert {path: attrgetter(path)(file) for path in now} == now


def test_the_contact_of_a_flag_is_kept_with_it() -> None:
    known = FlagRecorded(flag="mappa", applies=True, contact="Invented unit")
    assert after(MOVED, known).flags.known["mappa"].contact == "Invented unit"
