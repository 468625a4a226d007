"""The figures of a MAPPA area: key performance indicators and statistics (004 chapters 28, 31, 32)."""
