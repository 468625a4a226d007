"""What workflows ask to have done: the desk that decides and records, and the delivery of what it owes others."""
