"""Who sits before the console, and that a form was drawn by us for them.

Whoever asks is known by the same signed token as at the API: from the ``Authorization`` header that a proxy before us
sets, else from a cookie that the sign-in page set. The cookie is HttpOnly and SameSite=Strict, and Secure everywhere
but on this machine itself. A form carries a mark made from a second cookie, which no other site can read; together
with what the browser says of where a request comes from, nobody else can have a form of ours sent.
"""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import parse_qs, urlsplit

from fastapi import Depends, Request, Response
from fastapi.security import HTTPAuthorizationCredentials
from fastapi.security.utils import get_authorization_scheme_param

from api.bodies import media_type
from api.problems import Kind, Problem
from api.security import actor_of
from api.services import Wired
from domain.kernel.register import Actor

__all__ = [
    "FORM", "MARK", "Posted", "Sent", "StrangersForm", "Visitor", "checked", "from_ourselves", "is_this_machine",
    "keep_signed_in", "mark_of", "posted", "remember_forms", "sign_out",
]  # fmt: skip

SESSION: Final = "caseclock-session"
FORMS: Final = "caseclock-forms"
MARK: Final = "form-mark"
"""The hidden field that shows that we drew the form."""

FORM: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 4000
_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Posted:
    """What a form sent: each field with all its values, in their order."""

    values: Mapping[str, Sequence[str]]

    def one(self, name: str, otherwise: str = "") -> str:
        """The last value of a field, without blanks around it."""
        return self.values.get(name, (otherwise,))[-1].strip()

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field that is not blank."""
        return tuple(value for value in self.values.get(name, ()) if value.strip())

    def __contains__(self, name: str) -> bool:
        return name in self.values


async def _caller(request: Request, services: Wired) -> Actor:
    return await actor_of(services, _credentials(request))


Visitor = Annotated[Actor, Depends(_caller)]
"""Who asks, for a page's signature. Raises a 401 problem, which the console answers with its sign-in page."""


def _credentials(request: Request) -> HTTPAuthorizationCredentials | None:
    scheme, sent = get_authorization_scheme_param(request.headers.get("authorization"))
    token = sent if scheme.lower() == "bearer" else request.cookies.get(SESSION)
    return HTTPAuthorizationCredentials(scheme="Bearer", credentials=token) if token else None


class StrangersForm(Exception):  # noqa: N818 -- what it is, not what went wrong in us
    """The form that was sent does not carry our mark: it is drawn again, and whoever sits there sends it again."""

    def __init__(self, sent: Posted) -> None:
        super().__init__("form without our mark")
        self.sent = sent


async def posted(request: Request) -> Posted:
    """What a form sent. Raises 403, 415 and 422 problems."""
    from_ourselves(request)
    if media_type(request) != FORM:
        raise Problem(Kind.NOT_JSON, "This address takes forms of its own pages only.")
    try:
        raw = (await request.body()).decode("utf-8")
        return Posted(parse_qs(raw, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"))
    except ValueError:  # a UnicodeDecodeError is one
        raise Problem(Kind.MALFORMED, "The form cannot be read.") from None


async def _sent(request: Request, _caller: Visitor) -> Posted:
    return checked(request, await posted(request))


Sent = Annotated[Posted, Depends(_sent)]
"""A form of whoever is signed in, for a page's signature."""


def checked(request: Request, form: Posted) -> Posted:
    """The form, if we drew it for this browser. Raises StrangersForm."""
    if not hmac.compare_digest(form.one(MARK).encode(), mark_of(request).encode()):
        raise StrangersForm(form)
    return form


def mark_of(request: Request) -> str:
    """The mark of every form that is drawn for this browser."""
    return hmac.new(_forms_secret(request).encode(), b"caseclock form", "sha256").hexdigest()


def _forms_secret(request: Request) -> str:
    """The browser's own secret; a new one where it has none yet, which ``remember_forms`` hands over."""
    known = request.cookies.get(FORMS) or getattr(request.state, "forms_secret", None)
    if not known:
        known = request.state.forms_secret = secrets.token_urlsafe(32)
    return str(known)


def remember_forms(request: Request, response: Response) -> None:
    """Hand the secret to the browser, if a form was marked with a new one."""
    if made := getattr(request.state, "forms_secret", None):
        _set(request, response, FORMS, made)


def keep_signed_in(request: Request, response: Response, token: str) -> None:
    """Keep the token in the browser until it is closed; the token's own end counts all the same."""
    _set(request, response, SESSION, token)


def sign_out(request: Request, response: Response) -> None:
    """Forget the token, and the mark of every form that is still open somewhere."""
    for name in (SESSION, FORMS):
        response.delete_cookie(name, path=_path(request), httponly=True, samesite="strict", secure=_secure(request))


def is_this_machine(request: Request) -> bool:
    """Whether the browser reached us under an address that only this machine has."""
    return (request.url.hostname or "") in _THIS_MACHINE


def _set(request: Request, response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, path=_path(request), httponly=True, samesite="strict", secure=_secure(request))


def _path(request: Request) -> str:
    return request.scope.get("root_path", "") or "/"


def _secure(request: Request) -> bool:
    """Also behind a proxy that speaks plain HTTP to us: only on one machine is there no wire to listen on."""
    return request.url.scheme == "https" or not is_this_machine(request)


def from_ourselves(request: Request) -> None:
    """Browsers say where a form comes from; those that do not are caught by the mark. Raises a 403 problem."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    stranger = site not in {"same-origin", "none"} if site else bool(origin) and not _same(request, origin)
    if stranger:
        raise Problem(Kind.FORBIDDEN, "This form was sent from another site.")


def _same(request: Request, origin: str | None) -> bool:
    return urlsplit(origin or "").netloc == request.headers.get("host")
