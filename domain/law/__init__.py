"""Rules as typed data: citation, legal basis, strength, dates in force and parameters (DESIGN A6)."""
