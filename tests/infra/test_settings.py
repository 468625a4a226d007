from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from infra.servers import with_running_servers
from infra.servers.running import forget_servers, record_servers
from infra.settings import ConfigurationError, Settings, load_settings


def test_a_variable_with_the_prefix_sets_a_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASECLOCK_TASK_QUEUE", "safeguarding")
    assert load_settings().task_queue == "safeguarding"


def test_a_secret_file_sets_a_field_and_a_variable_wins_over_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "caseclock_database_url").write_text("postgresql://from-file/db\n")
    monkeypatch.setenv("CASECLOCK_SECRETS_DIR", str(tmp_path))
    assert load_settings().require_database_url() == "postgresql://from-file/db"
    monkeypatch.setenv("CASECLOCK_DATABASE_URL", "postgresql://from-variable/db")
    assert load_settings().require_database_url() == "postgresql://from-variable/db"


def test_secrets_never_show_in_a_repr_or_an_error() -> None:
    settings = Settings(database_url=SecretStr("postgresql://u:hunter2@h/db"), temporal_api_key=SecretStr("hunter2"))
    assert "hunter2" not in f"{settings!r} {settings} {settings.model_dump()}"
    with pytest.raises(ValidationError) as refused:
        Settings.model_validate({"database_url": ["hunter2"], "temporal_address": "hunter2"})
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "bad",
    [
        {"temporal_address": "no-port"},
        {"temporal_address": "host:99999"},
        {"jwks_url": "http://issuer.example/keys"},
        {"jwt_algorithms": "HS256"},
        {"jwt_algorithms": "none,ES256"},
        {"api_port": 0},
        {"temporal_tls_ca": "/there/is/no/such/file"},
    ],
)
def test_a_setting_that_cannot_work_is_refused_at_the_start(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(bad)


def test_a_certificate_without_its_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cert").write_text("x")
    with pytest.raises(ValidationError, match="go together"):
        Settings(temporal_tls_cert=tmp_path / "cert")


def test_a_child_process_reads_the_same_settings_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = Settings(
        data_dir=tmp_path,
        database_url=SecretStr("postgresql://u:p@h/db"),
        temporal_address="h:7233",
        jwt_algorithms=("ES256", "RS256"),
        temporal_tls=True,
        metrics_bind="127.0.0.1:9999",
    )
    for name, value in given.environment().items():
        monkeypatch.setenv(name, value)
    assert load_settings() == given


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ConfigurationError, match="CASECLOCK_DATABASE_URL"):
        Settings().require_database_url()
    with pytest.raises(ConfigurationError, match="CASECLOCK_TEMPORAL_ADDRESS"):
        Settings().require_temporal_address()


def test_other_commands_find_the_servers_of_a_running_up(tmp_path: Path) -> None:
    record_servers(tmp_path, database_url="postgresql://u:p@h/db", temporal_address="h:1")
    found = with_running_servers(Settings(data_dir=tmp_path))
    assert (found.require_database_url(), found.temporal_address) == ("postgresql://u:p@h/db", "h:1")
    assert (tmp_path / "servers.json").stat().st_mode & 0o777 == 0o600
    named = with_running_servers(Settings(data_dir=tmp_path, temporal_address="mine:2"))
    assert named.temporal_address == "mine:2"
    forget_servers(tmp_path)
    assert with_running_servers(Settings(data_dir=tmp_path)).database_url is None
