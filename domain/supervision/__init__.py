"""Social supervision of restricted patients: chart (b) of the pathway; sources 001 (the toolkit) and 004 chapter 26."""
