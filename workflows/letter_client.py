"""How others reach the workflow of a letter: it is started once for each letter, and woken when something was added."""

from temporalio.client import Client
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from activities.letter_messages import LetterRef
from workflows.letter import LetterJourney

__all__ = ["LetterClient"]


class LetterClient:
    """Starts and wakes letters. A letter that is started anew reads how it stands, and is not sent a second time."""

    def __init__(self, client: Client, task_queue: str) -> None:
        self._client = client
        self._queue = task_queue

    async def start(self, letter: LetterRef) -> bool:
        """See the letter on its way; False if it is, or was."""
        try:
            await self._client.start_workflow(
                LetterJourney.run, letter, id=letter.id, task_queue=self._queue, static_summary="a letter",
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
            )  # fmt: skip
        except WorkflowAlreadyStartedError:
            return False
        return True

    async def mended(self, letter: LetterRef) -> None:
        """Have the letter looked at anew."""
        await self._client.start_workflow(
            LetterJourney.run, letter, id=letter.id, task_queue=self._queue, static_summary="a letter",
            start_signal="mended",
        )  # fmt: skip
