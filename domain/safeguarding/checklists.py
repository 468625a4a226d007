"""The closure checklists (004 L1908-2154): one line per item, one guard for all of them.

An item is answered "done" or "not applicable" with a reason. What the system can see for itself is not
taken on trust: an answer that the file contradicts is refused. The forms behind each item come later.
"""

from collections.abc import Callable
from dataclasses import dataclass

from domain.kernel.refusal import Objection
from domain.safeguarding.file import Checklist, SafeguardingFile
from domain.safeguarding.guards import said, unless

__all__ = ["CONCERN", "CONCERN_SELF_NEGLECT", "Item", "checklist_objections"]


def _always(_: SafeguardingFile) -> bool:
    return True


def _dols_team_knows(file: SafeguardingFile) -> bool:
    return file.dols != "in_place" or "dols" in file.told


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist; ``agrees`` compares the answer with what the file knows."""

    id: str
    words: str
    may_be_not_applicable: bool = True
    agrees: Callable[[SafeguardingFile], bool] = _always


_DOLS_WORDS = "If a DoLS is in place, tell the DoLS team by clipboard request."

_CONCERN_COMMON = (
    Item("S42-CC-01", "Record the receiving practitioner's name and role in section 1G.", may_be_not_applicable=False),
    Item("S42-CC-02", "Record all contacts in section 3.", may_be_not_applicable=False),
    Item("S42-CC-03", "Tell the CQC and the commissioner if the service is registered or commissioned."),
    Item("S42-CC-04", _DOLS_WORDS, agrees=_dols_team_knows),
    Item("S42-CC-05", "Feed back to the person and the referrer where appropriate."),
    Item("S42-CC-06", "Complete the rationale with the evidence, the decision and any follow-up.",
         may_be_not_applicable=False),
)  # fmt: skip

CONCERN = (*_CONCERN_COMMON, Item("S42-CC-09", "Select the closing outcome only when s.42 is not met."))
"""S42-CC-07 is not asked: the sign-off of the area is done by this system. S42-CC-08: see the next list."""

CONCERN_SELF_NEGLECT = (
    *_CONCERN_COMMON,
    Item("S42-CC-08", "Complete the self-neglect hazard and assign it to the team.", may_be_not_applicable=False),
)


def checklist_objections(
    items: tuple[Item, ...], answers: Checklist, file: SafeguardingFile
) -> tuple[Objection | None, ...]:
    """Every item that is not answered, wrongly waived, or contradicted by the file."""
    return tuple(unless(_stands(item, answers, file), item.id, item.words, f"checklist.{item.id}") for item in items)


def _stands(item: Item, answers: Checklist, file: SafeguardingFile) -> bool:
    waived = item.may_be_not_applicable and said(answers.not_applicable.get(item.id))
    return (item.id in answers.done or waived) and item.agrees(file)
