"""Routes that take no query parameter they do not know: a misspelt filter must not show everything."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response, params
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute

from api.problems import Kind, Problem
from domain.kernel.refusal import Objection

__all__ = ["StrictRoute"]

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class StrictRoute(APIRoute):
    """Refuses unknown query parameters, and one that is given twice."""

    def get_route_handler(self) -> Handler:
        """The route's handler behind the check."""
        handle = super().get_route_handler()
        known = {each.alias for each in get_flat_params(self.dependant) if isinstance(each.field_info, params.Query)}

        async def strict(request: Request) -> Response:
            names = [name for name, _ in request.query_params.multi_items()]
            wrong = [name for name in dict.fromkeys(names) if name not in known or names.count(name) > 1]
            if wrong:
                raise _unknown(wrong, known)
            return await handle(request)

        return strict


def _unknown(wrong: list[str], known: set[str]) -> Problem:
    words = f"Not known here, or given twice. Known: {', '.join(sorted(known)) or 'none'}."
    objections = tuple(Objection(rule="CASE-FORM", words=words, field=name[:100]) for name in wrong[:20])
    return Problem(Kind.MALFORMED, "The address has query parameters that do not fit.", objections)
