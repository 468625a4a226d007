"""The layers: import-linter's contracts hold, no module imports in a circle, the kernel knows no lifecycle."""

import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from subprocess import run
from typing import Any

import grimp
import pytest
from importlinter.api import read_configuration

from domain.registry import LIFECYCLES
from tests.scenarios.knocked_out import named_in_code

ROOT = Path(__file__).parents[2]
CONFIGURATION = read_configuration(str(ROOT / "pyproject.toml"))
PACKAGES: list[str] = CONFIGURATION["session_options"]["root_packages"]
SHARED = ("domain.calendar", "domain.kernel", "domain.law")
ALLOWED = {"domain", "pydantic"} | sys.stdlib_module_names


@pytest.fixture(scope="module")
def graph() -> Any:
    return grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)


@pytest.fixture(scope="module")
def report() -> str:
    """What import-linter says of every contract, one line each."""
    done = run([sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-cache"],
               cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize("contract", [found["name"] for found in CONFIGURATION["contracts_options"]])
def test_the_contract_is_kept(report, contract):
    assert f"{contract} KEPT" in report, report


def test_the_domain_imports_nothing_but_the_standard_library_and_pydantic(graph):
    found = {
        (module, other)
        for module in inside(graph, "domain")
        for other in graph.find_modules_directly_imported_by(module)
        if other.split(".")[0] not in ALLOWED
    }
    assert not found


def test_the_kernel_the_law_and_the_calendar_know_no_lifecycle(graph):
    found = {
        (module, other)
        for package in SHARED
        for module in inside(graph, package)
        for other in graph.find_modules_directly_imported_by(module)
        if other.startswith("domain.") and not other.startswith(SHARED)
    }
    assert not found


def test_lifecycles_do_not_know_each_other(graph):
    lifecycles = {".".join(each.file.__module__.split(".")[:2]) for each in LIFECYCLES.values()}
    for one in lifecycles:
        for other in lifecycles - {one}:
            assert not graph.find_shortest_chains(importer=one, imported=other)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_modules_import_each_other_in_a_circle(graph, package):
    own = inside(graph, package)
    order = TopologicalSorter({module: graph.find_modules_directly_imported_by(module) & own for module in own})
    try:
        order.prepare()
    except CycleError as circle:
        pytest.fail(f"imported in a circle: {' <- '.join(circle.args[1])}")


def test_a_circle_would_be_found():
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()


def inside(graph: Any, package: str) -> set[str]:
    return {package, *graph.find_descendants(package)}


_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b(?!-)")
"""A rule id; a family (``MDO-*``) is none."""


def _listed(document: str) -> Iterator[str]:
    """The rules that the document gives a reason for: ids and nothing else before a colon, or alone on a line."""
    for line in re.split(r"\n(?=- |#|\n)", document):
        text = " ".join(line.removeprefix("- ").split())
        heads = [re.split(r"[.;)] ", head)[-1] for head in text.split(":")[:-1]]
        for words in heads or [text.removesuffix(".")]:
            if not _ID.sub("", words).replace("and", "").strip(" ,"):
                yield from _ID.findall(words)


def test_no_rule_is_both_enforced_and_said_not_to_be():
    listed = set(_listed((ROOT / "docs" / "rules-not-enforced.md").read_text(encoding="utf-8")))
    enforced = {rule: name for name, each in LIFECYCLES.items() for rule in (*named_in_code(each), *_law(each))}
    assert {rule: enforced[rule] for rule in listed & set(enforced)} == {}, "take the line out of the document"


def test_what_the_document_lists_is_found_in_it():
    one, two = "- AB-ONE, AB-TWO: so (AB-THREE). AB-FOUR: as AB-FIVE: no.", "- AB-SIX,\n  AB-SEVEN."
    words = f"{one}\n{two}\n- MDO-*: AB-EIGHT is held.\n"
    assert set(_listed(words)) == {"AB-ONE", "AB-TWO", "AB-FOUR", "AB-SIX", "AB-SEVEN"}


def _law(lifecycle: Any) -> set[str]:
    return {rule.id for rule in lifecycle.rules}
