"""The pure domain: what happened, what is owed, and what may be done.

No I/O, no clock, no ids made here. See ``docs/architecture.md``.
"""
