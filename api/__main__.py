"""``python -m api``: one API process, the console beside it, stopped gracefully by SIGTERM or Ctrl-C."""

import uvicorn

from api.app import create_app
from api.settings import ApiSettings
from console.app import attach
from infra.leaving import run_and_leave
from infra.logging import configure_logging
from infra.loop import collect_rarely
from infra.settings import Settings, load_settings


def main(settings: Settings | None = None) -> None:
    """Serve with these settings, or those of the environment.

    Raises ConfigurationError before anything starts: what fails while it starts is told by its kind alone.
    """
    settings, limits = settings or load_settings(), ApiSettings()
    settings.require_database_url()
    settings.require_temporal_address()
    configure_logging(settings.log_level, settings.log_format, service="api")
    app = create_app(settings, limits)
    if limits.console:
        attach(app)
    collect_rarely()
    uvicorn.run(
        app,
        host=settings.api_host,
        port=settings.api_port,
        access_log=False,  # ours holds no addresses
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=max(1, round(2 * limits.answer_seconds)),
    )


if __name__ == "__main__":
    run_and_leave(main)
