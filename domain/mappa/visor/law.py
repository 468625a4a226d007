"""The law of the ViSOR record (chapter 8, 13a.47), without the clocks."""

from typing import Final

from domain.mappa.basis import advisory, rule

__all__ = ["RECORD"]

RECORD: Final = (
    rule("MAPPA-VIS-WHO-HAS-RECORD", "Who must have a ViSOR record", "8.11; L3766; 8.14",
         "Require a ViSOR record for every Category 1 offender and every other category at Level 2 or 3, "
         "including those in custody."),
    advisory("MAPPA-VIS-CAT2-L1-EXEMPT", "Category 2 Level 1 needs no ViSOR record", "8.14; 6.35",
         "Rely on the case management system."),
    rule("MAPPA-VIS-CAT3-OWNER", "Who owns a Category 3 record", "8.12; 8.17; 8.18",
         "Probation if under its statutory supervision (including community order) or moved straight from a "
         "Probation-managed licence; otherwise police."),
    rule("MAPPA-VIS-CAT4-OWNER", "Who owns a Category 4 record", "8.11; 8.12",
         "Owner must be configured: police for notification cases, Probation NSD or CTP otherwise."),
    rule("MAPPA-VIS-L23-PARTNERS", "Police, probation and prison are partners at Level 2 and 3", "L3786; 8.13",
         "Hold named partners from the three agencies; SMB checks this regularly."),
    rule("MAPPA-VIS-CAT1-PRISON-PARTNER", "Holding prison made partner on Category 1 record", "8.15",
         "Add the holding establishment as partner; add Probation for Level 2 and 3, and optionally for Level "
         "1 by local agreement."),
    rule("MAPPA-VIS-MANAGER", "Each record has a manager", "8.10",
         "Name the ViSOR manager who collates and quality-assures."),
    rule("MAPPA-VIS-DATA-OWNER", "Do not share another agency's ViSOR data without asking", "8.9; 8.10",
         "Consult the agency that owns the data first."),
    rule("MAPPA-VIS-MARKING", "ViSOR holdings marked CONFIDENTIAL", "8.6; L3742; 14.4",
         "Apply the marking and its handling rules."),
    rule("MAPPA-VIS-YOT-MH-CONTACT-POLICE", "YOT or mental health worker contacts police for Category 1", "8.19",
         "Tell police public protection unit, give contact details and obtain those of the record owner; both "
         "inform each other of significant changes."),
    rule("MAPPA-VIS-RESTRICTED", "Restricted Access for exceptionally sensitive cases", "13a.47; 13a.45",
         "Mark record Restricted Access."),
    rule("MAPPA-VIS-ARCHIVE-CAT1", "Archive Category 1 at end of registration", "8.23; 8.22",
         "Archive unless re-categorised."),
    rule("MAPPA-VIS-ARCHIVE-CAT2", "Archive Category 2 at exit", "8.23",
         "Archive unless re-categorised."),
    rule("MAPPA-VIS-ARCHIVE-CAT3", "Archive Category 3 on meeting decision", "8.23; 6.38",
         "Archive the record."),
    rule("MAPPA-VIS-REACTIVATE", "Archived record can be re-activated", "8.22",
         "Re-activate the existing record instead of creating another."),
    rule("MAPPA-ID-VISOR-ENTRY", "Police and Probation enter relevant cases on ViSOR", "6.34; 8.11",
         "Create the ViSOR record."),
)  # fmt: skip
