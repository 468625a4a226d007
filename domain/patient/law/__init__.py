"""The law of this lifecycle: how its rules are made, and what all regions share."""
