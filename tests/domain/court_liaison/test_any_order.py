"""A liaison case, given what all its scenario files say in any order: no crash, no duty lost, always a way on."""

from datetime import timedelta
from typing import Any

from domain.court_liaison.activity import SESSIONS
from tests.domain.any_order import SHORT, AnyOrder, said_in

ASSESSMENT = {
    "findings": "Invented", "needs": ["mental_health"], "consent": "given", "cohorts": [], "risk_of_custody": False,
    "repeat_offending": False,
}  # fmt: skip
REPORT = {
    "form": "written", "document": "r1", "recommendations": "Invented", "advice": "Invented", "shared_because": "None",
}  # fmt: skip
AREAS = ("education", "child_care", "employment", "housing", "support", "skills")
WORDS = {"words": "Invented"}
Said = tuple[str, str, dict[str, Any]]
WAY_ON: dict[str, tuple[Said, ...]] = {
    "LISTED": (
        ("ResumeHearing", "fay", {}),
        ("ReferDefendant", "otto", {"agency": "police", "custody": "bail", **WORDS}),
    ),
    "SCREENED": (("FindNeed", "fay", {"needs": ["wellbeing"], **WORDS}),),
    "FIRST_LEVEL": (("CompleteAssessment", "fay", ASSESSMENT),),
    "TRIAGED": (("FindOtherNeed", "fay", WORDS),),
    "PSYCH_REFERRED": (
        ("RecordPsychiatricOutcome", "petra", {"outcome": "not_assessed", "adjournment_caused": False, **WORDS}),
    ),
    "REPORTING": (("GiveReport", "fay", REPORT),),
    "REPORTED": (("GiveAdvice", "fay", WORDS),),
    "FOLLOW_UP": (("CloseCase", "fay", WORDS),),
    "OASYS_IDENTIFIED": (("RecordDisposal", "cleo", {"disposal": "discontinued"}),
                         ("EndOrder", "polly", {"how": "revoked"})),
    "COMMUNITY_ORDER": (("EndOrder", "polly", {"how": "completed"}),),
    "OM_ASSESSED": (("RecordDisposal", "cleo", {"disposal": "discontinued"}),
                    ("EndOrder", "polly", {"how": "revoked"})),
    "OM_ACTIVE": (("EndOrder", "polly", {"how": "completed"}),),
    "OM_ENDED": (("CloseCase", "fay", WORDS),),
}  # fmt: skip
"""What is done at each stage by the book, and by whom."""


class AnyOrderOfALiaisonCase(AnyOrder):
    """From the list to the end."""

    base = "court_liaison/management/found-before-sentence.yaml"
    book = "court_liaison/requirements/eight-sessions.yaml"
    said = said_in("court_liaison", "court-liaison")

    def go_on(self) -> None:
        """What is owed first, then the steps of this stage."""
        if self.told.case.opened is None:
            day = (self.told.now + timedelta(days=1)).date().isoformat()
            self.told.do("IdentifyPerson", "fay", person="", through="court_list", hearing_on=day)
            return
        self._owed(self.told.case.file)
        for name, by, fields in WAY_ON.get(self.told.stage, ()):
            self.told.do(name, by, **fields)

    def _owed(self, file: Any) -> None:
        for question in file.questions:
            self.told.do("AnswerProbation", "fay", question=question, **WORDS)
        for name, link in file.links.items():
            if link.formal and not link.answered:
                self.told.do("RecordReferralOutcome", "fay", link=name, accepted=True)
            if link.engaged is None:
                self.told.do("RecordEngagement", "fay", link=name, engaged=False, **WORDS)
        if file.report_required:
            self.told.do("GiveManagementReport", "fay", **REPORT)
        if file.sar.state == "roadmap_due":
            self.told.do("RecordResources", "fay", internal="Invented", external="Invented")
            self.told.do("CompleteRoadmap", "fay", links=dict.fromkeys(AREAS, "none needed"))

    def teardown(self) -> None:
        """Also: no more sessions than the requirement has."""
        super().teardown()
        assert self.told.case.file.sar.sessions <= SESSIONS


AnyOrderOfALiaisonCase.TestCase.settings = SHORT
TestAnyOrder = AnyOrderOfALiaisonCase.TestCase
