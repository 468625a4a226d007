"""The rules that this lifecycle enforces, by their catalogue ids: title, citation, own words, basis.

``concern`` holds those of triage and risk assessment, ``enquiry`` those of planning and enquiry,
``closing`` the checklists; the rules with a time limit stand beside their clocks in ``clocks.py``.
"""

from domain.safeguarding.clocks import LIMITED_RULES
from domain.safeguarding.law.closing import CLOSING_RULES
from domain.safeguarding.law.concern import CONCERN_RULES
from domain.safeguarding.law.enquiry import ENQUIRY_RULES
from domain.safeguarding.law.letters import LETTER_RULES

__all__ = ["RULES"]

RULES = (*LIMITED_RULES, *CONCERN_RULES, *ENQUIRY_RULES, *CLOSING_RULES, *LETTER_RULES)
