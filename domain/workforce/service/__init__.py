"""What a service owes itself: meetings, forums, audits, the training matrix, governance. Start at ``lifecycle.py``."""
