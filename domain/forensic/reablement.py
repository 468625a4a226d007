"""The Kent Enablement and Recovery Service: always decided, not always given (000 para 8.5; reading 17)."""

from typing import Literal

from pydantic import Field

from domain.forensic.file import ForensicFile, changed
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "GiveKers", "KersGiven", "KersNotAppropriate", "KersOffered", "OfferKers", "SetKersAside", "give_kers",
    "kers_decided", "kers_given", "kers_not_appropriate", "kers_offered", "kers_resolved", "offer_kers",
    "set_kers_aside",
]  # fmt: skip


class OfferKers(Advised):
    """Arrange reablement support as part of the assessment."""

    type: Literal["OfferKers"] = "OfferKers"
    words: str = Field(min_length=3, max_length=4000)


class KersOffered(Event):
    """Reablement support was arranged."""

    type: Literal["KersOffered"] = "KersOffered"
    words: str


class GiveKers(Advised):
    """Record that the support was given."""

    type: Literal["GiveKers"] = "GiveKers"
    words: str = Field(min_length=3, max_length=4000, description="What was given, and what came of it")


class KersGiven(Event):
    """Reablement support was given."""

    type: Literal["KersGiven"] = "KersGiven"
    words: str


class SetKersAside(Advised):
    """Record why reablement support is not appropriate for this person."""

    type: Literal["SetKersAside"] = "SetKersAside"
    because: str = Field(min_length=3, max_length=4000)


class KersNotAppropriate(Event):
    """Reablement support is not appropriate, for this reason."""

    type: Literal["KersNotAppropriate"] = "KersNotAppropriate"
    because: str


def offer_kers(command: OfferKers, file: ForensicFile, _: Circumstances) -> Ruling:
    """Not twice while it runs."""
    words = "Reablement support has been arranged or given already."
    fresh = file.kers in {"not_decided", "not_appropriate"}
    return unless_refused((unless(fresh, "FOR-KERS-REFER", words),), KersOffered(words=command.words))


def give_kers(command: GiveKers, file: ForensicFile, _: Circumstances) -> Ruling:
    """Once it was arranged."""
    words = "Arrange the support first."
    return unless_refused((unless(file.kers == "offered", "FOR-KERS-REFER", words),), KersGiven(words=command.words))


def set_kers_aside(command: SetKersAside, file: ForensicFile, _: Circumstances) -> Ruling:
    """Not once it was given."""
    words = "The support was given: it cannot be set aside."
    return unless_refused(
        (unless(file.kers != "given", "FOR-KERS-REFER", words),), KersNotAppropriate(because=command.because)
    )


def kers_decided(file: ForensicFile) -> Objection | None:
    """Before quality assurance of the assessment."""
    words = "Decide on reablement support: arrange it, or record why it is not appropriate."
    return unless(file.kers != "not_decided", "FOR-KERS-REFER", words, "kers")


def kers_resolved(file: ForensicFile) -> Objection | None:
    """Before any ongoing support is agreed."""
    words = "Ongoing support is agreed only after reablement support was given, or recorded as not appropriate."
    return unless(file.kers in {"given", "not_appropriate"}, "FOR-KERS-BEFORE-ONGOING", words, "kers")


def kers_offered(file: ForensicFile, _: KersOffered) -> ForensicFile:
    """Arranged."""
    return changed(file, kers="offered")


def kers_given(file: ForensicFile, _: KersGiven) -> ForensicFile:
    """Given."""
    return changed(file, kers="given")


def kers_not_appropriate(file: ForensicFile, _: KersNotAppropriate) -> ForensicFile:
    """Not needed."""
    return changed(file, kers="not_appropriate")
