"""What Temporal's database holds of ours, seen by reading it raw, without our codec."""

import json
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToJson
from pydantic import BaseModel
from temporalio import activity, workflow
from temporalio.api.common.v1 import Payload, Payloads
from temporalio.api.sdk.v1 import WorkflowMetadata
from temporalio.client import Client, WorkflowFailureError, WorkflowHandle, WorkflowHistory
from temporalio.exceptions import ApplicationError
from temporalio.worker import Replayer, Worker, WorkflowRunner

from infra.codec import (
    CodecError,
    EncryptingCodec,
    PayloadDamagedError,
    PayloadKeys,
    UnknownPayloadKeyError,
    decode_for_ui,
)
from infra.servers import TemporalServer
from infra.settings import Settings
from infra.temporal import connect, payload_codec, plugin

PERSON = "Zebedee Invented"


class Concern(BaseModel):
    about: str


@activity.defn
async def ask_gp(concern: Concern) -> Concern:
    return Concern(about=concern.about + " seen")


@activity.defn
async def lose_letter(concern: Concern) -> None:
    cause = ValueError(f"cause names {concern.about}")
    raise ApplicationError(f"no letter for {concern.about}", concern.about, non_retryable=True) from cause


@workflow.defn
class Telling:
    @workflow.run
    async def run(self, concern: Concern) -> Concern:
        workflow.set_current_details("waits for **triage**")
        await workflow.sleep(timedelta(milliseconds=1), summary="next due 4 Mar 2027: triage")
        seen = await workflow.execute_activity(
            ask_gp, concern, start_to_close_timeout=timedelta(seconds=10), summary="ask the GP"
        )
        await workflow.execute_activity(lose_letter, seen, start_to_close_timeout=timedelta(seconds=10))
        return seen


@pytest.fixture
async def client(temporal: TemporalServer, codec: EncryptingCodec, settings: Settings) -> Client:
    there = settings.model_copy(update={"temporal_address": temporal.address})
    return await connect(there, codec=codec)


@pytest.fixture
async def told(client: Client, runner: WorkflowRunner) -> WorkflowHandle[Telling, Concern]:
    queue = f"codec-{uuid.uuid4()}"
    async with Worker(
        client, task_queue=queue, workflows=[Telling], activities=[ask_gp, lose_letter], workflow_runner=runner
    ):
        handle = await client.start_workflow(
            Telling.run,
            Concern(about=PERSON),
            id=queue,
            task_queue=queue,
            memo={"note": {"about": PERSON}},
            static_summary="safeguarding 4711",
        )
        with pytest.raises(WorkflowFailureError) as failed:
            await handle.result()
    activity_error = failed.value.cause
    assert PERSON in str(activity_error.__cause__), "we ourselves read the failure"
    return handle


async def raw(handle: WorkflowHandle[Telling, Concern]) -> bytes:
    history = await handle.fetch_history()
    described = await handle.describe()
    return b"".join(e.SerializeToString() for e in history.events) + described.raw_description.SerializeToString()


async def test_no_personal_data_reaches_temporal_not_even_by_a_failure(
    told: WorkflowHandle[Telling, Concern],
) -> None:
    held = await raw(told)
    assert PERSON.encode() not in held
    assert b"Encoded failure" in held
    assert b"lose_letter(" not in held, "no stack trace either"


async def test_summaries_for_operations_staff_stay_readable(told: WorkflowHandle[Telling, Concern]) -> None:
    held = await raw(told)
    for words in (b"safeguarding 4711", b"next due 4 Mar 2027: triage", b"ask the GP"):
        assert b'"' + words + b'"' in held


async def test_current_details_stay_readable_without_a_codec(
    client: Client,
    temporal: TemporalServer,
    told: WorkflowHandle[Telling, Concern],
    runner: WorkflowRunner,
) -> None:
    without = await Client.connect(temporal.address)
    async with Worker(client, task_queue=told.id, workflows=[Telling], workflow_runner=runner):
        answer = await without.get_workflow_handle(told.id).query(
            "__temporal_workflow_metadata", result_type=WorkflowMetadata
        )
    assert answer.current_details == "waits for **triage**"


