"""How detention and MAPPA end: discharge, registration, licence, Part 4."""
