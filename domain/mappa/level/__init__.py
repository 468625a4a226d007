"""Level: the level of management: referral, decision, reviews (region B of the chart)."""
