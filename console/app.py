"""The console put together, and put beside the API in one process."""

from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from starlette.staticfiles import StaticFiles

import console.addresses
import console.asked
import console.book
import console.case
import console.case_reports
import console.chronology
import console.documents
import console.doing
import console.figures
import console.letters
import console.opening
import console.outside
import console.parties
import console.people
import console.sign_in
import console.work
import console.workers
from console import CONSOLE
from console.doors import Headers, install

__all__ = ["attach"]

_STATIC: Final = Path(__file__).parent / "static"
_ROUTERS: Final = (
    console.sign_in.router, console.work.router, console.case.router, console.chronology.router, console.doing.router,
    console.people.router, console.opening.router, console.outside.router, console.letters.router,
    console.parties.router, console.documents.router, console.case_reports.router,
    console.workers.router, console.addresses.router,
    console.book.router, console.figures.router, console.asked.router,
)  # fmt: skip


def attach(app: FastAPI) -> None:
    """Serve the console under ``/console`` of this application, with what the application opened."""
    console_app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    console_app.state = app.state
    for router in _ROUTERS:
        console_app.include_router(router)
    console_app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    install(console_app)

    @app.get(CONSOLE, include_in_schema=False)
    async def without_a_slash(request: Request) -> RedirectResponse:
        return RedirectResponse(f"{request.scope.get('root_path', '')}{CONSOLE}/", 308)

    app.mount(CONSOLE, Headers(console_app), name="console")  # outside of all: a fault's page is not kept either
