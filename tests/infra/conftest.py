from collections.abc import Iterator
from pathlib import Path

import pytest
from temporalio.worker import WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from infra.codec import EncryptingCodec, PayloadKeys
from infra.servers import TemporalServer
from infra.settings import Settings


@pytest.fixture(scope="session")
def temporal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TemporalServer]:
    with TemporalServer(tmp_path_factory.mktemp("temporal")) as server:
        yield server


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def runner() -> WorkflowRunner:
    restrictions = SandboxRestrictions.default.with_passthrough_modules("tests", "infra", "structlog")
    return SandboxedWorkflowRunner(restrictions=restrictions)


@pytest.fixture
def codec(tmp_path: Path) -> EncryptingCodec:
    return EncryptingCodec(PayloadKeys.made_on_first_use(tmp_path / "payload-keys.json"))
