"""What is asked of the cases of one pathway alone, beside what is asked of all."""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter

import api.court_liaison
import api.documents
import api.forensic
import api.safeguarding

__all__ = ["OF_PATHWAY", "keeps_documents"]

OF_PATHWAY: Final[Mapping[str, tuple[APIRouter, ...]]] = {
    "safeguarding": (api.documents.of_case, api.safeguarding.of_case),
    "forensic": (api.forensic.of_case,),
    "court-liaison": (api.court_liaison.of_case,),
}
"""By pathway the routes of its cases that others do not have."""


def keeps_documents(lifecycle: str) -> bool:
    """Whether documents are uploaded into the record of this pathway's cases."""
    return api.documents.of_case in OF_PATHWAY.get(lifecycle, ())
