"""What stands at the top of every page, for whom it is; and the pages of a case."""

from typing import Final

import api.book
from api.pathways import keeps_documents
from api.security import ADMINISTRATOR, CASEWORKERS
from console.questions import over_all, questions_of
from console.reports import reports_for
from domain.kernel.register import Actor

__all__ = ["REGISTERS", "menu_of", "pages_of_case"]

REGISTERS: Final = (("/people", "People"), ("/workers", "Workers"), ("/addresses", "Addresses"))
_OF_CASE: Final[tuple[tuple[str, str], ...]] = (
    ("", "How it stands"), ("duties", "All duties"), ("chronology", "Chronology"), ("parties", "People and bodies"),
    ("documents", "Documents"), ("letters", "Letters"),
)  # fmt: skip


def menu_of(caller: Actor | None) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Address, words, and how the addresses of its pages begin."""
    if caller is None:
        return ()
    registers = tuple(f"{address}/" for address, _ in REGISTERS)
    casework = caller.has_role(*CASEWORKERS)
    found = [
        ("/work/mine", "Work", ("/work/",), casework), ("/caseload/mine", "Cases", ("/caseload/", "/cases/"), casework),
        ("/new", "New case", ("/new/",), casework), ("/letters/mine", "Letters", ("/letters/",), casework),
        ("/people" if casework else "/workers", "Registers", registers, casework or caller.has_role(ADMINISTRATOR)),
        ("/book", "Meetings", ("/book/",), caller.has_role(*api.book.READERS)),
        ("/over", "Over all cases", ("/over/",), bool(over_all(caller))),
        ("/figures", "Figures", ("/figures/",), bool(reports_for(caller))),
        ("/outside/refused", "Outside events", ("/outside/",), casework),
    ]  # fmt: skip
    return tuple((address, words, begins) for address, words, begins, shown in found if shown)


def pages_of_case(lifecycle: str, caller: Actor) -> tuple[tuple[str, str], ...]:
    """Address and words of the pages that a case of this pathway has for this caller."""
    known = tuple(each for each in _OF_CASE if each[0] != "documents" or keeps_documents(lifecycle))
    return (*known, *((f"asked/{each.code}", each.tab) for each in questions_of(lifecycle, caller)))
