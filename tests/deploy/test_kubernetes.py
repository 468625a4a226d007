"""deploy/kubernetes: valid for Kubernetes, closed within itself, and in step with Caseclock's settings."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from infra.settings import PREFIX, Settings

VERSIONS = ("1.34", "1.37")
NAME = "app.kubernetes.io/name"
OURS = ("caseclock-migrate", "caseclock-worker", "caseclock-api")
# Who must be able to call whom, and at which port: everything else is a mistake in one direction or the other.
CALLS = {
    ("caseclock-migrate", "postgres", 5432), ("caseclock-migrate", "temporal", 7233),
    ("caseclock-worker", "postgres", 5432), ("caseclock-worker", "temporal", 7233),
    ("caseclock-api", "postgres", 5432), ("caseclock-api", "temporal", 7233),
    ("temporal-namespace", "temporal", 7233), ("temporal-ui", "temporal", 7233), ("temporal", "temporal", 7233),
    ("temporal", "temporal", 6933), ("temporal", "temporal", 7234),
    ("temporal", "temporal-postgres", 5432), ("temporal-schema", "temporal-postgres", 5432),
}  # fmt: skip
PODS = ("postgres", "temporal-postgres", "temporal", "temporal-schema", "temporal-namespace", "temporal-ui", *OURS)


def of_kind(documents: list[dict[str, Any]], *kinds: str) -> Iterator[dict[str, Any]]:
    return (document for document in documents if document["kind"] in kinds)


def pods(documents: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The pod templates by the value of their name label."""
    owners = of_kind(documents, "Deployment", "StatefulSet", "Job")
    return {o["spec"]["template"]["metadata"]["labels"][NAME]: o["spec"]["template"]["spec"] for o in owners}


def container(pod: dict[str, Any]) -> dict[str, Any]:
    (only,) = pod["containers"]
    return dict(only)


