"""deploy/Dockerfile: what it copies makes a wheel that is whole, built as the image builds it."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PACKAGES = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
BUILD = ("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir")


def copied() -> list[str]:
    lines = re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE)
    return [source for line in lines for source in line.split()]


def pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", path.read_text(), re.MULTILINE))


def test_every_package_of_the_wheel_is_copied():
    assert set(PACKAGES) <= set(copied())


def test_everything_that_is_copied_exists():
    assert [source for source in copied() if not (ROOT / source).exists()] == []


def test_nothing_that_is_copied_is_kept_out_of_the_build_context():
    lines = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text().splitlines()
    let_in = [line[1:] for line in lines if line.startswith("!")]
    assert "**" in lines
    assert [s for s in copied() if not any(fnmatch(s, way) or s.startswith(f"{way}/") for way in let_in)] == []


def test_what_builds_the_wheel_is_pinned_as_everywhere_else():
    builder, development = pins(ROOT / "deploy" / "build.txt"), pins(ROOT / "requirements" / "dev.txt")
    assert {"hatchling", "editables"} <= set(builder)
    assert {name: version for name, version in builder.items() if development.get(name, version) != version} == {}


def test_every_install_in_the_image_is_by_hash_or_from_the_wheel_just_built():
    installs = re.findall(r"pip (?:install|wheel) ([^&\n]*)", DOCKERFILE)
    assert len(installs) == 4
    assert all("--require-hashes" in command or "--no-index" in command for command in installs)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built offline from the copied files alone by the command in the Dockerfile."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in copied():
        if not (ROOT / name).exists():
            continue  # test_everything_that_is_copied_exists says so
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    assert f"pip {' '.join(BUILD)}" in DOCKERFILE
    done = subprocess.run(
        [sys.executable, "-m", "pip", *BUILD, built, source], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return zipfile.ZipFile(next(built.glob("*.whl")))


def test_the_wheel_holds_every_module_and_every_sql_file(wheel):
    kept = {p.relative_to(ROOT).as_posix() for name in PACKAGES for p in (ROOT / name).rglob("*.py")}
    kept |= {p.relative_to(ROOT).as_posix() for p in (ROOT / "infra").rglob("*.sql")}
    assert kept - set(wheel.namelist()) == set()


def test_the_wheel_gives_the_command_that_the_image_starts(wheel):
    points = next(wheel.read(name).decode() for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "caseclock = cli.main:run" in points
    assert 'ENTRYPOINT ["caseclock"]' in DOCKERFILE


def test_the_command_in_the_manual_makes_both_key_files(tmp_path):
    manual = (ROOT / "docs" / "deploy.md").read_text()
    found = re.search(r"--entrypoint python \S+ -c '\n(.*?)\n'", manual, re.DOTALL)
    assert found is not None
    subprocess.run([sys.executable, "-c", found[1].replace("/keys/", f"{tmp_path}/")], check=True, cwd=ROOT)
    assert {path.name for path in tmp_path.iterdir()} == {"keyring.json", "payload-keys.json"}
