"""What the other regions ask of the status."""

from datetime import date
from typing import Any

from domain.patient.file import PatientFile, changed
from domain.patient.status.state import HOSPITAL_ORDERS, SENTENCED, Basis, Status

__all__ = ["consent_rule", "counts_for_category_2", "replace_status", "with_basis"]

_TWELVE_MONTHS = 12


def replace_status(file: PatientFile, **changes: Any) -> PatientFile:
    """The file with these facts of the status changed."""
    return changed(file, status=file.status.model_copy(update=changes))


def with_basis(status: Status, basis: Basis | None, on: date) -> Status:
    """The status under another basis from this day on; None: under none."""
    return status.model_copy(update={"basis": basis, "since": on})


def consent_rule(status: Status) -> str:
    """Which rule asks for the Secretary of State's consent, by the kind of restriction (26.7, 26.12, 26.15)."""
    if status.basis == "s45A":
        return "MDO-S45A-CONSENT"
    return "MDO-S49-CONSENT" if status.basis in {"s47_49", "s48_49"} else "MDO-S3741-CONSENT"


def counts_for_category_2(status: Status) -> bool:
    """Whether the disposal makes somebody a Category 2 offender: a hospital or guardianship order, 12 months or more.

    The route that counts is the one that began the detention, whatever became of it since (26.39, 6.8).
    """
    order, sentence = status.order, status.sentence
    if order is None:
        return False
    if order.basis in SENTENCED:
        length = sentence.months if sentence and sentence.kind == "determinate" else None
        return sentence is not None and (length is None or length >= _TWELVE_MONTHS)
    return order.basis in HOSPITAL_ORDERS
