"""Who must hear the outcome and who has heard it (S42-FB-WHO, S42-FB-RESP): told as the DSO said, or by a letter."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from domain.kernel.happened import Happened
from domain.kernel.message import Message
from domain.safeguarding.closing import ClosingEvent
from domain.safeguarding.file import SafeguardingFile

__all__ = ["Hearing", "hearings"]


class Hearing(Message):
    """One of those who hear the outcome. ``told`` is how, in the DSO's words; letters of these ``kinds`` tell them.

    ``reader``: their key as readers of letters, or what it begins with.
    """

    who: str
    rule: str
    reader: str
    told: str | None = None
    kinds: tuple[str, ...] = ()


_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType({
    "adult": ("adult", ("outcome_for_adult",)),
    "referrer": ("referrer", ("criteria_met", "criteria_not_met", "enquiry_closed")),
    "regulator": ("regulator", ("provider_concern_outcome",)),
    "commissioner": ("commissioner", ("provider_concern_outcome",)),
})  # fmt: skip
"""By who hears it: the kind of reader, and the letters that bring the outcome."""


def hearings(file: SafeguardingFile, happened: Iterable[Happened]) -> tuple[Hearing, ...]:
    """Everybody who must hear the outcome of this case, the adult first."""
    said = _said(happened)
    bodies = [name for name in ("regulator", "commissioner", "police") if name in file.told]
    agencies = [f"agency:{code}" for code in sorted(file.agencies)]
    referrer = [] if file.anonymous else ["referrer"]
    return tuple(_hearing(who, said) for who in ("adult", *referrer, *bodies, *agencies))


def _hearing(who: str, said: Mapping[str, str]) -> Hearing:
    body = who if who.startswith("agency:") else f"agency:{who}"
    reader, kinds = _KINDS.get(who, (body, ("outcome_for_body",)))
    told = said.get("agencies" if who.startswith("agency:") else who)
    rule = "S42-FB-RESP" if who == "adult" else "S42-FB-WHO"
    return Hearing(who=who, rule=rule, told=told, reader=reader, kinds=kinds)


def _said(happened: Iterable[Happened]) -> dict[str, str]:
    """What the closing said of who was told, and why the referrer was not."""
    closings = [each.event.closing for each in happened if isinstance(each.event, ClosingEvent)]
    if not closings:
        return {}
    closing = closings[-1]
    informed = {
        name.removeprefix("informed."): how for name, how in closing.evidence.items() if name.startswith("informed.")
    }
    why_not = closing.feedback.not_given_because
    return {**({"referrer": f"not told: {why_not}"} if why_not else {}), **informed}
