"""Court liaison and offender management support: one case for each defendant and set of proceedings (source 003)."""
