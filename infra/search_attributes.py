"""The search attributes of a case in Temporal, for operations staff only: codes, never a person.

The next alarm is none of them: it changes at every rung, and each change would cost a history event (DESIGN D9).
The timer's summary and the current details show it; `docs/decisions/0004-next-alarm-no-search-attribute.md`.

SQL visibility has room for ten keywords and three of each other type (DESIGN D29), so the list is short. This
module is imported by workflows: it does no I/O when imported.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest, ListSearchAttributesRequest
from temporalio.common import SearchAttributeKey
from temporalio.service import RPCError, RPCStatusCode

if TYPE_CHECKING:
    from temporalio.client import Client

CASE_STAGE: Final = SearchAttributeKey.for_keyword("CaseStage")
LIFECYCLE: Final = SearchAttributeKey.for_keyword("Lifecycle")
AREA: Final = SearchAttributeKey.for_keyword("Area")
URGENCY: Final = SearchAttributeKey.for_keyword("Urgency")
LAW: Final = SearchAttributeKey.for_keyword("Law")
OPEN_DUTIES: Final = SearchAttributeKey.for_keyword_list("OpenDuties")

KINDS: Final = {
    CASE_STAGE.name: "Keyword",
    LIFECYCLE.name: "Keyword",
    AREA.name: "Keyword",
    URGENCY.name: "Keyword",
    LAW.name: "Keyword",
    OPEN_DUTIES.name: "KeywordList",
}
_CODES: Final = {
    "Keyword": IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
    "KeywordList": IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
}
_TIMEOUT: Final = timedelta(seconds=10)


class SearchAttributeClashError(Exception):
    """The cluster already has a search attribute of that name with another type."""


async def ensure_search_attributes(client: Client) -> tuple[str, ...]:
    """Register what is missing in the client's namespace and return the names that were added.

    Raises `SearchAttributeClashError` when a name is taken by another type. Safe to run twice, and from
    two places at once.
    """
    there = await _registered(client)
    if clash := [name for name, code in _wanted().items() if there.get(name, code) != code]:
        raise SearchAttributeClashError(f"registered with another type: {', '.join(sorted(clash))}")
    missing = {name: code for name, code in _wanted().items() if name not in there}
    if missing:
        await _add(client, missing)
    return tuple(missing)


def _wanted() -> dict[str, IndexedValueType.ValueType]:
    return {name: _CODES[kind] for name, kind in KINDS.items()}


async def _registered(client: Client) -> dict[str, IndexedValueType.ValueType]:
    request = ListSearchAttributesRequest(namespace=client.namespace)
    answer = await client.operator_service.list_search_attributes(request, timeout=_TIMEOUT, retry=True)
    return dict(answer.custom_attributes)


async def _add(client: Client, missing: dict[str, IndexedValueType.ValueType]) -> None:
    request = AddSearchAttributesRequest(namespace=client.namespace, search_attributes=missing)
    try:
        await client.operator_service.add_search_attributes(request, timeout=_TIMEOUT, retry=True)
    except RPCError as error:
        # Another process registered them between our look and our call.
        if error.status is not RPCStatusCode.ALREADY_EXISTS:
            raise
