"""The form in which a part of this lifecycle is written: the kernel's region over this lifecycle's file."""

from domain.kernel.regions import Region
from domain.supervision.file import SupervisionFile

__all__ = ["SupervisionRegion"]

SupervisionRegion = Region[SupervisionFile]
