"""The rules of court liaison and offender management support, by their catalogue ids."""

from domain.court_liaison.law.court import COURT_RULES
from domain.court_liaison.law.management import MANAGEMENT_RULES

__all__ = ["RULES"]

RULES = (*COURT_RULES, *MANAGEMENT_RULES)
