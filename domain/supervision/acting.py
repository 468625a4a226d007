"""Who acts for the case: the social supervisor, or whoever stands in for them."""

from domain.kernel.circumstances import Circumstances
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.supervision.file import SupervisionFile

__all__ = ["by_supervisor", "supervises"]


def supervises(file: SupervisionFile, now: Circumstances) -> bool:
    """Whether whoever acts is the case's social supervisor, the colleague named to cover, or who stands in."""
    named = file.supervisors
    return now.acts_for(named.social) or (named.cover is not None and now.by.id == named.cover)


def by_supervisor(file: SupervisionFile, now: Circumstances, rule: str) -> Objection | None:
    """The objection of this rule, unless the case's own supervisor acts, or whoever covers."""
    return unless(supervises(file, now), rule, "Only the person's own social supervisor, or whoever covers, does this.")
