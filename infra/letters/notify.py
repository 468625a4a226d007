"""GOV.UK Notify as the carrier: by e-mail with a link to the document, or printed and posted.

The client is synchronous and not safe for several threads, so each call has its own and runs in a thread. Notify does
not drop duplicates by reference; ``find`` asks for the reference before anything is sent a second time.
"""

import asyncio
import io
import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient
from notifications_python_client.utils import prepare_upload
from pydantic import SecretStr
from pypdf import PdfWriter
from pypdf.errors import PyPdfError

from infra.letters.sending import Enclosed, Outcome, Parcel, RejectedError, SenderUnavailableError, SendState

__all__ = ["NotifySender"]

R = TypeVar("R")

_BAD_REQUEST: Final = 400
_SECONDS: Final = 20
_STATES: Final[Mapping[str, SendState]] = MappingProxyType({
    "delivered": "delivered",  # e-mail: the recipient's server took it
    "received": "delivered",  # letter: the printers have printed and posted it
    "permanent-failure": "failed",
    "temporary-failure": "failed",  # Notify itself has tried for three days by then
    "technical-failure": "failed",
    "validation-failed": "failed",
    "virus-scan-failed": "failed",
    "cancelled": "failed",
})  # fmt: skip
"""Notify's words as of its documentation of REST statuses; every other one means that the letter is on its way."""

# The client's own log lines hold addresses of requests and texts of errors: they are not for our log.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)


class NotifySender:
    """Sends through one service of GOV.UK Notify.

    ``email_template`` is the id of a template with the placeholders ``reference``, ``subject`` and ``link_to_file``.
    ``enclosing_template`` has ``link_to_enclosure`` too; without it a letter with an enclosure is rejected, for Notify
    drops what a template has no place for without a word.
    """

    def __init__(
        self, api_key: SecretStr, email_template: str, base_url: str | None = None, enclosing_template: str = ""
    ) -> None:
        self._key = api_key
        self._template = email_template
        self._enclosing = enclosing_template
        self._url = base_url

    async def find(self, reference: str) -> str | None:
        """The newest notification with this reference."""
        found = await self._ask(lambda client: client.get_all_notifications(reference=reference))
        return next((str(each["id"]) for each in found["notifications"]), None)

    async def send(self, parcel: Parcel) -> str:
        """By e-mail if there is an address for that, else by post."""
        by_email = parcel.addressee.email is not None
        answer = await self._ask(lambda client: self._email(client, parcel) if by_email else _post(client, parcel))
        return str(answer["id"])

    async def outcome(self, receipt: str) -> Outcome:
        """Notify's status."""
        status = str((await self._ask(lambda client: client.get_notification_by_id(receipt)))["status"])
        return Outcome(_STATES.get(status, "on_its_way"), status)

    def _email(self, client: NotificationsAPIClient, parcel: Parcel) -> Any:
        said = {
            "reference": parcel.reference,
            "subject": parcel.subject,
            "link_to_file": _link("letter.pdf", parcel.pdf),
        }
        template = self._template
        if parcel.enclosed:
            template, enclosure = self._for_one(parcel.enclosed)
            said["link_to_enclosure"] = _link(enclosure.name, enclosure.body)
        return client.send_email_notification(parcel.addressee.email, template, said, parcel.reference)

    def _for_one(self, enclosed: tuple[Enclosed, ...]) -> tuple[str, Enclosed]:
        if not self._enclosing:
            raise RejectedError("no_template_for_enclosures")
        if len(enclosed) > 1:
            raise RejectedError("more_than_one_enclosure")
        return self._enclosing, enclosed[0]

    async def _ask(self, call: Callable[[NotificationsAPIClient], R]) -> R:
        return await asyncio.to_thread(self._call, call)

    def _call(self, call: Callable[[NotificationsAPIClient], R]) -> R:
        address = {"base_url": self._url} if self._url else {}
        client = NotificationsAPIClient(self._key.get_secret_value(), timeout=_SECONDS, **address)
        try:
            return call(client)
        except APIError as error:
            if error.status_code == _BAD_REQUEST:
                raise RejectedError(_code(error)) from None  # its text may hold the address
            raise SenderUnavailableError(f"notify answered {error.status_code}") from None
        finally:
            client.request_session.close()


def _link(name: str, body: bytes) -> Any:
    try:
        return prepare_upload(io.BytesIO(body), filename=name, confirm_email_before_download=True)
    except ValueError as too_big:
        raise RejectedError("too_big") from too_big


def _post(client: NotificationsAPIClient, parcel: Parcel) -> Any:
    return client.send_precompiled_letter_notification(parcel.reference, io.BytesIO(_printed(parcel)))


def _printed(parcel: Parcel) -> bytes:
    """The letter and its enclosures as the one PDF that is printed."""
    if not parcel.enclosed:
        return parcel.pdf
    if any(each.media_type != "application/pdf" for each in parcel.enclosed):
        raise RejectedError("enclosure_cannot_be_printed")
    writer, whole = PdfWriter(), io.BytesIO()
    try:
        for body in (parcel.pdf, *(each.body for each in parcel.enclosed)):
            writer.append(io.BytesIO(body))
    except PyPdfError:
        raise RejectedError("enclosure_cannot_be_printed") from None
    writer.write(whole)
    return whole.getvalue()


def _code(error: APIError) -> str:
    """Notify's name for the error: a class of errors, never its message."""
    said = error.message
    name = said[0].get("error") if isinstance(said, list) and said and isinstance(said[0], dict) else None
    return str(name or "bad_request")[:60]
