"""The legal status of a patient: one current basis, with its history in dates (MDO-ORDER-TYPE)."""
