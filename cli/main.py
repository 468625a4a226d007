"""The command ``caseclock``: verbs and nouns in the manner of ``temporal <noun> <verb>``."""

import sys

import typer

from cli import servers, upkeep
from cli.book import book
from cli.case import case
from cli.catalogue import commands, law
from cli.demo.command import demo
from cli.documents import document
from cli.letters import letter
from cli.lists import caseload, worklist
from cli.mappa import mappa
from cli.offences import offences
from cli.output import EXIT_CODES, Exit, StoppedError
from cli.people import address, party, person
from cli.periods import liaison, reviews
from cli.policy import roles, settings
from cli.providers import provider
from cli.scenarios import scenario
from cli.supervision import supervision
from cli.team import team
from infra.leaving import run_and_leave

__all__ = ["app", "main"]

app = typer.Typer(
    name="caseclock",
    help="Caseclock: cases, their clocks and their rules, on Temporal and PostgreSQL.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a traceback with local variables could show what is personal
    context_settings={"help_option_names": ["--help", "-h"]},
)

for _verb in (servers.up, demo, servers.worker, servers.api, servers.migrate, servers.token, commands, settings,
              roles, provider, book, worklist, caseload, upkeep.verify, upkeep.rebuild, upkeep.recover):  # fmt: skip
    app.command()(_verb)
for _noun, _name in (
    (case, "case"),
    (scenario, "scenario"),
    (law, "law"),
    (letter, "letter"),
    (document, "document"),
    (person, "person"),
    (party, "party"),
    (address, "address"),
    (team, "team"),
    (supervision, "supervision"),
    (liaison, "liaison"),
    (reviews, "reviews"),
    (mappa, "mappa"),
    (offences, "offences"),
):
    app.add_typer(_noun, name=_name)


def main() -> None:
    """Run the command and end the process with its exit code; what went wrong is one line, not a traceback."""
    try:
        app()
    except Exception as error:
        words, code = _understood(error)
        if code is None:
            raise
        typer.secho(words, err=True, fg=typer.colors.RED)
        sys.exit(code)


def run() -> None:
    """The command as the shell calls it."""
    run_and_leave(main)


def _understood(error: Exception) -> tuple[str, Exit | None]:
    """What is to be said of an error that a person can mend, and the exit code; None for a fault of ours."""
    from httpx import HTTPError
    from pydantic import ValidationError

    from cli.asked import faults_of
    from cli.scenario.engine import EngineStuckError
    from infra.migrations import MigrationError
    from infra.servers import ServerFailedError
    from infra.settings import ConfigurationError

    match error:
        case StoppedError():
            return str(error), error.code
        case ConfigurationError() | ServerFailedError() | MigrationError() | EngineStuckError():
            return str(error), Exit.UNAVAILABLE
        case ValidationError():
            return f"The settings do not fit: {faults_of(error)}", Exit.UNAVAILABLE
        case OSError(filename=str(name)):
            return f"{name}: {error.strerror}", Exit.UNAVAILABLE
        case OSError() | HTTPError():
            return f"Cannot be reached: {type(error).__name__}: {error}", Exit.UNAVAILABLE
        case _:
            return "", None


if __name__ == "__main__":
    run()
