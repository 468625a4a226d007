"""A foreign national is referred to immigration enforcement within ten working days of the sentence (25.3)."""

from typing import Literal

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.flags.reading import has

__all__ = ["ReferToImmigration", "ReferredToImmigration", "refer_to_immigration", "referred_to_immigration"]


class ReferToImmigration(Advised):
    """The prison refers the offender to Home Office Immigration Enforcement, whatever the length of the sentence."""

    type: Literal["ReferToImmigration"] = "ReferToImmigration"


class ReferredToImmigration(Event):
    """Immigration enforcement has the case."""

    type: Literal["ReferredToImmigration"] = "ReferredToImmigration"


def refer_to_immigration(_: ReferToImmigration, file: MappaFile, __: Circumstances) -> Ruling:
    """Somebody who is, or may be, a foreign national."""
    foreign = has(file, "foreign_national", "nationality_uncertain")
    words = "Note first that the offender is a foreign national, or that the nationality is uncertain."
    return unless_refused((unless(foreign, "MAPPA-FNO-HOIE-10WD", words),), ReferredToImmigration())


def referred_to_immigration(file: MappaFile, _: ReferredToImmigration) -> MappaFile:
    """For the chronology."""
    return file
