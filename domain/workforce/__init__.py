"""Who does the work: the staff record of each worker, and what a service owes itself (sources 000 to 003).

The staff record feeds the register of workers, which the gates of all lifecycles ask. Start at ``lifecycle.py``; the
service's own duties are in ``service/``.
"""
