"""Disclosure: decisions to disclose to third parties (region D of the chart)."""
