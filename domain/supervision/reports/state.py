"""What the case knows of its reports."""

from domain.kernel.message import Message

__all__ = ["Reports"]


class Reports(Message):
    """The slice of the reports."""
