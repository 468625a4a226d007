"""Golden events: how every event was ever written down, kept for good."""
