"""``python -m tests.faults.worker``: the product's worker on the harness's law, with a planted bug if one is named."""

import functools
import os
from typing import Any

import workers.__main__ as product
from tests.faults import bugs
from tests.faults.law import Timing


def main() -> None:
    timing = Timing.of_environment()
    desk: Any = functools.partial(product.Desk, books=timing.books(), shift=timing.shift)
    product.Desk = desk  # type: ignore[misc]  # the product's own entry then builds the desk on our law
    if bug := os.environ.get(bugs.PLANTED):
        bugs.plant(bug)
    product.main()


if __name__ == "__main__":
    main()
