"""How a forensic case stands, in words: what a Team Leader, an allocated or a duty worker reads first."""

from typing import Final

from domain.forensic.file import ForensicFile
from domain.forensic.overview.person import carer, owed, place, risk, support
from domain.forensic.overview.way_in import came_in, ending, in_hand, meeting, was_referred
from domain.forensic.overview.work import assessment, funding, plan, to_record
from domain.kernel.overview import Now, Told, part_by_part

__all__ = ["overview"]

_PARTS: Final = (
    ending, came_in, risk, in_hand, owed, to_record, assessment, plan, funding, support, carer, place, meeting,
    was_referred,
)  # fmt: skip


def overview(file: ForensicFile, now: Now) -> tuple[Told, ...]:
    """What ends or waits first, then risk, who has it, what is owed, the work, and last how it came."""
    return part_by_part(_PARTS, file, now)
