"""Eligibility: which category the offender is in, since when, until when, and why (region A of the chart)."""
