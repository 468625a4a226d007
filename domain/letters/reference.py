"""The number by which a letter calls a case: no name, no date of birth, nothing that could be guessed from outside."""

from uuid import UUID

__all__ = ["reference_of"]


def reference_of(lifecycle: str, case: UUID) -> str:
    """The first 48 bits of the case's id, in groups that can be read out on the telephone."""
    digits = case.hex[:12].upper()
    prefix = "".join(word[0] for word in lifecycle.split("-")).upper()
    return f"{prefix}-{digits[:4]}-{digits[4:8]}-{digits[8:]}"
