import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OctKey, OKPKey, RSAKey
from pydantic import ValidationError

from infra import tokens
from infra.settings import ConfigurationError, Settings
from infra.tokens import Identity, KeysUnavailableError, TokenError, TokenVerifier, development_key, mint

NOW = datetime.now(UTC)
WORKER = Identity(worker="sw-17", roles=frozenset({"social_worker", "manager"}), team="east", area="E09000999")


def claims(**changed: Any) -> dict[str, Any]:
    whole = {
        "iss": "caseclock-local",
        "aud": "caseclock",
        "sub": "sw-17",
        "nbf": int(NOW.timestamp()) - 60,
        "exp": int(NOW.timestamp()) + 7200,  # NOW is when the suite began
        "roles": ["social_worker"],
    }
    return {name: value for name, value in {**whole, **changed}.items() if value is not None}


def sign(key: Key, algorithm: str = "ES256", header: dict[str, str] | None = None, **changed: Any) -> str:
    return jwt.encode(
        {"alg": algorithm, "kid": key.kid, **(header or {})}, claims(**changed), key, algorithms=[algorithm]
    )


async def verify(settings: Settings, token: str) -> Identity:
    verifier = TokenVerifier(settings)
    try:
        return await verifier.verify(token)
    finally:
        await verifier.aclose()


async def test_a_minted_token_says_who_acts_in_which_roles_for_which_team(settings: Settings) -> None:
    assert await verify(settings, mint(settings, WORKER, now=NOW)) == WORKER


def test_the_development_key_is_made_once_and_is_private(settings: Settings) -> None:
    assert development_key(settings).kid == development_key(settings).kid
    assert settings.development_key_path.stat().st_mode & 0o777 == 0o600


async def test_a_token_ends(settings: Settings) -> None:
    with pytest.raises(TokenError, match="expired"):
        await verify(settings, mint(settings, WORKER, now=NOW - timedelta(hours=13)))
    await verify(settings, mint(settings, WORKER, now=NOW - timedelta(hours=11)))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"exp": None}, "lacks exp"),
        ({"nbf": None}, "lacks nbf"),
        ({"iss": None}, "lacks iss"),
        ({"aud": None}, "lacks aud"),
        ({"sub": None}, "lacks sub"),
        ({"nbf": int(NOW.timestamp()) + 86_400}, "nbf is not accepted"),
        ({"exp": "never"}, "exp is not accepted"),
        ({"iss": "somebody-else"}, "iss is not accepted"),
        ({"aud": ["another-service"]}, "aud is not accepted"),
        ({"sub": "Zebedee Invented"}, "not well formed"),
        ({"sub": "sw-17\n"}, "not well formed"),
        ({"roles": "manager"}, "not well formed"),
        ({"roles": ["Manager; drop"]}, "not well formed"),
        ({"roles": [f"r{n}" for n in range(65)]}, "not well formed"),
        ({"team": {"id": 1}}, "not well formed"),
    ],
)
async def test_a_claim_that_is_missing_or_wrong_is_named(
    settings: Settings, changed: dict[str, Any], reason: str
) -> None:
    with pytest.raises(TokenError, match=reason) as refused:
        await verify(settings, sign(development_key(settings), **changed))
    assert "Zebedee" not in str(refused.value)


async def test_one_audience_of_several_is_enough_and_no_roles_are_no_roles(settings: Settings) -> None:
    token = sign(development_key(settings), aud=["other", "caseclock"], roles=None)
    assert (await verify(settings, token)).roles == frozenset()


def part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


async def test_an_unsigned_token_is_refused(settings: Settings) -> None:
    kid = development_key(settings).kid
    for algorithm in ("none", "None", "NONE"):
        token = f"{part({'alg': algorithm, 'kid': kid})}.{part(claims())}."
        with pytest.raises(TokenError, match="not accepted"):
            await verify(settings, token)


async def test_our_public_key_used_as_a_shared_secret_is_refused(settings: Settings) -> None:
    key = development_key(settings)
    signed = f"{part({'alg': 'HS256', 'kid': key.kid})}.{part(claims())}"
    for secret in (key.as_pem(private=False), json.dumps(key.as_dict(private=False)).encode()):
        mac = base64.urlsafe_b64encode(hmac.digest(secret, signed.encode(), hashlib.sha256)).decode().rstrip("=")
        with pytest.raises(TokenError, match="not accepted"):
            await verify(settings, f"{signed}.{mac}")


async def test_a_token_of_a_foreign_key_with_our_key_id_is_refused(settings: Settings) -> None:
    foreign = ECKey.generate_key("P-256", {"kid": str(development_key(settings).kid)})
    with pytest.raises(TokenError, match="signature"):
        await verify(settings, sign(foreign))


async def test_a_key_that_travels_in_the_token_is_not_believed(settings: Settings) -> None:
    foreign = ECKey.generate_key("P-256", auto_kid=True)
    token = jwt.encode({"alg": "ES256", "jwk": foreign.as_dict(private=False)}, claims(), foreign)
    with pytest.raises(TokenError, match="signature"):
        await verify(settings, token)


