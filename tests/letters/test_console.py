"""A letter that waits is found in the console, read, completed by its form, and goes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.services import Services, wired
from api.settings import ApiSettings
from console.app import attach
from infra.tokens import Identity, TokenVerifier, mint
from tests.api.console.conftest import BASE, Browser, read


@pytest.fixture
async def dana(letters, settings, pool, store, timeline, payload_codec) -> AsyncIterator[Browser]:
    ours = settings.model_copy(update={"task_queue": letters.cases.task_queue})

    @asynccontextmanager
    async def opening(settings: Any, limits: ApiSettings) -> AsyncIterator[Services]:
        verifier = TokenVerifier(settings)
        yield wired(
            settings, limits, pool=pool, store=store, temporal=timeline.client, verifier=verifier, codec=payload_codec
        )
        await verifier.aclose()

    app = create_app(ours, ApiSettings(answer_seconds=60), opening)
    attach(app)
    who = Identity(worker="dana", roles=frozenset({"DSO"}), team="Thanet", area="kent")
    bearer = {"Authorization": f"Bearer {mint(settings, who, now=datetime.now(UTC))}"}
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, timeout=60, headers=bearer) as client:
            yield Browser(client)


async def test_a_letter_that_lacks_an_address_is_found_read_completed_and_sent(letters, dana: Browser) -> None:
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    place = f"/cases/{letters.ref.stream}/letters/{ref.seq}/{ref.ordinal}"
    assert f"/console{place}" in (await dana.get("/letters/all")).addresses
    assert f"/console{place}" in (await dana.get(f"/cases/{letters.ref.stream}/letters")).addresses
    page = await dana.get(place)
    draft = await dana.client.get(f"{BASE}{page.links['Read it as it would be now']}")
    assert "DRAFT: NOT SENT" in draft.text
    assert "default-src 'none'" in draft.headers["content-security-policy"]
    form = page.form(place)
    odd = await dana.send(form, form.filled(**{"addressee.name": "A Reader (invented)", "addressee.email": "none"}))
    assert (odd.status_code, "#f-addressee-email" in read(odd).addresses) == (422, True)
    again = read(odd).form(place)
    filled = again.filled(**{"addressee.email": "reader@partner.example"})
    answers = [await dana.send(again, filled), await dana.send(again, filled)]
    assert [each.status_code for each in answers] == [303, 303]
    await letters.stands(ref, "delivered")
    sent = await dana.get(place)
    assert not [form for form in sent.forms if form.action.endswith(place)]
    pdf = await dana.client.get(f"{BASE}{sent.links['the same as PDF']}")
    assert pdf.content.startswith(b"%PDF")
    late = await dana.send(again, [(name, "late" if name == "command-key" else value) for name, value in filled])
    assert (late.status_code, "does not wait" in read(late).text) == (409, True)


async def test_lists_of_letters_by_state(letters, dana: Browser) -> None:
    for path in ("/letters/mine", "/letters/team", "/letters/all?state=delivered", "/letters/all?state="):
        await dana.get(path)
    await dana.get("/letters/all?state=lost", 422)
    await dana.get(f"/cases/{letters.ref.stream}/letters", 404)
