"""The `caseclock` command."""
