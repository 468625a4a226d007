"""A command's form, made from its schema: which fields it has, how they are drawn, what was typed, as JSON."""
