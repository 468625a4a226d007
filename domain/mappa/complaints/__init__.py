"""Complaints about MAPPA in a case: whose they are, how they are answered; the board hears of each (chapter 29)."""
