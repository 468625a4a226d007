"""Which advisory rules a command is asked about beside its guards: in the kernel's form, over this lifecycle's file."""

from domain.kernel.advice import AdviceTable, Advising, advice_from

__all__ = ["AdviceTable", "Advising", "advice_from"]
