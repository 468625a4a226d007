"""The command ``caseclock``: verbs and nouns in the manner of ``temporal <noun> <verb>``."""

import sys

import httpx
import typer
from pydantic import ValidationError

from cli import servers, upkeep
from cli.case import case
from cli.catalogue import commands, law
from cli.demo.command import demo
from cli.output import EXIT_CODES, Exit, StoppedError
from cli.scenario.engine import EngineStuckError
from cli.scenarios import scenario
from infra.migrations import MigrationError
from infra.servers import ServerFailedError
from infra.settings import ConfigurationError

__all__ = ["app", "main"]

app = typer.Typer(
    name="caseclock",
    help="Caseclock: cases, their clocks and their rules, on Temporal and PostgreSQL.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a traceback with local variables could show what is personal
    context_settings={"help_option_names": ["--help", "-h"]},
)

for _verb in (servers.up, demo, servers.worker, servers.api, servers.migrate, servers.token, commands,
              upkeep.verify, upkeep.rebuild, upkeep.recover):  # fmt: skip
    app.command()(_verb)
for _noun, _name in ((case, "case"), (scenario, "scenario"), (law, "law")):
    app.add_typer(_noun, name=_name)


def main() -> None:
    """Run the command and end the process with its exit code; what went wrong is one line, not a traceback."""
    try:
        app()
    except StoppedError as error:
        _stop(str(error), error.code)
    except (ConfigurationError, ServerFailedError, MigrationError, EngineStuckError) as error:
        _stop(str(error), Exit.UNAVAILABLE)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False))
        _stop(f"The settings do not fit: {faults}", Exit.UNAVAILABLE)
    except (OSError, httpx.HTTPError) as error:
        _stop(f"Cannot be reached: {type(error).__name__}: {error}", Exit.UNAVAILABLE)


def _stop(words: str, code: Exit) -> None:
    typer.secho(words, err=True, fg=typer.colors.RED)
    sys.exit(code)


if __name__ == "__main__":
    main()
