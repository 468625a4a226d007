"""Patients detained through the courts: the hospital's side of a MAPPA offender (004, chapter 26)."""
