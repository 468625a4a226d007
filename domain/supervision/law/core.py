"""Who is supervised, on whose word; which authority supervises, and by whom."""

from domain.law.rule import Rule
from domain.supervision.law.basis import advisory, gate, guidance, tells

__all__ = ["ALLOCATION_RULES", "OPENING_RULES", "RESPONSIBILITY_RULES"]

OPENING_RULES: tuple[Rule, ...] = (
    gate("SUP-SCOPE", "Who is a supervised person", "1.0; 2.4",
         "A restricted person whose conditional discharge is prepared or took effect; the section is data."),
    gate("SUP-REFERRAL-ALLOCATION", "Referral and allocation workflow", "4.0 Std 3(b); 6.2",
         "The request for a supervisor, the decision on it and the allocation stand in the record with their dates."),
)  # fmt: skip

RESPONSIBILITY_RULES: tuple[Rule, ...] = (
    tells("SUP-OOA-DETECT", "Detect an out-of-area case", "7.2",
          "A case is out of area when the person lives outside the area of the authority that owes after-care."),
    gate("SUP-OOA-HOST-ALLOCATES", "Host authority allocates and carries out supervision", "7.3",
         "Out of area the host authority supervises; the home authority only by a written agreement."),
    gate("SUP-OOA-NEGOTIATE", "Home and host negotiate", "4.0 Std 4(c)",
         "Before a person lives in a host area the two authorities plan and agree robust arrangements."),
    advisory("SUP-OOA-BEFORE-PLACEMENT", "Negotiate ahead of the placement", "4.0 Std 4(c)",
             "The arrangement is reached before the placement is agreed."),
    advisory("SUP-OOA-AGREEMENT", "Written home-host agreement", "1.2; 3.6; 4.0 Std 4(c)",
             "A memorandum of understanding, contract or section 75 agreement between home and host is held."),
)  # fmt: skip

ALLOCATION_RULES: tuple[Rule, ...] = (
    gate("SUP-ALLOC-LA", "Local authority allocates and vouches", "3.3",
         "The authority decides that this supervisor has the right knowledge, expertise and skills, and says on what "
         "ground."),
    gate("WORK-REGISTER-GATE", "Only registered supervisors hold cases", "4.0 Std 3(d); Std 6(b)",
         "A case is given only to a worker who is active on the register of social supervisors."),
    tells("SUP-ANY-DISCIPLINE", "No fixed profession for social supervisor", "3.2; 3.3",
          "No profession is asked for: competence is (the sources name several professions)."),
    tells("SUP-EMPLOYER-ANY", "Supervisor need not be council staff", "3.5",
          "A supervisor may be employed elsewhere; the register holds by whom."),
    advisory("WORK-SS-CAPACITY", "Supervisors have capacity for visits and reports", "4.0 Std 3(a)",
             "Check that there is room for the visits before and after the discharge and for the reports."),
    gate("SUP-TWO-SUPERVISORS", "Both supervisors in place", "2.6; 3.2",
         "A named social supervisor and a named clinical supervisor at all times of a conditional discharge."),
    guidance("MDO-CD-SUPERVISORS", "Two supervisors", "26.10",
             "A conditionally discharged patient has one clinical and one social supervisor."),
)  # fmt: skip
