"""The files of deploy/, read the way Compose and Kubernetes read them."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from infra.settings import PREFIX, Settings, load_settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
BASE = DEPLOY / "kubernetes" / "base"
_VARIABLE = re.compile(r"\$\$|\$\{(?P<name>\w+)(?::(?P<how>[-?])(?P<rest>[^}]*))?\}")

Document = dict[str, Any]
SettingsFrom = Callable[[Mapping[str, str], Mapping[str, str]], Settings]


def _interpolated(text: str, variables: Mapping[str, str]) -> str:
    """Compose's own substitution: ${NAME:-default}, ${NAME:?required} and $$."""

    def value(found: re.Match[str]) -> str:
        if found[0] == "$$":
            return "$"
        if found["name"] not in variables and found["how"] != "-":
            raise KeyError(found["name"])
        return variables.get(found["name"], found["rest"])

    return _VARIABLE.sub(value, text)


@pytest.fixture(scope="session")
def deploy() -> Path:
    return DEPLOY


@pytest.fixture(scope="session")
def compose_text() -> str:
    own = {"CASECLOCK_JWT_ISSUER": "https://identity.example/", "CASECLOCK_JWT_AUDIENCE": "caseclock"}
    return _interpolated((DEPLOY / "compose.yaml").read_text(), own)


@pytest.fixture(scope="session")
def services(compose_text: str) -> dict[str, Document]:
    return dict(yaml.safe_load(compose_text)["services"])


def _documents(*paths: Path) -> Iterator[Document]:
    for path in paths:
        yield from (document for document in yaml.safe_load_all(path.read_text()) if document)


@pytest.fixture(scope="session")
def kustomization() -> Document:
    return next(_documents(BASE / "kustomization.yaml"))


@pytest.fixture(scope="session")
def manifests(kustomization: Document) -> list[Document]:
    return list(_documents(*(BASE / name for name in kustomization["resources"])))


@pytest.fixture(scope="session")
def example_secrets() -> list[Document]:
    return list(_documents(DEPLOY / "kubernetes" / "secrets.example.yaml"))


@pytest.fixture
def settings_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsFrom:
    """The settings that a container with this environment and these secret files would have."""

    def load(environment: Mapping[str, str], secrets: Mapping[str, str]) -> Settings:
        folder = tmp_path / "secrets"
        folder.mkdir(exist_ok=True)
        for name, content in secrets.items():
            (folder / name).write_text(content)
        for name, value in environment.items():
            if name.startswith(PREFIX):
                monkeypatch.setenv(name, value)
        monkeypatch.setenv(f"{PREFIX}SECRETS_DIR", str(folder))
        return load_settings()

    return load
