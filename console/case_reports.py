"""The form of a supervisor's report, to read and to print; how far each has come is one of the questions of a case."""

from fastapi import APIRouter, Request, Response

import api.supervision
from activities.messages import CaseRef
from api.pathways import owes_reports
from api.problems import Kind, Problem
from api.services import Wired
from api.supervision import ReportKey
from console.case import Ref
from console.session import Visitor

__all__ = ["router"]

router = APIRouter()


@router.get("/cases/{lifecycle}/{case}/reports/{report}/document")
async def document(request: Request, ref: Ref, report: ReportKey, caller: Visitor, services: Wired) -> Response:
    """The form as a page, or with ``form=pdf`` as a PDF."""
    _owed(ref)
    pdf = request.query_params.get("form") == "pdf"
    return await api.supervision.report_document(
        ref=ref, report=report, caller=caller, services=services, form="pdf" if pdf else "html"
    )


def _owed(ref: CaseRef) -> None:
    """Raises a 404 problem for pathways that owe no such reports."""
    if not owes_reports(ref.lifecycle):
        raise Problem(Kind.NOT_FOUND, "Cases of this pathway owe no such reports.")
