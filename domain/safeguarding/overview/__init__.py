"""How a safeguarding case stands, in words: what a DSO, an IO or a duty worker reads first who opens it.

Risk first, then who works on it, then what is owed, then the rest. Only what the file knows; a part about which it
knows nothing says nothing. What is owed is said by the guards that will ask for it, so that both say the same.
"""

from domain.kernel.overview import Now, Told, part_by_part
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.overview.abuse import domestic_abuse, self_neglect
from domain.safeguarding.overview.adult import adult
from domain.safeguarding.overview.enquiry import actions, agencies, kind, tasks
from domain.safeguarding.overview.home import establishment, notices, sanctions, trust
from domain.safeguarding.overview.next_step import closing, next_step
from domain.safeguarding.overview.people import informed, referral, who
from domain.safeguarding.overview.risk import liberty, risk

__all__ = ["overview"]

_PARTS = (
    risk, domestic_abuse, self_neglect, liberty, who, informed, closing, next_step, tasks, agencies, actions, kind,
    adult, referral, establishment, sanctions, trust, notices,
)  # fmt: skip


def overview(file: SafeguardingFile, now: Now) -> tuple[Told, ...]:
    """Part by part."""
    return part_by_part(_PARTS, file, now)
