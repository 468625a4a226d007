"""What the case knows of the supervision that its social supervisor gets."""

from datetime import datetime

from domain.kernel.message import Message

__all__ = ["Support"]


class Support(Message):
    """The slice of the supervision of the worker."""

    last_held: datetime | None = None
    """When this case was last talked about in supervision."""
