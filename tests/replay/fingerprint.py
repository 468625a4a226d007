"""What the workflow code asks of Temporal, call by call: replay compares types and order, this the arguments too.

(DESIGN D20, D25.) ``python -m tests.replay.fingerprint`` writes the present one to ``fingerprints.json``.
"""

import ast
import json
from pathlib import Path

FINGERPRINTS = Path(__file__).parent / "fingerprints.json"
_WORKFLOWS = Path(__file__).parents[2] / "workflows"
_FREE = {"summary", "timeout_summary", "static_summary"}
"""Texts for people: free to change."""


def fingerprints() -> dict[str, list[str]]:
    """Module and function to the calls of ``temporalio.workflow`` in it, in order, with their arguments."""
    found: dict[str, list[str]] = {}
    for path in sorted(_WORKFLOWS.glob("*.py")):
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and (calls := _calls(function)):
                found[f"{path.stem}.{function.name}"] = calls
    return found


def _calls(function: ast.AST) -> list[str]:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    asked = [call for call in calls if ast.unparse(call.func).startswith("temporalio.workflow.")]
    return [_shown(call) for call in sorted(asked, key=lambda call: (call.lineno, call.col_offset))]


def _shown(call: ast.Call) -> str:
    kept = [keyword for keyword in call.keywords if keyword.arg not in _FREE]
    return ast.unparse(ast.Call(func=call.func, args=call.args, keywords=kept))


if __name__ == "__main__":
    FINGERPRINTS.write_text(json.dumps(fingerprints(), indent=1) + "\n")
