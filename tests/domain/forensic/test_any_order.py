"""A forensic case, given what all its scenario files say in any order: no crash, no duty lost, always a way on."""

from typing import Any

from tests.domain.any_order import SHORT, AnyOrder, said_in

FINDINGS = {
    "resident_in_kent_before_admission": True, "admitted_on": "2019-03-04", "autism": False,
    "severe_and_enduring_mental_illness": True, "ward": {"kind": "medium_secure"}, "learning_disability": False,
    "risk": {"significant": True, "assessor": "Invented", "assessed_on": "2025-11-03", "rationale": "Invented"},
    "legal": {"route": "LIFE_LICENCE", "parole_board_releases": True},
}  # fmt: skip
Said = tuple[str, tuple[str, ...], dict[str, Any]]
ENDING = {"reason": "stepped_down", "to": "Invented", "accepted_by": "Invented", "summary": "Invented"}
EVERYBODY: tuple[str, ...] = ()
WAY_ON: dict[str, tuple[Said, ...]] = {
    "": (("EmailReferral", ("ada",), {"person": "", "sender": "social_supervisor", "on_service_form": True}),),
    "RECEIVED": (("StartScreening", ("tess",), {}),),
    "AWAITING_INFO": (("ResumeScreening", ("tess",), {"because": "Invented"}),),
    "SCREENING": (
        ("ApplyVulnerableAdultsProtocol", ("tess",), {"applies": False, "why": "Invented"}),
        ("AcceptReferral", ("tess",), {"findings": FINDINGS, "response": "Invented"}),
    ),
    "ACCEPTED": (("AllocateWorker", ("tess",), {"worker": "sid"}),),
    "ASSESSMENT_QA": (("Return", EVERYBODY, {"document": "care_act_assessment", "because": "Invented"}),),
    "PLAN_QA": (("Return", EVERYBODY, {"document": "care_and_support_plan", "because": "Invented"}),),
    "REVIEWING": (
        ("SubmitReview", EVERYBODY, {"leads_to": "goes_on", "findings": "Invented"}),
        ("SignOff", EVERYBODY, {"document": "review"}),
    ),
    "CNP_DRAFT": (
        ("LeadPlacementSearch", EVERYBODY, {"words": "Invented"}),
        ("SubmitCnpApplication", EVERYBODY, {"summary": "Invented", "worked_with_cmht": "Invented"}),
        ("SignOff", EVERYBODY, {"document": "cnp_application"}),
    ),
    "CNP_REFERRED": (("RecordPanelDecision", EVERYBODY, {"agreed": True, "words": "Invented"}),),
    "CLOSING": (("ApproveClosure", EVERYBODY, {}),),
}  # fmt: skip
"""What is done at each stage by the book, and by whom; at every other the end is asked for."""


class AnyOrderOfAReferral(AnyOrder):
    """From a referral to the end of the service's work."""

    base = "forensic/allocation/cover-of-a-supervisor.yaml"
    book = "forensic/review/leads-to-a-new-plan.yaml"
    said = said_in("forensic", "forensic")

    def go_on(self) -> None:
        """What is owed first, then the step of this stage."""
        for task in self.told.case.file.owed:
            self._done(task)
        for name, by, fields in WAY_ON.get(self.told.stage, (("AskForClosure", EVERYBODY, ENDING),)):
            self.told.do(name, *by, **fields)

    def _done(self, task: str) -> None:
        if task == "privacy_notice":
            self.told.do("GivePrivacyNotice", "ada", how="by post")
        elif task == "supervisor_allocation":
            for worker in ("sid", "sue"):
                self.told.do("ReallocateWorker", "tess", worker=worker, because="Invented")
        else:
            self.told.do("CompleteTask", task=task, words="Invented")


AnyOrderOfAReferral.TestCase.settings = SHORT
TestAnyOrder = AnyOrderOfAReferral.TestCase
