"""Who the people of a case are and how they are reached: kept in registers, sealed, never in events."""
