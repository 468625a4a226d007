"""MAPPA put together: the regions of one offender's case, side by side (pathways: eligibility, level, place, meeting,
lead agency, ViSOR record).
"""

from uuid import UUID

from domain.kernel.lifecycle import Charge, Held, Lifecycle
from domain.kernel.regions import Chart
from domain.mappa import book
from domain.mappa.complaints.region import COMPLAINTS
from domain.mappa.disclosure.region import DISCLOSURE
from domain.mappa.eligibility.region import ELIGIBILITY
from domain.mappa.figures.law import FIGURE_RULES
from domain.mappa.file import MappaFile
from domain.mappa.flags.region import FLAGS
from domain.mappa.given_out import GIVEN
from domain.mappa.lead.reading import area_of
from domain.mappa.lead.region import LEAD
from domain.mappa.level.region import LEVEL
from domain.mappa.meetings.reading import chairs_of
from domain.mappa.meetings.region import MEETINGS
from domain.mappa.opening import OPENING, IdentifyOffender
from domain.mappa.overview import overview
from domain.mappa.owed.region import OWED
from domain.mappa.place.region import PLACE
from domain.mappa.risk.region import RISK
from domain.mappa.stages import FINAL, STAGES
from domain.mappa.transfers.region import TRANSFERS
from domain.mappa.visor.region import VISOR
from domain.mappa.work.region import WORK

__all__ = ["CHART", "MAPPA"]

CHART = Chart((
    OPENING, ELIGIBILITY, VISOR, LEVEL, PLACE, LEAD, TRANSFERS, MEETINGS, RISK, DISCLOSURE,
    FLAGS, WORK, OWED, COMPLAINTS,
))  # fmt: skip


def charge(file: MappaFile) -> Charge:
    """Which area has the case in hand; first what is due at once, then by level."""
    return Charge(team=area_of(file) or None, urgency=_urgency(file), waits_for=_waits_for(file))


def held(file: MappaFile) -> Held:
    """The one area that manages the case, and the one that is asked to take it."""
    current = file.transfers.current
    return Held(area_of(file), current.to_area if current else "")


_BY_LEVEL = {3: 1, 2: 2, 1: 4}


def _urgency(file: MappaFile) -> int:
    """0: something was past due when it became known; 1, 2, 4: Level 3, 2, 1; 5: no level yet."""
    return 0 if file.place.at_once else _BY_LEVEL.get(file.level.number or 0, 5)


def _waits_for(file: MappaFile) -> str | None:
    """All that it waits for; of what is owed without a date also by whom, so that each agency finds its own."""
    waits = {
        "referral_decision": file.level.referral, "transfer": file.transfers.current,
        "level_review": file.level.review_owed, "to_be_done": file.owed.owed,
    }  # fmt: skip
    owing = sorted(set(file.owed.owed.values()))
    return ",".join((*(code for code, what in waits.items() if what), *(f"owed_by_{each}" for each in owing))) or None


def _person(command: IdentifyOffender) -> UUID:
    return command.person


MAPPA = Lifecycle(
    name="mappa",
    workflow="MappaOffender",
    title="MAPPA offender",
    file=MappaFile,
    stages=STAGES,
    final=FINAL,
    opening=IdentifyOffender,
    subject=_person,
    steps=CHART.steps,
    events=CHART.events,
    clocks=CHART.clocks,
    rules=(*CHART.rules, *book.BOOK_RULES, *FIGURE_RULES),
    decide=CHART.decide,
    evolve=CHART.evolve,
    charge=charge,
    outside=CHART.outside,
    consequences=CHART.after_rung,
    follow_ups=CHART.follow_ups,
    standing=book.standing,
    one_open=True,
    overview=overview,
    settings=book.SETTINGS,
    also_in_hand=lambda file: chairs_of(file.meetings),
    list_owner="MappaCoordinator",
    gives=GIVEN,
    held=held,
    never_links=frozenset({"mappa-victim"}),
)
