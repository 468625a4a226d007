"""Requests for the minutes of a MAPPA meeting: each a small case of its own, with its route and its clocks (13b)."""
