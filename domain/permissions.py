"""Who may do, sign, see, and is told what: the table of the pathway's section 4, and each lifecycle's own steps.

What a lifecycle enforces stands in its steps (``Step.roles``) and its clocks (who owes, who is told of a miss); it is
read from there and never written down twice. ``SECTION_4`` adds what no step can say: who may see, who is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.kernel.case import AnyLifecycle
from domain.kernel.commands import AcknowledgeHandover, HandOverWork, HandWorkBack
from domain.kernel.house_rules import SYSTEM
from domain.kernel.register import CLOCK
from domain.registry import LIFECYCLES

__all__ = [
    "NOBODYS", "ROLES", "SECTION_4", "Grant", "May", "grants_of", "known_roles", "open_to_all", "permissions",
    "readers_of",
]  # fmt: skip


class May(StrEnum):
    """What a role may, or owes, about an action."""

    DO = "do"
    SIGN = "sign"
    VIEW = "view"
    TOLD = "told"
    OWES = "owes"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role, what it may, and where that comes from: a command, a rule, or a line of section 4."""

    lifecycle: str
    action: str
    role: str
    may: May
    source: str
    only: str = ""


ROLES: Final = {
    "Referrer": "Referrer", "Admin": "AdministrationOfficer", "SWA": "SocialWorkAssistant", "SW": "SocialWorker",
    "SS": "SocialSupervisor", "TL": "TeamLeader", "AP": "AdvancedPractitioner", "SM": "ServiceManager",
    "LM": "LineManager", "BSO": "BusinessSupportOfficer",
}  # fmt: skip
"""The columns of section 4 and the roles that stand for them here."""

_COLUMNS: Final = ("Referrer", "Admin", "SWA", "SW", "SS", "TL", "AP", "SM", "LM")
_LETTERS: Final = {"D": May.DO, "A": May.SIGN, "V": May.VIEW, "T": May.TOLD}

SECTION_4: Final = (
    # action, the nine columns (a letter for each right, - for none, what follows a colon is the condition), others
    ("Submit referral", "D:4 groups - - D:CMHT D - - - -", "NHS England case manager D"),
    ("Mailbox, receipt", "- D - - - D - V -", ""),
    ("Screen, accept, redirect", "T - - - - D V V -", ""),
    ("Joint weekly meeting", "- - - V - D V V -", "FOLS D"),
    ("Allocate worker", "T - - T T D V V -", ""),
    ("Care Act / risk assessment, plan, CNP, review", "- - - D - DA DA A:TL or AP holds -", "health co-assessor D"),
    ("Carer assessment", "- - D:complex D:offer - V V V -", "commissioned body D"),
    ("Fund care package, carer budget", "- - - - - - - - -", "pre-admission CMHT D, CNP A"),
    ("Privacy notice, copies", "- - - D - V V V -", "person T"),
    ("Flags MAPPA, victims, sexual offences", "- - - D D V V V V", "ViSOR officer T, VLO T"),
    ("Social supervision allocation", "T - - - T D V V D", "authority / host D"),
    ("Visits, contacts, seen/not seen", "- - - V D V V V V", "clinical supervisor V"),
    ("Report Parts A and B", "- - - - D V V V V", ""),
    ("Report QA, comments, sign-off", "- - - - - A:LM A:LM A:TL or AP is SS A", ""),
    ("Send report onward", "- - - - D - - - -", "clinical supervisor D, MHCS T"),
    ("Delay notice to MHCS", "- - - - D V V V T", "MHCS T"),
    ("Recall order", "- - - - D:request T T T -", "MHCS A"),
    ("Absolute / conditional discharge record", "- - - - D V V V V", "Tribunal or SoS A"),
    ("County-wide report audit", "- - - - - D D D -", ""),
    ("Register and training", "- - D:own D:own D:own V V V A", "DASS/PSW V, authority D"),
    ("Staff supervision, job plan, TCP", "- D:own grade T T T D D D:TL, AP D", ""),
    ("Governance metrics", "- - - - V V V D V", "DASS D, PSW D"),
    ("Out-of-area charge / dispute", "- - - V V V V D V", "host D, home D"),
    ("Court screen, assess, report", "D:court agencies - - - - - - - -", "FMHP D, court T"),
    ("Sentence plan, order review", "- - - - - - - - -", "FMHP D, probation D"),
    ("MHTR advice / SAR decision", "- - - - - - - - -", "FMHP D, probation T"),
    ("Complaints", "- D:pass on D:pass on D:pass on D:pass on D:pass on D:pass on D:pass on -", "Customer Care team D"),
)
"""Section 4 of the pathway of forensic service, supervision and court liaison, row by row, as it is printed there."""


