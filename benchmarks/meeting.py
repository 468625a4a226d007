"""How long the domain takes over a large MAPPA meeting: twenty agencies, a hundred actions, forty sentences.

``python -m benchmarks.meeting``: no servers, the pure domain alone; the median of five runs of each step.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from domain.kernel.case import AnyCase, fold
from domain.kernel.snapshot import freeze
from domain.mappa.meetings.bodies import PRISONS, STANDING
from tests.domain.mappa.meetings.given import ACTION, MAPPA, Story, convicted, given_meeting, hold

AGENCIES = tuple(sorted(set(STANDING) - PRISONS - {"police", "probation"}))[:18]
ACTIONS = [
    {**ACTION, "id": f"a{n}", "by": "2026-07-01", "agency": (*AGENCIES, "police", "probation")[n % 20]}
    for n in range(100)
]
RUNS = 5


def large() -> Story:
    """A case with forty sentences, whose meeting of twenty agencies agreed a hundred actions."""
    story = given_meeting(agencies=AGENCIES)
    convicted(story, 39)
    hold(story, "2026-04-08", "m1", ("m2", "2026-07-20"), ACTIONS, AGENCIES)
    return story


def main() -> None:
    """Print the figures."""
    story = large()
    print(f"events of the case: {len(story.all)}; snapshot: {len(freeze(story.case)) / 1024:.0f} KiB")
    for words, work in _steps(story):
        print(f"{words}: {_milliseconds(work):.1f} ms")


def _steps(story: Story) -> tuple[tuple[str, Callable[[], Any]], ...]:
    at = "2026-05-01T09:00"

    def completed() -> None:
        before: AnyCase = story.case
        story.does(at, "CompleteAction", "paul", id="a18", how="Done")
        story.case = before

    return (
        ("fold the whole case", lambda: fold(MAPPA, story.all)),
        ("decide on one action, a hundred open", completed),
        ("the whole case from its opening, decided anew", large),
    )


def _milliseconds(work: Callable[[], Any]) -> float:
    taken = []
    for _ in range(RUNS):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return 1000 * median(taken)


if __name__ == "__main__":
    main()
