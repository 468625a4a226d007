"""Rules of transfers (chapter 17)."""

from domain.mappa.basis import rule

__all__ = ["TRANSFERS_RULES"]

TRANSFERS_RULES = (
    rule("MAPPA-TRF-POLICY", "Lead agency transfer follows agency policy", "17.1",
         "Apply and cite the agency transfer policy and any inter-agency or cross-jurisdiction protocol."),
    rule("MAPPA-TRF-L1-NOFORCE", "Receiving area cannot demand meeting or referral", "17.5",
         "Not require the sending area to hold a meeting or make a referral it thinks unnecessary."),
    rule("MAPPA-TRF-NO-VETO", "MAPPA area cannot force or block an agency transfer", "17.1",
         "Neither require nor prevent the transfer; the decision belongs to the agency."),
    rule("MAPPA-TRF-NO-DELAY", "No hold-up of area change for meetings", "17.4",
         "Not delay sending data, or starting to deal with the offender, because a meeting is still to be held."),
    rule("MAPPA-TRF-VISOR", "ViSOR area updated before the change", "17.7",
         "Change the area and update contacts and partners on ViSOR before the area change takes effect."),
    rule("MAPPA-XB-LEGAL", "Cross-border law and protocols followed", "17.9",
         "Apply cross-border transfer legislation and any formal transfer protocol."),
    rule("MAPPA-TRF-RMP-READY", "RMP prepared before area change", "17.4",
         "Complete a robust RMP in preparation for the change."),
    rule("MAPPA-TRF-L1-G", "MAPPA G for Level 1 area change", "17.5",
         "Complete MAPPA G (screening done and basis for Level 1) and send it to the new area."),
    rule("MAPPA-TRF-L23-MINUTES", "Latest minutes go to the new area", "17.6",
         "Send the latest minutes across to the receiving area."),
)  # fmt: skip
