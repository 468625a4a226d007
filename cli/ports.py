"""The ports that ``caseclock up`` is to listen on: looked at before anything starts.

Without this look a server whose port is taken dies and is started again for ever, while whoever holds the port,
another installation say, answers in its place.
"""

import errno
import socket
from collections.abc import Iterator, Mapping

from infra.servers import ServerFailedError
from infra.servers.process import wait_until
from infra.settings import PREFIX, Settings

__all__ = ["need_free_ports"]

PATIENCE = 10.0
"""Seconds in which the servers of an `up` that was killed a moment ago let go of their ports."""

_LOCAL = "127.0.0.1"


def need_free_ports(settings: Settings, metrics: Mapping[str, str]) -> None:
    """Raise ServerFailedError that names every port that is taken and the setting that moves it.

    ``metrics`` holds HOST:PORT by the name of its setting. Port 0 picks a free one, and a server that the settings
    name is not started: neither is looked at.
    """
    wanted = tuple(_wanted(settings, metrics))
    if not wait_until(lambda: not any(_taken(host, port) for _, host, port in wanted), seconds=PATIENCE, poll=0.2):
        taken = [f"{port} ({PREFIX}{name.upper()})" for name, host, port in wanted if _taken(host, port)]
        raise ServerFailedError(
            f"Taken by another program: port {', port '.join(taken)}. End that program, or set another port."
        )


def _wanted(settings: Settings, metrics: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    if settings.database_url is None:
        yield "postgres_port", _LOCAL, settings.postgres_port
    if settings.temporal_address is None:
        yield "temporal_port", _LOCAL, settings.temporal_port
        yield "temporal_ui_port", _LOCAL, settings.temporal_ui_port
    yield "api_port", settings.api_host, settings.api_port
    for name, address in metrics.items():
        host, _, port = address.rpartition(":")
        yield name, host, int(port)


def _taken(host: str, port: int) -> bool:
    if port == 0:
        return False
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a connection that just ended holds no port
        try:
            asked.bind((host.strip("[]"), port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False
