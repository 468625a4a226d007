"""Calling the API from a terminal: where it is, and what it says when it says no."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import httpx

    from infra.settings import Settings

__all__ = ["ApiUrl", "api_at", "problem_in_words"]

ApiUrl = Annotated[str | None, typer.Option(envvar="CASECLOCK_API_URL", help="none: the local API")]


def api_at(settings: "Settings", url: str | None) -> "httpx.Client":
    """A client of the API at this address, or of the one on this machine."""
    import httpx

    return httpx.Client(base_url=url or f"http://{settings.api_host}:{settings.api_port}", timeout=30, trust_env=False)


def problem_in_words(answer: "httpx.Response") -> str:
    """What the problem says, with the rules that it names."""
    try:
        problem = answer.json()
    except ValueError:
        return answer.reason_phrase
    rules = [f"{rule['rule']}: {rule['words']}" for rule in problem.get("rules", [])]
    return "; ".join([str(problem.get("title", "")), str(problem.get("detail", "")), *rules])
