"""Rules of work, training and housing (chapter 21)."""

from domain.mappa.basis import rule

__all__ = ["WORK_RULES"]

WORK_RULES = (
    rule("MAPPA-J-LICENCE-WORK", "Work on licence needs approval", "21.31",
         "Approve before employment starts; any restriction must be necessary and proportionate."),
    rule("MAPPA-P-EXEMPT", "Shared accommodation rate exemption", "21.15",
         "Treat as exempt from the shared accommodation rate."),
    rule("MAPPA-P-FORM", "MAPPA P sent to DWP", "21.16",
         "Complete MAPPA P with identity, statement of exemption and end date only; send by secure email to DWP "
         "MAPPA SPOC for Universal Credit."),
    rule("MAPPA-J-MINIMISE", "No other data on MAPPA J", "21.28",
         "Exclude offences and risk to the general public."),
    rule("MAPPA-J-STAFF-RISK", "Risk to DWP staff shown", "21.27",
         "State whether there is risk of serious harm to DWP or contracted staff; use disclosure process where "
         "no restrictions exist."),
    rule("MAPPA-J-RMP-VISOR", "MAPPA J in RMP and ViSOR", "21.27 standard, 21.30",
         "Note it in the RMP; on ViSOR activity log record date sent, restrictions and end dates; unless: no "
         "ViSOR record (then lead agency system)."),
    rule("MAPPA-J-LICENCE-DISCUSS", "Discuss before MAPPA J for practitioner-imposed restriction", "21.31",
         "Discuss with DWP SPOC before issuing MAPPA J; end date is end of supervision or earlier."),
    rule("MAPPA-J-TELL", "Offender told of MAPPA J", "21.29",
         "Inform the offender; unless: telling them of the restriction would raise risk: then do not issue MAPPA "
         "J without prior discussion with DWP SPOC."),
    rule("MAPPA-P-CARRY", "Exemption survives drop to Level 1", "21.17",
         "Keep exemption until the offender changes address."),
)  # fmt: skip