async def test_a_changed_claim_breaks_the_signature(settings: Settings) -> None:
    head, _, signature = sign(development_key(settings)).split(".")
    with pytest.raises(TokenError, match="signature"):
        await verify(settings, f"{head}.{part(claims(roles=['admin']))}.{signature}")


@pytest.mark.parametrize(
    "junk", ["", "a", "a.b", "a.b.c", "....", "é.é.é", "x" * 100_000, "W10.e30.e30", "bnVsbA.e30."]
)
async def test_what_is_no_token_is_refused(settings: Settings, junk: str) -> None:
    with pytest.raises(TokenError):
        await verify(settings, junk)


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (ECKey.generate_key("P-256", auto_kid=True), "ES256"),
        (RSAKey.generate_key(2048, auto_kid=True), "RS256"),
        (OKPKey.generate_key("Ed25519", auto_kid=True), "Ed25519"),
    ],
)
@pytest.mark.parametrize("form", ["jwk", "set", "pem"])
async def test_a_key_file_may_be_a_key_a_key_set_or_a_pem(tmp_path: Path, key: Key, algorithm: str, form: str) -> None:
    public = key.as_dict(private=False)
    text = {
        "jwk": json.dumps(public),
        "set": json.dumps({"keys": [public, {"kty": "oct", "k": "AAAA", "kid": "x"}, {"kty": "new"}]}),
        "pem": key.as_pem(private=False).decode() if not isinstance(key, OctKey) else "",
    }[form]
    (tmp_path / "key").write_text(text)
    settings = Settings(data_dir=tmp_path, jwt_key_file=tmp_path / "key")
    assert (await verify(settings, sign(key, algorithm))).worker == "sw-17"
    with pytest.raises(ConfigurationError, match="development"):
        mint(settings, WORKER, now=NOW)


def test_a_key_file_without_a_key_is_refused_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("-----BEGIN NONSENSE-----")
    with pytest.raises(ConfigurationError, match="no usable key"):
        TokenVerifier(Settings(data_dir=tmp_path, jwt_key_file=tmp_path / "key"))


def test_an_identity_is_refused_without_showing_it() -> None:
    with pytest.raises(ValidationError) as refused:
        Identity(worker="Zebedee Invented", roles=frozenset())
    assert "Zebedee" not in str(refused.value)


class Issuer:
    """A real HTTP server that publishes a key set and counts how often it is asked."""

    def __init__(self) -> None:
        self.keys: list[Key] = [ECKey.generate_key("P-256", auto_kid=True)]
        self.asked, self.broken = 0, False
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.asked += 1
                body = json.dumps({"keys": [key.as_dict(private=False) for key in issuer.keys]}).encode()
                self.send_response(503 if issuer.broken else 200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/keys"


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    running = Issuer()
    thread = threading.Thread(target=running.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.server.shutdown()
    thread.join()
    running.server.server_close()


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_an_issuers_keys_are_kept_and_read_again_for_a_new_key_but_not_for_every_invented_one(
    issuer: Issuer,
) -> None:
    verifier = TokenVerifier(Settings(jwks_url=issuer.url))
    clock = Clock()
    assert isinstance(verifier._keys, tokens._IssuerKeys)
    verifier._keys._clock = clock
    old, new = issuer.keys[0], ECKey.generate_key("P-256", auto_kid=True)
    for _ in range(3):
        await verifier.verify(sign(old))
    assert issuer.asked == 1
    issuer.keys.append(new)
    clock.now += 11
    assert (await verifier.verify(sign(new))).worker == "sw-17"
    assert issuer.asked == 2
    for _ in range(5):
        with pytest.raises(TokenError, match="not known"):
            await verifier.verify(sign(ECKey.generate_key("P-256", auto_kid=True)))
    assert issuer.asked == 2, "a flood of invented key ids is not passed on"
    issuer.keys.remove(old)
    clock.now += 601
    with pytest.raises(TokenError, match="not known"):
        await verifier.verify(sign(old))
    await verifier.aclose()


async def test_old_keys_serve_while_the_issuer_is_away_and_without_any_nobody_can_be_checked(
    issuer: Issuer,
) -> None:
    issuer.broken = True
    verifier = TokenVerifier(Settings(jwks_url=issuer.url))
    with pytest.raises(KeysUnavailableError):
        await verifier.verify(sign(issuer.keys[0]))
    issuer.broken = False
    await verifier.verify(sign(issuer.keys[0]))
    assert isinstance(verifier._keys, tokens._IssuerKeys)
    clock = Clock()
    verifier._keys._clock = clock
    clock.now, issuer.broken = clock.now + 10_000, True
    await verifier.verify(sign(issuer.keys[0]))
    await verifier.aclose()


async def test_a_shared_secret_that_an_issuer_publishes_is_not_used(issuer: Issuer) -> None:
    shared = OctKey.generate_key(256, {"kid": "shared"})
    issuer.keys = [shared]
    verifier = TokenVerifier(Settings(jwks_url=issuer.url))
    with pytest.raises(TokenError, match="not accepted"):
        await verifier.verify(sign(shared, "HS256"))
    await verifier.aclose()
