"""The web console for case teams: pages made on the server, on the same functions as the API."""

from typing import Final

CONSOLE: Final = "/console"
"""Where the console stands beside the API."""
