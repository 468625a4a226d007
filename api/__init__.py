"""The HTTP API: commands in, answers and reads out. Every rule stands in the domain; here stand only the doors."""
