"""The file of one service: its posts, its court, its joint meeting."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.kernel.lifecycle import File
from domain.kernel.regions import Region

__all__ = ["RUNNING", "SHUT", "STAGES", "ServiceFile", "ServiceRegion", "changed"]

RUNNING, SHUT = "RUNNING", "SHUT"
STAGES = (RUNNING, SHUT)


class ServiceFile(File):
    """One service and how many hold which post."""

    service: str = ""
    team: str | None = None
    posts: Mapping[str, int] = {}
    court: str = ""
    """At which court the service has a practitioner; empty: at none."""
    matrix: bool = False
    """Whether it is said which training each post asks for."""
    joint_from: date | None = None
    """The first of the weekly joint meetings: its weekday is that of all."""
    joint_held: date | None = None


ServiceRegion = Region[ServiceFile]


def changed(file: ServiceFile, **changes: Any) -> ServiceFile:
    """The file with these fields."""
    return file.model_copy(update=changes)
