"""The social supervisor's own supervision by the line manager: a region of the same case."""