def config_maps(kustomization: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    made = {
        entry["name"]: dict(literal.split("=", 1) for literal in entry.get("literals", []))
        | {Path(file).name: "" for file in entry.get("files", [])}
        for entry in kustomization["configMapGenerator"]
    }
    return made | {m["metadata"]["name"]: m["data"] for m in of_kind(others, "ConfigMap")}


def secrets(documents: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    return {s["metadata"]["name"]: s["stringData"] for s in of_kind(documents, "Secret")}


def secret_files(pod: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Secret and key by the path that the container sees."""
    sources = (s["secret"] for v in pod.get("volumes", []) for s in v.get("projected", {}).get("sources", []))
    return {item["path"]: (source["name"], item["key"]) for source in sources for item in source["items"]}


def environment(pod: dict[str, Any], maps: dict[str, dict[str, str]]) -> dict[str, str]:
    main = container(pod)
    from_maps = [maps[source["configMapRef"]["name"]] for source in main.get("envFrom", [])]
    own = {entry["name"]: entry.get("value", "") for entry in main.get("env", [])}
    return {key: value for each in (*from_maps, own) for key, value in each.items()}


@pytest.fixture
def settings_of(manifests, example_secrets, kustomization, settings_from):
    def load(name: str) -> Settings:
        pod = pods(manifests)[name]
        kept = secrets(example_secrets)
        files = {path: kept[secret][key] for path, (secret, key) in secret_files(pod).items()}
        loaded = settings_from(environment(pod, config_maps(kustomization, example_secrets)), files)
        assert isinstance(loaded, Settings)
        return loaded

    return load


@pytest.mark.parametrize("version", VERSIONS)
def test_every_manifest_is_valid(manifests, example_secrets, version):
    for document in (*manifests, *example_secrets):
        kubernetes_validate.validate(document, version, strict=True)


def test_the_validator_refuses_a_field_that_kubernetes_does_not_know(manifests):
    worker = next(d for d in of_kind(manifests, "Deployment") if d["metadata"]["name"] == "caseclock-worker")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate({**worker, "spec": {**worker["spec"], "replica": 2}}, VERSIONS[1], strict=True)


def test_every_manifest_file_is_part_of_the_kustomization(kustomization, deploy):
    base = deploy / "kubernetes" / "base"
    assert {path.name for path in base.glob("*.yaml")} - {"kustomization.yaml"} == set(kustomization["resources"])
    generated = {file for entry in kustomization["configMapGenerator"] for file in entry.get("files", [])}
    assert {f"files/{path.name}" for path in (base / "files").iterdir()} == generated


def test_every_variable_of_ours_is_a_setting(manifests, example_secrets, kustomization):
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {f"{PREFIX}SECRETS_DIR"}
    maps = config_maps(kustomization, example_secrets)
    for pod in pods(manifests).values():
        assert {name for name in environment(pod, maps) if name.startswith(PREFIX)} <= known


@pytest.mark.parametrize("name", OURS)
def test_a_pod_of_ours_gets_settings_that_are_complete(name, settings_of):
    settings = settings_of(name)
    assert settings.require_database_url().startswith("postgresql://")
    assert settings.require_temporal_address() == "temporal:7233"
    assert settings.payload_keys is not None


def test_only_the_migration_has_the_owner_of_the_tables(manifests, settings_of):
    for name in ("caseclock-worker", "caseclock-api"):
        assert "//caseclock_service:" in settings_of(name).require_database_url()
        assert "caseclock-owner" not in {secret for secret, _ in secret_files(pods(manifests)[name]).values()}


def test_the_workers_letters_leave_by_notify(settings_of):
    """A folder would be another one on each node."""
    worker = settings_of("caseclock-worker")
    assert worker.letters_by == "notify"
    assert worker.notify_api_key is not None
    assert worker.notify_email_template
    assert settings_of("caseclock-api").letters_directory is not None


def test_files_that_settings_name_are_mounted(manifests, example_secrets, kustomization):
    maps = config_maps(kustomization, example_secrets)
    for name in OURS:
        pod = pods(manifests)[name]
        folder = environment(pod, maps)[f"{PREFIX}SECRETS_DIR"]
        assert folder in {mount["mountPath"] for mount in container(pod)["volumeMounts"]}
        named = [v for v in environment(pod, maps).values() if v.startswith(f"{folder}/")]
        assert named
        assert {Path(path).name for path in named} <= set(secret_files(pod))


def test_every_secret_and_key_that_is_read_is_in_the_example(manifests, example_secrets):
    kept = secrets(example_secrets)
    for pod in pods(manifests).values():
        for secret, key in secret_files(pod).values():
            assert key in kept[secret]
        for volume in (v for v in pod.get("volumes", []) if "secret" in v):
            assert volume["secret"]["secretName"] in kept
        for entry in (e for e in container(pod).get("env", []) if "secretKeyRef" in e.get("valueFrom", {})):
            reference = entry["valueFrom"]["secretKeyRef"]
            assert reference["key"] in kept[reference["name"]]


def test_password_files_are_keys_of_the_secret_that_is_mounted_there(manifests, example_secrets):
    checked = 0
    for pod in pods(manifests).values():
        mounts = {m["mountPath"]: m["name"] for m in container(pod).get("volumeMounts", [])}
        volumes = {v["name"]: v for v in pod.get("volumes", [])}
        for entry in (e for e in container(pod).get("env", []) if e["name"].endswith("_PASSWORD_FILE")):
            folder, _, key = entry["value"].rpartition("/")
            secret = volumes[mounts[folder]]["secret"]["secretName"]
            assert key in secrets(example_secrets)[secret]
            checked += 1
    assert checked == 3


def test_every_config_map_that_is_used_is_made(manifests, example_secrets, kustomization):
    maps = config_maps(kustomization, example_secrets)
    for pod in pods(manifests).values():
        mounted = {v["configMap"]["name"] for v in pod.get("volumes", []) if "configMap" in v}
        read = {source["configMapRef"]["name"] for source in container(pod).get("envFrom", [])}
        assert mounted | read <= set(maps)


def test_every_mount_has_its_volume(manifests):
    for document in of_kind(manifests, "Deployment", "StatefulSet", "Job"):
        pod = document["spec"]["template"]["spec"]
        claimed = {c["metadata"]["name"] for c in document["spec"].get("volumeClaimTemplates", [])}
        mounted = {m["name"] for m in container(pod).get("volumeMounts", [])}
        assert mounted == {v["name"] for v in pod.get("volumes", [])} | claimed, document["metadata"]["name"]


def test_every_named_port_is_one_that_the_container_opens(manifests):
    for name, pod in pods(manifests).items():
        opened = {port["name"] for port in container(pod).get("ports", [])}
        probes = [container(pod).get(f"{kind}Probe", {}) for kind in ("startup", "liveness", "readiness")]
        asked = {probe[how]["port"] for probe in probes for how in ("httpGet", "tcpSocket") if how in probe}
        assert asked <= opened, name
    for service in of_kind(manifests, "Service"):
        opened = {port["name"] for port in container(pods(manifests)[service["spec"]["selector"][NAME]])["ports"]}
        assert {port["targetPort"] for port in service["spec"]["ports"]} <= opened


def test_the_api_listens_and_is_probed_where_the_service_sends(manifests, settings_of):
    api = container(pods(manifests)["caseclock-api"])
    ports = {port["name"]: port["containerPort"] for port in api["ports"]}
    assert ports["http"] == settings_of("caseclock-api").api_port
    assert api["readinessProbe"]["httpGet"] == {"path": "/health/ready", "port": "http"}
    assert api["livenessProbe"]["httpGet"] == {"path": "/health/live", "port": "http"}


def test_the_workers_ports_are_those_of_its_metrics(manifests, settings_of):
    settings = settings_of("caseclock-worker")
    opened = container(pods(manifests)["caseclock-worker"])["ports"]
    ports = {port["name"]: f"0.0.0.0:{port['containerPort']}" for port in opened}
    assert ports == {"metrics": settings.metrics_bind, "sdk-metrics": settings.sdk_metrics_bind}


def test_a_worker_is_given_longer_to_stop_than_it_takes(manifests, settings_of):
    grace = pods(manifests)["caseclock-worker"]["terminationGracePeriodSeconds"]
    assert grace > settings_of("caseclock-worker").worker_graceful_seconds + 10


def test_a_disruption_may_never_take_the_last_one(manifests):
    replicas = {d["metadata"]["name"]: d["spec"]["replicas"] for d in of_kind(manifests, "Deployment")}
    budgets = {
        b["spec"]["selector"]["matchLabels"][NAME]: b["spec"]["minAvailable"]
        for b in of_kind(manifests, "PodDisruptionBudget")
    }
    assert set(budgets) == {"caseclock-worker", "caseclock-api", "temporal"}
    # As many as must stay would let no node be drained at all.
    assert all(1 <= least < replicas[name] for name, least in budgets.items())


def test_every_pod_is_locked_down(manifests):
    for name, pod in pods(manifests).items():
        assert pod["automountServiceAccountToken"] is False, name
        assert pod["securityContext"]["runAsNonRoot"] is True, name
        assert pod["securityContext"]["runAsUser"] > 0, name
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}, name
        own = container(pod)["securityContext"]
        assert own["allowPrivilegeEscalation"] is False, name
        assert own["capabilities"] == {"drop": ["ALL"]}, name
        assert own.get("readOnlyRootFilesystem", False) is (name != "temporal-ui"), name
        assert set(container(pod)["resources"]["limits"]) == {"cpu", "memory"}, name


def test_the_image_runs_as_the_user_that_the_pods_name(manifests, deploy):
    user = re.search(r"^USER (\d+):(\d+)$", (deploy / "Dockerfile").read_text(), re.MULTILINE)
    assert user is not None
    for name in OURS:
        context = pods(manifests)[name]["securityContext"]
        assert (context["runAsUser"], context["runAsGroup"]) == (int(user[1]), int(user[2]))


def test_compose_and_kubernetes_run_the_same_images_and_shards(manifests, services, kustomization):
    composed = {
        "postgres": "postgres", "temporal-postgres": "temporal-postgres", "temporal": "temporal",
        "temporal-schema": "temporal-schema", "temporal-namespace": "temporal-namespace", "temporal-ui": "temporal-ui",
    }  # fmt: skip
    for name, service in composed.items():
        assert container(pods(manifests)[name])["image"] == services[service]["image"]
    (ours,) = kustomization["images"]
    assert services["worker"]["image"] == f"{ours['name']}:{ours['newTag']}"
    shards = environment(pods(manifests)["temporal"], {})["NUM_HISTORY_SHARDS"]
    assert shards == services["temporal"]["environment"]["NUM_HISTORY_SHARDS"]


def selects(selector: dict[str, Any], name: str) -> bool:
    wanted = selector.get("matchLabels", {}).get(NAME, name) == name
    return wanted and all(name in e["values"] for e in selector.get("matchExpressions", []))


def opens(rules: list[dict[str, Any]], side: str, other: str, port: int) -> bool:
    return any(
        any(selects(peer["podSelector"], other) for peer in rule[side] if "podSelector" in peer)
        and any(p["port"] <= port <= p.get("endPort", p["port"]) for p in rule["ports"])
        for rule in rules
    )


def allowed(policies: list[dict[str, Any]], source: str, target: str, port: int) -> bool:
    out = [r for p in policies if selects(p["spec"]["podSelector"], source) for r in p["spec"].get("egress", [])]
    into = [r for p in policies if selects(p["spec"]["podSelector"], target) for r in p["spec"].get("ingress", [])]
    return opens(out, "to", target, port) and opens(into, "from", source, port)


def test_pods_may_call_those_they_need_and_nobody_else(manifests):
    policies = list(of_kind(manifests, "NetworkPolicy"))
    assert set(pods(manifests)) == set(PODS)
    ports = {port for _, _, port in CALLS} | {8080, 9090, 9464}
    open_ways = {(a, b, p) for a in PODS for b in PODS for p in ports if allowed(policies, a, b, p)}
    assert open_ways == CALLS


def test_what_no_policy_names_is_denied_in_both_directions(manifests):
    deny = next(p for p in of_kind(manifests, "NetworkPolicy") if p["metadata"]["name"] == "deny-all")
    assert deny["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl renders the overlays; it needs no cluster")
@pytest.mark.parametrize("overlay", ["base", "tls"])
def test_kustomize_renders_manifests_that_are_valid(overlay, deploy, example_secrets):
    command = ["kubectl", "kustomize", str(deploy / "kubernetes" / overlay)]
    rendered = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    documents = list(yaml.safe_load_all(rendered))
    for document in documents:
        kubernetes_validate.validate(document, VERSIONS[1], strict=True)
    volumes = [volume for pod in pods(documents).values() for volume in pod.get("volumes", [])]
    mounted = {volume["secret"]["secretName"] for volume in volumes if "secret" in volume}
    assert "temporal-postgres" in mounted
    assert mounted <= set(secrets(example_secrets))


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl renders the overlays; it needs no cluster")
def test_with_tls_every_client_of_temporal_shows_a_certificate(deploy):
    command = ["kubectl", "kustomize", str(deploy / "kubernetes" / "tls")]
    documents = list(yaml.safe_load_all(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    for name in (*OURS, "temporal-ui", "temporal-namespace"):
        pod = pods(documents)[name]
        assert "temporal-client-tls" in {v.get("secret", {}).get("secretName") for v in pod["volumes"]}, name
        assert "/run/secrets/temporal-tls" in {m["mountPath"] for m in container(pod)["volumeMounts"]}, name
    settings = next(m["data"] for m in of_kind(documents, "ConfigMap") if "caseclock-settings" in m["metadata"]["name"])
    assert {n for n in settings if "_TLS_" in n} == {
        f"{PREFIX}TEMPORAL_TLS_{part}" for part in ("CA", "CERT", "KEY", "SERVER_NAME")
    }
