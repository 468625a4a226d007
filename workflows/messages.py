"""The messages of the case workflows for those who talk to them; the desk owns them (``activities/messages.py``)."""

from activities.messages import Answer, CaseRef, DutyLine, Known, Mailbox, Order, Outcome, OutsideEvent, Told

__all__ = ["Answer", "CaseRef", "DutyLine", "Known", "Mailbox", "Order", "Outcome", "OutsideEvent", "Told"]
