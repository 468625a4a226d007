"""How papers of a review go from one to another: marked OFFICIAL SENSITIVE, by secure email or the like (20.17)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless

__all__ = ["Sent", "sending_objections"]


class Sent(Message):
    """How a paper was marked and sent."""

    marked: bool = Field(default=False, description="Marked OFFICIAL SENSITIVE")
    sent_by: Literal["", "secure_email", "other_secure_way", "ordinary_email", "post"] = ""


def sending_objections(command: Sent) -> Iterator[Objection | None]:
    """Both are asked of every paper that leaves somebody's hands."""
    rule, secure = "SCR-MARKING", command.sent_by in {"secure_email", "other_secure_way"}
    yield unless(command.marked, rule, "Mark it OFFICIAL SENSITIVE.", "marked")
    yield unless(secure, rule, "Send it by secure email or a similar way.", "sent_by")
