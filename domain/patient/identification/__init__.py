"""MAPPA: identification, category, and the parts of MAPPA I."""
