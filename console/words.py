"""Words of the source as people read them; codes are told by ``api.words``."""

__all__ = ["without_marks"]


def without_marks(docstring: str) -> str:
    """A docstring without the marks around its code, on one line."""
    return " ".join(docstring.replace("``", "").split())
