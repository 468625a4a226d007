"""A patient's case, given what all its scenario files say in any order: no crash, no duty lost, always a way on."""

from typing import Any

from domain.patient.identification.category import Facts, category_of
from domain.patient.stages import COMMUNITY, CONDITIONAL, CTO, DETAINED, ENDING, GUARDIANSHIP, REMITTED
from domain.patient.status.state import REMANDS
from tests.domain.any_order import SHORT, AnyOrder, said_in

NOTHING = {"registered": False, "specified_offence": False}
SCREENED = {"level": 1, "because": ["current_risk"], "words": "Invented", "risk_assessed": True,
            "agencies_heard": ["police"]}  # fmt: skip


class AnyOrderOfAPatient(AnyOrder):
    """From the order of the court to the end of MAPPA."""

    base = "patient/level-1-to-the-end.yaml"
    book = "patient/level-1-to-the-end.yaml"
    said = said_in("patient", "patient")

    def go_on(self) -> None:
        """Out of hospital, as the status allows it; then out of MAPPA."""
        {"": self._admit, DETAINED: self._out, CONDITIONAL: self._out, REMITTED: self._again,
         CTO: lambda: self.told.do("EndCommunityOrder", by="time"),
         GUARDIANSHIP: lambda: self.told.do("EndGuardianship", by="time"),
         COMMUNITY: self._identify, ENDING: self._tell}[self.told.stage]()  # fmt: skip

    def _admit(self) -> None:
        order = {"basis": "s37", "made_by": "crown_court", "on": self._today}
        self.told.do("AdmitPatient", person="", hospital="unit", hospital_area="kent", home_area="kent", order=order)

    def _again(self) -> None:
        order = {"basis": "s47", "made_by": "secretary_of_state", "on": self._today}
        self.told.do("RecordTransfer", order=order, sentence={"kind": "determinate", "months": 24})

    def _out(self) -> None:
        file = self.told.case.file
        self._identify()
        self.told.do("ScreenLevel", **SCREENED)
        self.told.do("ContactProbation")
        if file.status.basis in REMANDS:
            order = {"basis": "s37", "made_by": "crown_court", "on": self._today}
            self.told.do("RecordDisposal", order=order)
            return
        by = "secretary_of_state" if file.status.restricted else "responsible_clinician"
        self.told.do("DischargePatient", by=by, kind="absolute")

    def _identify(self) -> None:
        """No offender any more, as far as the facts decide it; a sentence that runs decides the rest."""
        found = category_of(Facts.model_validate(NOTHING), self.told.case.file)
        self.told.do("IdentifyMappaStatus", facts=NOTHING, category=found, marked=True)
        self.told.do("DecideAfterSentence", decision="ends", because="Invented")

    def _tell(self) -> None:
        self.told.do("SendPart4", form=self.told.case.file.ending.record)

    @property
    def _today(self) -> Any:
        return self.told.now.date().isoformat()


AnyOrderOfAPatient.TestCase.settings = SHORT
TestAnyOrder = AnyOrderOfAPatient.TestCase
