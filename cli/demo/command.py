"""``caseclock demo``."""

import os
from datetime import UTC, datetime, timedelta
from functools import cache

import typer

from cli.calling import ApiUrl, api_at
from cli.output import Output, OutputOption, print_json, progress

__all__ = ["demo"]

_REGISTRAR_ROLES = ("SystemAdministrator", "DSO", "ServiceManager", "MappaCoordinator")


def demo(
    api_url: ApiUrl = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Feed in a day of invented concerns through the API: the worked examples of the sources, at several stages.

    Run `caseclock up` first. A second run changes nothing. It signs its own tokens with the local key, so it works
    against a development installation only.
    """
    from cli.demo.day import load_day
    from cli.demo.feed import Feeder, TokenFor
    from cli.servers import mint_token
    from cli.session import found_settings

    settings, day = found_settings(), load_day()

    @cache
    def token(worker: str) -> str:
        facts = day.workers.get(worker)
        roles = facts.roles if facts else _REGISTRAR_ROLES
        claims = {"worker": worker, "roles": roles, "team": facts.team if facts else None}
        return mint_token(settings, claims, timedelta(hours=1))

    sign: TokenFor = token
    with api_at(settings, api_url) as http:
        feeder = Feeder(http, day, sign, datetime.now(UTC).replace(microsecond=0))
        with progress("demo", len(day.cases) + 1) as done:
            feeder.register()
            done()
            for name in day.cases:
                feeder.tell(name)
                done()
            feeder.count_letters()
    if output is Output.JSON:
        print_json(
            {
                "done": feeder.fed.done,
                "repeated": feeder.fed.repeated,
                "cases": feeder.fed.cases,
                "letters": feeder.fed.letters,
            }
        )
        return
    for title, address in feeder.fed.cases.items():
        typer.echo(f"  {title}{os.linesep}    {str(http.base_url).rstrip('/')}{address}")
    stand = ", ".join(f"{count} {state}" for state, count in sorted(feeder.fed.letters.items()))
    typer.echo(f"Letters so far: {stand or 'none'}. See them: caseclock letter list; {settings.letters_in}")
    typer.echo(f"{feeder.fed.done} commands done, {feeder.fed.repeated} had been done before.")
