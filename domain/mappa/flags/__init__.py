"""Flags: what is known of the offender that brings duties with it (children, terrorism, nationality, work, housing)."""
