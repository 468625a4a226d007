"""Bearer tokens: who acts, in which roles, for which team. Checked here, minted here for development only.

A token is a JWT signed with a key pair. The algorithms are pinned by the settings, so ``none`` and an HMAC keyed
with our public key are refused before any key is looked at; symmetric keys of a key set are ignored. Expiry, start,
issuer, audience and subject are required and checked. Keys come from the issuer's key set (kept for a while, read
again when a token names a key we do not know) or from a file.

    TokenError            the token is refused (401); the message may be shown and quotes nothing of the token
    KeysUnavailableError  the issuer's keys cannot be read, so nobody can be checked (503)
"""

import json
import re
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final

import httpx
from joserfc import jws, jwt
from joserfc.errors import ExpiredTokenError, InvalidClaimError, InvalidKeyIdError, JoseError, MissingClaimError
from joserfc.jwk import ECKey, Key, import_key
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from infra.private_files import write_private_once
from infra.settings import ConfigurationError, Settings

_KEEP_SECONDS: Final = 600.0
_ASK_AGAIN_SECONDS: Final = 10.0
_LOCAL_ALGORITHM: Final = "ES256"
_LONGEST_TOKEN: Final = 16_384
_KINDS: Final = {"EC": ("ES256", "ES384"), "RSA": ("RS256", "PS256"), "OKP": ("Ed25519", "EdDSA")}


class TokenError(Exception):
    """The token is refused."""


class KeysUnavailableError(Exception):
    """The issuer's keys cannot be read now."""


class Identity(BaseModel):
    """Who acts. `worker` is the subject, an opaque id; names stand in the register of workers, not here."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    worker: Annotated[str, Field(pattern=r"^[a-z0-9._-]{1,64}$")]
    roles: frozenset[Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]] = Field(max_length=64)
    team: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")] | None = None
    area: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")] | None = None


class TokenVerifier:
    """Checks tokens against the settings' issuer. One per process; `aclose` it."""

    def __init__(self, settings: Settings, *, http: httpx.AsyncClient | None = None) -> None:
        self._algorithms = settings.jwt_algorithms
        self._keys = _key_source(settings, http)
        self._leeway = settings.jwt_leeway_seconds
        self._issuer = settings.jwt_issuer
        self._audience = settings.jwt_audience

    async def verify(self, token: str) -> Identity:
        """Return who the token speaks for; raises `TokenError` or `KeysUnavailableError`."""
        header = _header(token, self._algorithms)
        key = await self._keys.find(header.get("kid"), str(header["alg"]))
        try:
            claims = jwt.decode(token, key, algorithms=list(self._algorithms)).claims
            self._rules().validate(claims)
        except JoseError as error:
            raise TokenError(_reason(error)) from None
        except ValueError:
            raise TokenError("the token is not well formed") from None
        return _identity(claims)

    async def aclose(self) -> None:
        """Close the connection to the issuer."""
        await self._keys.aclose()

    def _rules(self) -> jwt.JWTClaimsRegistry:
        required: jwt.ClaimsOption = {"essential": True}
        return jwt.JWTClaimsRegistry(
            leeway=self._leeway,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._audience},
            exp=required,
            nbf=required,
            sub=required,
        )


