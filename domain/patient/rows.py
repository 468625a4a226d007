"""The form in which a region of this lifecycle is written: a package with state, commands, law and ``region.py``."""

from domain.kernel.regions import Region
from domain.patient.file import PatientFile

__all__ = ["PatientRegion"]

PatientRegion = Region[PatientFile]
