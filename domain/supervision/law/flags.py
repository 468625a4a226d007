"""What is known of the person beside the supervision, who is told of what, and safeguarding (001 Standards 1, 3, 4)."""

from domain.law.rule import Rule
from domain.supervision.law.basis import advisory, gate

__all__ = ["FLAG_RULES"]

FLAG_RULES: tuple[Rule, ...] = (
    advisory("SUP-S1-VCS", "Victim Contact Scheme arrangements", "4.0 Std 1(c)",
             "Where a Victim Liaison Officer is involved, hold the contact and what was agreed; tell what changes."),
    advisory("SUP-S1-DA", "Domestic abuse history or vulnerability", "4.0 Std 1(d)",
             "Know the statutory guidance on domestic abuse, of those who did it and of those who may suffer it."),
    advisory("SUP-S4-COMMUNITY-SAFETY", "Links to Prevent, MAPPA and MARAC", "4.0 Std 4(b)",
             "Record whether Prevent, MAPPA or MARAC applies and the contact in each; tell what changes."),
    gate("SUP-ESCALATE-SAFEGUARDING", "Escalate safeguarding and other risk", "4.0 Std 3(b)",
         "A safeguarding concern goes to the safeguarding pathway, and both cases know of each other."),
)  # fmt: skip
