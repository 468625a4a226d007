"""What a mail to the forensic service's mailbox says: who sent it, and the referral form that is attached.

The service's form reaches the mailbox as a JSON attachment (media type application/json) that names itself:
``{"form": "community-forensic-referral/1", …}``. The source leaves the form's fields to the council's intranet; these
are the ones that the pathway needs. A mail without such an attachment is not on the form, whatever it says.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from pathlib import Path
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

__all__ = ["FORM", "ReferralForm", "Senders", "automatic", "form_of", "message_id_of", "sender_of"]

FORM = "community-forensic-referral/1"
_LARGEST = 1_000_000
"""Bytes of an attachment that is read as a form: a larger one is something else."""

Group = Literal["secure_psychiatric_service", "social_supervisor", "cmht_social_worker", "nhs_england_case_manager"]


class PersonNamed(BaseModel):
    """Whom the referral is about: the council's own id where the referrer knows it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: UUID | None = None
    born: date


class ReferralForm(BaseModel):
    """The service's referral form, edition 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal["community-forensic-referral/1"]
    group: Group = Field(description="Which of the four groups refers")
    referrer: str = Field(default="", max_length=200)
    person: PersonNamed
    summary: str = Field(default="", max_length=20_000)
    admitted_on: date | None = None
    restricted: bool = False
    previous_case: UUID | None = None


class Senders:
    """Which addresses and domains belong to which group. Without a list the form's own word counts."""

    def __init__(self, known: Mapping[str, Group] | None = None) -> None:
        self._known = None if known is None else {name.lower(): group for name, group in known.items()}

    @classmethod
    def read(cls, path: Path | None) -> "Senders":
        """The list of a JSON file: ``{"ward@trust.example": group, "@trust.example": group}``.

        Raises ValidationError when the file does not fit.
        """
        if path is None:
            return cls()
        return cls(TypeAdapter(dict[str, Group]).validate_json(path.read_bytes()))

    def group(self, sender: Address | None, claimed: Group | None) -> str:
        """The group of this sender; ``other`` for one who belongs to none, and for a form that claims another."""
        if self._known is None:
            return claimed or "other"
        if sender is None:
            return "other"
        address, domain = sender.addr_spec.lower(), f"@{sender.domain.lower()}"
        found = self._known.get(address) or self._known.get(domain)
        return found if found is not None and claimed in {None, found} else "other"


def form_of(mail: EmailMessage) -> ReferralForm | None:
    """The first attachment that is the form; None if there is none, or it is damaged."""
    for body in _json_attachments(mail):
        try:
            return ReferralForm.model_validate_json(body)
        except ValidationError:
            continue
    return None


def sender_of(mail: EmailMessage) -> Address | None:
    """Who sent it, by its From header; None if that names nobody, or cannot be read."""
    header = _header(mail, "from")
    addresses = header.addresses if isinstance(header, AddressHeader) else ()
    return addresses[0] if addresses and addresses[0].addr_spec else None


def message_id_of(mail: EmailMessage) -> str:
    """The Message-ID, which names a mail for ever; empty if it has none, or one that cannot be read."""
    given = str(_header(mail, "message-id") or "").strip()
    return given.encode(errors="replace").decode()  # bytes that are no text come as lone surrogates


def automatic(mail: EmailMessage) -> bool:
    """Whether a machine sent it (RFC 3834): two machines would answer each other for ever."""
    submitted = str(_header(mail, "auto-submitted") or "no").strip().lower()
    bulk = str(_header(mail, "precedence") or "").strip().lower() in {"bulk", "junk", "list"}
    return submitted != "no" or bulk or str(_header(mail, "return-path") or "").strip() == "<>"


def _header(mail: EmailMessage, name: str) -> object:
    """A header, or None. The standard library's parser of headers raises IndexError and others for broken ones."""
    try:
        return mail[name]
    except Exception:  # noqa: BLE001 -- see above: whatever it is, this header says nothing
        return None


def _json_attachments(mail: EmailMessage) -> Iterator[bytes]:
    for part in mail.walk():
        if part.get_content_type() != "application/json" or part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and len(body) <= _LARGEST:
            yield body
