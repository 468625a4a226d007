"""deploy/compose.yaml: read by a parser of the Compose Specification, then checked against Caseclock itself."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import compose_spec
import pytest
import yaml

from infra.settings import PREFIX, Settings

OURS = ("migrate", "worker", "api")
ONE_OFF = {"temporal-schema", "temporal-namespace", "migrate"}
SECRET_TEXTS = {
    "owner-url": "postgresql://caseclock_owner:x@postgres:5432/caseclock",
    "app-url": "postgresql://caseclock_service:x@postgres:5432/caseclock",
    "jwks-url": "https://identity.example/keys",
    "keyring.json": "{}",
    "payload-keys.json": "{}",
    "letters-directory.json": "{}",
    "notify-api-key": "none-yet",
}


def parsed(text: str) -> compose_spec.PyCompose:
    options = compose_spec.PyOptions()
    options.apply_merge = True
    compose = options.from_yaml(text)
    compose.validate()
    return compose


def secret_names(service: dict[str, Any]) -> dict[str, str]:
    """Source of each secret by the file name that the service sees."""
    entries = [s if isinstance(s, dict) else {"source": s} for s in service.get("secrets", [])]
    return {entry.get("target", entry["source"]): entry["source"] for entry in entries}


def settings_of(service: dict[str, Any], settings_from: Any) -> Settings:
    files = {name: SECRET_TEXTS[source] for name, source in secret_names(service).items()}
    loaded = settings_from(service["environment"], files)
    assert isinstance(loaded, Settings)
    return loaded


def seconds(duration: str) -> int:
    found = re.fullmatch(r"(\d+)s", duration)
    assert found, duration
    return int(found[1])


def test_the_file_is_what_the_compose_specification_allows(compose_text):
    assert "worker" in parsed(compose_text).service_names()


def test_the_parser_refuses_a_key_that_compose_does_not_know(compose_text):
    with pytest.raises(ValueError, match="healthchek"):
        parsed(compose_text.replace("healthcheck:", "healthchek:", 1))


def test_the_parser_refuses_a_secret_that_nobody_defines(compose_text):
    with pytest.raises(ValueError, match="app-url"):
        parsed(re.sub(r"^  app-url: .*\n", "", compose_text, flags=re.MULTILINE))


def test_every_defined_secret_is_used(compose_text, services):
    used = {source for service in services.values() for source in secret_names(service).values()}
    assert set(yaml.safe_load(compose_text)["secrets"]) == used


def test_every_file_that_is_mounted_exists(services, deploy):
    mounted = [v.split(":")[0] for s in services.values() for v in s.get("volumes", []) if v.startswith("./")]
    assert mounted
    assert [path for path in mounted if not (deploy / path).is_file()] == []


def test_every_variable_of_ours_is_a_setting(services):
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {f"{PREFIX}SECRETS_DIR"}
    named = {name for service in services.values() for name in service.get("environment", {}) if name[:10] == PREFIX}
    assert named
    assert named <= known


@pytest.mark.parametrize("name", OURS)
def test_a_service_of_ours_gets_settings_that_are_complete(name, services, settings_from):
    settings = settings_of(services[name], settings_from)
    assert settings.require_database_url().startswith("postgresql://")
    assert settings.require_temporal_address() == "temporal:7233"
    assert settings.payload_keys is not None


@pytest.mark.parametrize("name", ["worker", "api"])
def test_workers_and_api_never_see_the_owner_of_the_tables(name, services, settings_from):
    assert "//caseclock_service:" in settings_of(services[name], settings_from).require_database_url()
    assert not [source for source in secret_names(services[name]).values() if source.startswith("owner")]


def test_the_api_checks_tokens_of_the_installations_issuer(services, settings_from):
    settings = settings_of(services["api"], settings_from)
    assert settings.jwks_url == SECRET_TEXTS["jwks-url"]
    assert settings.jwt_issuer == "https://identity.example/"


def test_the_api_is_published_and_probed_at_the_port_where_it_listens(services, settings_from, deploy):
    api = services["api"]
    settings = settings_of(api, settings_from)
    assert settings.api_host == "0.0.0.0"  # noqa: S104 - inside a container, which publishes on loopback
    assert [port["target"] for port in api["ports"]] == [settings.api_port]
    assert f"127.0.0.1:{settings.api_port}/health/ready" in api["healthcheck"]["test"][-1]
    exposed = re.search(r"^EXPOSE (.*)$", (deploy / "Dockerfile").read_text(), re.MULTILINE)
    assert exposed is not None
    assert str(settings.api_port) in exposed[1].split()


def test_there_is_a_host_port_for_every_replica_of_the_api(services):
    first, last = map(int, services["api"]["ports"][0]["published"].split("-"))
    assert last - first + 1 == services["api"]["deploy"]["replicas"] >= 2


def test_the_workers_are_several_and_probed_where_they_show_metrics(services, settings_from):
    settings = settings_of(services["worker"], settings_from)
    assert settings.metrics_bind is not None
    port = settings.metrics_bind.rpartition(":")[2]
    assert f"127.0.0.1:{port}/metrics" in services["worker"]["healthcheck"]["test"][-1]
    assert services["worker"]["deploy"]["replicas"] >= 2


def test_letters_leave_by_folder_unless_notify_is_chosen_and_both_know_who_is_reached_where(services, settings_from):
    worker = settings_of(services["worker"], settings_from)
    assert (worker.letters_by, str(worker.letters_in)) == ("folder", "/letters")
    assert "letters:/letters" in services["worker"]["volumes"]
    assert worker.notify_api_key is not None
    for name in ("worker", "api"):
        directory = settings_of(services[name], settings_from).letters_directory
        assert directory is not None
        assert directory.name in secret_names(services[name])
    assert "edge" in services["worker"]["networks"], "Notify is outside"


def test_a_worker_is_given_longer_to_stop_than_it_takes(services, settings_from):
    settings = settings_of(services["worker"], settings_from)
    assert seconds(services["worker"]["stop_grace_period"]) > settings.worker_graceful_seconds + 10


def test_namespace_and_address_are_the_same_for_all_who_use_temporal(services):
    told = {name: service.get("environment", {}) for name, service in services.items()}
    assert {told[n][f"{PREFIX}TEMPORAL_NAMESPACE"] for n in OURS} | {
        told["temporal-namespace"]["TEMPORAL_NAMESPACE"],
        told["temporal-ui"]["TEMPORAL_DEFAULT_NAMESPACE"],
    } == {"caseclock"}


def test_production_runs_the_versions_of_temporal_that_the_tests_run_against(services):
    program = Path(sys.executable).parent / "temporal"
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    versions = re.search(r"Server ([\d.]+), UI ([\d.]+)", said)
    assert versions is not None, said
    images = {name: service["image"] for name, service in services.items()}
    assert images["temporal"] == f"temporalio/server:{versions[1]}"
    assert images["temporal-schema"] == images["temporal-namespace"] == f"temporalio/admin-tools:{versions[1]}"
    assert images["temporal-ui"] == f"temporalio/ui:{versions[2]}"


def test_every_service_has_limits_and_comes_back_by_itself(services):
    for name, service in services.items():
        assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}, name
        assert service["restart"] == ("on-failure" if name in ONE_OFF else "unless-stopped"), name


def test_nothing_answers_beyond_this_machine(services):
    published = [port for service in services.values() for port in service.get("ports", [])]
    assert published
    assert all(port["host_ip"] == "127.0.0.1" for port in published)


def test_the_databases_cannot_reach_out(compose_text, services):
    assert yaml.safe_load(compose_text)["networks"]["inside"]["internal"] is True
    assert services["postgres"]["networks"] == services["temporal-postgres"]["networks"] == ["inside"]


def make_secrets(deploy: Path, folder: Path) -> None:
    script = [deploy / "make-secrets.sh", folder, "https://identity.example/keys"]
    subprocess.run(script, check=True, capture_output=True, env={"PATH": os.environ["PATH"]})


def test_the_script_makes_every_secret_but_the_two_key_files(compose_text, deploy, tmp_path):
    make_secrets(deploy, tmp_path / "secrets")
    wanted = {Path(entry["file"]).name for entry in yaml.safe_load(compose_text)["secrets"].values()}
    assert {path.name for path in (tmp_path / "secrets").iterdir()} == wanted - {"keyring.json", "payload-keys.json"}
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700


def test_the_urls_carry_the_passwords_and_no_two_passwords_are_alike(deploy, tmp_path):
    make_secrets(deploy, tmp_path)
    read = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert f":{read['app-password']}@" in read["app-url"]
    assert f":{read['owner-password']}@" in read["owner-url"]
    passwords = [text for name, text in read.items() if name.endswith("-password")]
    assert len(set(passwords)) == len(passwords) == 4
    assert all(len(password) == 64 for password in passwords)


def test_running_the_script_again_changes_no_secret(deploy, tmp_path):
    make_secrets(deploy, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    make_secrets(deploy, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
