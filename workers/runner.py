"""Running workflows in the sandbox, without asking it for what our converter does not use.

For every payload that enters or leaves a workflow the SDK asks the workflow's instance three times for a "serialization
context", and the sandbox answers each time by compiling and running a piece of code: a fifth of a worker's time. Our
codec and our converter are the same for all payloads, and we store none outside of Temporal, so the answer is known.
"""

from collections.abc import Sequence
from typing import Any

from temporalio.converter import StorageDriverStoreContext
from temporalio.worker import WorkflowInstance, WorkflowInstanceDetails, WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner
from temporalio.workflow import Info

__all__ = ["SandboxWithoutContexts"]


class SandboxWithoutContexts(WorkflowRunner):
    """The SDK's sandbox, as it is, for codecs and converters that take no context."""

    def __init__(self, sandbox: SandboxedWorkflowRunner) -> None:
        self._sandbox = sandbox

    def prepare_workflow(self, defn: Any) -> None:
        """As the sandbox does."""
        self._sandbox.prepare_workflow(defn)

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        """The sandbox's instance, asked for activations only."""
        return _Instance(self._sandbox.create_instance(det))

    def set_worker_level_failure_exception_types(self, types: Sequence[type[BaseException]]) -> None:
        """As the sandbox does."""
        self._sandbox.set_worker_level_failure_exception_types(types)


class _Instance(WorkflowInstance):
    def __init__(self, inner: WorkflowInstance) -> None:
        self._inner = inner

    def activate(self, act: Any) -> Any:
        return self._inner.activate(act)

    def get_serialization_context(self, command_info: Any) -> None:
        """None that anybody would use."""

    def get_external_store_context(self, command_info: Any) -> StorageDriverStoreContext:  # noqa: ARG002 -- the name is the SDK's
        """Nothing is stored outside."""
        return _NOWHERE

    def get_info(self) -> Info:
        return self._inner.get_info()

    def get_thread_id(self) -> int | None:
        return self._inner.get_thread_id()


_NOWHERE = StorageDriverStoreContext(target=None)
