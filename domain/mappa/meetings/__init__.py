"""Meetings: Level 2 and 3 meetings, from planning to distributed minutes (region D of the chart)."""
