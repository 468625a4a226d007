"""Victims of a patient: by which scheme they are told, by whom, and what never is (26.74 to 26.80).

Nothing of a victim stands here, not even that there is more than one: the liaison service and the victim's own record
hold that.
"""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.victims.state import Scheme

__all__ = [
    "InformVictim", "RecordVictimScheme", "RepresentationsRecorded", "TakeRepresentations", "VictimInformed",
    "VictimSchemeRecorded", "inform_victim", "record_victim_scheme", "take_representations", "victim_scheme_recorded",
]  # fmt: skip

RESTRICTED_SINCE: Final = date(2005, 7, 1)
UNRESTRICTED_SINCE: Final = date(2008, 11, 3)


class RecordVictimScheme(Advised):
    """Record that a victim wants to be told, and what the entitlement rests on."""

    type: Literal["RecordVictimScheme"] = "RecordVictimScheme"
    sentence_on: date
    qualifying_offence: bool
    claimed: Scheme = Field(description="By right (statute), or as is common practice for older cases; none")
    exceptional: bool = Field(default=False, description="The victim is a risk to the patient, or alike (26.78)")


class VictimSchemeRecorded(Event):
    """A victim is told from now on, by the liaison officer or by the hospital managers."""

    type: Literal["VictimSchemeRecorded"] = "VictimSchemeRecorded"
    scheme: Scheme
    told_by: Literal["VictimLiaisonOfficer", "HospitalManager"]
    exceptional: bool = False


class InformVictim(Advised):
    """Say that the victim was told."""

    type: Literal["InformVictim"] = "InformVictim"
    about: Literal["leave", "discharge_considered", "outcome"]
    location_told: bool = Field(default=False, description="Where the patient will live was told")


class VictimInformed(Event):
    """The victim knows."""

    type: Literal["VictimInformed"] = "VictimInformed"
    about: Literal["leave", "discharge_considered", "outcome"]


class TakeRepresentations(Advised):
    """Take down that a victim's representations went to whoever decides."""

    type: Literal["TakeRepresentations"] = "TakeRepresentations"
    about: Literal["conditions", "whether_to_discharge"]


class RepresentationsRecorded(Event):
    """Whoever decides has the representations about conditions."""

    type: Literal["RepresentationsRecorded"] = "RepresentationsRecorded"


def record_victim_scheme(command: RecordVictimScheme, file: PatientFile, _: Circumstances) -> Ruling:
    """By right only from the days of the Acts on; before them, of the restricted, by practice."""
    restricted = file.status.restricted
    since = RESTRICTED_SINCE if restricted else UNRESTRICTED_SINCE
    right = command.sentence_on >= since and command.qualifying_offence
    words = f"The right to be told needs a qualifying offence, and a sentence on or after {since:%-d %B %Y}."
    practice = "By practice only victims of restricted patients, sentenced before the Act, are told."
    early = restricted and command.sentence_on < since
    return unless_refused(
        (
            unless(command.claimed != "statute" or right, "MDO-VIC-ELIG-DATES", words, "claimed"),
            unless(command.claimed != "practice" or early, "MDO-VIC-PRE-ACT", practice, "claimed"),
        ),
        VictimSchemeRecorded(
            scheme=command.claimed, told_by="VictimLiaisonOfficer" if restricted else "HospitalManager",
            exceptional=command.exceptional,
        ),
    )  # fmt: skip


def inform_victim(command: InformVictim, file: PatientFile, now: Circumstances) -> Ruling:
    """By whose duty it is, and never where the patient is."""
    role = file.victims.told_by
    who = "the hospital managers" if role == "HospitalManager" else "the liaison officer"
    words = f"The victim of this patient is told by {who}."
    nobody = "No victim of this patient is to be told."
    where = "The place where the patient lives after discharge is not told."
    return unless_refused(
        (
            unless(file.victims.scheme != "none", "MDO-VIC-ELIG-DATES", nobody),
            unless(now.by.has_role(role), "MDO-VIC-UNRESTRICTED", words),
            unless(not command.location_told, "MDO-VIC-NO-LOCATION", where, "location_told"),
        ),
        VictimInformed(about=command.about),
    )


def take_representations(command: TakeRepresentations, _: PatientFile, __: Circumstances) -> Ruling:
    """About conditions that protect, not about the discharge itself."""
    words = "A victim may speak about conditions, not about whether to discharge."
    return unless_refused(
        (unless(command.about == "conditions", "MDO-VIC-REPS", words, "about"),), RepresentationsRecorded()
    )  # fmt: skip


def victim_scheme_recorded(file: PatientFile, event: VictimSchemeRecorded) -> PatientFile:
    """Counts from now on."""
    known = {"scheme": event.scheme, "told_by": event.told_by, "exceptional": event.exceptional}
    return changed(file, victims=file.victims.model_copy(update=known))