NOBODYS: Final = frozenset({*CLOCK.roles, SYSTEM, "Service"})
"""Roles of no person: of time, of Caseclock itself, of a service that tells of something."""


def permissions() -> tuple[Grant, ...]:
    """Every grant of every lifecycle, then section 4."""
    return (*(grant for each in LIFECYCLES.values() for grant in grants_of(each)), *_section_4())


def known_roles() -> frozenset[str]:
    """Every role that is named anywhere."""
    return frozenset(grant.role for grant in permissions())


def open_to_all(lifecycle: AnyLifecycle) -> tuple[str, ...]:
    """Commands that any authenticated worker or service may give: their own guards say more."""
    return tuple(step.command.tag() for step in lifecycle.steps if not step.roles)


def readers_of(lifecycle: AnyLifecycle) -> frozenset[str]:
    """Roles that read its cases: those it names; else whoever acts in it, owes something in it or is told of a miss.

    A prison's officer has work in MAPPA and none in a safeguarding enquiry: nobody reads what they have no part in.
    """
    if lifecycle.readers:
        return lifecycle.readers
    return frozenset(grant.role for grant in grants_of(lifecycle)) - NOBODYS


def grants_of(lifecycle: AnyLifecycle) -> Iterator[Grant]:
    """What the steps, the clocks and the ladders of a lifecycle give to roles."""
    name = lifecycle.name
    for step in lifecycle.steps:
        yield from (Grant(name, step.command.tag(), role, May.DO, step.role_rule) for role in sorted(step.roles))
    for owed, holder in dict.fromkeys((clock.rule, clock.holder) for clock in lifecycle.clocks):
        yield Grant(name, owed, holder, May.OWES, owed)
    for rule in lifecycle.rules:
        for told in rule.limit.escalations if rule.limit else ():
            yield Grant(name, rule.id, told.role, May.TOLD, rule.id, "when it was missed")
    yield from (
        Grant(name, "read its cases", role, May.VIEW, "Lifecycle.readers") for role in sorted(lifecycle.readers)
    )
    for command in (HandOverWork, HandWorkBack):
        yield Grant(name, command.tag(), lifecycle.list_owner, May.DO, "CASE-HANDOVER")
    yield from (
        Grant(name, AcknowledgeHandover.tag(), role, May.DO, "CASE-HANDOVER-SEEN", "to whom the case came")
        for role in sorted(lifecycle.readers)
    )


def _section_4() -> Iterator[Grant]:
    for action, columns, others in SECTION_4:
        for column, cell in zip(_COLUMNS, _cells(columns), strict=True):
            rights, _, only = cell.partition(":")
            yield from _rights(action, ROLES[column], rights, only)
        for other in filter(None, others.split(", ")):
            role, _, rights = other.rpartition(" ")
            yield from _rights(action, role, rights, "")


def _rights(action: str, role: str, rights: str, only: str) -> Iterator[Grant]:
    yield from (Grant("section 4", action, role, _LETTERS[each], "000 to 003", only) for each in rights if each != "-")


def _cells(columns: str) -> list[str]:
    """The cells of a row: a new one begins with a right or a dash; other words belong to the condition before."""
    cells: list[str] = []
    for word in columns.split(" "):
        if word == "-" or (word.partition(":")[0] and not set(word.partition(":")[0]) - _LETTERS.keys()):
            cells.append(word)
        else:
            cells[-1] += f" {word}"
    return cells
