"""What identification and the end oblige to, where the guidance gives no time (6.31, 6.37, 6.38, 15.6, 27.10)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.mappa.eligibility.computed import CategoryComputed, EligibilityEnded
from domain.mappa.eligibility.ending import TerminationRecorded
from domain.mappa.eligibility.identifying import DomesticAbuseFlagged, NoticeSent, OffenderRecorded
from domain.mappa.eligibility.sentences import HOSPITAL
from domain.mappa.file import MappaFile
from domain.mappa.lead.areas import MappaAreaSet
from domain.mappa.owed.obligations import owes
from domain.mappa.place.custody import ReceivedIntoCustody

__all__ = ["ELIGIBILITY_OWES"]

_ABUSE: Final = frozenset({"domestic_abuse", "stalking", "controlling_or_coercive", "stalking_s2a", "stalking_s4a"})


def _nothing_follows(_: MappaFile, event: Any) -> bool:
    return event.then is None


def _patient(file: MappaFile, event: Any) -> bool:
    outcomes = file.eligibility.facts.outcomes.values()
    in_hospital = any(each.sentence is not None and each.sentence.kind in HOSPITAL for each in outcomes)
    return _managed(file, event) and in_hospital and "mappa_i" not in file.eligibility.notices


def _notified(file: MappaFile, _: Any) -> bool:
    return bool(file.eligibility.notices)


def _managed(file: MappaFile, _: Any) -> bool:
    return file.eligibility.category is not None


def _abuse_found(file: MappaFile, _: Any) -> bool:
    features = {feature for each in file.eligibility.facts.outcomes.values() for feature in each.features}
    return _managed(file, _) and bool(features & _ABUSE) and not file.eligibility.abuse_flagged


ELIGIBILITY_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-END-RECORD", "Lead agency records end of MAPPA status", "6.38, L3532",
         "Record the termination with category, legal reason and date.",
         "other", EligibilityEnded, when=_nothing_follows, ends=(TerminationRecorded,)),
    owes("MAPPA-ID-MH-MAPPA-I", "MAPPA I for every MAPPA patient", "6.37, 2.19, 3.37, 14.17",
         "Send MAPPA I to the Co-ordinator for the area of residence or discharge.",
         "mental_health", CategoryComputed, when=_patient, ends=(NoticeSent,)),
    owes("MAPPA-ID-H-I-UPDATE", "MAPPA H or I updated on change", "6.37",
         "Update the form and send it to the Co-ordinator of the area where the offender lives or will live.",
         "other", MappaAreaSet, must=False, when=_notified, ends=(NoticeSent,)),
    owes("MAPPA-ID-RECEPTION", "Prison identifies at reception", "15.6",
         "Identify the offender in reception, place the alert, check ViSOR and ask for partnership.",
         "prison", ReceivedIntoCustody, when=_managed, ends=(OffenderRecorded,)),
    owes("DA-ID-AUTO", "Mandatory cases with abuse found", "27.10",
         "Flag that the circumstances of the offence involved domestic abuse or stalking.",
         "probation", CategoryComputed, when=_abuse_found, ends=(DomesticAbuseFlagged,)),
)  # fmt: skip
