"""What other services tell a safeguarding case: their CloudEvents types, and what each amounts to (DESIGN A8)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import OutsideKind, Ruling, as_told
from domain.kernel.message import Command, Event, Message
from domain.safeguarding.agencies import AGENCY, ReceiveAgencyReport
from domain.safeguarding.file import SafeguardingFile, changed

__all__ = [
    "OUTSIDE", "AdultDied", "CrimeNumberGiven", "DischargeDateSet", "RecordCrimeNumber", "RecordDeath",
    "RecordDischargeDate", "adult_died", "crime_number_given", "discharge_date_set", "record_crime_number",
    "record_death", "record_discharge_date",
]  # fmt: skip


class CrimeNumber(Message):
    """The number under which the police recorded the crime (EST-CRIME-101)."""

    crime_number: str = Field(min_length=1, max_length=40)


class RecordCrimeNumber(CrimeNumber, Command):
    """Keep the police's crime number."""

    type: Literal["RecordCrimeNumber"] = "RecordCrimeNumber"


class CrimeNumberGiven(CrimeNumber, Event):
    """The police gave a crime number: they know of the crime."""

    type: Literal["CrimeNumberGiven"] = "CrimeNumberGiven"


class Death(Message):
    """The adult's death; the circumstances are for people to record."""

    on: date | None = None


class RecordDeath(Death, Command):
    """Keep that the adult died."""

    type: Literal["RecordDeath"] = "RecordDeath"


class AdultDied(Death, Event):
    """The adult died. No clock stops by itself: the source is silent, and others may be at risk."""

    type: Literal["AdultDied"] = "AdultDied"


class Discharge(Message):
    """The date on which a hospital means to discharge the adult."""

    discharge_on: date


class RecordDischargeDate(Discharge, Command):
    """Keep the discharge date."""

    type: Literal["RecordDischargeDate"] = "RecordDischargeDate"


class DischargeDateSet(Discharge, Event):
    """The hospital set, or moved, the date of discharge."""

    type: Literal["DischargeDateSet"] = "DischargeDateSet"


class AgencyReport(Message):
    """A partner's report from its own system."""

    agency: str = Field(pattern=AGENCY)
    tasks_addressed: tuple[str, ...] = ()
    document: str | None = Field(default=None, max_length=200)


OUTSIDE = (
    OutsideKind("uk.police.crime-number.v1", CrimeNumber,
                lambda data: RecordCrimeNumber(crime_number=data.crime_number), "The police gave a crime number"),
    OutsideKind("uk.nhs.adult-died.v1", Death, lambda data: RecordDeath(on=data.on), "The adult died"),
    OutsideKind("uk.nhs.hospital.discharge-date.v1", Discharge,
                lambda data: RecordDischargeDate(discharge_on=data.discharge_on), "A hospital set a discharge date"),
    OutsideKind("uk.caseclock.partner.agency-report.v1", AgencyReport,
                as_told(ReceiveAgencyReport), "An agency's report came in"),
)  # fmt: skip


def record_crime_number(command: RecordCrimeNumber, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (CrimeNumberGiven(crime_number=command.crime_number),)


def record_death(command: RecordDeath, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (AdultDied(on=command.on),)


def record_discharge_date(command: RecordDischargeDate, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (DischargeDateSet(discharge_on=command.discharge_on),)


def crime_number_given(file: SafeguardingFile, event: CrimeNumberGiven) -> SafeguardingFile:
    """A crime, and the police know of it."""
    casework = file.casework.model_copy(update={"owed": file.casework.owed - {"police"}})
    told = file.told | {"police"}
    return changed(file, crime_number=event.crime_number, crime_suspected=True, told=told, casework=casework)


def adult_died(file: SafeguardingFile, _: AdultDied) -> SafeguardingFile:
    """Kept."""
    return changed(file, died=True)


def discharge_date_set(file: SafeguardingFile, event: DischargeDateSet) -> SafeguardingFile:
    """Kept."""
    return changed(file, discharge_on=event.discharge_on)
