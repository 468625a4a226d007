"""Leave, transfer and absence: the Secretary of State's consent, Part 3, who is told."""
