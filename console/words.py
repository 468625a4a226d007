"""Words of the source as people read them; codes are told by ``domain.kernel.codes``."""

__all__ = ["without_marks"]


def without_marks(docstring: str) -> str:
    """A docstring without the marks around its code, on one line."""
    return " ".join(docstring.replace("``", "").split())
