"""Carriers: the local folder, and GOV.UK Notify by its own client library."""

import base64
import io
import json
import stat
from dataclasses import replace

import pytest
from pydantic import SecretStr
from pypdf import PdfReader, PdfWriter

from infra.letters.directory import Addressee
from infra.letters.folder import FolderSender
from infra.letters.notify import NotifySender
from infra.letters.sending import Enclosed, Parcel, RejectedError, SenderUnavailableError
from tests.letters.notify_server import API_KEY, TEMPLATE

BY_EMAIL = Addressee(name="A Reader (invented)", email="reader@partner.example")
BY_POST = Addressee(name="A Reader (invented)", address=("4 Invented Avenue", "Exampleton", "EX1 1EX"))


def parcel(addressee=BY_EMAIL, reference="letter/safeguarding/x/1/0/0"):
    return Parcel(reference, "A subject", addressee, b"%PDF-1.7 invented", "<p>invented</p>")


@pytest.fixture
def sender(notify):
    return NotifySender(SecretStr(API_KEY), TEMPLATE, notify.url)


async def test_a_folder_holds_the_letter_its_address_and_nothing_half_written(tmp_path):
    folder = FolderSender(tmp_path / "out")
    assert await folder.find("letter/safeguarding/x/1/0/0") is None
    receipt = await folder.send(parcel())
    assert await folder.find("letter/safeguarding/x/1/0/0") == receipt
    assert (await folder.outcome(receipt)).state == "delivered"
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [f"{receipt}.{kind}" for kind in ("html", "json", "pdf")]
    assert json.loads((tmp_path / "out" / f"{receipt}.json").read_text())["email"] == "reader@partner.example"
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()}
    assert modes == {0o600}


async def test_by_email_a_link_to_the_document_goes_out_behind_a_confirmed_address(sender, notify):
    receipt = await sender.send(parcel())
    (sent,) = notify.taken
    assert (sent["email_address"], sent["template_id"]) == ("reader@partner.example", TEMPLATE)
    assert sent["personalisation"]["link_to_file"]["confirm_email_before_download"] is True
    assert await sender.find(parcel().reference) == receipt
    assert (await sender.outcome(receipt)).state == "delivered"


async def test_without_an_email_address_the_pdf_is_printed_and_posted(sender, notify):
    await sender.send(parcel(BY_POST))
    (sent,) = notify.taken
    assert "content" in sent
    assert "email_address" not in sent


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("created", "on_its_way"), ("sending", "on_its_way"), ("accepted", "on_its_way"), ("received", "delivered"),
        ("delivered", "delivered"), ("permanent-failure", "failed"), ("temporary-failure", "failed"),
        ("technical-failure", "failed"), ("validation-failed", "failed"), ("a-word-to-come", "on_its_way"),
    ],
)  # fmt: skip
async def test_the_carriers_words_are_understood(sender, notify, status, state):
    notify.status["reader@partner.example"] = status
    outcome = await sender.outcome(await sender.send(parcel()))
    assert (outcome.state, outcome.code) == (state, status)


async def test_an_address_that_is_refused_is_no_reason_to_try_again_and_stands_in_no_error(sender, notify):
    notify.refuses = "reader@partner.example"
    with pytest.raises(RejectedError) as rejected:
        await sender.send(parcel())
    assert rejected.value.code == "ValidationError"
    assert "reader" not in str(rejected.value)
    assert rejected.value.__suppress_context__


async def test_a_carrier_that_is_away_is_tried_again(sender, notify):
    notify.unavailable = 1
    with pytest.raises(SenderUnavailableError, match="503"):
        await sender.send(parcel())
    assert await sender.send(parcel())


async def test_a_document_that_is_too_big_for_the_carrier_is_refused(sender):
    big = Parcel("r", "s", BY_EMAIL, b"0" * (2 * 1024 * 1024 + 1), "")
    with pytest.raises(RejectedError, match="too_big"):
        await sender.send(big)


async def test_a_carrier_that_took_nothing_under_a_reference_says_so(sender):
    assert await sender.find("letter/safeguarding/y/1/0/0") is None


def one_page() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


DASH = Enclosed("enclosure-1.pdf", "application/pdf", one_page())


async def test_an_enclosure_lies_beside_its_letter_and_is_named_on_the_slip(tmp_path):
    receipt = await FolderSender(tmp_path).send(replace(parcel(), enclosed=(DASH,)))
    assert (tmp_path / f"{receipt}.enclosure-1.pdf").read_bytes() == DASH.body
    assert json.loads((tmp_path / f"{receipt}.json").read_text())["enclosed"] == [f"{receipt}.enclosure-1.pdf"]


async def test_by_email_an_enclosure_has_a_link_of_its_own(notify):
    sender = NotifySender(SecretStr(API_KEY), TEMPLATE, notify.url, enclosing_template="with-enclosure")
    await sender.send(replace(parcel(), enclosed=(DASH,)))
    (sent,) = notify.taken
    assert sent["template_id"] == "with-enclosure"
    link = sent["personalisation"]["link_to_enclosure"]
    assert (base64.b64decode(link["file"]), link["filename"]) == (DASH.body, "enclosure-1.pdf")
    assert link["confirm_email_before_download"] is True


async def test_in_print_the_letter_and_its_enclosure_are_one_document(sender, notify):
    await sender.send(replace(parcel(BY_POST), pdf=one_page(), enclosed=(DASH,)))
    (sent,) = notify.taken
    assert len(PdfReader(io.BytesIO(base64.b64decode(sent["content"]))).pages) == 2


@pytest.mark.parametrize(
    ("to", "enclosed", "template", "code"),
    [
        (BY_EMAIL, (DASH,), "", "no_template_for_enclosures"),
        (BY_EMAIL, (DASH, DASH), "with-enclosure", "more_than_one_enclosure"),
        (BY_POST, (Enclosed("enclosure-1.jpg", "image/jpeg", b"..."),), "", "enclosure_cannot_be_printed"),
        (BY_POST, (Enclosed("enclosure-1.pdf", "application/pdf", b"no pdf"),), "", "enclosure_cannot_be_printed"),
    ],
)
async def test_a_letter_never_goes_without_what_belongs_to_it(notify, to, enclosed, template, code):
    sender = NotifySender(SecretStr(API_KEY), TEMPLATE, notify.url, enclosing_template=template)
    with pytest.raises(RejectedError) as rejected:
        await sender.send(replace(parcel(to), pdf=one_page(), enclosed=enclosed))
    assert rejected.value.code == code
    assert notify.taken == []
