"""The reports to the Mental Health Casework Section: a region of the same case."""
