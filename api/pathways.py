"""What is asked of the cases of one pathway alone, beside what is asked of all."""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter

import api.court_liaison
import api.documents
import api.forensic
import api.safeguarding
import api.supervision

__all__ = ["OF_PATHWAY", "keeps_documents", "owes_reports"]

OF_PATHWAY: Final[Mapping[str, tuple[APIRouter, ...]]] = {
    "safeguarding": (api.documents.of_case, api.safeguarding.of_case),
    "forensic": (api.forensic.of_case,),
    "court-liaison": (api.court_liaison.of_case,),
    "supervision": (api.supervision.of_case,),
}
"""By pathway the routes of its cases that others do not have."""


def keeps_documents(lifecycle: str) -> bool:
    """Whether documents are uploaded into the record of this pathway's cases."""
    return api.documents.of_case in OF_PATHWAY.get(lifecycle, ())


def owes_reports(lifecycle: str) -> bool:
    """Whether the cases of this pathway owe reports that are printed as a form."""
    return api.supervision.of_case in OF_PATHWAY.get(lifecycle, ())
