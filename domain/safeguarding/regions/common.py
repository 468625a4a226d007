"""What the regions share: where they are open, how they change the file, what they say when a text is missing."""

from typing import Any, Final

from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless
from domain.safeguarding.stages import (
    CLOSURE_REVIEW,
    ENQUIRY,
    NOT_FINAL,
    OUT_OF_SCOPE,
    OUTCOME,
    PLANNING,
    RECEIVED,
    RISK_ASSESSMENT,
    STAGES,
)

__all__ = ["BESIDE", "ENQUIRING", "EVER", "OPEN", "REFERENCE", "SERVICE", "needs", "of_roles", "region"]

BESIDE: Final = frozenset(STAGES) - {RECEIVED, OUT_OF_SCOPE}
"""Any state from triage on, closed ones too: a hazard, a sanction or a notice outlives the case's closure."""
EVER: Final = frozenset(STAGES)
"""Any state: what the system itself tells a case."""
OPEN: Final = NOT_FINAL - {RECEIVED}
"""Any state from triage on while the case is open."""
ENQUIRING: Final = frozenset({RISK_ASSESSMENT, PLANNING, ENQUIRY, OUTCOME, CLOSURE_REVIEW})
"""From the decision to enquire on."""
REFERENCE: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
"""A reference of this system: no name of a person fits the meaning, and nothing personal is put into one."""
SERVICE: Final = r"^[a-z0-9][a-z0-9._-]{0,63}$"
"""Code of a service or provider."""


def of_roles(*roles: str) -> frozenset[str]:
    """The roles of a row."""
    return frozenset(roles)


def region(file: SafeguardingFile, **changes: Any) -> SafeguardingFile:
    """The file with these regions changed."""
    return changed(file, regions=file.regions.model_copy(update=changes))


def needs(rule: str, text: str | None, words: str, field: str) -> Objection | None:
    """The objection of this rule unless the text says something."""
    return unless(said(text), rule, words, field)
