"""A supervision, given what all its scenario files say in any order: no crash, no duty lost, always a way on."""

from datetime import timedelta

from domain.supervision.stages import ENDED
from tests.domain.any_order import SHORT, AnyOrder, said_in

WORDS = {"words": "Invented"}


class AnyOrderOfASupervision(AnyOrder):
    """From the request for a supervisor to the end of the record."""

    base = "supervision/reports/cancelled-by-absolute-discharge.yaml"
    book = "supervision/reports/cancelled-by-absolute-discharge.yaml"
    said = said_in("supervision", "supervision")
    longest = timedelta(days=480)

    def go_on(self) -> None:
        """What keeps the record open, then the end: discharged absolutely, or dead where no discharge is possible."""
        if self.told.stage == "":
            self.told.do("RequestSupervisor", "tess", person="", requested_by="hospital", section="s37_41")
        for report, _ in self.told.case.file.reports.unexplained():
            self.told.do("RecordMissedReason", report=report, code="workload", **WORDS)
            self.told.do("RecordMissedAction", report=report, action="Invented")
        if self.told.stage != ENDED and not self.told.do("GrantAbsoluteDischarge", authority="secretary_of_state"):
            self.told.do("RecordDeath")
        self.told.do("CloseSupervision", **WORDS)


AnyOrderOfASupervision.TestCase.settings = SHORT
TestAnyOrder = AnyOrderOfASupervision.TestCase
