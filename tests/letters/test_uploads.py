"""Uploads: nothing of other people, no password, only the extract; then sealed (META-UPLOAD-*)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from infra.letters.uploads import Upload, Uploads, faults_of
from tests.letters.samples import pdf

NOW = datetime(2026, 3, 9, 10, tzinfo=UTC)


UPLOAD = Upload("safeguarding/x", "report-1", "application/pdf", pdf(), "dana", others_removed=True)


def test_a_clean_document_is_taken():
    assert faults_of(UPLOAD) == ()


@pytest.mark.parametrize(
    ("change", "rule", "field"),
    [
        ({"others_removed": False}, "META-UPLOAD-REDACT", "others_removed"),
        ({"body": pdf("invented")}, "META-UPLOAD-PASSWORD", "body"),
        ({"of_several_people": True}, "META-UPLOAD-ESTMEETING", "others_anonymised"),
        ({"marac_minutes": True}, "META-UPLOAD-EXTRACT", "extract_only"),
    ],
)
def test_each_rule_refuses_by_itself(change, rule, field):
    assert [(fault.rule, fault.field) for fault in faults_of(replace(UPLOAD, **change))] == [(rule, field)]


def test_all_reasons_are_named_at_once():
    bad = replace(UPLOAD, others_removed=False, body=pdf("x"), of_several_people=True, marac_minutes=True)
    assert len(faults_of(bad)) == 4


def test_what_is_no_document_of_a_known_kind_passes_the_look_for_passwords():
    assert faults_of(replace(UPLOAD, body=b"plain words", media_type="text/plain")) == ()


async def test_an_upload_is_kept_sealed_once_and_never_replaced(letters, pool):
    await letters.notice()
    uploads = Uploads(letters.store.documents)
    upload = replace(UPLOAD, stream=letters.ref.stream)
    assert await uploads.keep(upload, NOW) == ()
    assert await uploads.keep(upload, NOW) == (), "the same again changes nothing"
    with pytest.raises(FileExistsError):
        await uploads.keep(replace(upload, body=b"another"), NOW)
    id_ = f"upload/{letters.ref.stream}/report-1"
    assert (await letters.store.documents.read(id_)).body == UPLOAD.body
    assert b"%PDF" not in await pool.fetchval("select body from documents where id = $1", id_)


async def test_a_refused_upload_leaves_nothing(letters):
    await letters.notice()
    faults = await Uploads(letters.store.documents).keep(
        replace(UPLOAD, stream=letters.ref.stream, others_removed=False), NOW
    )
    assert [fault.rule for fault in faults] == ["META-UPLOAD-REDACT"]
    kept = await letters.store.documents.of(letters.ref.stream)
    assert not [each for each in kept if each.id.startswith("upload/")]
