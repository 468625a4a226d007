"""The form in which a part of this lifecycle is written: the kernel's region over this lifecycle's file."""

from domain.forensic.file import ForensicFile
from domain.kernel.regions import Region

__all__ = ["ForensicRegion"]

ForensicRegion = Region[ForensicFile]
