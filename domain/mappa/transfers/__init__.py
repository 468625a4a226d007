"""Transfers: a case offered to another area: accepted or refused (region E of the chart)."""