class _FileKeys:
    """Keys that do not change while the process lives."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._keys = keys

    async def find(self, key_id: object, algorithm: str) -> Key:
        return _choose(self._keys, key_id, algorithm)

    async def aclose(self) -> None:
        return None


class _IssuerKeys:
    """The issuer's key set, kept for a while; an old one serves on while the issuer cannot be reached."""

    def __init__(self, url: str, http: httpx.AsyncClient | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._url = url
        self._http = http or httpx.AsyncClient(timeout=5.0)
        self._clock = clock
        self._keys: Sequence[Key] = ()
        self._asked_at = float("-inf")

    async def find(self, key_id: object, algorithm: str) -> Key:
        if self._clock() - self._asked_at > _KEEP_SECONDS:
            await self._ask()
        try:
            return _choose(self._keys, key_id, algorithm)
        except TokenError:
            # The issuer may have a new key; but a flood of tokens with invented ids must not become one of requests.
            if self._clock() - self._asked_at < _ASK_AGAIN_SECONDS:
                raise
        await self._ask()
        return _choose(self._keys, key_id, algorithm)

    async def aclose(self) -> None:
        await self._http.aclose()

    async def _ask(self) -> None:
        before, self._asked_at = self._asked_at, self._clock()
        try:
            answer = await self._http.get(self._url)
            self._keys = _usable(answer.raise_for_status().json())
        except (httpx.HTTPError, ValueError, KeyError, TypeError, JoseError) as error:
            if not self._keys:
                self._asked_at = before
                raise KeysUnavailableError("the issuer's keys cannot be read") from error


def _key_source(settings: Settings, http: httpx.AsyncClient | None) -> _FileKeys | _IssuerKeys:
    if settings.jwks_url:
        return _IssuerKeys(settings.jwks_url, http)
    if settings.jwt_key_file:
        return _FileKeys(_read_keys(settings.jwt_key_file))
    return _FileKeys([development_key(settings)])


def _choose(keys: Sequence[Key], key_id: object, algorithm: str) -> Key:
    fitting = [key for key in keys if algorithm in _KINDS[key.key_type] and key.alg in {None, algorithm}]
    named = fitting if key_id is None and len(fitting) == 1 else [key for key in fitting if key.kid == key_id]
    if not named:
        raise TokenError("the token names a key that is not known")
    return named[0]


def _usable(document: dict[str, Any]) -> Sequence[Key]:
    # Kinds we do not know and symmetric keys are left out, so that one odd entry does not shut everybody out.
    entries = [entry for entry in document["keys"] if entry.get("kty") in _KINDS and entry.get("use", "sig") == "sig"]
    keys = [import_key(entry) for entry in entries]
    for key in keys:
        key.ensure_kid()
    return keys


def _read_keys(path: Path) -> Sequence[Key]:
    text = path.read_text()
    try:
        if "-----BEGIN" in text:
            return _usable({"keys": [_from_pem(text).as_dict(private=False)]})
        document = json.loads(text)
        return _usable(document if "keys" in document else {"keys": [document]})
    except (JoseError, ValueError, TypeError):
        raise ConfigurationError(f"{path} holds no usable key") from None


def _from_pem(text: str) -> Key:
    for kind in ("EC", "RSA", "OKP"):
        try:
            return import_key(text, kind)
        except (JoseError, ValueError, TypeError):
            continue
    raise ValueError("not a key")


def _header(token: str, algorithms: Sequence[str]) -> dict[str, object]:
    if len(token) > _LONGEST_TOKEN or not re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]*", token, re.ASCII):
        raise TokenError("the token is not well formed")
    try:
        header = jws.extract_compact(token.encode()).headers()
    except (JoseError, ValueError):
        raise TokenError("the token is not well formed") from None
    if header.get("alg") not in algorithms:
        raise TokenError("the token is signed in a way that is not accepted")
    return header


def _reason(error: JoseError) -> str:
    match error:
        case ExpiredTokenError():
            return "the token has expired"
        case MissingClaimError():
            return f"the token lacks {error.claim}"
        case InvalidClaimError():
            return f"the token's {error.claim} is not accepted"
        case InvalidKeyIdError():
            return "the token names a key that is not known"
        case _:
            return "the token's signature is not valid"


def _identity(claims: dict[str, Any]) -> Identity:
    found = {name: claims.get(name) for name in ("roles", "team", "area")}
    try:
        return Identity(worker=claims["sub"], **{**found, "roles": found["roles"] or []})
    except (ValidationError, TypeError):
        raise TokenError("the token's subject, roles, team or area are not well formed") from None


def development_key(settings: Settings) -> ECKey:
    """Return the local signing key, made on first use and readable by its owner only."""
    path = settings.development_key_path
    if not path.exists():
        made = ECKey.generate_key("P-256", auto_kid=True)
        write_private_once(path, json.dumps(made.as_dict(private=True)))
    return ECKey.import_key(json.loads(path.read_text()))


def mint(settings: Settings, identity: Identity, *, now: datetime, lasts: timedelta = timedelta(hours=12)) -> str:
    """Sign a token for development with the local key.

    Raises `ConfigurationError` when an issuer is configured: then tokens come from there.
    """
    if settings.jwks_url or settings.jwt_key_file:
        raise ConfigurationError("tokens come from the configured issuer; `caseclock token` is for development")
    key = development_key(settings)
    claims: dict[str, Any] = {
        "iss": settings.jwt_issuer,
        "aud": settings.jwt_audience,
        "sub": identity.worker,
        "iat": int(now.timestamp()),
        "nbf": int(now.timestamp()),
        "exp": int((now + lasts).timestamp()),
        "roles": sorted(identity.roles),
        **{name: value for name in ("team", "area") if (value := getattr(identity, name))},
    }
    return jwt.encode({"alg": _LOCAL_ALGORITHM, "kid": key.kid}, claims, key)
