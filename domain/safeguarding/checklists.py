"""The closure checklists (004 L1908-2154): one line per item, one guard for all of them.

An item is answered "done" or "not applicable" with a reason. What the system can see for itself is not
taken on trust: an answer that the file contradicts is refused. The forms behind each item come later.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from domain.kernel.refusal import Objection
from domain.safeguarding.adult import carers_offered
from domain.safeguarding.file import Checklist, SafeguardingFile
from domain.safeguarding.guards import said, unless
from domain.safeguarding.obligations import owing

__all__ = ["CONCERN", "CONCERN_SELF_NEGLECT", "ENQUIRY", "Item", "RISK_ASSESSMENT", "checklist_objections"]


def _always(_: SafeguardingFile) -> bool:
    return True


def _dols_team_knows(file: SafeguardingFile) -> bool:
    return "dols" not in owing(file)


def _bodies_know(file: SafeguardingFile) -> bool:
    return owing(file).isdisjoint({"regulator", "commissioner"})


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
    Item("S42-CC-03", "Tell the CQC and the commissioner if the service is registered or commissioned.",
         agrees=_bodies_know),
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


_RA_COMMON = (
    Item("S42-CR-01", "Set section 2d to no further action after the initial risk assessment."),
    Item("S42-CR-02", "Complete section 2e."),
    Item("S42-CR-03", "Select an outcome.", may_be_not_applicable=False),
    Item("S42-CR-04", "Complete section 7 if abuse is confirmed or partially confirmed."),
    Item("S42-CR-05", "Tell the CQC and the commissioner if the service is registered or commissioned.",
         agrees=_bodies_know),
    Item("S42-CR-06", _DOLS_WORDS, agrees=_dols_team_knows),
    Item("S42-CR-07", "Complete section 3, making safeguarding personal.", may_be_not_applicable=False),
    Item("S42-CR-08", "Consider advocacy for the adult causing concern as well as for the adult at risk."),
    Item("S42-CR-09", "Set all terms of reference at the top of section 4a."),
    Item("S42-CR-10", "Record all contacts in section 4b.", may_be_not_applicable=False),
    Item("S42-CR-11", "Tell the health bodies that commission the service, beside the CQC."),
    Item("S42-CR-12", "Record every closure notification in section 4."),
    Item("S42-CR-13", "Upload reports, minutes and referrals with their passwords removed."),
    Item("S42-CR-14", "Upload only the part about this person; nothing about unrelated people."),
    Item("S42-CR-15", "Consider offering a carer's assessment, with the team's confirmation.", agrees=carers_offered),
    Item("S42-CR-16", "Record how the criteria were met or not, and whether it is non-statutory.",
         may_be_not_applicable=False),
    Item("S42-CR-17", "Record one-to-one discussions such as supervision."),
    Item("S42-CR-18", "Write the closure summary.", may_be_not_applicable=False),
    Item("S42-CR-21", "Give the outcome and the reasons to the referrer, the adult and the agencies."),
)  # fmt: skip

RISK_ASSESSMENT = _RA_COMMON
"""S42-CR-19 is done by this system, S42-CR-20 is asked for where the case goes to the self-neglect pathway."""

ENQUIRY = (
    *_RA_COMMON,
    Item("S42-CE-01", "Complete sections 6a, 6b and 6c, or the inquiry officer's report.", may_be_not_applicable=False),
    Item("S42-CE-02", "Complete the closure notifications in section 6d.", may_be_not_applicable=False),
    Item("S42-CE-03", "Complete the closure analysis in section 6f.", may_be_not_applicable=False),
    Item("S42-CE-04", "Record the case conferences in section 5, with minutes."),
    Item("S42-CE-05", "Record the post-enquiry plan and the agencies' assurance.", may_be_not_applicable=False),
)


def checklist_objections(
    items: tuple[Item, ...], answers: Checklist, file: SafeguardingFile
) -> tuple[Objection | None, ...]:
    """Every item that is not answered, wrongly waived, or contradicted by the file."""
    asked = (unless(_stands(item, answers, file), item.id, item.words, f"checklist.{item.id}") for item in items)
    return (*asked, *_misread(answers, _aide_memoire(items)))


def _aide_memoire(items: tuple[Item, ...]) -> str:
    """Which of the three a list is (L1908-2154): at concern, at risk assessment, after the full enquiry."""
    ids = {item.id[:6] for item in items}
    return f"S42-CLOSE-CHECK-{3 if 'S42-CE' in ids else 2 if 'S42-CR' in ids else 1}"


def _misread(answers: Checklist, rule: str) -> Iterator[Objection | None]:
    """An answer to a line that no aide-memoire has, or two answers to one line, were meant otherwise."""
    for name in sorted({*answers.done, *answers.not_applicable} - _LINES):
        yield unless(None, rule, f"No checklist has the item {name}.", "checklist")
    for name in sorted(set(answers.done) & set(answers.not_applicable)):
        yield unless(None, rule, f"{name} is done, or not applicable, but not both.", "checklist")


_LINES = frozenset(
    {f"S42-CC-{n:02}" for n in range(1, 10)}
    | {f"S42-CR-{n:02}" for n in range(1, 22)}
    | {f"S42-CE-{n:02}" for n in range(1, 6)}
)


def _stands(item: Item, answers: Checklist, file: SafeguardingFile) -> bool:
    waived = item.may_be_not_applicable and said(answers.not_applicable.get(item.id))
    return (item.id in answers.done or waived) and item.agrees(file)
