"""Invitation to a multi-agency meeting, and its minutes (004 para 6.6)."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from domain.kernel.message import Message
from domain.kernel.words import date_in_words
from domain.letters.letter import Gap, Letter, empty
from domain.letters.paper import Block, Facts, Heading, Listed, Paper, Paragraph

__all__ = ["MeetingAction", "MeetingInvitation", "MeetingMinutes"]


class MeetingAction(Message):
    """What an agency took on, and by when."""

    words: str
    owner: str
    by: date | None = None


class MeetingInvitation(Letter):
    """Who is asked to come, when and where. What it is about in detail is said at the meeting, not in the post."""

    kind: Literal["meeting_invitation"] = "meeting_invitation"
    readers: ClassVar = frozenset({"agency", "participant"})
    rules: ClassVar = ("S42-MEET-CHAIR", "S42-MEET-ADULT")

    on: date
    at: str = Field(default="", description="The time of day")
    place: str = ""
    purpose: str = ""

    def gaps(self) -> tuple[Gap, ...]:
        """When and where."""
        words = {"at": "Say at what time the meeting begins.", "place": "Say where it is held, or how to join."}
        return empty(self, "S42-MEET-CHAIR", words)

    def paper(self, reference: str) -> Paper:
        """When, where, and that the adult's part in it is arranged for."""
        purpose = self.purpose or "to bring together what is known"
        when = f"{date_in_words(self.on)}, {self.at}"
        rows = (("When", when), ("Where", self.place), ("Purpose", purpose))
        return Paper(
            title=f"Invitation to a multi-agency meeting, our reference {reference}",
            greeting="Dear colleague",
            blocks=(Facts(rows=rows), Paragraph(text=_CHAIRED)),
            marking="OFFICIAL-SENSITIVE",
        )


class MeetingMinutes(Letter):
    """What was discussed and who does what (S42-MEET-MINUTES). Other adults are anonymised before it is saved."""

    kind: Literal["meeting_minutes"] = "meeting_minutes"
    readers: ClassVar = frozenset({"agency", "participant"})
    rules: ClassVar = ("S42-MEET-MINUTES", "META-UPLOAD-ESTMEETING")

    held_on: date
    about: str = ""
    adults_part: str = ""
    discussed: str = ""
    actions: tuple[MeetingAction, ...] = ()

    def gaps(self) -> tuple[Gap, ...]:
        """Minutes say what was discussed."""
        return empty(self, "S42-MEET-MINUTES", {"discussed": "Write down what was discussed."})

    def paper(self, reference: str) -> Paper:
        """Discussion, the adult's part, actions by agency."""
        return Paper(
            title=f"Minutes of a multi-agency meeting, our reference {reference}",
            blocks=(
                Facts(rows=(("Held on", date_in_words(self.held_on)), ("About", self.about))),
                Heading(text="The adult's part"), Paragraph(text=self.adults_part or "Not recorded."),
                Heading(text="Discussion"), Paragraph(text=self.discussed),
                *self._actions(),
            ),
            marking="OFFICIAL-SENSITIVE",
        )  # fmt: skip

    def _actions(self) -> tuple[Block, ...]:
        if not self.actions:
            return ()
        items = tuple(f"{action.words}: {action.owner}{_until(action.by)}" for action in self.actions)
        return (Heading(text="Actions"), Listed(items=items))


_CHAIRED = (
    "The Designated Senior Officer chairs. The adult is enabled to take part safely, with an advocate or "
    "representative where appropriate. Please bring what your agency knows; tell us beforehand if you cannot come, and "
    "who comes in your place."
)


def _until(day: date | None) -> str:
    return f", by {date_in_words(day)}" if day else ""
