"""The form in which a region of this lifecycle is written, and where its parts belong.

A region is a package ``domain/mappa/<region>/``: ``state.py`` (its slice of the file), modules of its commands and
events, ``law.py`` (its rules) and ``region.py``, which puts them together for ``lifecycle.py``. The rows are the
kernel's (``domain/kernel/chart.py``).
"""

from domain.kernel.regions import Region
from domain.mappa.file import MappaFile

__all__ = ["MappaRegion"]

MappaRegion = Region[MappaFile]
