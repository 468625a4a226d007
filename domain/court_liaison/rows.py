"""The form in which a part of this lifecycle is written: the kernel's region over this lifecycle's file."""

from domain.court_liaison.file import CourtFile
from domain.kernel.regions import Region

__all__ = ["CourtRegion"]

CourtRegion = Region[CourtFile]
