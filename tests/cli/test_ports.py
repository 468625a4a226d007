"""`up` says which port is taken, and by which setting it moves, before it starts anything."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from cli import ports
from cli.ports import need_free_ports
from cli.up import run_up
from infra.servers import ServerFailedError
from infra.settings import Settings


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "PATIENCE", 0.0)


def settings(**changed: object) -> Settings:
    anything = Settings(temporal_port=0, temporal_ui_port=0)
    return anything.model_copy(update={"api_port": 0, **changed})


@pytest.mark.parametrize("name", ["postgres_port", "temporal_port", "temporal_ui_port", "api_port"])
def test_a_port_that_is_taken_is_named_with_its_setting(taken: int, name: str) -> None:
    with pytest.raises(ServerFailedError, match=rf"port {taken} \(CASECLOCK_{name.upper()}\)"):
        need_free_ports(settings(**{name: taken}), {})


def test_the_ports_of_metrics_are_looked_at(taken: int) -> None:
    with pytest.raises(ServerFailedError, match="CASECLOCK_METRICS_BIND"):
        need_free_ports(settings(), {"metrics_bind": f"127.0.0.1:{taken}"})


def test_free_ports_and_those_of_servers_that_are_not_started_are_no_hindrance(taken: int) -> None:
    need_free_ports(settings(), {})
    elsewhere = {"database_url": SecretStr("postgresql://x"), "temporal_address": "temporal.example:7233"}
    need_free_ports(settings(**elsewhere, postgres_port=taken, temporal_port=taken, temporal_ui_port=taken), {})


def test_up_starts_nothing_where_a_port_is_taken(taken: int, tmp_path: Path) -> None:
    said: list[str] = []
    assert run_up(settings(data_dir=tmp_path, api_port=taken), say=said.append) == 1
    assert len(said) == 1
    assert f"port {taken}" in said[0]
    assert not (tmp_path / "postgres").exists()
