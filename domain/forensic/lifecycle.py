"""The forensic social work service put together: the way in, and the regions of a case that was taken on."""

from uuid import UUID

from domain.forensic.allocation import supervises, why_not
from domain.forensic.care import CARE_REGIONS
from domain.forensic.file import ForensicFile
from domain.forensic.intake import INTAKE
from domain.forensic.joint_meeting import WEEKDAY
from domain.forensic.overview import overview
from domain.forensic.partners import OUTSIDE
from domain.forensic.referral import EmailReferral
from domain.forensic.stages import AWAITING_INFO, CLOSING, CNP_REFERRED, FINAL, RECEIVED, SCREENING, STAGES
from domain.kernel.lifecycle import Charge, Lifecycle
from domain.kernel.regions import Chart
from domain.law.rule import Setting, SettingKind

__all__ = ["CHART", "FORENSIC"]

CHART = Chart((INTAKE, *CARE_REGIONS))


def charge(file: ForensicFile) -> Charge:
    """Who has the case in hand, and what it waits for."""
    standing = "SocialSupervisor" if supervises(file) else None
    return Charge(
        team=file.team or "forensic", worker=file.worker, urgency=_urgency(file), waits_for=_waits_for(file),
        standing=standing,
    )  # fmt: skip


def _urgency(file: ForensicFile) -> int:
    """1: restricted; 2: nobody has decided yet; 3: the others."""
    if file.restricted or file.flags.social_supervision in {"pre_discharge", "active"}:
        return 1
    return 2 if file.stage in {RECEIVED, SCREENING, AWAITING_INFO} else 3


def _waits_for(file: ForensicFile) -> str | None:
    if "supervisor_allocation" in file.owed:
        return "supervisor"
    if any(document.state == "submitted" for document in file.documents.values()):
        return "sign_off"
    if file.stage == CLOSING:
        return "approval"
    if file.stage in {AWAITING_INFO, CNP_REFERRED}:
        return "agency"
    return "to_be_told" if file.owed else None


def _person(command: EmailReferral) -> UUID:
    return command.person


def _workers(file: ForensicFile) -> frozenset[str]:
    """Who signs depends on what the one who holds the case is."""
    return frozenset({file.worker} if file.worker else ())


FORENSIC = Lifecycle(
    name="forensic",
    workflow="ForensicReferral",
    title="Forensic social work",
    file=ForensicFile,
    stages=STAGES,
    final=FINAL,
    opening=EmailReferral,
    subject=_person,
    steps=CHART.steps,
    events=CHART.events,
    clocks=CHART.clocks,
    rules=CHART.rules,
    decide=CHART.decide,
    evolve=CHART.evolve,
    charge=charge,
    outside=OUTSIDE,
    consequences=CHART.consequences,
    follow_ups=CHART.follow_ups,
    overview=overview,
    asks_about=_workers,
    may_hold=why_not,
    settings=(Setting(WEEKDAY, "Weekday of the joint referral meeting, 0 is Monday", SettingKind.NUMBER),),
)
