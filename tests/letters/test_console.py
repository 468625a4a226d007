"""A letter that waits is found in the console, read, completed by its form, and goes."""

from collections.abc import AsyncIterator

import pytest

from api.settings import ApiSettings
from console.app import attach
from tests.api.console.conftest import BASE, Browser, read
from tests.serving import bearer_of, client_of, served


@pytest.fixture
async def dana(letters, settings, pool, store, timeline, payload_codec) -> AsyncIterator[Browser]:
    ours = settings.model_copy(update={"task_queue": letters.cases.task_queue})
    parts = {"pool": pool, "store": store, "temporal": timeline.client, "codec": payload_codec}
    async with served(ours, ApiSettings(answer_seconds=60), **parts) as app:
        attach(app)
        async with client_of(app, headers=bearer_of(settings)) as client:
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
