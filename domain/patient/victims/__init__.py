"""Victims of a patient: whose duty it is to tell them, and that they are told."""
