"""Scenario files: executable policy, run on the pure domain or through Temporal and PostgreSQL."""
