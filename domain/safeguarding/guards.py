"""How a step of this lifecycle says no: in the words of the kernel."""

from domain.kernel.saying import said, unless, unless_refused

__all__ = ["said", "unless", "unless_refused"]
