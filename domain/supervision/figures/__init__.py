"""The monthly figures of social supervision, as the toolkit asks for them of every authority (001 paras 5.4, 5.5)."""
