"""Victims of MAPPA offenders (chapter 22): apart from the offender's case, under a key and permission of their own."""
