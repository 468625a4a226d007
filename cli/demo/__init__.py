"""A day of invented concerns, as a council would receive them, so that there is something to look at."""
