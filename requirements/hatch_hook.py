"""The wheel's dependencies are the list that is compiled with hashes: one list, one place."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class Dependencies(MetadataHookInterface):
    """Reads ``requirements/run.in``."""

    def update(self, metadata: dict[str, object]) -> None:
        """Set ``project.dependencies``."""
        lines = (Path(self.root) / "requirements" / "run.in").read_text().splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]
