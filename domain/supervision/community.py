"""At which stage a case in the community stands: the most serious thing that is open says so (chart b)."""

from typing import Any

from domain.supervision.file import SupervisionFile, changed
from domain.supervision.stages import ESCALATED, IN_COMMUNITY, RECALL_PENDING, REVIEWING_BREACH, SUPERVISED

__all__ = ["standing"]


def standing(file: SupervisionFile, **risk: Any) -> SupervisionFile:
    """The file with these facts of the risk changed, at the stage that they bring: recall, concern, breach, nothing."""
    known = file.risk.model_copy(update=risk)
    file = changed(file, risk=known)
    if file.stage not in IN_COMMUNITY:
        return file
    if known.recall_requested:
        return changed(file, stage=RECALL_PENDING)
    if known.concern:
        return changed(file, stage=ESCALATED)
    return changed(file, stage=REVIEWING_BREACH if known.breaches else SUPERVISED)
