"""Letters as documents, and their way out of the house."""
