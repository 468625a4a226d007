"""Adult safeguarding: from a concern to its closure (Care Act 2014 s.42; source 004). Start at ``lifecycle.py``."""
