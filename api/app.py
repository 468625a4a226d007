"""The application put together."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from importlib.metadata import version

import structlog
from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi_swagger import patch_fastapi

import api.book
import api.codec_server
import api.commands
import api.court_liaison
import api.forensic
import api.health
import api.letters
import api.lists
import api.mappa
import api.openapi
import api.outside
import api.overview
import api.people
import api.problems
import api.providers
import api.reading
import api.registers
import api.serious_case_review
import api.supervision
from api.cases import of_lifecycle
from api.journal import REQUEST_ID, Journal
from api.limits import BodyLimit
from api.pathways import OF_PATHWAY
from api.services import Services, opened
from api.settings import ApiSettings
from domain.registry import LIFECYCLES
from infra.settings import Settings

__all__ = ["create_app"]

Opening = Callable[[Settings, ApiSettings], AbstractAsyncContextManager[Services]]


def create_app(settings: Settings, limits: ApiSettings | None = None, opening: Opening = opened) -> FastAPI:
    """The API on the servers that the settings name; ``opening`` says how they are reached."""
    limits = limits or ApiSettings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            with _said_why():
                app.state.services = await stack.enter_async_context(opening(settings, limits))
            yield

    app = FastAPI(
        title="Caseclock",
        version=version("caseclock"),
        description=api.openapi.DESCRIPTION,
        openapi_tags=api.openapi.TAGS,
        lifespan=lifespan,
        docs_url=None,  # the page below brings its own files: FastAPI's own fetches them from outside
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
        redirect_slashes=False,
    )
    patch_fastapi(app, docs_url="/docs", redirect_from_root_to_docs=True)
    _add_routes(app)
    api.problems.install(app)
    api.openapi.install(app)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=limits.origins(settings),
        allow_methods=["POST"],
        allow_headers=["authorization", "content-type", "x-namespace"],
        expose_headers=[REQUEST_ID],
    )
    app.add_middleware(BodyLimit, largest=limits.largest_body, largest_document=limits.largest_document)
    app.add_middleware(Journal)
    return app


@contextmanager
def _said_why() -> Iterator[None]:
    """The web server would log a failed start as one long text, of which our log shows nothing."""
    try:
        yield
    except Exception:
        structlog.get_logger().exception("the API cannot start")
        raise


def _add_routes(app: FastAPI) -> None:
    first = APIRouter(prefix="/v1")
    for lifecycle in LIFECYCLES.values():
        taking = api.commands.router_of(lifecycle)
        first.include_router(
            of_lifecycle(
                lifecycle,
                taking,
                api.commands.answers,
                api.reading.router,
                api.outside.of_case,
                api.letters.of_case,
                api.people.of_case,
                *((api.overview.of_case,) if lifecycle.overview else ()),
                *OF_PATHWAY.get(lifecycle.name, ()),
            )
        )
    for router in (
        api.forensic.router,
        api.court_liaison.router,
        api.supervision.router,
        api.serious_case_review.router,
        api.mappa.router,
        api.lists.router,
        api.providers.router,
        api.book.router,
        api.letters.router,
        api.outside.router,
        api.people.router,
        api.registers.router,
    ):
        first.include_router(router)
    for router in (first, api.health.router, api.codec_server.router):
        app.include_router(router)
