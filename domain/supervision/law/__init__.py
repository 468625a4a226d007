"""The rules of social supervision, by the part of the pathway that asks for them."""
