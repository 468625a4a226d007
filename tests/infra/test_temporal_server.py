import uuid
from pathlib import Path

import pytest
from google.protobuf.duration_pb2 import Duration
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.api.workflowservice.v1 import RegisterNamespaceRequest
from temporalio.client import Client
from temporalio.common import SearchAttributePair, TypedSearchAttributes
from temporalio.service import RPCError

from infra.search_attributes import (
    KINDS,
    LIFECYCLE,
    OPEN_DUTIES,
    SearchAttributeClashError,
    ensure_search_attributes,
)
from infra.servers import ServerFailedError, TemporalServer
from infra.settings import Settings
from infra.temporal import connect


async def client_of(server: TemporalServer, data_dir: Path, namespace: str = "default") -> Client:
    return await connect(Settings(data_dir=data_dir, temporal_address=server.address, temporal_namespace=namespace))


async def start_nothing(client: Client) -> str:
    # No worker takes it: only that the server holds it matters here.
    handle = await client.start_workflow(
        "Waits",
        id=f"waits-{uuid.uuid4()}",
        task_queue="nobody",
        search_attributes=TypedSearchAttributes([
            SearchAttributePair(LIFECYCLE, "safeguarding"),
            SearchAttributePair(OPEN_DUTIES, ["SG-TRIAGE", "SG-RISK"]),
        ]),
    )  # fmt: skip
    return handle.id


async def test_a_kill_and_a_restart_lose_no_workflow(tmp_path: Path) -> None:
    with TemporalServer(tmp_path / "temporal", headless=True) as server:
        client = await client_of(server, tmp_path)
        workflow_id, address = await start_nothing(client), server.address
        server.kill()
        assert server.start() == address
        assert (await client.get_workflow_handle(workflow_id).describe()).id == workflow_id
        server.stop()
        assert not server.running
        server.start()
        assert (await client.get_workflow_handle(workflow_id).describe()).id == workflow_id


async def test_its_state_can_be_lost_on_purpose_but_only_when_it_is_stopped(tmp_path: Path) -> None:
    with TemporalServer(tmp_path / "temporal", headless=True) as server:
        client = await client_of(server, tmp_path)
        workflow_id = await start_nothing(client)
        with pytest.raises(ServerFailedError, match="stop Temporal"):
            server.forget()
        server.stop()
        server.forget()
        server.start()
        with pytest.raises(RPCError, match="not found"):
            await client.get_workflow_handle(workflow_id).describe()


async def test_our_search_attributes_are_there_at_the_start(temporal: TemporalServer, tmp_path: Path) -> None:
    assert await ensure_search_attributes(await client_of(temporal, tmp_path)) == ()


async def test_missing_search_attributes_are_added_to_any_namespace_once(
    temporal: TemporalServer, tmp_path: Path
) -> None:
    client = await namespace(temporal, tmp_path)
    assert set(await ensure_search_attributes(client)) == set(KINDS)
    assert await ensure_search_attributes(client) == ()


async def test_a_search_attribute_of_another_type_is_named(temporal: TemporalServer, tmp_path: Path) -> None:
    client = await namespace(temporal, tmp_path)
    taken = {"Law": IndexedValueType.INDEXED_VALUE_TYPE_INT}
    await client.operator_service.add_search_attributes(
        AddSearchAttributesRequest(namespace=client.namespace, search_attributes=taken)
    )
    with pytest.raises(SearchAttributeClashError, match="Law"):
        await ensure_search_attributes(client)


async def namespace(temporal: TemporalServer, data_dir: Path) -> Client:
    name = f"ns-{uuid.uuid4().hex[:8]}"
    client = await client_of(temporal, data_dir, name)
    retention = Duration(seconds=86400)
    await client.workflow_service.register_namespace(
        RegisterNamespaceRequest(namespace=name, workflow_execution_retention_period=retention), retry=True
    )
    return client


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    server = TemporalServer(tmp_path / "temporal", log_level="nonsense")
    with pytest.raises(ServerFailedError, match="nonsense"):
        server.start(seconds=1)
