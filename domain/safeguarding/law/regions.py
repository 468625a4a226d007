"""The rules of the parallel regions, put together; those with a limit stand here.

Two limits have no length in the source: the date that is agreed stands in its place, and a clock runs only
where one is. The third is an example of the guideline and good practice only.
"""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.law.rule import Basis, Escalation, Lead, Limit, Rule, Strength
from domain.safeguarding.law.basis import rule
from domain.safeguarding.law.regions_abuse import REGION_ABUSE_RULES
from domain.safeguarding.law.regions_providers import REGION_PROVIDERS_RULES

__all__ = ["REGION_RULES"]

_NINE = time(9)
_AGREED = Limit(
    due=Span(0, Unit.CALENDAR_DAY), lead=Lead(2, _NINE), escalations=(Escalation("CommunityTeamManager", 0, _NINE),),
    survives_closure=True,
)  # fmt: skip
"""It outlives the case's closure: a hazard and a sanction go on."""

_LIMITED = (
    Rule("EST-SANCTION-PLAN", "Provider plan to lift", "004 para 7.4",
         "The provider agrees a plan to address the concerns within a set time scale before the sanction is lifted; "
         "the time scale is the case's own.", limit=_AGREED),
    Rule("SN-HAZARD-OPEN", "Hazard stays open until mitigated and signed off", "004 L1681-1683",
         "The hazard remains open until the risks of self-neglect are mitigated and a manager signs it off; a review "
         "is due on the date that was agreed for it.", limit=_AGREED),
    Rule("EST-ORG-2W", "Manager response period", "004 NG189 1.12.9",
         "The home's manager answers an organisational concern within the period set, for example two weeks.",
         Basis.GOOD_PRACTICE, Strength.WARN,
         limit=Limit(due=Span(2, Unit.WEEK), lead=Lead(2, _NINE), survives_closure=True)),
)  # fmt: skip

_FORMS = (
    rule("EST-MHA-STATUS", "MHA 1983 status values", "004 para 7.7.3",
         "Name the power: S.2, S.3, S.7, S.17A or part 3; no date is reckoned from the source's lengths."),
    rule("DA-DASH-ANSWER", "DASH answers", "004 L8671-8690",
         "Answer each question yes, no or don't know, with the source if it is not the victim."),
    rule("EST-ABUSE-TYPES", "Core abuse types", "004 NG189 1.4; 1.12",
         "Type a concern as neglect, physical, sexual, psychological, financial, discriminatory, organisational, "
         "self-neglect or domestic abuse; modern slavery and plain care needs beside them."),
)  # fmt: skip
"""Rules that the form of a command keeps: another value is no valid command (CASE-FORM)."""

REGION_RULES = (*_LIMITED, *_FORMS, *REGION_PROVIDERS_RULES, *REGION_ABUSE_RULES)
