"""The converter of our messages: pydantic's, made once in a process.

The SDK makes a converter anew for every activation, activity and call, and pydantic's makes its serializer and forgets
its adapters each time: a tenth of a worker's time. This one is handed the same parts again; they keep no state but
the adapters of the types that they met.
"""

from typing import Final

from temporalio.contrib.pydantic import PydanticPayloadConverter
from temporalio.converter import CompositePayloadConverter

__all__ = ["SharedPydanticConverter"]

_PARTS: Final = tuple(PydanticPayloadConverter(max_cached_type_adapters=256).converters.values())


class SharedPydanticConverter(CompositePayloadConverter):
    """Pydantic's payload converter, cheap to make."""

    def __init__(self) -> None:
        """Take the parts that are there."""
        super().__init__(*_PARTS)
