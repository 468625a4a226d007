"""Seeded fault runs: real servers, real workers, real faults; what was acknowledged must be there, once.

``python -m tests.faults --seeds 1..10 --commands 1000`` draws commands and faults from each seed, lets them meet,
heals everything and checks what must hold. A violation is repeated by its seed. docs/faults.md tells the whole.
"""
