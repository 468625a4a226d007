import subprocess
import sys

import pytest


def _left(work: str) -> subprocess.CompletedProcess[str]:
    head = "import sys\nfrom infra.leaving import run_and_leave\n"
    program = f"{head}def work():\n    print('said')\n    {work}\nrun_and_leave(work)"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("work", "code"),
    [
        ("pass", 0),
        ("sys.exit(3)", 3),
        ("sys.exit()", 0),
        ("sys.exit('no')", 1),
        ("raise KeyboardInterrupt", 130),
        ("1 / 0", 1),
    ],
)
def test_a_process_ends_with_the_code_of_its_work_and_all_that_it_said(work, code):
    done = _left(work)
    assert (done.returncode, done.stdout) == (code, "said\n")


def test_a_fault_is_told_with_its_place():
    assert "ZeroDivisionError" in _left("1 / 0").stderr
