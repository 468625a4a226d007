"""Four eyes: what one wrote another signs, and who that may be depends on who holds the case.

One mechanism for all lifecycles. A lifecycle says in a ``Signing`` which roles sign, row by row; the first row
that fits the holder's roles counts ("the Service Manager, if the Team Leader has the case").
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import the_roles
from domain.kernel.refusal import Objection

__all__ = ["ANY_HOLDER", "Row", "Signing", "four_eyes", "roles_of"]

ANY_HOLDER: frozenset[str] = frozenset()
"""Whoever holds the case."""


@dataclass(frozen=True, slots=True)
class Row:
    """``signed_by`` are the roles that sign when the holder has one of ``held_by``."""

    signed_by: frozenset[str]
    held_by: frozenset[str] = ANY_HOLDER


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs. ``rule`` names the rule of the roles; ``author_rule``, if it is another one, that of four eyes.

    Raises ValueError when rows cannot be reached or a holder is left without a signer.
    """

    rule: str
    rows: tuple[Row, ...]
    author_rule: str | None = None

    def __post_init__(self) -> None:
        if not self.rows or self.rows[-1].held_by or any(not row.held_by for row in self.rows[:-1]):
            raise ValueError(f"{self.rule}: the last row, and only that, is for any holder")

    def row(self, holder_roles: Collection[str]) -> Row:
        """The row that counts for a holder of these roles."""
        return next(row for row in self.rows if not row.held_by or row.held_by.intersection(holder_roles))

    @property
    def roles(self) -> frozenset[str]:
        """All roles that may ever sign: what the step of the chart asks for."""
        return frozenset().union(*(row.signed_by for row in self.rows))


def four_eyes(
    signing: Signing, now: Circumstances, *, authors: Iterable[str | None], holder_roles: Collection[str] = ()
) -> tuple[Objection | None, ...]:
    """Why whoever acts may not sign: an author of it, or not the role that the holder of the case asks for."""
    row, own = signing.row(holder_roles), now.by.id in set(authors)
    return (
        _author(signing.author_rule or signing.rule) if own else None,
        None if now.by.has_role(*row.signed_by) else _role(signing.rule, row, holder_roles),
    )


def roles_of(worker: str | None, now: Circumstances) -> tuple[str, ...]:
    """The roles of this worker at the instant of the act; none if the register does not know them."""
    facts = now.worker(worker) if worker else None
    return facts.roles if facts else ()


def _author(rule: str) -> Objection:
    words = "Nobody signs what they wrote or proposed themselves: somebody else must sign it."
    return Objection(rule=rule, words=words)


def _role(rule: str, row: Row, holder_roles: Collection[str]) -> Objection:
    holds = row.held_by.intersection(holder_roles)
    because = f", because {the_roles(holds)} holds the case" if holds else ""
    return Objection(rule=rule, words=f"This is signed by {the_roles(row.signed_by)}{because}.")
