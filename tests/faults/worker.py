"""``python -m tests.faults.worker``: the product's worker on the harness's law, with a planted bug if one is named."""

import os

import workers.__main__ as product
from activities.books import Books
from activities.desk import Desk
from infra.store.announcing import Announcer
from infra.store.event_store import EventStore
from tests.faults import bugs
from tests.faults.law import Timing


def main() -> None:
    timing = Timing.of_environment()

    def desk(store: EventStore, _: Books, announcer: Announcer) -> Desk:
        return Desk(store, timing.books(), timing.shift, announcer)

    product.Desk = desk  # type: ignore[assignment,misc]  # the product's own entry then builds the desk on our law
    if bug := os.environ.get(bugs.PLANTED):
        bugs.plant(bug)
    product.main()


if __name__ == "__main__":
    main()
