"""Home and host authority: disputes, moves, delegation, charges, assurance (001 sections 3.2, 3.6, 4.0, 7)."""

from domain.law.rule import Rule
from domain.supervision.law.basis import advisory, gate, tells

__all__ = ["AGREEMENT_RULES", "AREA_RULES"]

AREA_RULES: tuple[Rule, ...] = (
    gate("SUP-OOA-DISPUTE", "Disputes use the casework section's guidance", "7.7",
         "Disputes follow section 7 of the supervision and reporting guidance of 2023; supervision goes on meanwhile."),
    gate("SUP-OOA-HOME-SW", "Home authority allocates a social worker", "7.4",
         "Out of area the home authority allocates a social worker for the section 117 plan and Care Act needs."),
    gate("SUP-OOA-DISTANCE", "Flag long-distance supervision risk", "7.2",
         "Where the supervisor is far away, record what that does to responsiveness and what is done about it."),
    advisory("SUP-SENIOR-HELP-DISTANCE", "Senior help for distant cases", "8.0 L327",
             "Senior managers help where the person now lives in another authority."),
    tells("SUP-S117-PREREQ", "Social supervision treated as part of the section 117 duty", "3.2",
          "The authority that owes after-care answers for the supervision until a host has accepted it."),
    tells("SUP-OOA-S117-ELIGIBLE", "Conditionally discharged people get section 117 after-care", "7.1",
          "A conditionally discharged person is eligible for after-care under section 117."),
)  # fmt: skip

AGREEMENT_RULES: tuple[Rule, ...] = (
    gate("SUP-OOA-CHARGE", "Host may charge", "7.6", "The host decides whether it charges the home authority."),
    gate("SUP-OOA-CHARGE-NOTICE", "Host communicates intention to charge", "7.6",
         "A host authority that means to charge tells the home authority and enters into negotiations."),
    gate("SUP-OOA-ASSURANCE", "Home authority has assurance of supervision", "4.0 Std 4(c)",
         "The home authority holds evidence that supervision is appropriate, after-care in place and funding agreed."),
    gate("SUP-DELEGATION-AGREEMENT", "Written agreement for delegated supervision", "4.0 Std 4(d)",
         "A health partner supervises only under a section 75 agreement or memorandum that is in force."),
    gate("SUP-MOU-SKILLS", "The memorandum states supervisor skills and experience", "4.0 Std 4(d)",
         "The agreement states the skills and experience that are asked of a supervisor."),
    gate("SUP-MOU-LM-COMMENTS", "The memorandum binds line managers to comment on reports", "4.0 Std 4(d)",
         "The agreement has line managers comment on reports."),
    advisory("SUP-DELEGATION-S75", "Delegation is written into partnership agreements", "3.6",
             "The section 75 agreement or its schedules name accountability, governance and reporting."),
)  # fmt: skip
