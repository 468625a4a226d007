"""What a patient's case asks of other pathways: a MAPPA case of the same person, a social supervisor."""

from domain.asking import IdentifyOffender, RequestSupervisor, case_of
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, FollowUp
from domain.patient.file import PatientFile
from domain.patient.identification.identifying import MappaIdentified
from domain.patient.planning.meeting import CareMeetingHeld
from domain.patient.rows import PatientRegion

__all__ = ["LINKS"]


def _asks(file: PatientFile, happened: Happened) -> tuple[FollowUp | Errand, ...]:
    """Identified: MAPPA has the case. A restricted patient's discharge is discussed: somebody is to supervise it."""
    event, person = happened.event, file.person
    match event:
        case MappaIdentified(first=True) if person is not None:
            told = IdentifyOffender(person=person, agency="mental_health", area=file.mappa.home_area, ground="outcome")
            return (FollowUp("mappa", case_of(person, "mappa"), told),)
        case CareMeetingHeld(first_of_discharge=True) if person is not None and file.status.restricted:
            asked = RequestSupervisor(person=person, requested_by="hospital")
            return (FollowUp("supervision", case_of(person, "supervision"), asked),)
        case _:
            return ()


LINKS = PatientRegion(name="links", errands=_asks)