async def test_a_replayer_with_the_same_plugin_reads_the_history(
    told: WorkflowHandle[Telling, Concern], codec: EncryptingCodec, runner: WorkflowRunner
) -> None:
    history = WorkflowHistory.from_json(told.id, (await told.fetch_history()).to_json())
    replayer = Replayer(workflows=[Telling], plugins=[plugin(codec)], workflow_runner=runner)
    assert (await replayer.replay_workflow(history)).replay_failure is None


def message(data: bytes, encoding: bytes = b"json/plain") -> Payload:
    return Payload(metadata={"encoding": encoding}, data=data)


@pytest.mark.parametrize(
    "payload",
    [
        message(b'{"about":"x"}'),
        message(b'["x"]'),
        message(b"null"),
        message(b"17"),
        message(b"true"),
        message(b"", b"binary/null"),
        message(b'"bytes that look like a string', b"binary/plain"),
        message(b""),
    ],
)
async def test_everything_but_a_bare_string_is_encrypted_and_comes_back(
    codec: EncryptingCodec, payload: Payload
) -> None:
    [encrypted] = await codec.encode([payload])
    assert encrypted.metadata["encoding"] == b"binary/encrypted"
    assert not payload.data or payload.data not in encrypted.data
    assert await codec.decode([encrypted]) == [payload]


async def test_a_bare_string_stays_clear(codec: EncryptingCodec) -> None:
    summary = message(b'"next due 4 Mar 2027"')
    assert await codec.encode([summary]) == [summary]
    assert await codec.decode([summary]) == [summary]


async def test_the_same_message_never_looks_the_same_twice(codec: EncryptingCodec) -> None:
    one, two = await codec.encode([message(b"{}"), message(b"{}")])
    assert one.data != two.data


@pytest.mark.parametrize("place", [0, 12, -1])
async def test_a_changed_bit_is_noticed(codec: EncryptingCodec, place: int) -> None:
    [encrypted] = await codec.encode([message(b'{"about":"x"}')])
    data = bytearray(encrypted.data)
    data[place] ^= 1
    with pytest.raises(PayloadDamagedError):
        await codec.decode([Payload(metadata=encrypted.metadata, data=bytes(data))])
    with pytest.raises(PayloadDamagedError):
        await codec.decode([Payload(metadata=encrypted.metadata, data=b"short")])


async def test_after_a_rotation_the_old_is_read_and_the_new_is_used_also_by_running_processes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "payload-keys.json"
    writer, reader = (EncryptingCodec(PayloadKeys.made_on_first_use(path)) for _ in range(2))
    [old] = await writer.encode([message(b'{"n":1}')])
    new_id = writer._keys.rotate()
    [new] = await writer.encode([message(b'{"n":2}')])
    assert new.metadata["key"] == new_id.encode() + b"/1" != old.metadata["key"]
    assert [p.data for p in await reader.decode([old, new])] == [b'{"n":1}', b'{"n":2}']


async def test_another_installations_payload_is_refused(codec: EncryptingCodec, tmp_path: Path) -> None:
    other = EncryptingCodec(PayloadKeys.made_on_first_use(tmp_path / "other.json"))
    with pytest.raises(UnknownPayloadKeyError):
        await codec.decode(await other.encode([message(b"{}")]))


def test_the_key_file_is_private_and_one_that_was_named_must_exist(settings: Settings, tmp_path: Path) -> None:
    payload_codec(settings)
    assert settings.payload_keys_path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CodecError, match="no payload keys"):
        payload_codec(settings.model_copy(update={"payload_keys": tmp_path / "forgotten.json"}))


def test_a_broken_key_file_is_refused_without_quoting_it(tmp_path: Path) -> None:
    (tmp_path / "k").write_text('{"keys": [{"id": "a", "key": "c2hvcnQ="}]}')
    with pytest.raises(CodecError, match="not a file of payload keys") as refused:
        PayloadKeys(tmp_path / "k")
    assert "c2hvcnQ" not in str(refused.value)
    assert refused.value.__suppress_context__


async def test_the_web_ui_gets_its_payloads_decoded(codec: EncryptingCodec) -> None:
    clear = Payloads(payloads=[message(b'{"about":"x"}'), message(b'"summary"')])
    asked = MessageToJson(Payloads(payloads=await codec.encode(clear.payloads))).encode()
    assert json.loads(await decode_for_ui(codec, asked)) == json.loads(MessageToJson(clear))
    with pytest.raises(CodecError, match="payloads"):
        await decode_for_ui(codec, b"[1]")
