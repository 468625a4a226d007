"""The law of the forensic service: source 000, and what this system adds where it is silent."""
